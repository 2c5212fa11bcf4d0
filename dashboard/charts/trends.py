"""One weekly figure over time, its last value in words."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import events as happened
from dashboard.charts import marks
from dashboard.charts.theme import INK, LINE, QUIET
from dashboard.charts.xmr import BAND

PROVISIONAL_WEEKS: Final = 2
BASELINE_WEEKS: Final = 104
"""A usual range is made of so many weeks at most."""
NO_EVENTS: Final = pl.DataFrame(schema={"event_on": pl.Date, "name": pl.String, "effect": pl.String})


def trend(
    rows: pl.DataFrame,
    column: str,
    say: Callable[[float | None], str],
    colour: str = INK,
    provisional: int = PROVISIONAL_WEEKS,
    *,
    events: pl.DataFrame | None = None,
    dates: int = marks.DATES,
) -> alt.LayerChart | None:
    """`week_commencing` and one figure a week, at most so many `dates` under it. The last weeks are dashed: ends
    arrive late.

    `events`: `event_on, name, effect` of the weeks shown; the line is not drawn across a break.
    """
    marked = NO_EVENTS if events is None else events
    weeks = rows.select("week_commencing", pl.col(column).cast(pl.Float64).alias("figure"))
    weeks = happened.segments(weeks.sort("week_commencing"), marked)
    known = weeks.drop_nulls("figure")
    if known.is_empty():
        return None
    ends, high = _ends(weeks), marks.upper(known["figure"])
    x, y = _x(weeks, ends, dates), _y(high * (1 if marked.is_empty() else happened.ROOM), high)
    # Invisible, it keeps the place of weeks without a figure.
    everywhere = alt.Chart(weeks).mark_point(opacity=0).encode(x=x, y=y)
    crossed = partial(happened.crossed, marked, ends)
    drawn = [*_lines(weeks, colour, provisional), *_last(known, say, colour), *_peak(known, say, crossed)]
    behind = happened.event_marks(marked, x, *ends)
    return marks.layered(everywhere, *behind, *(layer.encode(x=x, y=y) for layer in drawn))


def history(
    rows: pl.DataFrame,
    usual: tuple[float, float] | None,
    say: Callable[[float | None], str],
    *,
    events: pl.DataFrame,
    dates: int = marks.DATES,
) -> alt.LayerChart | None:
    """`week_commencing, figure` over years, its usual range as a band behind the weeks that it is made of.

    The axis starts where the differences can be seen.
    """
    weeks = happened.segments(rows.select("week_commencing", "figure").sort("week_commencing"), events)
    known = weeks.drop_nulls("figure")
    if known.is_empty():
        return None
    ends = _ends(weeks)
    x = _x(weeks, ends, dates)
    y = marks.fitted(pl.concat([known["figure"], pl.Series(usual or [], dtype=pl.Float64)]))
    band = _band(known["week_commencing"].to_list(), usual)
    drawn = [*_lines(weeks, INK, PROVISIONAL_WEEKS), *_last(known, say, INK)]
    return marks.layered(
        band.encode(x=x, x2="until", y=y("lower"), y2="upper"),
        *happened.event_marks(events, x, *ends),
        *(layer.encode(x=x, y=y("figure")) for layer in drawn),
    )


def _band(mondays: list[date], usual: tuple[float, float] | None) -> alt.Chart:
    since, ends = mondays[-1] - timedelta(weeks=BASELINE_WEEKS - 1), [usual] if usual else []
    known = [day for day in mondays if day >= since]
    rows = pl.DataFrame(
        [(known[0], known[-1], low, high) for low, high in ends],
        schema={"week_commencing": pl.Date, "until": pl.Date, "lower": pl.Float64, "upper": pl.Float64},
        orient="row",
    )
    drawn: alt.Chart = alt.Chart(rows).mark_rect(color=BAND, opacity=1)
    return drawn


def _ends(weeks: pl.DataFrame) -> tuple[date, date]:
    """With room on the right for the last value's words."""
    mondays = weeks["week_commencing"].to_list()
    first, last = min(mondays), max(mondays)
    return first, last + max((last - first) * 0.16, timedelta(days=1))


def _x(weeks: pl.DataFrame, ends: tuple[date, date], dates: int) -> alt.X:
    axis = marks.dates_axis(weeks["week_commencing"].to_list(), dates)
    scale = alt.Scale(domain=[_moment(day) for day in ends], nice=False)
    return alt.X("week_commencing:T", title=None, axis=axis, scale=scale)


def _moment(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def _y(high: float, told: float) -> alt.Y:
    """Up to `high`; above `told` the names of events stand, and no grid line behind them."""
    form = ",.0f" if told > 5 else ",.1f"
    clear = {"test": f"datum.value > {told}", "value": "transparent"}
    lines, labels = ({"condition": clear, "value": colour} for colour in (LINE, QUIET))
    axis = alt.Axis(title=None, tickCount=3, format=form, grid=True, gridColor=lines, labelColor=labels)
    return alt.Y("figure:Q", title=None, axis=axis, scale=alt.Scale(domain=[0, high], nice=False))


def _lines(weeks: pl.DataFrame, colour: str, provisional: int) -> list[alt.Chart]:
    settled = weeks.head(max(len(weeks) - provisional, 1))
    late = weeks.tail(provisional + 1) if provisional else weeks.clear()
    firm, dashed = (
        alt.Chart(settled).mark_line(color=colour),
        alt.Chart(late).mark_line(color=colour, strokeDash=[5, 6]),
    )
    return [line.encode(detail="segment:N") for line in (firm, dashed)]


def _last(known: pl.DataFrame, say: Callable[[float | None], str], colour: str) -> list[alt.Chart]:
    last = _said(known.tail(1), say)
    dot = alt.Chart(last).mark_point(size=110, filled=True, color=colour, opacity=1)
    return [dot, marks.text_mark(last, "words", dx=11, fontSize=20, fontWeight=700)]


def _peak(
    known: pl.DataFrame, say: Callable[[float | None], str], crossed: Callable[[date, str, str], bool]
) -> list[alt.Chart]:
    """The highest week in words, unless it is so late that the two labels would meet, or a rule stands in them."""
    peak = known.sort("figure", "week_commencing").tail(1)
    day = peak["week_commencing"].item()
    early = known.head(max(len(known) * 7 // 8, 1))["week_commencing"]
    if len(known) < 8 or day not in early.to_list():
        return []
    words = f"{say(peak['figure'].item())} in {_week(known, day)}"
    top = peak.with_columns(pl.lit(words).alias("words"))
    align = "left" if day < known["week_commencing"][len(known) // 4] else "center"
    if crossed(day, words, align):
        return []
    return [marks.text_mark(top, "words", dy=-14, align=align, color=QUIET)]


def _week(known: pl.DataFrame, day: date) -> str:
    return wording.week_of(day) if len(known) > marks.YEAR_WEEKS else f"w/c {wording.short_date(day)}"


def _said(rows: pl.DataFrame, say: Callable[[float | None], str]) -> pl.DataFrame:
    text = pl.col("figure").map_elements(say, return_dtype=pl.String)
    return rows.with_columns(text.alias("words"))
