"""Capacity gaps: three charts that read straight across a zone."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.rows import fold_names, ranked, said, zones_only
from dashboard.charts.theme import BETTER, DELIVERED, INK, QUIET, WAITING, WORSE

NAME_SPACE: Final = 84
LABEL_SHARE: Final = 0.2
RING_ROOM: Final = 0.07
"""Part of the axis that keeps a ring off the figures to its left."""


def zone_order(gaps: pl.DataFrame) -> list[str]:
    """The zone shortest of hours first; every chart of the page takes this order."""
    return ranked(gaps, "gap_hours")


def gap_bars(gaps: pl.DataFrame, order: Sequence[str], ahead: pl.DataFrame | None = None) -> alt.LayerChart | None:
    """Bar: gap of one week. Ring: the gap ahead (`zone_id, gap_hours`), where there is a forecast."""
    rows = _with_ahead(fold_names(zones_only(gaps), order), ahead)
    if rows["gap_hours"].is_null().all():
        return None
    low, high = _span(rows)
    y = marks.rows_axis(order, padding=NAME_SPACE, size=marks.roomy_size(order))
    axis = marks.bare_axis()
    x = marks.length("gap_hours", low, high, axis)
    layers = [_bars(rows, x, y), _values(rows, y), _zero(low, high)]
    ringed = rows.filter(pl.col("ahead_hours").is_not_null())
    return marks.layered(*layers, *(_rings(ringed, low, high, y) if len(ringed) else []))


def _with_ahead(rows: pl.DataFrame, ahead: pl.DataFrame | None) -> pl.DataFrame:
    worded = said(rows, "gap_hours", wording.signed)
    if ahead is None:
        return worded.with_columns(pl.lit(None, pl.Float64).alias("ahead_hours"))
    return worded.join(ahead.select("zone_id", pl.col("gap_hours").alias("ahead_hours")), on="zone_id", how="left")


def _span(rows: pl.DataFrame) -> tuple[float, float]:
    """From the most spare to the most short, never nothing wide."""
    values = pl.concat([rows["gap_hours"].cast(pl.Float64), rows["ahead_hours"]]).drop_nulls()
    low, high = min(0.0, *values), max(0.0, *values)
    room = RING_ROOM * (high - low) if rows["ahead_hours"].is_not_null().any() else 0.0
    return (low - room, high) if high > low else (low, low + 1)


def _bars(rows: pl.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    short = alt.condition(alt.datum.gap_hours > 0, alt.value(WORSE), alt.value(BETTER))
    bars: alt.Chart = alt.Chart(rows).mark_bar(opacity=1).encode(x=x, y=y, color=short)
    return bars


def _values(rows: pl.DataFrame, y: alt.Y) -> alt.Chart:
    """In a space of their own left of the bars, where no ring or bar can meet them."""
    values = marks.text_mark(rows, "words", align="right", fontSize=19, fontWeight=700)
    return values.encode(x=alt.value(-10), y=y)


def _zero(low: float, high: float) -> alt.Chart:
    line = alt.Chart(pl.DataFrame({"at": [0.0]})).mark_rule(color=INK, strokeWidth=2)
    drawn: alt.Chart = line.encode(x=marks.length("at", low, high, marks.bare_axis()))
    return drawn


def _rings(rows: pl.DataFrame, low: float, high: float, y: alt.Y) -> list[alt.Chart]:
    worded = rows.with_columns(
        pl.col("ahead_hours").map_elements(_rounded, return_dtype=pl.String).alias("ahead_words"),
        pl.max_horizontal(pl.lit(0.0), "ahead_hours", "gap_hours").alias("label_at"),
    )
    x = marks.length("ahead_hours", low, high, marks.bare_axis())
    base = alt.Chart(worded)
    link = base.mark_rule(color=INK, strokeWidth=2).encode(
        x=marks.length("gap_hours", low, high, marks.bare_axis()), x2="ahead_hours", y=y
    )
    ring = base.mark_point(size=150, filled=True, fill="#FFFFFF", stroke=INK, strokeWidth=2.5)
    label = marks.text_mark(worded, "ahead_words", dx=14, color=QUIET)
    at = marks.length("label_at", low, high, marks.bare_axis())
    return [link, ring.encode(x=x, y=y, opacity=alt.value(1)), label.encode(x=at, y=y)]


def _rounded(hours: float) -> str:
    return wording.signed(wording.to_ten(hours))


def demand_bars(gaps: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """Live hours, then what waits beyond them (waiting less what is to be re-placed)."""
    rows = fold_names(zones_only(gaps), order).with_columns(
        (pl.col("demand_hours") - pl.col("live_hours")).clip(lower_bound=0).alias("more_hours")
    )
    if rows["live_hours"].is_null().all():
        return None
    high = marks.upper(pl.concat([rows["demand_hours"], rows["live_hours"]]), 1.22)
    return marks.layered(*_stack(_labelled(rows, high), high, marks.rows_axis(order, labels=False, padding=0)))


def _labelled(rows: pl.DataFrame, high: float) -> pl.DataFrame:
    """`within` the bar where it has room for it, else before what stands `after` the bar."""
    more = pl.col("more_hours").map_elements(wording.signed, return_dtype=pl.String).fill_null("")
    both = pl.concat_str("words", more, separator=" ").str.strip_chars()
    wide = (pl.col("live_hours") > high * LABEL_SHARE) | pl.col("live_hours").is_null()
    return said(rows, "live_hours", wording.number).with_columns(
        pl.when(wide).then("words").otherwise(pl.lit("")).alias("within"),
        pl.when(wide).then(more).otherwise(both).alias("after"),
        pl.coalesce("demand_hours", "live_hours").alias("end_hours"),
    )


def demand_words(gaps: pl.DataFrame) -> str:
    """What the orange part is, for the subtitle: care to be re-placed is delivered today and counts once, as live."""
    replaced = zones_only(gaps)["replacement_hours"]
    if replaced.null_count() or not wording.whole(float(replaced.sum())):
        return "+ hours waiting"
    return f"+ hours waiting, less {wording.number(float(replaced.sum()))} live"


def _stack(rows: pl.DataFrame, high: float, y: alt.Y) -> list[alt.Chart]:
    base = alt.Chart(rows)

    def x(column: str) -> alt.X:
        return marks.length(column, 0, high, marks.bare_axis())

    none = alt.condition(alt.datum.marker == "", alt.value("#FFFFFF"), alt.value(QUIET))
    live = base.mark_bar(color=DELIVERED, opacity=1).encode(x=x("live_hours"), x2=_nought(), y=y)
    more = base.mark_bar(color=WAITING, opacity=1).encode(x=x("live_hours"), x2="demand_hours", y=y)
    within = marks.text_mark(rows, "within", dx=8, fontWeight=600).encode(x=alt.value(0), y=y, color=none)
    after = marks.text_mark(rows, "after", dx=7, fontWeight=600).encode(x=x("end_hours"), y=y)
    return [live, more, within, after]


def _nought() -> Any:
    return alt.X2Datum(0)
