"""The floor of a page: the same charts, tables, buttons and widgets in the same containers under the same menu, all of them constants.

A Streamlit script; HOMECARE_BENCH_DRAWN names what was recorded.
"""

import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from tests.bench import recording

MENU = {
    "": ["this_week", "capacity_gaps", "winter_pressure"],
    "Care": ["waiting_list", "brokerage", "package_sizes", "quality"],
    "Market": ["market_share", "contracts", "workforce", "provider_stopped", "provider"],
    "Ahead": ["demand_forecast", "what_if", "long_view"],
    "Data": ["load_extract", "definitions"],
}


def drawn(name: str) -> Callable[[], None]:
    """A page of the same menu that draws what was recorded of it for the zone chosen."""

    def draw() -> None:
        zones = recording.read(Path(os.environ["HOMECARE_BENCH_DRAWN"]))[name]
        recording.draw_again(zones[st.session_state.get("zone") or "all"])

    return draw


def page(name: str) -> st.Page:
    title = name.replace("_", " ").capitalize()
    return st.Page(drawn(name), title=title, url_path=name.replace("_", "-"), default=name == "this_week")


st.set_page_config(page_title="Bare page", layout="wide")
st.navigation({section: [page(name) for name in names] for section, names in MENU.items()}, position="top").run()
