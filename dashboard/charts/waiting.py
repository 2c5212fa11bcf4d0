"""Who waits, for how long, and where they wait."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.bars import Slot, category_bars
from dashboard.charts.columns import Column, text_columns
from dashboard.charts.grids import WAITING_STEPS, grid
from dashboard.charts.rows import fold_names, why, zones_only
from dashboard.charts.theme import CONTEXT, WAITING, WORSE

WAIT_BANDS: Final = {
    "0-1": (0, "0 to 1"),
    "2-6": (2, "2 to 6"),
    "7-13": (7, "7 to 13"),
    "14-27": (14, "14 to 27"),
    "28-55": (28, "28 to 55"),
    "56-181": (56, "56 to 181"),
    "182+": (182, "182+"),
}
LONG_OR_NOT: Final = {"0-27": (0, "Under 4 weeks"), "28+": (28, "4 weeks or more")}
"""What leaves the analyst's screen: in narrower bands nearly every zone's cell is of fewer than five people."""
BANDS: Final = WAIT_BANDS | LONG_OR_NOT
FIGURES: Final = (
    Column("median_days", "Median", wording.number, 0.7),
    Column("p90_days", "9 in 10", wording.number, 0.845),
    Column("longest_days", "Longest", wording.number, 0.99, WORSE),
)
WAIT_RANGE_WORDS: Final = (
    "Days waited so far. Circle: half wait longer. Square: 1 in 10 wait longer. Diamond: the longest"
)


def by_wait_band(
    ages: pl.DataFrame, by: Sequence[str], chosen: Mapping[str, tuple[int, str]] = WAIT_BANDS
) -> pl.DataFrame:
    """grain: `by`, wait_band. Every band stands, at 0 where nobody waits so long."""
    banded = ages.with_columns(_band(pl.col("days_waited"), chosen).alias("wait_band"))
    counted = banded.group_by(*by, "wait_band").agg(*_sums(), pl.lit(value=True).alias("found"))
    bands = pl.DataFrame({"wait_band": list(chosen)})
    every = ages.select(by).unique().join(bands, how="cross")
    joined = every.join(counted, on=[*by, "wait_band"], how="left", nulls_equal=True)
    filled = [pl.when("found").then(name).otherwise(0).alias(name) for name in ("referrals", "hours")]
    order = pl.col("wait_band").replace_strict({band: start for band, (start, _) in chosen.items()})
    return joined.with_columns(filled).drop("found").sort(*by, order)


def by_setting(ages: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """grain: `by`, setting."""
    return ages.group_by(*by, "setting").agg(_sums()).sort(*by, "setting")


def with_days(bands: pl.DataFrame) -> pl.DataFrame:
    """Adds `days_waited`, the first day of the band."""
    first = {band: start for band, (start, _) in BANDS.items()}
    return bands.with_columns(pl.col("wait_band").replace_strict(first).alias("days_waited"))


def _sums() -> list[pl.Expr]:
    """Null where a part is withheld or unknown: the rest is not the sum."""
    columns = [pl.col("referrals"), pl.col("hours")]
    return [pl.when(column.is_not_null().all()).then(column.sum()) for column in columns]


def _band(days: pl.Expr, chosen: Mapping[str, tuple[int, str]]) -> pl.Expr:
    """The last band that starts at or before the days waited."""
    latest_first = sorted(chosen.items(), key=lambda each: -each[1][0])
    return pl.coalesce(pl.when(days >= start).then(pl.lit(band)) for band, (start, _) in latest_first)


def wait_grid(bands: pl.DataFrame, order: Sequence[str], column: str = "referrals") -> alt.LayerChart | None:
    """`zone, wait_band` and people (`referrals`) or `hours` in each cell."""
    found = set(bands["wait_band"])
    words = {band: text for band, (_, text) in BANDS.items() if band in found}
    return grid(bands, order, ("wait_band", words), (column, wording.number), WAITING_STEPS)


def wait_ranges(waiting: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """A line from the median to the longest wait, and the three figures in columns of their own."""
    rows = fold_names(zones_only(waiting), order)
    if rows["longest_days"].is_null().all():
        return None
    high = marks.upper(rows["longest_days"], 1.9)
    y = marks.rows_axis(order)
    return marks.layered(*_range(rows, high, y), *text_columns(rows, FIGURES, high, y))


def _x(column: str, high: float) -> alt.X:
    return marks.length(column, 0, high, marks.bare_axis())


def _range(rows: pl.DataFrame, high: float, y: alt.Y) -> list[alt.Chart]:
    known = alt.Chart(rows.drop_nulls("longest_days"))
    x = _x("median_days", high)
    line = known.mark_rule(color=CONTEXT, strokeWidth=3).encode(x=x, x2="longest_days", y=y)
    layers = [line]
    for column, shape, colour in _points():
        point = known.mark_point(shape=shape, size=190, filled=True, color=colour, opacity=1)
        layers.append(point.encode(x=_x(column, high), y=y))
    return layers


def _points() -> list[tuple[str, Any, str]]:
    return [
        ("median_days", "circle", WAITING),
        ("p90_days", "square", WAITING),
        ("longest_days", "diamond", WORSE),
    ]


def waiting_by_setting(ages: pl.DataFrame) -> alt.LayerChart | None:
    """Where people wait: `setting, referrals, hours`, one row or more a setting."""
    return _by(ages, "setting", wording.SETTINGS)


def waiting_by_need(ages: pl.DataFrame) -> alt.LayerChart | None:
    """What they wait for: `need, referrals, hours`, one row or more a need."""
    return _by(ages, "need", wording.NEEDS)


def _by(ages: pl.DataFrame, name: str, words: dict[str, str]) -> alt.LayerChart | None:
    sums = ages.group_by(name).agg(*_sums(), *why(ages))
    slots = [
        Slot("referrals", "People", wording.number, WAITING),
        Slot("hours", "Hours a week", wording.number, WAITING),
    ]
    return category_bars(sums, name, words, slots)
