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
LEFT: Final = ("placed", "died", "declined", "admitted", "other")
FLOW: Final = Direction(total="closing", minus=frozenset(LEFT))


def suppress(rows: pl.DataFrame, rule: Rule, slices: Sequence[str] = (), threshold: int = 5) -> pl.DataFrame:
    """Adds `marker`: [c] where the count and all that goes with it is withheld, else blank.

    `slices` (week, queue) are columns along which nothing published adds up. Whatever else is
    published of the same people belongs into the same call, as `all` rows: see `with_totals`.
    """
    totals, apart = _split(rows, rule, slices)
    hidden = _hidden_rows(rows, rule.count, totals, apart, threshold)
    return _withheld(rows, rule, pl.Series("hidden", hidden, pl.Boolean))


def _split(rows: pl.DataFrame, rule: Rule, slices: Sequence[str]) -> tuple[list[str], list[str]]:
    """A column without a row `all` adds up to nothing that is published: it is one more slice."""
    present = [name for name in rule.totals if name in rows.columns and name not in slices]
    totals = [name for name in present if (rows[name] == "all").any()]
    return totals, [*slices, *(name for name in present if name not in totals)]


def _hidden_rows(rows: pl.DataFrame, count: str, totals: list[str], apart: list[str], threshold: int) -> list[bool]:
    keys = _keys(rows, totals)
    groups: dict[Key, dict[Key, int | None]] = {}
    for group, key, value in zip(_keys(rows, apart), keys, rows[count].to_list(), strict=True):
        if key in groups.setdefault(group, {}):
            raise ValueError(f"{count}: two rows for {(*group, *key)}; name every column in the rule or slices")
        groups[group][key] = value
    directions = tuple(Direction() for _ in totals)
    hidden = {group: hidden_cells(cells, directions, threshold) for group, cells in groups.items()}
    return [key in hidden[group] for group, key in zip(_keys(rows, apart), keys, strict=True)]


def _keys(rows: pl.DataFrame, columns: list[str]) -> list[Key]:
    if not columns:
        return [()] * len(rows)
    return rows.select(pl.col(columns).cast(pl.String).fill_null("(none)")).rows()


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
            whole = rows.group_by(kept).agg(added) if kept else rows.select(added)
            parts.append(whole.with_columns(pl.lit("all").alias(name) for name in dropped))
    return pl.concat([part.select(*by, *along, *sums) for part in parts], how="vertical_relaxed")


def suppress_bridge(bridge: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Rows of `queue_bridge`, one week's and one queue's, of zones and of all of them together.

    Neither opening + joined - left = closing nor the sum over zones gives a small part away.
    """
    steps = ["opening", "joined", *LEFT, "closing"]
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
        for unit in ("people", "hours")
        if f"{step}_{unit}" in bridge.columns
    ]
    marker = pl.Series("marker", [HIDDEN if each else "" for each in hidden], pl.String)
    return bridge.with_columns(*columns, marker)
