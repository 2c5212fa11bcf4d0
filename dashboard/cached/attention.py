"""Where to look first, as pages show it: the order of zones, their levels, and why each stands where it does."""

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import disclosure
from dashboard.cached.chosen import ALL, shared
from dashboard.cached.council import settings
from dashboard.cached.disclosed import leaving
from dashboard.cached.mondays import week_of
from dashboard.cached.tables import named, table, version
from dashboard.disclosure import HIDDEN
from dashboard.measures import reasons

PEOPLE: Final = ("delayed_people", "discharges_with_care", "awaiting_onward_care", "admissions_with_package")
"""Indicators that count people."""
WAITING: Final = ("waiting_hours", "longest_wait", "shortfall_in_4_weeks", "waiting_per_1000")
"""Contributors that stand on the people who wait for a package."""
FIGURES: Final = ("shortfall_in_4_weeks", "waiting_per_1000")


def ranked(monday: date) -> pl.DataFrame:
    """Zones in order, with `why` in words, as this screen may show them."""
    return ranked_leaving(monday) if shared() else _ranked(version(), monday)


def ranked_leaving(monday: date) -> pl.DataFrame:
    """The same as it may leave the analyst's screen, with `marker`."""
    return _ranked_leaving(version(), monday)


@st.cache_resource(max_entries=16, show_spinner=False)
def _ranked(live: Path, monday: date) -> pl.DataFrame:
    return _with_reasons(live, monday, frozenset())


@st.cache_resource(max_entries=16, show_spinner=False)
def _ranked_leaving(live: Path, monday: date) -> pl.DataFrame:
    rows = _with_reasons(live, monday, _withheld(live, monday))
    marks = leaving("weekly_gaps", monday).select("zone_id", "marker")
    marked = rows.join(marks, on="zone_id", how="left", maintain_order="left")
    told = pl.col("marker") != HIDDEN
    return marked.with_columns(pl.when(told).then(name).alias(name) for name in FIGURES)


def _with_reasons(live: Path, monday: date, withheld: frozenset[tuple[str, str]]) -> pl.DataFrame:
    zones = week_of(named("attention", live), monday).sort("rank")
    said = _sentences(live, monday, withheld)
    why = [
        said.get(row["zone_id"], reasons.STEADY) if row["with_data"] else reasons.NO_DATA
        for row in zones.iter_rows(named=True)
    ]
    return zones.with_columns(pl.Series("why", why, pl.String))


def _sentences(live: Path, monday: date, withheld: frozenset[tuple[str, str]]) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    for row in week_of(table("attention_reasons", live), monday).sort("zone_id", "place").iter_rows(named=True):
        hidden = (row["zone_id"], row["contributor"]) in withheld
        said.setdefault(row["zone_id"], []).append(reasons.reason(row, monday, withheld=hidden))
    return {zone: " ".join(each) for zone, each in said.items()}


def _withheld(live: Path, monday: date) -> frozenset[tuple[str, str]]:
    """Zone and contributor whose figures would tell of few people; what is handed back is never told by zone."""
    signals = week_of(table("winter_signals", live), monday)
    found = {(zone, name) for zone in _hidden(leaving("weekly_gaps", monday)) for name in WAITING}
    for name in PEOPLE:
        counts = signals.filter(pl.col("indicator") == name).with_columns(pl.col("value").cast(pl.Int64))
        found |= {(zone, name) for zone in _hidden(_without_few("winter_signals", counts))}
    stays = week_of(table("reablement_weeks", live), monday)
    onward = {zone for zone, name in found if name == "awaiting_onward_care"}
    found |= {(zone, "reablement_days") for zone in _hidden(_without_few("reablement_weeks", stays)) | onward}
    return frozenset(found | {(zone, "handback_hours") for zone in signals["zone_id"].unique()})


def _without_few(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    return disclosure.suppress(rows, disclosure.RULES[name], ["week_commencing"], settings().small_count)


def _hidden(rows: pl.DataFrame) -> set[str]:
    return set(rows.filter(pl.col("marker") == HIDDEN, pl.col("zone_id") != ALL)["zone_id"])


def thresholds() -> dict[str, int]:
    """How many indicators in concern make each level of the live version, the worst first."""
    written = dict(table("settings", version()).select("name", "value").rows())
    return {level: int(written[f"pressure_{level}"]) for level in ("critical", "high", "watch")}
