"""Small steps leave a bridge before it leaves the analyst's screen."""

from typing import Final

import polars as pl

from dashboard.disclosure.cells import Direction, Key, hidden_cells
from dashboard.disclosure.tables import HIDDEN

LEFT: Final = ("placed", "died", "declined", "admitted", "other")
UNITS: Final = ("people", "hours")
FLOW: Final = Direction(total="closing", minus=frozenset(LEFT))


def merge_reasons(bridge: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """One row of `queue_bridge` whose small reasons are counted with the other reasons; their columns go.

    The smallest reasons are merged until none that stands is small, nor the other reasons with them. Reasons for which
    nobody left go along: a nought that is told would narrow what the merged ones can be.
    """
    counts = {reason: bridge[f"{reason}_people"].item() for reason in LEFT}
    if None in counts.values() or not any(0 < count < threshold for count in counts.values()):
        return bridge
    merged = _merged(counts, threshold)
    added = [_sum([*merged, "other"], unit) for unit in UNITS if f"other_{unit}" in bridge.columns]
    return bridge.with_columns(added).drop([f"{reason}_{unit}" for reason in merged for unit in UNITS], strict=False)


def _merged(counts: dict[str, int], threshold: int) -> list[str]:
    """Care that started is the last to go: it is what the meeting asks for."""
    named = sorted((reason for reason in LEFT if reason != "other"), key=lambda each: (counts[each], each == "placed"))
    merged, total = [], counts["other"]
    for reason in named:
        if counts[reason] >= threshold and not 0 < total < threshold:
            break
        merged.append(reason)
        total += counts[reason]
    return merged


def _sum(reasons: list[str], unit: str) -> pl.Expr:
    """Null where a part is not known: the rest is not the sum."""
    parts = [pl.col(f"{reason}_{unit}") for reason in reasons]
    known = pl.all_horizontal(part.is_not_null() for part in parts)
    return pl.when(known).then(pl.sum_horizontal(parts)).alias(f"other_{unit}")


def suppress_bridge(bridge: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Rows of `queue_bridge`, one week's and one queue's, of zones and of all of them together.

    Neither opening + joined - left = closing nor the sum over zones gives a small part away.
    """
    left = [reason for reason in LEFT if f"{reason}_people" in bridge.columns]
    steps = ["opening", "joined", *left, "closing"]
    places = bridge["zone_id"].to_list() if "zone_id" in bridge.columns else [""] * len(bridge)
    rows = list(zip(places, bridge.iter_rows(named=True), strict=True))
    cells: dict[Key, int | None] = {(place, step): row[f"{step}_people"] for place, row in rows for step in steps}
    found = hidden_cells(cells, (Direction(), FLOW), threshold)
    hidden = [{step for step in steps if (place, step) in found} for place in places]
    columns = [
        pl.when(pl.Series([step not in each for each in hidden], dtype=pl.Boolean))
        .then(pl.col(f"{step}_{unit}"))
        .alias(f"{step}_{unit}")
        for step in steps
        for unit in UNITS
        if f"{step}_{unit}" in bridge.columns
    ]
    marker = pl.Series("marker", [HIDDEN if each else "" for each in hidden], pl.String)
    return bridge.with_columns(*columns, marker)


def leaving_steps(bridges: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Weeks of `hours_bridge`, of the council alone; a week in which a step stands on few packages has no steps.

    In a zone it nearly always does, and what zones move adds up to what the council does.
    """
    counts = pl.selectors.ends_with("_packages")
    steps = [name.removesuffix("_packages") for name in bridges.select(counts).columns]
    hours = [f"{step}_hours" for step in steps]
    known = [pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name) for name in hours]
    council = bridges.group_by("week_commencing").agg(*known, counts.sum())
    few = pl.any_horizontal(pl.col(f"{step}_packages").is_between(1, threshold - 1) for step in steps)
    told = council.with_columns(*(pl.when(~few).then(name).alias(name) for name in hours), zone_id=pl.lit("all"))
    return told.select("week_commencing", "zone_id", *hours).sort("week_commencing")
