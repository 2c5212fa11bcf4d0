"""Numbers in cells, darker where larger: people waiting, hours a person."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import altair as alt
import polars as pl

from dashboard.charts import marks
from dashboard.charts.rows import fold_names, said, zones_only
from dashboard.charts.theme import CONTEXT, INK, QUIET

WAITING_STEPS: Final = ["#FFFFFF", "#FDE9DF", "#FBC9AE", "#F89B6A"]
DELIVERED_STEPS: Final = ["#EEF3F8", "#CFDEEC", "#9FBEDA", "#6BACE6"]


def grid(
    rows: pl.DataFrame,
    order: Sequence[str],
    columns: tuple[str, Mapping[str, str]],
    value: tuple[str, Callable[[float | None], str]],
    steps: Sequence[str],
    *,
    name: str = "zone",
) -> alt.LayerChart | None:
    """`columns` names the column across and its codes in order, `name` that of the rows; ink reads on every step."""
    column, say = value
    across, words = columns
    shown = fold_names(zones_only(rows), order, name).filter(pl.col(across).is_in(list(words)))
    if shown[column].is_null().all():
        return None
    worded = said(shown, column, say).with_columns(
        pl.col(across).replace_strict(dict(words)).alias("across"),
        pl.col(column).cast(pl.Float64).alias("level"),
    )
    return marks.layered(*_cells(worded, _across(list(words.values())), _down(order), steps))


def _down(order: Sequence[str]) -> alt.Y:
    return marks.rows_axis(order).scale(paddingInner=0.08, paddingOuter=0.04)


def _across(words: Sequence[str]) -> alt.X:
    axis = alt.Axis(
        orient="top",
        title=None,
        labelAngle=0,
        labelOverlap=False,
        minExtent=marks.TOP_SPACE,
        maxExtent=marks.TOP_SPACE,
    )
    x = alt.X("across:N", sort=list(words), title=None, axis=axis)
    return x.scale(domain=list(words), paddingInner=0.08, paddingOuter=0.04)


def _cells(rows: pl.DataFrame, x: alt.X, y: alt.Y, steps: Sequence[str]) -> list[alt.Chart]:
    top = marks.upper(rows["level"], 1.0)
    cuts = [0.001, top / 3, top * 2 / 3] if steps[0] == "#FFFFFF" else [top / 4, top / 2, top * 0.75]
    scale = alt.Scale(type="threshold", domain=cuts, range=list(steps))
    tone = alt.condition(alt.datum.marker == "", alt.value(INK), alt.value(QUIET))
    known = rows.filter(pl.col("marker") == "")
    boxes = alt.Chart(known).mark_rect(cornerRadius=3, opacity=1)
    blanks = alt.Chart(rows.filter(pl.col("marker") != "")).mark_rect(
        cornerRadius=3, fill="#FFFFFF", stroke=CONTEXT, strokeDash=[4, 3], opacity=1
    )
    words = marks.text_mark(rows, "words", align="center", fontSize=18, fontWeight=600)
    return [
        boxes.encode(x=x, y=y, color=alt.Color("level:Q", scale=scale)),
        blanks.encode(x=x, y=y),
        words.encode(x=x, y=y, color=tone),
    ]
