"""The years ahead: from today's hours to a later year's, step by step; and hours by age band, year by year."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.theme import CONTEXT, DELIVERED, INK, QUIET

STEPS: Final = {
    "population_effect": "Population",
    "rate_effect": "Share with care",
    "package_size_effect": "Hours a person",
}
SHADES: Final = ("#B5D4F0", "#6BACE6", "#2073BC", DELIVERED)
"""From the youngest to the oldest band; where there are more, the youngest share the lightest."""
ROOM: Final = 0.3
"""Part of the bars' span for the words after them."""
LEAST: Final = 0.04
"""Share of the highest column below which a band's name has no room beside it."""


def effect_steps(first: dict[str, Any], last: dict[str, Any]) -> pl.DataFrame:
    """grain: step. `left, right, words`, from the hours of the first year, which is nought on the axis."""
    rows, level = [(str(first["year"]), 0.0, 0.0, _tens(first["hours"]), INK)], 0.0
    for column, words in STEPS.items():
        size = float(last[column])
        rows.append((words, level, level + size, _signed(size), DELIVERED if size >= 0 else CONTEXT))
        level += size
    rows.append((str(last["year"]), 0.0, level, f"{_tens(last['hours'])} ({_signed(level)})", INK))
    steps = pl.DataFrame(rows, schema=["row", "from", "to", "words", "colour"], orient="row")
    return steps.with_columns(
        pl.min_horizontal("from", "to").alias("left"), pl.max_horizontal("from", "to").alias("right")
    )


def effect_bars(steps: pl.DataFrame) -> alt.LayerChart:
    """Rows of `effect_steps` as a waterfall: whole bars would hide the change."""
    low, high = min(0.0, *steps["left"]), max(0.0, *steps["right"])
    ends = low, high + max(high - low, 1.0) * ROOM
    y = marks.rows_axis(steps["row"].to_list())
    bars = alt.Chart(steps).mark_bar(opacity=1).encode(
        x=marks.length("left", *ends), x2="right", y=y, color=alt.Color("colour:N", scale=None)
    )  # fmt: skip
    words = marks.text_mark(steps, "words", dx=8, fontWeight=600).encode(x=marks.length("right", *ends), y=y)
    nought = alt.Chart(steps.head(1)).mark_rule(color=INK, strokeWidth=2).encode(x=marks.length("left", *ends))
    return marks.layered(bars, words, nought)


def describe_steps(steps: pl.DataFrame) -> str:
    told = [f"{name} {words}" for name, words in steps.select("row", "words").rows()]
    return f"Hours of care a week: {'; '.join(told)}."


def band_years(years: pl.DataFrame, bands: Sequence[str]) -> alt.LayerChart | None:
    """`year, age_band, hours`: a column a year, the youngest band on top, each named beside the last column."""
    known = years.filter(pl.col("age_band").is_in(list(bands))).drop_nulls("hours")
    if known.is_empty():
        return None
    stacked = _stacked(known, bands)
    high = float(stacked["top"].max()) * 1.1 or 1.0  # type: ignore[arg-type]
    x = alt.X("column:N", sort=None, title=None, axis=alt.Axis(labelAngle=0, labelOverlap=False)).scale(
        domain=[*stacked["column"].unique(maintain_order=True), "", " "], paddingInner=0.2
    )
    axis = alt.Axis(title=None, tickCount=4, format=",.0f", grid=False, labelColor=QUIET)
    y = alt.Y("base:Q", title=None, axis=axis, scale=alt.Scale(domain=[0, high], nice=False))
    columns = alt.Chart(stacked).mark_bar(opacity=1).encode(x=x, y=y, y2="top", color=alt.Color("shade:N", scale=None))
    at = y.copy()
    at.shorthand = "place:Q"
    names = marks.text_mark(_names(stacked, high), "words").encode(x=x, y=at)
    sums = marks.text_mark(_sums(stacked, years), "words", align="center", dy=-12, fontWeight=600).encode(x=x, y=at)
    return marks.layered(columns, names, sums)


def _stacked(known: pl.DataFrame, bands: Sequence[str]) -> pl.DataFrame:
    """The oldest at the bottom."""
    shades = {band: SHADES[max(0, len(SHADES) - 1 - at)] for at, band in enumerate(reversed(bands))}
    order = {band: at for at, band in enumerate(reversed(bands))}
    rows = known.with_columns(pl.col("age_band").replace_strict(order, return_dtype=pl.Int64).alias("order"))
    top = pl.col("hours").cum_sum().over("year", order_by="order").alias("top")
    return rows.sort("year", "order").select(
        "year", "age_band", "hours", pl.col("year").cast(pl.String).alias("column"), top,
        (top - pl.col("hours")).alias("base"),
        pl.col("age_band").replace_strict(shades, return_dtype=pl.String).alias("shade"),
    )  # fmt: skip


def _names(stacked: pl.DataFrame, high: float) -> pl.DataFrame:
    last = stacked.filter(pl.col("year") == pl.col("year").max(), pl.col("hours") > high * LEAST)
    words = pl.struct("age_band", "hours").map_elements(_band_words, return_dtype=pl.String)
    return last.select(
        pl.lit("").alias("column"), ((pl.col("base") + pl.col("top")) / 2).alias("place"), words.alias("words")
    )


def _band_words(cell: dict[str, Any]) -> str:
    return f"{wording.in_sentence(wording.age_band(cell['age_band']).removeprefix('aged '))}: {_tens(cell['hours'])}"


def _sums(stacked: pl.DataFrame, years: pl.DataFrame) -> pl.DataFrame:
    """Over the first and the last column; all ages as they stand, which rounded bands need not come to."""
    tops = stacked.group_by("year", "column", maintain_order=True).agg(
        pl.col("top").max().alias("place"), pl.len().alias("bands")
    )
    ends = pl.concat([tops.head(1), tops.tail(1)]).unique(maintain_order=True)
    told = ends.join(years.filter(pl.col("age_band") == "all").select("year", "hours"), on="year", how="left")
    hours = pl.when(pl.col("bands") > 1).then(pl.coalesce("hours", "place")).otherwise("place")
    return told.with_columns(hours.map_elements(_tens, return_dtype=pl.String).alias("words"))


def describe_years(years: pl.DataFrame, bands: Sequence[str]) -> str:
    """Each band's first and last year."""
    told = []
    for band in bands:
        known = years.filter(pl.col("age_band") == band).drop_nulls("hours").sort("year")
        if len(known):
            first, last = (f"{_tens(known['hours'][at])} in {known['year'][at]}" for at in (0, -1))
            told.append(f"{wording.age_band(band)} {first}, {last}")
    return f"Hours of care a week by age band: {'; '.join(told) or 'no figures'}."


def _tens(hours: float) -> str:
    return wording.number(wording.to_ten(hours))


def _signed(hours: float) -> str:
    return wording.signed(wording.to_ten(hours))
