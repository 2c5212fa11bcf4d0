"""The gap by zone and week, past or to come: the same function draws both."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts import marks
from dashboard.charts.rows import fold_names, said, zones_only
from dashboard.charts.theme import CONTEXT, INK, QUIET

STEPS: Final = ["#8FCFC9", "#D8EEEC", "#F7EBF1", "#E3BDD2", "#A34C7A", "#801650"]
BOUNDS: Final = [-50, 0.001, 50, 150, 300]
STEP_WORDS: Final = [
    "over 50 spare",
    "0 to 50 spare",
    "under 50",
    "50 to 149",
    "150 to 299",
    "300+ short",
]


def heat_key() -> list[tuple[str, str]]:
    """Colour and words of each step, the shortest of hours first."""
    return list(zip(STEPS, STEP_WORDS, strict=True))[::-1]


def heat_grid(gaps: pl.DataFrame, order: Sequence[str], events: pl.DataFrame | None = None) -> alt.LayerChart | None:
    """`week_commencing, zone, gap_hours`: a cell a week and zone, coloured by what it says.

    A line stands before the week of each of the `events`; `event_key` names them.
    """
    rows = said(fold_names(zones_only(gaps), order), "gap_hours", wording.signed)
    if rows["gap_hours"].is_null().all():
        return None
    rows = _labelled(rows)
    x, y = _weeks(rows), marks.rows_axis(order, labels=False, padding=0)
    y = y.scale(paddingInner=0.06, paddingOuter=0.03)
    known, unknown = rows.filter(pl.col("marker") == ""), rows.filter(pl.col("marker") != "")
    layers = [_cells(known, x, y), _figures(known, x, y), *([] if events is None else [_lines(rows, events, x)])]
    return marks.layered(*layers, *(_blanks(unknown, x, y) if len(unknown) else []))


def _labelled(rows: pl.DataFrame) -> pl.DataFrame:
    """Coloured by the rounded figure: a cell must not contradict the number in it."""
    return rows.sort("week_commencing").with_columns(
        pl.col("week_commencing").map_elements(wording.short_date, return_dtype=pl.String).alias("label"),
        pl.col("gap_hours").map_elements(wording.whole, return_dtype=pl.Int64).alias("step"),
    )


def _weeks(rows: pl.DataFrame) -> alt.X:
    mondays: list[date] = sorted(rows["week_commencing"].unique().to_list())
    axis = alt.Axis(
        orient="top",
        title=None,
        labelAngle=0,
        labelOverlap="parity",
        minExtent=marks.TOP_SPACE,
        maxExtent=marks.TOP_SPACE,
    )
    labels = [wording.short_date(monday) for monday in mondays]
    x = alt.X("label:N", sort=labels, title=None, axis=axis)
    return x.scale(domain=labels, paddingInner=0.06, paddingOuter=0.03)


def _lines(rows: pl.DataFrame, events: pl.DataFrame, x: alt.X) -> alt.Chart:
    mondays = events.select(pl.col("event_on").dt.truncate("1w").alias("week_commencing")).unique()
    marked = rows.select("week_commencing", "label").unique().join(mondays, on="week_commencing", how="semi")
    lines = alt.Chart(marked).mark_rule(color=CONTEXT, strokeWidth=2, strokeDash=[3, 3])
    drawn: alt.Chart = lines.encode(x=x.copy().bandPosition(0))
    return drawn


def _cells(rows: pl.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    scale = alt.Scale(type="threshold", domain=list(BOUNDS), range=list(STEPS))
    cells = alt.Chart(rows).mark_rect(cornerRadius=3, opacity=1)
    drawn: alt.Chart = cells.encode(x=x, y=y, color=alt.Color("step:Q", scale=scale))
    return drawn


def _figures(rows: pl.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    tone = alt.condition(alt.datum.step >= 150, alt.value("#FFFFFF"), alt.value(INK))
    figures = marks.text_mark(rows, "words", align="center", fontSize=19, fontWeight=600)
    return figures.encode(x=x, y=y, color=tone)


def _blanks(rows: pl.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A week without returns is dashed, never pale: pale would say that all is well."""
    box = alt.Chart(rows).mark_rect(cornerRadius=3, fill="#FFFFFF", stroke=CONTEXT, strokeDash=[4, 3], opacity=1)
    words = marks.text_mark(rows, "words", align="center", color=QUIET)
    return [box.encode(x=x, y=y), words.encode(x=x, y=y)]
