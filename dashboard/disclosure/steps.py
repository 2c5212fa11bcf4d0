"""Steps of the hours bridge that stand on few packages are told together with others."""

from collections.abc import Sequence
from typing import Final

import polars as pl

OUT: Final = ("ended", "handed_back")
"""Told beside it by why care ended, in all: neither can stand without the other."""
SIZE: Final = ("increase", "decrease")
"""Nothing else that is published tells of them: whatever is merged goes with them."""
ATOMS: Final = (("new",), OUT, ("restarted", "paused"), ("transferred_in", "transferred_out"), SIZE)
"""What hides together: one of a pair can nearly be worked out from the other."""
LOSSES: Final = frozenset({"ended", "handed_back", "decrease", "paused", "transferred_out"})
ENDED, OTHER = "ended_or_handed_back_hours", "other_changes_hours"


def merge_steps(bridges: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """One week's rows of `hours_bridge` as one of the council, without its `_packages`; merged steps have no column.

    Ended and handed back are one step (`ENDED`) where either is small. What is small still, its pair and changes of
    size are one net step (`OTHER`, what it adds to live hours). No row where even that stands on few packages.
    """
    council = _summed(bridges)
    counts = {step: council[f"{step}_packages"][0] for atom in ATOMS for step in atom}
    if None in counts.values():
        return council.clear().select(_told(()))
    together = _together(counts, threshold)
    if 0 < sum(counts[step] for step in together) < threshold:
        return council.clear().select(_told(()))
    gone, added = list(together), [_net(together).alias(OTHER)] if together else []
    if _small(OUT, counts, threshold) and "ended" not in together:
        gone, added = [*gone, *OUT], [*added, pl.sum_horizontal(f"{step}_hours" for step in OUT).alias(ENDED)]
    return council.with_columns(added).select(*_told(gone), *(each.meta.output_name() for each in added))


def _summed(bridges: pl.DataFrame) -> pl.DataFrame:
    sums = bridges.select(pl.selectors.ends_with("_hours", "_packages")).columns
    known = [pl.when(pl.col(name).is_not_null().all() & (pl.len() > 0)).then(pl.col(name).sum()) for name in sums]
    return bridges.select(known).with_columns(pl.lit("all").alias("zone_id"))


def _small(steps: tuple[str, ...], counts: dict[str, int], threshold: int) -> bool:
    return any(0 < counts[step] < threshold for step in steps)


def _together(counts: dict[str, int], threshold: int) -> tuple[str, ...]:
    """The steps of the one that takes what is small."""
    few_out = 0 < sum(counts[step] for step in OUT) < threshold
    small = [atom for atom in ATOMS if (few_out if atom is OUT else _small(atom, counts, threshold))]
    return tuple(step for atom in ATOMS if atom in small or atom is SIZE for step in atom) if small else ()


def _net(steps: tuple[str, ...]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(f"{step}_hours") * (-1 if step in LOSSES else 1) for step in steps)


def _told(gone: Sequence[str]) -> list[str]:
    steps = [step for atom in ATOMS for step in atom if step not in gone]
    return ["zone_id", "opening_hours", *(f"{step}_hours" for step in steps), "closing_hours"]
