"""What stands around every page: its look, the corner of its filters, its title and the line below it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components import markup

ASSETS: Final = Path(__file__).parents[1] / "assets"
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


def picker() -> DeltaGenerator:
    """The place beside the filters for the choice that a page is about."""
    return st.container(key="picker", width="content")


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


def printed_note(text: str) -> None:
    """On the printed sheet alone: the screen has the definitions."""
    with st.container(key="printed"):
        st.html(markup.footnote(text))
