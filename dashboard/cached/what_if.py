"""A scenario's outcome, worked out once for a version and its assumptions."""

from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from dashboard import scenarios
from dashboard.cached.chosen import ALL, view
from dashboard.cached.tables import table, version

SUMS = ("demand_hours", "capacity_hours", "gap_hours", "cost", "queue_hours")


def facts(group: str = "") -> scenarios.Facts:
    """What the levers act on, in the live version."""
    return _facts(version(), group)


@st.cache_resource(max_entries=16, show_spinner=False)
def _facts(live: Path, group: str) -> scenarios.Facts:
    return scenarios.facts(lambda name: table(name, live), group)


def result(assumptions: scenarios.Assumptions) -> scenarios.Result:
    """Of all zones."""
    return _result(version(), scenarios.written(assumptions))


@st.cache_resource(max_entries=64, show_spinner=False)
def _result(live: Path, written: str) -> scenarios.Result:
    return scenarios.result(lambda name: table(name, live), scenarios.read(written))


def in_zone(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen zone; of all zones where none is chosen."""
    zone = view().zone_id
    return rows if zone == ALL else rows.filter(pl.col("zone_id") == zone)


def added_up(weeks: pl.DataFrame) -> pl.DataFrame:
    """grain: week_commencing. Zones added up; a sum is not known where one of them is not."""
    names = [name for column in SUMS for name in (column, f"scenario_{column}")]
    sums: list[Any] = [pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name) for name in names]
    return weeks.group_by("week_commencing").agg(sums).sort("week_commencing")
