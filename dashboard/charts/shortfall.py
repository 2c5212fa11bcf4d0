"""The weeks to come: hours short now, the most likely, and the range of 80% of outcomes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.theme import CONTEXT, INK, LINE, QUIET, WORSE
from dashboard.measures.findings_week import turning

CHANCE: Final = "Chance of more than now"
ROW: Final = 14
"""Pixels from the top at which the chances stand."""
HEADROOM: Final = 0.2
TWO_WEEKS: Final = timedelta(weeks=2)
CLEAR: Final = 0.18
"""Part of the axis that history keeps off nought, else the words on that line stand in it."""
Say = Callable[[float], str]


def shortfall_fan(past: pl.DataFrame, ahead: pl.DataFrame, say: Say, say_now: Say) -> alt.LayerChart | None:
    """`week_commencing, figure` to now; `week_commencing, hours, lower_80, upper_80, chance` after it.

    `say` words a forecast: "780 short"; `say_now` what is known.
    """
    known, coming = _sorted(past, ahead)
    if known.is_empty() or coming.is_empty():
        return None
    now, top = known.tail(1), _top(known, coming)
    x, y = _x(known, coming), _y(known, coming, top)
    fan = pl.concat([_opening(now), coming], how="diagonal_relaxed")
    band = alt.Chart(fan).mark_area(color=WORSE, opacity=0.17).encode(x=x, y=y("lower_80"), y2="upper_80")
    likely = alt.Chart(fan).mark_line(color=WORSE, strokeDash=[7, 6]).encode(x=x, y=y("hours"))
    drawn = alt.Chart(known).mark_line(color=INK).encode(x=x, y=y("figure"))
    return marks.layered(
        band,
        *_nought(known, coming, x, y),
        likely,
        drawn,
        *_now(known, say_now, x, y),
        *_labels(now, coming, say, x, y),
        *_chances(now, coming, x),
    )


def _sorted(past: pl.DataFrame, ahead: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Weeks with a figure, in their order."""
    known, coming = past.drop_nulls("figure"), ahead.drop_nulls("hours")
    return known.sort("week_commencing"), coming.sort("week_commencing")


def _opening(now: pl.DataFrame) -> pl.DataFrame:
    """The fan opens at what is known."""
    figure = pl.col("figure")
    return now.select(
        "week_commencing", figure.alias("hours"), figure.alias("lower_80"), figure.alias("upper_80")
    )  # fmt: skip


def _top(known: pl.DataFrame, coming: pl.DataFrame) -> float:
    return max([0.0, *_figures(known, "figure"), *_figures(coming, "upper_80")])


def _low(known: pl.DataFrame, coming: pl.DataFrame) -> float:
    return min([0.0, *_figures(known, "figure"), *_figures(coming, "lower_80")])


def _figures(rows: pl.DataFrame, column: str) -> list[float]:
    return rows[column].drop_nulls().to_list()


def _x(known: pl.DataFrame, coming: pl.DataFrame) -> alt.X:
    """Ticks every second week from now, where the chances stand too."""
    first, now, last = known["week_commencing"][0], known["week_commencing"][-1], coming["week_commencing"][-1]
    every = pl.date_range(first, last, "1w", eager=True).to_list()
    ticks: list[Any] = [
        alt.DateTime(year=day.year, month=day.month, date=day.day) for day in every if not (day - now) % TWO_WEEKS
    ]
    axis = alt.Axis(title=None, values=ticks, format=marks.DAY, labelOverlap=True, labelFlush=False, labelPadding=10)
    return marks.weeks(axis, first, last)


def _y(known: pl.DataFrame, coming: pl.DataFrame, top: float) -> Callable[[str], alt.Y]:
    """With a row for the chances above all that is drawn, and no grid line in it."""
    low = _low(known, coming)
    ends = [low, top + max(top - low, 1.0) * HEADROOM]
    clear = {"test": f"datum.value > {top} || datum.value == 0", "value": "transparent"}
    grid: Any = {"condition": clear, "value": LINE}
    labels: Any = {"condition": {"test": f"datum.value > {top}", "value": "transparent"}, "value": QUIET}

    def y(column: str) -> alt.Y:
        axis = alt.Axis(title=None, tickCount=3, format=",.0f", grid=True, gridColor=grid, labelColor=labels)
        return alt.Y(f"{column}:Q", title=None, axis=axis, scale=alt.Scale(domain=ends, nice=False, zero=False))

    return y


