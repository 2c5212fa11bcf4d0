"""Named rows with one bar or several side by side, each with its figure after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import polars as pl

from dashboard.charts import marks
from dashboard.charts.rows import folded, said
from dashboard.charts.theme import DELIVERED, QUIET

FILLED: Final = 0.66


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of bars with a scale of its own, and the words above it."""

    column: str
    words: str
    say: Callable[[float | None], str]
    colour: str = DELIVERED


def slot_bars(
    rows: pl.DataFrame, name: str, order: Sequence[str], slots: Sequence[Slot], filled: float = FILLED
) -> alt.LayerChart | None:
    """`name` and a column a slot, its longest bar `filled` of it; bars of different slots do not compare by length."""
    named = rows.filter(pl.col(name).is_in(list(order)))
    if named.is_empty() or all(named[slot.column].is_null().all() for slot in slots):
        return None
    ends = [(slot, marks.upper(named[slot.column], 1.0) / filled) for slot in slots]
    placed = pl.concat([_placed(named, name, slot, at, whole) for at, (slot, whole) in enumerate(ends)])
    return marks.layered(*_layers(placed, order, slots))


def same_scale(rows: pl.DataFrame, slots: Sequence[Slot]) -> float:
    """One length a unit for all slots, where they count the same thing."""
    return max((marks.upper(rows[slot.column], 1.0) for slot in slots), default=1.0)


def shared_slot_bars(
    rows: pl.DataFrame, name: str, order: Sequence[str], slots: Sequence[Slot]
) -> alt.LayerChart | None:
    """As `slot_bars`, but bars of all slots compare by length."""
    named = rows.filter(pl.col(name).is_in(list(order)))
    if named.is_empty() or all(named[slot.column].is_null().all() for slot in slots):
        return None
    whole = same_scale(named, slots) / FILLED
    placed = pl.concat([_placed(named, name, slot, at, whole) for at, slot in enumerate(slots)])
    return marks.layered(*_layers(placed, order, slots))


def _placed(rows: pl.DataFrame, name: str, slot: Slot, at: int, whole: float) -> pl.DataFrame:
    """Each bar's two ends in slots, so that one axis carries them all; `whole` is what would fill a slot.

    What is below nought has no bar: it would lie in the slot before.
    """
    length = pl.col(slot.column).cast(pl.Float64).fill_null(0).clip(lower_bound=0) / whole
    return said(rows, slot.column, slot.say).select(
        pl.col(name).map_elements(folded, return_dtype=pl.String).alias("row"),
        pl.lit(float(at)).alias("start"),
        (length + at).alias("stop"),
        pl.lit(slot.colour).alias("colour"),
        "words",
        "marker",
    )


def _layers(placed: pl.DataFrame, order: Sequence[str], slots: Sequence[Slot]) -> list[alt.Chart]:
    y, axis = marks.rows_axis(order), marks.bare_axis()
    start = marks.length("start", 0, len(slots), axis)
    stop = marks.length("stop", 0, len(slots), axis)
    # Only a row alone: a short panel may hold few rows, and bars of a fixed size would meet.
    size = marks.bar_size(len(order)) if len(order) == 1 else {}
    bars = alt.Chart(placed).mark_bar(opacity=1, **size)
    drawn = bars.encode(x=start, x2="stop", y=y, color=alt.Color("colour:N", scale=None))
    words = marks.text_mark(placed, "words", dx=7, fontWeight=600).encode(x=stop, y=y)
    return [drawn, words, _heads(slots, axis)]


def _heads(slots: Sequence[Slot], axis: alt.Axis) -> alt.Chart:
    heads = pl.DataFrame({"start": [float(at) for at in range(len(slots))], "head": [slot.words for slot in slots]})
    words = marks.text_mark(heads, "head", color=QUIET, fontWeight=600)
    return words.encode(x=marks.length("start", 0, len(slots), axis), y=alt.value(-14))


def category_bars(
    rows: pl.DataFrame,
    name: str,
    words: Mapping[str, str],
    slots: Sequence[Slot],
) -> alt.LayerChart | None:
    """Codes under their screen words, the largest of the first slot on top."""
    first = slots[0].column
    named = rows.with_columns(pl.col(name).replace(dict(words)).fill_null("not stated"))
    named = named.sort(pl.col(first), name, descending=[True, False], nulls_last=True)
    order = [text[:1].upper() + text[1:] for text in named[name].to_list()]
    shown = named.with_columns(pl.Series(name, order, pl.String))
    return slot_bars(shown, name, list(dict.fromkeys(order)), slots)
