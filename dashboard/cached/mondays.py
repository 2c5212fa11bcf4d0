"""Which Monday a page shows, and how old its sources are."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import marts
from dashboard.cached.chosen import ALL, view
from dashboard.cached.council import settings
from dashboard.cached.tables import mart, table, version

WEEK = timedelta(days=7)


def behind(*names: str) -> frozenset[str]:
    """The kinds of extract that the figures of tables come from."""
    return _kinds(names, version())


@st.cache_resource(max_entries=200, show_spinner=False)
def _kinds(names: tuple[str, ...], live: Path) -> frozenset[str]:
    listed = table("catalogue", live).filter(pl.col("name").is_in(list(names)))["kinds"]
    return frozenset(kind for kinds in listed for kind in kinds.split(", "))


def as_at(kinds: frozenset[str]) -> date | None:
    """The day that figures of some kinds together are true on: the oldest of their sources."""
    return _as_at(kinds, version())


@st.cache_resource(max_entries=200, show_spinner=False)
def _as_at(kinds: frozenset[str], live: Path) -> date | None:
    return marts.as_at(table("sources", live), kinds)


def census(kinds: frozenset[str]) -> date | None:
    """The Monday that a page shows: the one chosen, else the last on or before the as-at day."""
    day, chosen = as_at(kinds), view().week
    latest = marts.monday_of(day) if day else None
    return min(chosen, latest) if chosen and latest else latest


def late(kinds: frozenset[str]) -> list[str]:
    """Sources of some kinds that are further behind the newest than the council allows, in words."""
    return _late(kinds, version(), settings().late_days)


@st.cache_resource(max_entries=200, show_spinner=False)
def _late(kinds: frozenset[str], live: Path, days: int) -> list[str]:
    late_ones = table("sources", live).filter(pl.col("kind").is_in(list(kinds)), pl.col("late_days") > days)
    return [f"{row['kind'].replace('_', ' ')} ({row['late_days']} days)" for row in late_ones.iter_rows(named=True)]


def week_of(rows: pl.DataFrame, monday: date) -> pl.DataFrame:
    """The rows of one census."""
    return rows.filter(pl.col("week_commencing") == monday)


def weeks(name: str, monday: date, count: int = 1) -> pl.DataFrame:
    """A table's rows of the last so many censuses, for figures that no one but the analyst sees."""
    return last_weeks(mart(name), monday, count)


def events(monday: date, count: int) -> pl.DataFrame:
    """What happened in the chosen place, or everywhere, in the last so many weeks up to a Monday."""
    happened = mart("events")
    first, last = monday - (count - 1) * WEEK, monday + WEEK
    here = happened["zone_id"].is_in([ALL, view().zone_id])
    return happened.filter(here, pl.col("event_on") >= first, pl.col("event_on") < last)


def last_weeks(rows: pl.DataFrame, monday: date, count: int) -> pl.DataFrame:
    """The rows of so many censuses up to a Monday."""
    return rows.filter(pl.col("week_commencing").is_between(monday - (count - 1) * WEEK, monday))
