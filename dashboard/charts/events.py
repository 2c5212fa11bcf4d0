"""What happened: a thin rule a day on charts over time, its name on top where there is room for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.theme import CONTEXT, QUIET

LABELLED: Final = 3
KEYED: Final = 2
LONGEST_NAME: Final = 20
PLOT_WIDTH, CHARACTER_WIDTH, GAP = 440, 8.2, 8
"""Pixels of the narrowest chart over time, of a letter, and between two labels: charts do not know their width."""
TOP: Final = 9
ROOM: Final = 1.24
"""How much higher the axis reaches where names stand above the line."""


@dataclass(frozen=True, slots=True)
class _Label:
    """From `start` to `stop` of the width of the plot, which is 1."""

    day: date
    words: str
    align: str
    start: float
    stop: float

    def holds(self, rules: set[float]) -> bool:
        """Whether a rule other than its own stands in it."""
        return any(self.start < rule < self.stop for rule in rules)

    def meets(self, other: "_Label") -> bool:
        return self.start < other.stop + GAP / PLOT_WIDTH and other.start < self.stop + GAP / PLOT_WIDTH


def event_marks(events: pl.DataFrame, x: alt.X, first: date, end: date) -> list[alt.Chart]:
    """Rules and names of `event_on, name` on the axis `x` of `week_commencing`, which reaches from `first` to `end`."""
    if events.is_empty():
        return []
    days = events.select(pl.col("event_on").alias("week_commencing")).unique().sort("week_commencing")
    rules = alt.Chart(days).mark_rule(color=CONTEXT, strokeWidth=1.5, strokeDash=[3, 3]).encode(x=x)
    labels = _labels(events, first, end - first)
    named = [_names([label for label in labels if label.align == align], align, x) for align in ("left", "right")]
    return [rules, *named]


def _names(labels: Sequence[_Label], align: str, x: alt.X) -> alt.Chart:
    rows = pl.DataFrame(
        {"week_commencing": [label.day for label in labels], "words": [label.words for label in labels]},
        schema={"week_commencing": pl.Date, "words": pl.String},
    )
    words = marks.text_mark(rows, "words", align=align, dx=5 if align == "left" else -5, color=QUIET)
    return words.encode(x=x, y=alt.value(TOP))


def _labels(events: pl.DataFrame, first: date, span: timedelta) -> list[_Label]:
    """The latest events that find room, those before others whose name no other rule crosses.

    The others are rules alone, and stand in the words for the chart.
    """
    latest = events.sort("event_on", "name", descending=True).select("event_on", "name").rows()
    rules = {(day - first) / span for day, _name in latest}
    sides = {(day, name): list(_sides(day, name, (day - first) / span)) for day, name in latest}
    clear = {event: [each for each in found if not each.holds(rules)] for event, found in sides.items()}
    placed: dict[tuple[date, str], _Label] = {}
    for event, found in [*clear.items(), *sides.items()]:
        free = (each for each in found if not any(map(each.meets, placed.values())))
        if event not in placed and len(placed) < LABELLED and (label := next(free, None)):
            placed[event] = label
    return list(placed.values())


def _sides(day: date, name: str, at: float) -> Iterator[_Label]:
    """To the right of the rule, else to its left, where the name does not reach out of the plot."""
    words = short_name(name)
    width = (len(words) * CHARACTER_WIDTH + GAP) / PLOT_WIDTH
    for label in (_Label(day, words, "left", at, at + width), _Label(day, words, "right", at - width, at)):
        if label.start >= 0 and label.stop <= 1:
            yield label


def crossed(events: pl.DataFrame, ends: tuple[date, date], day: date, words: str, align: str) -> bool:
    """Whether the rule of an event stands in words at a day, on a plot from the first of `ends` to the last."""
    first, span = ends[0], ends[1] - ends[0]
    width, at = len(words) * CHARACTER_WIDTH / PLOT_WIDTH, (day - first) / span
    start = at if align == "left" else at - width / 2
    return any(start <= (event - first) / span <= start + width for event in events["event_on"])


def short_name(name: str) -> str:
    """A name that leaves room for others: cut at a word."""
    plain = " ".join(name.split())
    if len(plain) <= LONGEST_NAME:
        return plain
    kept = plain[:LONGEST_NAME].rpartition(" ")[0] or plain[: LONGEST_NAME - 1]
    return f"{kept}\u2026"


def segments(weeks: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Adds `segment`: figures on both sides of a break are not to be joined by a line."""
    breaks = events.filter(pl.col("effect") == "break")["event_on"].to_list()
    past = [(pl.col("week_commencing") >= day).cast(pl.Int64) for day in breaks]
    return weeks.with_columns(pl.sum_horizontal(pl.lit(0), *past).alias("segment"))


def describe_events(events: pl.DataFrame) -> str:
    """For those who do not see the rules: " Marked: new contract, 1 April 2026." Blank where there are none."""
    if events.is_empty():
        return ""
    rows = events.sort("event_on", "name").select("name", "event_on", "ends_on").rows()
    return f" Marked: {'; '.join(_told(*row) for row in rows)}."


def event_key(events: pl.DataFrame) -> str:
    """What the lines of a grid of weeks are, to follow its subtitle; blank where there are none."""
    latest = events.sort("event_on", "name", descending=True).select("name", "event_on").head(KEYED).rows()
    told = [f"{short_name(name)}, {wording.short_date(day)}" for name, day in latest[::-1]]
    return f". {'Lines' if len(told) > 1 else 'Line'}: {'; '.join(told)}" if told else ""


def _told(name: str, day: date, ends: date | None) -> str:
    until = f" to {wording.long_date(ends)}" if ends else ""
    return f"{' '.join(name.split())}, {wording.long_date(day)}{until}"
