"""What pages call: tables of the live version, kept by version, and the filters that are chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import polars as pl
import streamlit as st

from dashboard import disclosure, marts
from dashboard import settings as local
from dashboard.settings import Settings

Built = TypeVar("Built")
ALL = "all"
WEEK = timedelta(days=7)
SLICES = ("week_commencing", "queue")
"""Columns along which nothing that is published adds up."""


@dataclass(frozen=True)
class View:
    """The filters of the URL: codes, or `all`; `week` is None for the latest census."""

    zone_id: str
    age_band: str
    week: date | None


@st.cache_resource(max_entries=200, show_spinner=False)
def _table(name: str, version: Path) -> pl.DataFrame:
    return marts.read(name, version)


@st.cache_resource(max_entries=4, show_spinner=False)
def settings() -> Settings:
    """The council's choices, read once a process."""
    return local.read()


def version() -> Path:
    """The live version, asked afresh at every run so that no page shows an old one.

    Raises NothingPublishedError before the first load.
    """
    return marts.live_version()


def anything_published() -> bool:
    """Whether there is a version to show."""
    try:
        version()
    except marts.NothingPublishedError:
        return False
    return True


def mart(name: str) -> pl.DataFrame:
    """A table of the live version with the zone's name as `zone`, in the order of its grain."""
    return _named(name, version())


@st.cache_resource(max_entries=200, show_spinner=False)
def _named(name: str, live: Path) -> pl.DataFrame:
    rows = _table(name, live)
    return rows if "zone_id" not in rows.columns or name == "zones" else _with_names(rows, live)


def _with_names(rows: pl.DataFrame, live: Path) -> pl.DataFrame:
    names = _table("zones", live).select("zone_id", pl.col("zone_name").alias("zone"))
    whole = pl.DataFrame({"zone_id": [ALL], "zone": ["Council"]})
    return rows.join(pl.concat([names, whole]), on="zone_id", how="left", maintain_order="left")


@st.cache_resource(max_entries=200, show_spinner=False)
def _kinds(names: tuple[str, ...], live: Path) -> frozenset[str]:
    """The kinds of extract that the figures of tables come from."""
    listed = _table("catalogue", live).filter(pl.col("name").is_in(list(names)))["kinds"]
    return frozenset(kind for kinds in listed for kind in kinds.split(", "))


def loaded(kind: str) -> bool:
    """Whether any extract of a kind is in the live version."""
    return kind in mart("sources")["kind"].to_list()


def view() -> View:
    """The filters as they are chosen now."""
    week = st.session_state.get("week") or "latest"
    return View(
        st.session_state.get("zone") or ALL,
        st.session_state.get("age") or ALL,
        None if week == "latest" else date.fromisoformat(week),
    )


def as_at(*names: str) -> date | None:
    """The day that the tables together are true on: the oldest of their sources."""
    return _as_at(names, version())


@st.cache_resource(max_entries=200, show_spinner=False)
def _as_at(names: tuple[str, ...], live: Path) -> date | None:
    return marts.as_at(_table("sources", live), _kinds(names, live))


def census(*names: str) -> date | None:
    """The Monday that a page shows: the one chosen, else the last on or before the as-at day."""
    day, chosen = as_at(*names), view().week
    latest = marts.monday_of(day) if day else None
    return min(chosen, latest) if chosen and latest else latest


def late(*names: str) -> list[str]:
    """Sources of the tables that are further behind the newest than the council allows, in words."""
    return _late(names, version(), settings().late_days)


@st.cache_resource(max_entries=200, show_spinner=False)
def _late(names: tuple[str, ...], live: Path, days: int) -> list[str]:
    kinds = list(_kinds(names, live))
    behind = _table("sources", live).filter(pl.col("kind").is_in(kinds), pl.col("late_days") > days)
    return [f"{row['kind'].replace('_', ' ')} ({row['late_days']} days)" for row in behind.iter_rows(named=True)]


def kept(key: str, of: str, build: Callable[[], Built]) -> Built:
    """What `build` makes, made once for a version, its filters and who sees the screen; `of` is a page's own filter.

    A key belongs to one place on one page. Frames are never arguments: the cache would take two for one.
    """
    chosen = view()
    place = (key, of, chosen.zone_id, chosen.age_band, str(chosen.week), shared())
    built: Built = _kept(place, version(), build)
    return built


@st.cache_resource(max_entries=1000, show_spinner=False)
def _kept(place: tuple[str | bool, ...], live: Path, _build: Callable[[], Any]) -> Any:  # noqa: ARG001  the cache's key
    return _build()


def week_of(rows: pl.DataFrame, monday: date) -> pl.DataFrame:
    """The rows of one census."""
    return rows.filter(pl.col("week_commencing") == monday)


def weeks(name: str, monday: date, count: int = 1) -> pl.DataFrame:
    """A table's rows of the last so many censuses, for figures that no one but the analyst sees."""
    return mart(name).filter(pl.col("week_commencing").is_between(monday - (count - 1) * WEEK, monday))


def whole() -> bool:
    """Whether the council as a whole is looked at."""
    return view().zone_id == ALL


def shared() -> bool:
    """Whether others see the screen: in meeting mode providers sit in the room."""
    return bool(st.session_state.get("meeting"))


def shown(name: str, monday: date, count: int = 1) -> pl.DataFrame:
    """A table's last weeks as this screen may show them: on a shared one small numbers of people are withheld."""
    return leaving(name, monday, count) if shared() else weeks(name, monday, count)


def leaving(name: str, monday: date, count: int = 1) -> pl.DataFrame:
    """A table's last weeks as they may leave the analyst's screen; `marker` says what is withheld.

    Always of the whole table: what a filter leaves out is published by the next choice of the filter.
    """
    return _leaving(name, version(), monday, count)


@st.cache_resource(max_entries=100, show_spinner=False)
def _leaving(name: str, live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = _named(name, live)
    return withheld(name, rows.filter(pl.col("week_commencing").is_between(monday - (count - 1) * WEEK, monday)))


def withheld(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Counts made from a table, without the small ones."""
    slices = [column for column in SLICES if column in rows.columns]
    return disclosure.suppress(rows, disclosure.RULES[name], slices, settings().small_count)


def queue_moves(bridge: pl.DataFrame) -> pl.DataFrame:
    """One queue's bridge of the whole council, as it may leave the analyst's screen."""
    sums = [name for name in bridge.columns if name.endswith(("_people", "_hours"))]
    added = [pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name) for name in sums]
    council = disclosure.suppress_bridge(bridge.select(added), settings().small_count)
    return council.with_columns(pl.lit(ALL).alias("zone_id"))


def parts(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The rows that a column's `all` row adds up."""
    return rows.filter(pl.col(column) != ALL)


def with_council(rows: pl.DataFrame, along: list[str], sums: list[str]) -> pl.DataFrame:
    """Counts with the `all` rows that go with them, so that withholding sees everything that is published."""
    by = [column for column in SLICES if column in rows.columns]
    summed = disclosure.with_totals(rows, along, sums, by)
    return _with_names(summed, version()) if "zone_id" in summed.columns else summed


def in_zone(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen zone; all of them where none is chosen."""
    zone = view().zone_id
    return rows if zone == ALL else rows.filter(pl.col("zone_id") == zone)


def in_place(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen zone, or of the council where none is chosen."""
    return rows.filter(pl.col("zone_id") == view().zone_id)
