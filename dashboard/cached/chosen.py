"""What is chosen on the screen: the filters of the URL, and who sees it."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboard.cached.council import settings

ALL = "all"


@dataclass(frozen=True)
class View:
    """The filters of the URL: codes, or `all`; `week` is None for the latest census."""

    zone_id: str
    age_band: str
    group_name: str
    week: date | None

    @property
    def key(self) -> tuple[str, ...]:
        return self.zone_id, self.age_band, self.group_name, str(self.week)


def view() -> View:
    """The filters as they are chosen now; no single provider group is followed where providers may not be named."""
    week = _chosen("week", "latest")
    return View(
        _chosen("zone", ALL),
        _chosen("age", ALL),
        _chosen("group", ALL) if names_providers() else ALL,
        None if week == "latest" else date.fromisoformat(week),
    )


def _chosen(key: str, nothing: str) -> str:
    """What a filter holds; nothing on a page that it does not apply to, though the filter keeps it for the next."""
    applies = key in st.session_state.get("filters_applying", (key,))
    return st.session_state.get(key) or nothing if applies else nothing


def shared() -> bool:
    """Whether others see the screen: in meeting mode providers sit in the room."""
    return bool(st.session_state.get("meeting"))


def names_providers() -> bool:
    """Whether commercial figures may stand beside a provider's name: only where the council alone looks."""
    return not shared() and settings().audience == "council"


def whole() -> bool:
    """Whether the council as a whole is looked at."""
    return view().zone_id == ALL


def in_zone(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen zone; all of them where none is chosen."""
    zone = view().zone_id
    return rows if zone == ALL else rows.filter(pl.col("zone_id") == zone)


def in_place(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen zone, or of the council where none is chosen."""
    return rows.filter(pl.col("zone_id") == view().zone_id)


def in_group(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen provider group; all of them where none is chosen."""
    group = view().group_name
    return rows if group == ALL else rows.filter(pl.col("group_name") == group)


def parts(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows that a column's `all` row adds up."""
    return rows.filter(pl.col(column) != ALL)
