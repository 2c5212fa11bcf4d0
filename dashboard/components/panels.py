"""A white panel: its finding, what is drawn in it or why nothing is, and the table behind it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import polars as pl
import streamlit as st

from dashboard.charts.finished import Spec
from dashboard.components import markup, tables


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


def empty_state(finding: str, missing: str, extract: str = "") -> None:
    st.html(markup.empty_state(finding, missing, extract))


def show(chart: Spec | None, alt_text: str, key: str, height: int) -> None:
    """No chart is a message: a blank panel looks like a fault."""
    if chart is None:
        empty_state("Nothing to draw", alt_text)
    else:
        st.vega_lite_chart(chart, width="stretch", height=height, theme=None, key=key, alt=alt_text)


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
