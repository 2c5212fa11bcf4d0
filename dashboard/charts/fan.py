"""What was and what is coming: history, the most likely, the range of 80% of outcomes, and an outlook set apart."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.theme import CONTEXT, DELIVERED, INK, QUIET

YEAR: Final = timedelta(weeks=52)
PROVISIONAL: Final = timedelta(weeks=2)
PLACE: Final = timedelta(weeks=21)
"""How far into the outlook the range is named: it is wide enough there."""
NEAR: Final = timedelta(weeks=16)
TOP: Final = -12
"""Above the plot: a word on a grid line cannot be read."""
Say = Callable[[float | None], str]


def fan(
    weeks: pl.DataFrame, ahead: pl.DataFrame, until: date, say: Say, steps: pl.DataFrame | None = None
) -> alt.LayerChart | None:
    """`week_commencing, figure` to the last census; `week_commencing, hours, lower_80, upper_80` after it.

    Weeks up to `until` are trusted, those after it an outlook. The last 52 weeks are drawn, and once more, in grey, a
    year later. `steps`: `week_commencing, before, after` where the level shifted.
    """
    known, coming = weeks.drop_nulls("figure").sort("week_commencing"), ahead.drop_nulls("hours")
    if known.is_empty() or coming.is_empty():
        return None
    now: date = known["week_commencing"][-1]
    last, year_before = known.filter(pl.col("week_commencing") > now - YEAR), _year_before(known, coming)
    x = _x(now - YEAR, coming["week_commencing"].to_list())
    y = marks.fitted(pl.concat([last["figure"], year_before["figure"], coming["lower_80"], coming["upper_80"]]))
    trusted, outlook = (
        coming.filter(pl.col("week_commencing") <= until),
        coming.filter(pl.col("week_commencing") >= until),
    )
    return marks.layered(
        *(band.encode(x=x, y=y("lower_80"), y2="upper_80") for band in _bands(trusted, outlook)),
        *(line.encode(x=x, y=y("figure")) for line in (_grey(year_before), *_past(last, now))),
        *(line.encode(x=x, y=y("hours")) for line in _likely(trusted, outlook)),
        *_apart(now, until, x),
        *_stepped(steps, last, x),
        *(words.encode(x=x, y=y("figure")) for words in _words(last, trusted, outlook, year_before, say)),
    )


def _year_before(known: pl.DataFrame, coming: pl.DataFrame) -> pl.DataFrame:
    """On the weeks to come, what was 52 weeks before each."""
    moved = known.with_columns(pl.col("week_commencing") + YEAR)
    return moved.join(coming, on="week_commencing", how="semi")


def _x(first: date, mondays: Sequence[date]) -> alt.X:
    every = pl.date_range(first, max(mondays), "1w", eager=True).to_list()
    return marks.weeks(marks.dates_axis(every, 8), first, max(mondays))


def _bands(trusted: pl.DataFrame, outlook: pl.DataFrame) -> list[alt.Chart]:
    return [
        alt.Chart(rows).mark_area(color=DELIVERED, opacity=opacity)
        for rows, opacity in ((trusted, 0.28), (outlook, 0.1))
    ]


def _grey(year_before: pl.DataFrame) -> alt.Chart:
    drawn: alt.Chart = alt.Chart(year_before).mark_line(color=CONTEXT, strokeWidth=2)
    return drawn


def _past(last: pl.DataFrame, now: date) -> list[alt.Chart]:
    firm = last.filter(pl.col("week_commencing") <= now - PROVISIONAL)
    late = last.filter(pl.col("week_commencing") >= now - PROVISIONAL)
    return [alt.Chart(firm).mark_line(color=INK), alt.Chart(late).mark_line(color=INK, strokeDash=[5, 6])]


def _likely(trusted: pl.DataFrame, outlook: pl.DataFrame) -> list[alt.Chart]:
    return [
        alt.Chart(trusted).mark_line(color=DELIVERED, strokeDash=[7, 6]),
        alt.Chart(outlook).mark_line(color=DELIVERED, strokeDash=[2, 7], strokeWidth=2),
    ]


def _apart(now: date, until: date, x: alt.X) -> list[alt.Chart]:
    """A rule at now and one where the outlook begins, each with its word."""
    rows = pl.DataFrame({"week_commencing": [now, until], "words": ["Trusted", "Outlook"]})
    rules = alt.Chart(rows).mark_rule(color=CONTEXT, strokeWidth=1.5, strokeDash=[3, 3]).encode(x=x)
    return [rules, marks.text_mark(rows, "words", dx=6, color=QUIET).encode(x=x, y=alt.value(TOP))]


def _stepped(steps: pl.DataFrame | None, last: pl.DataFrame, x: alt.X) -> list[alt.Chart]:
    """A rule where the level shifted, named to the side that is free: near now its own rule has a word."""
    if steps is None:
        return []
    up = pl.when(pl.col("after") > pl.col("before")).then(pl.lit("Level rose")).otherwise(pl.lit("Level fell"))
    drawn = steps.join(last, on="week_commencing", how="semi").select("week_commencing", up.alias("words"))
    near = pl.col("week_commencing") > last["week_commencing"][-1] - NEAR
    rules = alt.Chart(drawn).mark_rule(color=QUIET, strokeWidth=1.5, strokeDash=[3, 3]).encode(x=x)
    named = [
        marks.text_mark(drawn.filter(side).tail(1), "words", align=align, dx=dx, color=QUIET).encode(
            x=x, y=alt.value(TOP)
        )
        for side, align, dx in ((near, "right", -6), (~near, "left", 6))
    ]
    return [rules, *named]


def _words(
    last: pl.DataFrame, trusted: pl.DataFrame, outlook: pl.DataFrame, year_before: pl.DataFrame, say: Say
) -> list[alt.Chart]:
    now, end = last.tail(1), trusted.tail(1).with_columns(pl.col("hours").alias("figure"))
    dots = [
        alt.Chart(row).mark_point(size=110, filled=True, color=colour, opacity=1)
        for row, colour in ((now, INK), (end, DELIVERED))
    ]
    return [
        *dots,
        marks.text_mark(_said(now, say), "words", dx=-11, dy=-13, align="right", fontSize=20, fontWeight=700),
        marks.text_mark(
            _said(end, say), "words", dx=-7, dy=-15, align="right", fontSize=20, fontWeight=700, color=DELIVERED
        ),
        marks.text_mark(_in_band(outlook), "words", color=DELIVERED),
        marks.text_mark(_at_grey(year_before, outlook), "words", align="center", dy=16, color=QUIET),
    ]


def _said(row: pl.DataFrame, say: Say) -> pl.DataFrame:
    return row.with_columns(pl.col("figure").map_elements(say, return_dtype=pl.String).alias("words"))


def _in_band(outlook: pl.DataFrame) -> pl.DataFrame:
    """In the upper half of the range: what was a year before lies more often below."""
    middle = outlook.filter(pl.col("week_commencing") >= pl.col("week_commencing").min() + PLACE).head(1)
    half = (pl.col("upper_80") * 2 + pl.col("hours")) / 3
    return middle.select("week_commencing", half.alias("figure"), pl.lit("80% of outcomes").alias("words"))


def _at_grey(year_before: pl.DataFrame, outlook: pl.DataFrame) -> pl.DataFrame:
    """At the week where the grey line is furthest below the range, away from the axis and the ends of the outlook."""
    inner = outlook.slice(5, max(len(outlook) - 12, 1)).select("week_commencing", "lower_80")
    beside = year_before.join(inner, on="week_commencing")
    beside = beside.filter(pl.col("figure") >= pl.col("figure").quantile(0.25))
    apart = beside.sort(pl.col("lower_80") - pl.col("figure"), "week_commencing").tail(1)
    return apart.select("week_commencing", "figure", pl.lit("A year before").alias("words"))


def describe_fan(weeks: pl.DataFrame, ahead: pl.DataFrame, until: date, name: str, say: Say) -> str:
    """The last census, the last trusted week and the end of the outlook, in words."""
    known, coming = weeks.drop_nulls("figure").sort("week_commencing"), ahead.drop_nulls("hours")
    if known.is_empty() or coming.is_empty():
        return f"{name}: no forecast that may be shown here."
    now, end = known.row(-1, named=True), coming.filter(pl.col("week_commencing") <= until).row(-1, named=True)
    return (
        f"{name}: {say(now['figure'])} on {wording.long_date(now['week_commencing'])}; {_range(end, say)}; "
        f"as an outlook {_range(coming.row(-1, named=True), say)}."
    )


def _range(row: dict[str, Any], say: Say) -> str:
    return (
        f"{say(row['hours'])} on {wording.long_date(row['week_commencing'])}, "
        f"80% of outcomes from {say(row['lower_80'])} to {say(row['upper_80'])}"
    )
