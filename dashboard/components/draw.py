"""What stands in and between panels, drawn: tiles, lists, keys and notes. The markup is in `markup`."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import streamlit as st

from dashboard.components import lists, markup, pressure, tiles, trend_table
from dashboard.measures.record import Measure

FEW_GAUGES: Final = 6


def facts(told: Sequence[tuple[str, str]]) -> None:
    st.html(markup.facts(told))


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
