"""One provider's record: what it answers, what it delivers of what was planned, what it takes up."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.bars import Slot, shared_slot_bars, slot_bars
from dashboard.charts.theme import CONTEXT, DELIVERED, LINE, QUIET

UPTAKE: Final = {
    "spare_hours": "Declared",
    "asked_for_hours": "Asked for",
    "taken_up_hours": "Began",
}
APART: Final = 12


def answers(replies: pl.DataFrame, words: Mapping[str, str]) -> alt.LayerChart | None:
    """`answer, offers`: a bar an answer, accepted first, reasons to decline between, no reply last."""
    shown = replies.filter((pl.col("offers") > 0) | (pl.col("marker") != ""), pl.col("answer").is_in(list(words)))
    named = shown.with_columns(pl.col("answer").replace(dict(words)))
    return slot_bars(named, "answer", named["answer"].to_list(), [Slot("offers", "Offers", wording.number)])


def uptake(declared: pl.DataFrame) -> alt.LayerChart | None:
    """One row of `spare_uptake`: three bars that compare by length."""
    if declared.is_empty():
        return None
    rows = declared.select(*UPTAKE, "marker").unpivot(
        on=list(UPTAKE), index="marker", variable_name="step", value_name="hours"
    )
    named = rows.with_columns(
        pl.when(pl.col("hours").is_null()).then("marker").otherwise(pl.lit("")).alias("marker"),
        pl.col("step").replace(UPTAKE),
    )
    return shared_slot_bars(named, "step", list(UPTAKE.values()), [Slot("hours", "Hours", wording.number)])


def planned_and_delivered(periods: pl.DataFrame) -> alt.LayerChart | None:
    """`period_start, planned_hours, delivered_hours`: two lines, the last of each in words."""
    known = periods.drop_nulls(["planned_hours", "delivered_hours"]).sort("period_start")
    if known.is_empty():
        return None
    x, y = _days(known["period_start"].to_list()), _hours(known)
    above = known["planned_hours"][-1] >= known["delivered_hours"][-1]
    planned = _line(known, "planned_hours", "Planned", CONTEXT, -APART if above else APART)
    delivered = _line(known, "delivered_hours", "Delivered", DELIVERED, APART if above else -APART)
    return marks.layered(*(layer.encode(x=x, y=y) for layer in (*planned, *delivered)))


def _line(known: pl.DataFrame, column: str, head: str, colour: str, rise: int) -> list[alt.Chart]:
    rows = known.select("period_start", pl.col(column).cast(pl.Float64).alias("hours"))
    words = f"{head} {wording.number(rows['hours'][-1])}"
    last = rows.tail(1).with_columns(pl.lit(words).alias("words"))
    points = alt.Chart(rows).mark_point(size=60, filled=True, color=colour, opacity=1)
    return [alt.Chart(rows).mark_line(color=colour), points, marks.text_mark(last, "words", dx=10, dy=rise)]


def _days(days: list[date]) -> alt.X:
    """With room on the right for the words."""
    first, last = min(days), max(days)
    end = last + max((last - first) * 0.5, timedelta(days=7))
    ticks: list[Any] = [_moment(day) for day in sorted({first, days[len(days) // 2], last})]
    axis = alt.Axis(title=None, values=ticks, format=marks.MONTH, labelOverlap=False, labelFlush=False)
    scale = alt.Scale(domain=[_moment(first), _moment(end)], nice=False)
    return alt.X("period_start:T", title=None, axis=axis, scale=scale)


def _moment(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def _hours(known: pl.DataFrame) -> alt.Y:
    """From nought a few per cent could not be seen: the axis says where it starts."""
    hours = pl.concat([known["planned_hours"].cast(pl.Float64), known["delivered_hours"].cast(pl.Float64)])
    low, high = float(hours.min() or 0), float(hours.max() or 1)  # type: ignore[arg-type]
    room = max((high - low) * 0.35, high * 0.02, 1.0)
    axis = alt.Axis(title=None, tickCount=3, format=",.0f", grid=True, gridColor=LINE, labelColor=QUIET)
    return alt.Y(
        "hours:Q", title=None, axis=axis, scale=alt.Scale(domain=[max(low - room, 0), high + room], nice=False)
    )
