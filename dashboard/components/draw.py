"""The screen's parts, drawn. Pages call these; the markup is in `markup`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.finished import Spec
from dashboard.components import lists, markup, pressure, tables, tiles, trend_table
from dashboard.measures.record import Measure

ASSETS: Final = Path(__file__).parents[1] / "assets"
FEW_GAUGES: Final = 6
LOGO, ICON = ASSETS / "logo.svg", ASSETS / "icon.svg"


def meeting_mode() -> bool:
    return bool(st.session_state.get("meeting", False))


def controls() -> DeltaGenerator:
    """The corner of the page for filters and the meeting toggle."""
    return st.container(key="controls", width="content", horizontal=True)


def filters_place() -> DeltaGenerator:
    """Left of the meeting toggle, which has to be drawn first."""
    return st.container(key="filters", width="content")


def meeting_toggle() -> bool:
    """Before `styles`: else the first load of ?meeting=true comes out small."""
    return st.toggle("Meeting mode", key="meeting", bind="query-params")


def styles() -> None:
    """Once, in app.py."""
    st.html(ASSETS / "look.css")
    if meeting_mode():
        st.html(ASSETS / "meeting.css")


def printable() -> None:
    """On a page made to be printed: the browser's print gives the sheet alone, without menus and filters."""
    st.html(ASSETS / "print.css")


def printed_note(text: str) -> None:
    """On the printed sheet alone: the screen has the definitions."""
    with st.container(key="printed"):
        st.html(markup.footnote(text))


def picker() -> DeltaGenerator:
    """The place beside the filters for the choice that a page is about."""
    return st.container(key="picker", width="content")


def facts(told: Sequence[tuple[str, str]]) -> None:
    st.html(markup.facts(told))


def title(finding: str) -> None:
    st.html(markup.title(finding))


def as_at_line(
    page: str,
    as_at: date,
    previous: date | None = None,
    late: Sequence[str] = (),
    note: str = "",
) -> None:
    st.html(markup.as_at_line(page, as_at, previous, late, note))


def returns_line(page: str, month: date, returned: tuple[int, int], missing: str = "", note: str = "") -> None:
    st.html(markup.returns_line(page, month, returned, missing, note))


@dataclass(frozen=True)
class Behind:
    """The rows behind a chart, after disclosure: what is drawn here and saved leaves the analyst's screen."""

    rows: pl.DataFrame
    columns: Mapping[str, str]
    file_name: str


@contextmanager
def panel(key: str, finding: str = "", subtitle: str = "", behind: Behind | None = None) -> Iterator[None]:
    """A white panel as high as its neighbours, its table in the corner; the look hangs on the keys' prefixes."""
    with st.container(key=f"panel_{key}", height="stretch", gap="xsmall"):
        if finding:
            st.html(markup.heading(finding, subtitle))
        yield
        if behind is not None:
            table_behind(key, finding or "Table", behind)


def heading(finding: str, subtitle: str = "", coloured: str = "") -> None:
    st.html(markup.column_heading(finding, subtitle, coloured))


def tile(
    measure: Measure,
    value: float | str | None,
    *,
    unit: str | None = None,
    change: float | None = None,
    than: date | None = None,
    spark: str = "",
    beside: str = "",
    below: str = "",
) -> str:
    """A tile as HTML, for `tile_row`; `spark` is the SVG of `charts.spark`, `beside` what a change stands on."""
    image = tiles.spark_image(spark, f"{measure.label}, recent weeks")
    return tiles.tile(measure, value, unit=unit, change=change, than=than, spark=image, beside=beside, below=below)


def tile_row(drawn: Sequence[str]) -> None:
    """Tiles in one row, all of a width."""
    with st.grid(len(drawn), min_column_width=195, gap=(14, 14)):
        for each in drawn:
            with st.container():
                st.html(each)


def show(chart: Spec | None, alt_text: str, key: str, height: int) -> None:
    """No chart is a message: a blank panel looks like a fault."""
    if chart is None:
        empty_state("Nothing to draw", alt_text)
    else:
        st.vega_lite_chart(chart, width="stretch", height=height, theme=None, key=key, alt=alt_text)


def empty_state(finding: str, missing: str, extract: str = "") -> None:
    st.html(markup.empty_state(finding, missing, extract))


def colour_key(entries: Sequence[tuple[str, str]]) -> None:
    st.html(markup.colour_key(entries))


def look_first(entries: Sequence[lists.Look]) -> None:
    st.html(lists.look_first(entries))


def bars(groups: Sequence[Sequence[lists.Bar]], note: str = "") -> None:
    st.html(lists.bars(groups, note))


def updates(told: Sequence[tuple[str, str]]) -> None:
    st.html(lists.updates(told))


def gauges(cells: Sequence[pressure.Gauge]) -> None:
    """Few are drawn larger."""
    st.html(pressure.gauges(cells, "few" if len(cells) <= FEW_GAUGES else ""))


def status_table(zones: Sequence[pressure.Status], rows: Sequence[tuple[str, str, int]], caption: str) -> None:
    st.html(pressure.status_table(zones, rows, caption))


def trend_rows(rows: Sequence[trend_table.Trend], first: str, caption: str) -> None:
    st.html(trend_table.trend_table(rows, first, caption))


def triggered(zone: str, level: markup.Level, actions: Sequence[str]) -> None:
    st.html(pressure.triggered(zone, level, actions))


def footnote(text: str) -> None:
    st.html(markup.footnote(text))


def definitions(measures: Iterable[Measure], key: str, label: str = "What these mean") -> None:
    """One click away on every page."""
    with st.popover(label, icon=":material/info:", key=key, type="tertiary"):
        st.html(markup.scrolled(label, "".join(markup.definition(measure) for measure in measures)))


def table_behind(key: str, caption: str, behind: Behind) -> None:
    """A chart's rows, one click away, with the same rows to save."""
    shown = tables.headed(behind.rows, behind.columns)
    corner = st.container(key=f"behind_{key}", width="content")
    with corner.popover("Table", icon=":material/table:", key=f"table_{key}", type="tertiary"):
        st.html(tables.table(shown, caption))
        st.download_button(
            "Download as CSV",
            data=lambda: tables.exported(shown),
            file_name=f"{behind.file_name}.csv",
            mime="text/csv",
            key=f"download_{key}",
            on_click="ignore",
            icon=":material/download:",
        )


def table(rows: pl.DataFrame, columns: Mapping[str, str], caption: str) -> None:
    """Rows open on the page, under their screen names."""
    st.html(tables.table(tables.headed(rows, columns), caption))
