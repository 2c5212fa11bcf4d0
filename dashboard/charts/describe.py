"""What a chart shows, in words: for those who cannot see it, and where it cannot be drawn."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import polars as pl

from dashboard import wording
from dashboard.charts.events import describe_events
from dashboard.charts.flows import QUEUE_IN, hours_steps, queue_reasons
from dashboard.charts.rows import added_up, said, zones_only
from dashboard.measures.record import Measure

NAMED: Final = 15


def describe(rows: pl.DataFrame, measure: Measure, name: str = "zone") -> str:
    """One figure a name, largest first: "Hours waiting by zone, w/c 16 Nov 2026: South 388, ..."."""
    head = f"{measure.label} by {name.replace('_', ' ')}{_when(rows)}"
    shown = zones_only(rows) if name == "zone" else rows
    if shown[measure.column].is_null().all():
        return f"{head}: {_none(shown)}."
    sorted_rows = shown.sort(pl.col(measure.column), name, descending=[True, False], nulls_last=True)
    worded = said(sorted_rows, measure.column, measure.text)
    parts = [f"{who} {words}" for who, words in worded.select(name, "words").head(NAMED).rows()]
    return f"{head}, {measure.unit}: {'; '.join(parts)}{_more(len(worded))}."


def _none(rows: pl.DataFrame, unknown: str = "no figures") -> str:
    """Why there is nothing to say."""
    withheld = "marker" in rows.columns and rows["marker"].str.contains(wording.CONFIDENTIAL, literal=True).any()
    return "withheld on a shared screen, as fewer than five people are in some of it" if withheld else unknown


def _more(count: int) -> str:
    return f"; and {count - NAMED} more" if count > NAMED else ""


def _when(rows: pl.DataFrame) -> str:
    if "week_commencing" not in rows.columns or rows.is_empty():
        return ""
    weeks: list[date] = sorted(rows["week_commencing"].unique().to_list())
    if len(weeks) == 1:
        return f", {wording.week_of(weeks[0])}"
    return f", {wording.week_of(weeks[0])} to {wording.week_of(weeks[-1])}"


def describe_trend(rows: pl.DataFrame, measure: Measure, events: pl.DataFrame | None = None) -> str:
    """First, highest, lowest and last of one figure a week, and the events that the chart marks."""
    known = rows.drop_nulls(measure.column).sort("week_commencing")
    if known.is_empty():
        return f"{measure.label} over time: {_none(rows)}."
    ends = (known.head(1), known.tail(1))
    first, last = (f"{measure.text(end[measure.column].item())} on {_day(end)}" for end in ends)
    by_size = known.sort(measure.column, "week_commencing")
    low, high = (
        f"{measure.text(end[measure.column].item())} on {_day(end)}" for end in (by_size.head(1), by_size.tail(1))
    )
    marked = "" if events is None else describe_events(events)
    return f"{measure.label} over time, {measure.unit}: {first}, {last}; highest {high}, lowest {low}.{marked}"


def describe_months(rows: pl.DataFrame, measure: Measure) -> str:
    """One figure a month, the latest first: "Change in care workers by month, people: October 2026 +63; ..."."""
    known = rows.drop_nulls(measure.column).sort("month_starting", descending=True)
    if known.is_empty():
        return f"{measure.label} by month: {_none(rows)}."
    parts = [
        f"{wording.month(day)} {measure.text(value)}"
        for day, value in known.select("month_starting", measure.column).rows()
    ]
    return f"{measure.label} by month, {measure.unit}: {'; '.join(parts)}."


def _day(row: pl.DataFrame) -> str:
    return wording.long_date(row["week_commencing"].item())


def describe_grid(rows: pl.DataFrame, measure: Measure, across: str, events: pl.DataFrame | None = None) -> str:
    """How many cells, and where the largest and the smallest stand."""
    known = zones_only(rows).drop_nulls(measure.column).sort(measure.column, "zone", across)
    head = f"{measure.label} by zone and {across.replace('_', ' ')}"
    if known.is_empty():
        return f"{head}: {_none(rows)}."
    low, high = (
        f"{measure.text(row[measure.column])} in {row['zone']}, {_across(row[across])}"
        for row in (known.row(0, named=True), known.row(-1, named=True))
    )
    unknown = len(zones_only(rows)) - len(known)
    missing = f"; {wording.number(unknown)} without a figure" if unknown else ""
    marked = "" if events is None else describe_events(events)
    return f"{head}, {measure.unit}: highest {high}; lowest {low}{missing}.{marked}"


def _across(value: object) -> str:
    return wording.week_of(value) if isinstance(value, date) else str(value)


def describe_hours_bridge(bridge: pl.DataFrame) -> str:
    gains, losses = hours_steps(bridge)
    parts = [(words, name, 1) for name, words in gains.items()]
    parts += [(words, name, -1) for name, words in losses.items()]
    return _bridge(bridge, "Live hours", ("opening_hours", "closing_hours"), parts)


def describe_queue_bridge(bridge: pl.DataFrame, unit: str = "people") -> str:
    parts = [(words, f"{name}_{unit}", 1) for name, words in QUEUE_IN.items()]
    parts += [(words, f"{name}_{unit}", -1) for name, words in queue_reasons(bridge).items()]
    head = "People waiting" if unit == "people" else "Hours waiting"
    return _bridge(bridge, head, (f"opening_{unit}", f"closing_{unit}"), parts)


def _bridge(bridge: pl.DataFrame, head: str, ends: tuple[str, str], parts: Sequence[tuple[str, str, int]]) -> str:
    columns = [*ends, *(name for _, name, _ in parts)]
    parts_added = added_up(bridge).select(columns)
    if parts_added.is_empty() or any(parts_added.null_count().row(0)):
        return f"{head}: {_none(bridge, 'no figures for this week')}."
    sums = parts_added.sum().row(0, named=True)
    steps = [f"{words} {wording.signed(sign * sums[name])}" for words, name, sign in parts if sums[name]]
    opening, closing = (wording.number(sums[end]) for end in ends)
    return f"{head} from {opening} to {closing}: {'; '.join(steps) or 'no change'}."


def describe_delivered(periods: pl.DataFrame) -> str:
    """The last period of `planned_hours` and `delivered_hours`, and how many there are."""
    if periods.is_empty():
        return "Planned and delivered hours: no figures."
    last = periods.sort("period_start").row(-1, named=True)
    planned, done = (wording.hours(last[name]) for name in ("planned_hours", "delivered_hours"))
    return f"Planned and delivered hours over {len(periods)} periods: last {done} delivered of {planned} planned."
