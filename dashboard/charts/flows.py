"""What changed between two Mondays: hours of care, and the queue for it."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.rows import added_up
from dashboard.charts.theme import BETTER, CONTEXT, DELIVERED, INK, WORSE

Step = tuple[str, float, str]

HOURS_IN: Final = {
    "new_hours": "New packages",
    "restarted_hours": "Back from hospital",
    "increase_hours": "Increases",
    "transferred_in_hours": "Transferred in",
}
HOURS_OUT: Final = {
    "ended_hours": "Ended",
    "paused_hours": "Into hospital",
    "decrease_hours": "Decreases",
    "handed_back_hours": "Handed back, unmet",
    "transferred_out_hours": "Transferred out",
    "ended_or_handed_back_hours": "Ended, handed back",
}
HOURS_NET: Final = {"other_changes_hours": "Other changes"}
"""Steps of few packages in one, which may be a gain or a loss."""
QUEUE_IN: Final = {"joined": "Joined"}
QUEUE_OUT: Final = {
    "placed": "Care started",
    "admitted": "Into hospital",
    "declined": "Declined",
    "died": "Died",
    "other": "Other reasons",
}
FEW_PACKAGES: Final = "Steps of few packages are told together"
ROOM: Final = 0.25
"""Part of the bars' span after them, for a figure of four places where three bridges share a screen."""
SPECIAL: Final = {"Handed back, unmet": WORSE, "Care started": BETTER}


def hours_bridge(bridge: pl.DataFrame) -> alt.LayerChart | None:
    """One week's rows, a zone each; zones are added up."""
    return waterfall(_steps(bridge, *hours_steps(bridge)))


def hours_steps(bridge: pl.DataFrame) -> tuple[dict[str, str], dict[str, str]]:
    """Columns and words of what came in, with what may be either, and of what went out; merged steps have none."""
    ways = (HOURS_IN | HOURS_NET, HOURS_OUT)
    gains, losses = ({name: words for name, words in way.items() if name in bridge.columns} for way in ways)
    return gains, losses


def hours_note(bridge: pl.DataFrame) -> str:
    """What the reader must know of the steps; blank where each stands for itself."""
    return "" if "handed_back_hours" in bridge.columns and not set(HOURS_NET) & set(bridge.columns) else FEW_PACKAGES


def queue_bridge(bridge: pl.DataFrame, unit: Literal["people", "hours"] = "people") -> alt.LayerChart | None:
    """One week's rows of one queue; zones are added up."""
    gains = {f"{name}_{unit}": words for name, words in QUEUE_IN.items()}
    losses = {f"{name}_{unit}": words for name, words in queue_reasons(bridge).items()}
    return waterfall(_steps(bridge, gains, losses))


def queue_reasons(bridge: pl.DataFrame) -> dict[str, str]:
    """Why people left, in words; a reason that is counted with the others has no column."""
    return {name: words for name, words in QUEUE_OUT.items() if f"{name}_people" in bridge.columns}


def _steps(bridge: pl.DataFrame, gains: Mapping[str, str], losses: Mapping[str, str]) -> list[Step]:
    """Gains, then losses, each by size; empty where any part is unknown: no bridge has a hole."""
    parts = added_up(bridge).select(*gains, *losses)
    if parts.is_empty() or any(parts.null_count().row(0)):
        return []
    sums = parts.sum().row(0, named=True)
    grown = [(gains[name], float(sums[name]), DELIVERED if sums[name] > 0 else CONTEXT) for name in gains]
    lost = [(losses[name], -float(sums[name]), CONTEXT) for name in losses]
    return [*_by_size(grown), *_by_size(lost)]


def _by_size(steps: Sequence[Step]) -> list[Step]:
    known = [(words, size, SPECIAL.get(words, colour)) for words, size, colour in steps if size]
    return sorted(known, key=lambda step: (step[0] in HOURS_NET.values(), -abs(step[1]), step[0]))


def queue_note(bridge: pl.DataFrame) -> str:
    """What the reader must know of the reasons; blank where each stands for itself."""
    merged = len(queue_reasons(bridge)) < len(QUEUE_OUT)
    return "Reasons of few people are counted with the others" if merged else ""


def waterfall(steps: Sequence[Step]) -> alt.LayerChart | None:
    """Starts from nought = the opening figure: whole bars would hide the change."""
    if not steps:
        return None
    rows = _rows(steps)
    span = _span(rows)
    order = rows["row"].to_list()
    y = marks.rows_axis(order).axis(_names_axis())
    y = y.scale(paddingInner=0.28, paddingOuter=0.12)
    bars = (
        alt.Chart(rows)
        .mark_bar(opacity=1)
        .encode(x=marks.length("left", *span), x2="right", y=y, color=alt.Color("colour:N", scale=None))
    )
    return marks.layered(bars, *_words(rows, span, y), _opening(span))


def _span(rows: pl.DataFrame) -> tuple[float, float]:
    """With space of their own for the labels after the bars."""
    low, high = min(0.0, *rows["left"]), max(0.0, *rows["right"])
    return low, high + max(high - low, 1.0) * ROOM


def _words(rows: pl.DataFrame, span: tuple[float, float], y: alt.Y) -> list[alt.Chart]:
    """After the bar; of a bar below nought after the line at nought, where neither that nor a name can meet it."""
    placed = rows.with_columns(pl.max_horizontal(pl.lit(0.0), "right").alias("label_at"))
    words = marks.text_mark(placed, "words", dx=7, fontWeight=600)
    return [words.encode(x=marks.length("label_at", *span), y=y)]


def _rows(steps: Sequence[Step]) -> pl.DataFrame:
    level, rows = 0.0, []
    for words, size, colour in steps:
        rows.append((words, level, level + size, size, colour))
        level += size
    rows.append(("Net change", 0.0, level, level, INK))
    columns = ["row", "from", "to", "size", "colour"]
    return pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        pl.min_horizontal("from", "to").alias("left"),
        pl.max_horizontal("from", "to").alias("right"),
        pl.col("size").map_elements(wording.signed, return_dtype=pl.String).alias("words"),
    )


def _names_axis() -> alt.Axis:
    return alt.Axis(title=None, labelLimit=260, labelOverlap=False, labelPadding=8)


def _opening(span: tuple[float, float]) -> alt.Chart:
    line = alt.Chart(pl.DataFrame({"left": [0.0]})).mark_rule(color=INK, strokeWidth=2)
    drawn: alt.Chart = line.encode(x=marks.length("left", *span))
    return drawn
