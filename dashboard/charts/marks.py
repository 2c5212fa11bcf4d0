"""The few axes, scales and labels that every chart shares."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import polars as pl

from dashboard.charts.rows import folded
from dashboard.charts.theme import CONTEXT, INK, LINE, QUIET

DAY, MONTH = "%-d %b", "%b %Y"
YEAR_WEEKS = 53
TOP_SPACE = 30
FEW_ROWS = 3
DATES = 6
# Vega centres the first line of a label on its row; resting it on the middle centres the pair.
_TWO_LINES_CENTRED: Any = {
    "condition": {"test": "indexof(datum.value, '\\n') >= 0", "value": "bottom"},
    "value": "middle",
}


def rows_axis(names: Sequence[str], *, labels: bool = True, padding: float = 6, size: float = 17) -> alt.Y:
    """One row a name, in the given order; two-line names come from `folded`."""
    axis = alt.Axis(
        title=None,
        labels=labels,
        labelExpr="split(datum.label, '\\n')",
        labelPadding=padding,
        labelFontSize=size,
        labelFontWeight=600,
        labelLineHeight=18,
        labelLimit=260,
        labelOverlap=False,
        labelBaseline=_TWO_LINES_CENTRED,
    )
    return alt.Y("row:N", sort=[folded(name) for name in names], title=None, axis=axis).scale(
        paddingInner=0.4, paddingOuter=0.2
    )


def roomy_size(names: Sequence[str]) -> int:
    """For charts as high as the screen: smaller only where names take two lines or rows are close."""
    return 19 if len(names) <= 10 and all(folded(name) == name for name in names) else 17


def lit(where: pl.Expr, colour: str) -> pl.Expr:
    """`colour` of a bar: that of the chart for those that are looked at, and none for those they are compared with."""
    return pl.when(where).then(pl.lit(colour)).otherwise(pl.lit(CONTEXT)).alias("colour")


def bar_size(rows: int) -> dict[str, Any]:
    """For `mark_bar`: a chart as high as its neighbour gives one row the whole of it."""
    return {"size": 44} if rows <= FEW_ROWS else {}


def bare_axis() -> alt.Axis:
    """No marks, but the same space on top as a heat grid's dates: rows then line up across charts."""
    return alt.Axis(
        orient="top",
        title=None,
        labels=False,
        grid=False,
        ticks=False,
        domain=False,
        minExtent=TOP_SPACE,
        maxExtent=TOP_SPACE,
    )


def length(column: str, low: float, high: float, axis: alt.Axis | None = None) -> alt.X:
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    return alt.X(f"{column}:Q", title=None, axis=axis, scale=scale)


def dates_axis(mondays: Sequence[date], at_most: int = DATES) -> alt.Axis:
    """Mondays given as values, thinned from the last: Vega would start weeks on a Sunday.

    Over more than a year a day alone is ambiguous: the month and year stand instead.
    """
    kept = sorted(mondays)[::-1][:: max(1, -(-len(mondays) // at_most))]
    ticks: list[Any] = [alt.DateTime(year=d.year, month=d.month, date=d.day) for d in kept[::-1]]
    form = MONTH if len(mondays) > YEAR_WEEKS else DAY
    return alt.Axis(title=None, values=ticks, format=form, labelOverlap=False, labelFlush=False)


def weeks(axis: alt.Axis, first: date, last: date) -> alt.X:
    """`week_commencing` from one Monday to another."""
    ends = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in (first, last)]
    return alt.X("week_commencing:T", title=None, axis=axis, scale=alt.Scale(domain=ends, nice=False))


def fitted(values: pl.Series) -> Callable[[str], alt.Y]:
    """One axis for columns of like figures; from nought only where that leaves their differences to be seen."""
    known = values.drop_nulls().to_numpy()
    low, high = float(known.min()), float(known.max())
    room = max(high - low, 1.0) * 0.12
    ends = [0.0 if 0 <= low < high / 2 else low - room, high + room]

    def y(column: str) -> alt.Y:
        axis = alt.Axis(title=None, tickCount=4, format=",.0f", grid=True, gridColor=LINE, labelColor=QUIET)
        return alt.Y(f"{column}:Q", title=None, axis=axis, scale=alt.Scale(domain=ends, nice=False, zero=False))

    return y


def layered(*layers: alt.Chart) -> alt.LayerChart:
    """Without layers that hold no rows: to a screen reader an empty group is an image without words."""
    return alt.LayerChart(layer=[layer for layer in layers if len(layer.data)])


def text_mark(rows: pl.DataFrame, words: str, **look: Any) -> alt.Chart:
    style = {"align": "left", "baseline": "middle", "color": INK, "fontSize": 17, **look}
    drawn: alt.Chart = alt.Chart(rows).mark_text(**style).encode(text=f"{words}:N")
    return drawn


def colours(by_value: Mapping[str, str]) -> alt.Scale:
    return alt.Scale(domain=list(by_value), range=list(by_value.values()))


def upper(values: pl.Series, room: float = 1.18) -> float:
    """The end of an axis with room for the label after the longest bar; never an empty span."""
    top = values.max()
    return float(top) * room if isinstance(top, int | float) and top > 0 else 1.0
