"""Figures as they may leave the analyst's screen: without small numbers of people."""

from datetime import date
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import disclosure
from dashboard.cached.chosen import ALL, shared
from dashboard.cached.council import settings
from dashboard.cached.mondays import last_weeks, weeks
from dashboard.cached.tables import named, version, with_names

SLICES = ("week_commencing", "queue")
"""Columns of weekly tables along which nothing that is published adds up."""
WINDOWS = ("weeks", "period_start")
"""The same of tables of one provider's record."""


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
    rows = withheld(name, last_weeks(named(name, live), monday, count))
    return (
        disclosure.leaving_gaps(rows, _leaving("weekly_hours", live, monday, count)) if name == "weekly_gaps" else rows
    )


def providers_leaving(monday: date) -> pl.DataFrame:
    """Every provider's live care in each zone and in all, as a sheet of it may leave the analyst's screen."""
    return _providers_leaving(version(), monday)


@st.cache_resource(max_entries=100, show_spinner=False)
def _providers_leaving(live: Path, monday: date) -> pl.DataFrame:
    now = last_weeks(named("provider_totals", live), monday, 1)
    return disclosure.leaving_providers(now, settings().small_count)


def withheld(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Counts made from a table, without the small ones."""
    slices = [column for column in (*SLICES, *WINDOWS) if column in rows.columns]
    return disclosure.suppress(rows, disclosure.RULES[name], slices, settings().small_count)


def queue_moves(bridge: pl.DataFrame) -> pl.DataFrame:
    """One queue's bridge of the whole council, as it may leave the analyst's screen: small reasons in one."""
    sums = [name for name in bridge.columns if name.endswith(("_people", "_hours"))]
    # Of no rows the sum is not known either: nought would say that the queue stood still.
    known = [pl.col(name).is_not_null().all() & (pl.len() > 0) for name in sums]
    added = [pl.when(told).then(pl.col(name).sum()).alias(name) for name, told in zip(sums, known, strict=True)]
    fewest = settings().small_count
    council = disclosure.merge_reasons(bridge.select(added), fewest)
    return disclosure.suppress_bridge(council, fewest).with_columns(pl.lit(ALL).alias("zone_id"))


def hours_moves(bridge: pl.DataFrame) -> pl.DataFrame:
    """The hours bridge of the whole council, as it may leave the analyst's screen; no row where it may not."""
    return disclosure.merge_steps(bridge, settings().small_count)


def with_council(rows: pl.DataFrame, along: list[str], sums: list[str]) -> pl.DataFrame:
    """Counts with the `all` rows that go with them, so that withholding sees everything that is published."""
    by = [column for column in SLICES if column in rows.columns]
    summed = disclosure.with_totals(rows, along, sums, by)
    return with_names(summed, version()) if "zone_id" in summed.columns else summed
