"""Figures in columns of their own beside the marks of a row, each column under its head."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts import marks
from dashboard.charts.rows import said
from dashboard.charts.theme import INK, QUIET


@dataclass(frozen=True, slots=True)
class Column:
    """`at`: where its right edge stands, 1 being the end of the axis."""

    column: str
    head: str
    say: Callable[[Any], str]
    at: float
    colour: str = INK


def text_columns(rows: pl.DataFrame, columns: Sequence[Column], high: float, y: alt.Y) -> list[alt.Chart]:
    """`high`: the end of the axis that the marks of the rows are drawn on."""
    return [*(_figures(rows, each, high, y) for each in columns), _heads(columns, high)]


def _figures(rows: pl.DataFrame, column: Column, high: float, y: alt.Y) -> alt.Chart:
    worded = said(rows, column.column, column.say).with_columns(pl.lit(high * column.at).alias("at"))
    text = marks.text_mark(worded, "words", align="right", color=column.colour, fontWeight=600)
    return text.encode(x=_x(high), y=y)


def _heads(columns: Sequence[Column], high: float) -> alt.Chart:
    heads = pl.DataFrame({"at": [high * each.at for each in columns], "head": [each.head for each in columns]})
    text = marks.text_mark(heads, "head", align="right", color=QUIET, fontWeight=600)
    return text.encode(x=_x(high), y=alt.value(-14))


def _x(high: float) -> alt.X:
    return marks.length("at", 0, high, marks.bare_axis())
