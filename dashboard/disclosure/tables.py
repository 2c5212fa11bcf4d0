"""Small numbers leave a table before it leaves the analyst's screen."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import polars as pl

from dashboard.disclosure.cells import Direction, Key, hidden_cells
from dashboard.disclosure.rules import Rule

HIDDEN: Final = "[c]"
ROUND_BASE: Final = 5
LARGEST_NOT_ROUNDED: Final = 7


def suppress(rows: pl.DataFrame, rule: Rule, slices: Sequence[str] = (), threshold: int = 5) -> pl.DataFrame:
    """Adds `marker`: [c] where the count and all that goes with it is withheld, else blank.

    `slices` (week, queue) are columns along which nothing published adds up. Whatever else is
    published of the same people belongs into the same call, as `all` rows: see `with_totals`.
    """
    hidden = _hidden_rows(rows, rule, slices, threshold)
    return _withheld(rows, rule, pl.Series("hidden", hidden, pl.Boolean))


def _split(rows: pl.DataFrame, rule: Rule, slices: Sequence[str]) -> tuple[list[str], list[str]]:
    """A column without a row `all` adds up to nothing that is published: it is one more slice."""
    present = [name for name in rule.totals if name in rows.columns and name not in slices]
    totals = [name for name in present if (rows[name] == "all").any()]
    return totals, [*slices, *(name for name in present if name not in totals)]


def _hidden_rows(rows: pl.DataFrame, rule: Rule, slices: Sequence[str], threshold: int) -> list[bool]:
    totals, apart = _split(rows, rule, slices)
    places = list(zip(_keys(rows, apart), _keys(rows, totals), strict=True))
    groups: dict[Key, dict[Key, int | None]] = {}
    for (group, key), value in zip(places, rows[rule.count].to_list(), strict=True):
        if key in groups.setdefault(group, {}):
            raise ValueError(f"{rule.count}: two rows for {(*group, *key)}; name every column in the rule or slices")
        groups[group][key] = value
    kept_back = _unpublished(rows, rule, places)
    directions = tuple(Direction() for _ in totals)
    hidden = {
        group: hidden_cells(cells, directions, threshold, kept_back.get(group, set()))
        for group, cells in groups.items()
    }
    return [key in hidden[group] for group, key in places]


def _unpublished(rows: pl.DataFrame, rule: Rule, places: list[tuple[Key, Key]]) -> dict[Key, set[Key]]:
    """Cells that nobody is shown, by slice."""
    found: dict[Key, set[Key]] = {}
    for (group, key), shown in zip(places, rows[rule.published] if rule.published else (), strict=False):
        if not shown:
            found.setdefault(group, set()).add(key)
    return found


def _keys(rows: pl.DataFrame, columns: list[str]) -> list[Key]:
    if not columns:
        return [()] * len(rows)
    words = [rows[name].cast(pl.String).to_list() for name in columns]
    return [tuple("(none)" if word is None else word for word in key) for key in zip(*words, strict=True)]


def _withheld(rows: pl.DataFrame, rule: Rule, hidden: pl.Series) -> pl.DataFrame:
    told = [name for name in (rule.count, *rule.dependents) if name in rows.columns]
    return rows.with_columns(
        *(pl.when(~hidden).then(pl.col(name)).alias(name) for name in told),
        pl.when(hidden).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker"),
    )


def round5(rows: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """1 to 7 withheld, the rest to the nearest 5: for tables whose filters are free."""
    hidden = rows[rule.count].is_between(1, LARGEST_NOT_ROUNDED).fill_null(value=False)
    sums = [name for name in (rule.count, *rule.amounts) if name in rows.columns]
    rounded = _withheld(rows, rule, hidden).with_columns(
        (((pl.col(name) / ROUND_BASE) + 0.5).floor() * ROUND_BASE).cast(rows.schema[name]) for name in sums
    )
    if rule.mean not in rows.columns:
        return rounded
    # Left as it was, it would give the count back: hours / mean hours.
    people = pl.when(pl.col(rule.count) > 0).then(pl.col(rule.count))
    return rounded.with_columns((pl.col(rule.amounts[0]) / people).alias(rule.mean))


def with_totals(rows: pl.DataFrame, along: Sequence[str], sums: Sequence[str], by: Sequence[str] = ()) -> pl.DataFrame:
    """Adds `all` rows along each column and each set of them. Only for counts that add up."""
    parts = [rows.select(*by, *along, *sums)]
    # One part that is not known leaves the whole unknown: its sum would pass for it.
    added = [pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name) for name in sums]
    for size in range(1, len(along) + 1):
        for dropped in combinations(along, size):
            kept = [*by, *(name for name in along if name not in dropped)]
            whole = rows.group_by(kept, maintain_order=True).agg(added) if kept else rows.select(added)
            parts.append(whole.with_columns(pl.lit("all").alias(name) for name in dropped))
    return pl.concat([part.select(*by, *along, *sums) for part in parts], how="vertical_relaxed")