def _nought(known: pl.DataFrame, coming: pl.DataFrame, x: alt.X, y: Callable[[str], alt.Y]) -> list[alt.Chart]:
    rows = known.head(1).select("week_commencing", pl.lit(0.0).alias("hours"))
    rule = alt.Chart(rows).mark_rule(color=INK, strokeWidth=1.5).encode(y=y("hours"))
    span = _top(known, coming) - _low(known, coming)
    if known.head(4)["figure"].abs().to_numpy().min() < CLEAR * span:
        return [rule]
    words = rows.with_columns(pl.lit("Demand equals capacity").alias("words"))
    return [rule, marks.text_mark(words, "words", dy=-11, color=QUIET).encode(x=x, y=y("hours"))]


def _now(known: pl.DataFrame, say: Say, x: alt.X, y: Callable[[str], alt.Y]) -> list[alt.Chart]:
    """The word stands off the line that leads to it."""
    now = known.tail(1)
    falls = known["figure"][-1] < known["figure"][max(len(known) - 2, 0)]
    words = now.with_columns(pl.lit(f"Now: {say(now['figure'].item())}").alias("words"))
    label = marks.text_mark(words, "words", dx=-11, dy=17 if falls else -14, align="right", fontSize=19, fontWeight=700)
    return [
        alt.Chart(now).mark_rule(color=CONTEXT, strokeWidth=1.5).encode(x=x),
        alt.Chart(now).mark_point(size=120, filled=True, color=INK, opacity=1).encode(x=x, y=y("figure")),
        label.encode(x=x, y=y("figure")),
    ]


def _labels(now: pl.DataFrame, coming: pl.DataFrame, say: Say, x: alt.X, y: Callable[[str], alt.Y]) -> list[alt.Chart]:
    """The most likely figure at its turn, and what the band is on its other side."""
    turn = turning(now["figure"].item(), coming)
    if turn is None:
        return []
    hours, day = turn
    grows = hours > now["figure"].item()
    row = coming.filter(pl.col("week_commencing") == day).with_columns(
        pl.lit(f"Most likely {say(hours)}").alias("words")
    )
    look = {"dy": -15 if grows else 17, "align": _align(coming, day), "fontSize": 19, "fontWeight": 700}
    label = marks.text_mark(row, "words", color=WORSE, **look).encode(x=x, y=y("hours"))
    edge = pl.col("lower_80") if grows else pl.col("upper_80")
    within = coming.tail(1).with_columns(
        ((edge * 2 + pl.col("hours")) / 3).alias("hours"), words=pl.lit("80% of outcomes")
    )
    return [label, marks.text_mark(within, "words", dx=-8, align="right", color=QUIET).encode(x=x, y=y("hours"))]


def _align(coming: pl.DataFrame, day: date) -> str:
    """Inside the plot, wherever the week stands in it."""
    place = coming["week_commencing"].to_list().index(day)
    if place < 4:
        return "left"
    return "center" if place < len(coming) - 4 else "right"


def _chances(now: pl.DataFrame, coming: pl.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Every second week, over the same dates as the ticks."""
    monday = now["week_commencing"].item()
    days = [day for day in coming["week_commencing"] if not (day - monday) % TWO_WEEKS]
    told = coming.filter(pl.col("week_commencing").is_in(days)).drop_nulls("chance")
    if told.is_empty():
        return []
    worded = told.with_columns(pl.col("chance").map_elements(chance_words, return_dtype=pl.String).alias("words"))
    head = now.with_columns(pl.lit(CHANCE).alias("words"))
    high = {"y": alt.value(ROW)}
    return [
        marks.text_mark(worded, "words", align="center", color=WORSE, fontWeight=600).encode(x=x, **high),
        marks.text_mark(head, "words", dx=-9, align="right", color=WORSE, fontWeight=600).encode(x=x, **high),
    ]


def chance_words(chance: float) -> str:
    """Draws are too few to tell never and always."""
    if chance < 0.01:
        return "<1%"
    return ">99%" if chance > 0.99 else wording.percent(chance, 0)


def describe_shortfall(past: pl.DataFrame, ahead: pl.DataFrame, say: Say, say_now: Say) -> str:
    """Now, the turn and the last week, in words."""
    known, coming = _sorted(past, ahead)
    if known.is_empty() or coming.is_empty():
        return "Hours short ahead: no forecast that may be shown here."
    now, last = known.row(-1, named=True), coming.row(-1, named=True)
    hours, day = turning(now["figure"], coming) or (last["hours"], last["week_commencing"])
    chance = "" if last["chance"] is None else f"; {CHANCE.lower()}: {chance_words(last['chance'])}"
    today, end = (wording.long_date(row["week_commencing"]) for row in (now, last))
    return (
        f"Hours a week, a forecast: {say_now(now['figure'])} on {today}; most likely {say(hours)} on "
        f"{wording.long_date(day)}; on {end} 80% of outcomes from {say(last['lower_80'])} to "
        f"{say(last['upper_80'])}{chance}."
    )
