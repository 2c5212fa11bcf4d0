"""Contracts as pages show them, and what of them may leave the analyst's screen."""

import math
from datetime import date
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import charts, disclosure
from dashboard.cached.chosen import ALL, in_group, in_place, in_zone, names_providers, shared, whole
from dashboard.cached.council import settings
from dashboard.cached.mondays import last_weeks, week_of
from dashboard.cached.tables import kept, named, version

MANY = 2


def roles(monday: date) -> pl.DataFrame:
    """The chosen place's roles on a Monday, as this screen may show them."""
    return roles_leaving(monday) if shared() else in_place(_roles(version(), monday))


def roles_leaving(monday: date) -> pl.DataFrame:
    """The council's as they may leave the analyst's screen."""
    council = _roles(version(), monday).filter(pl.col("zone_id") == ALL)
    few = settings().small_count
    return kept("contract_roles_leaving", str(monday), lambda: disclosure.leaving_roles(council, few))


@st.cache_resource(max_entries=40, show_spinner=False)
def _roles(live: Path, monday: date) -> pl.DataFrame:
    return charts.with_council(week_of(named("contract_roles", live), monday))


def slots(monday: date) -> pl.DataFrame:
    """Contracts of the chosen place and provider group in force on a Monday."""
    return in_group(in_zone(week_of(named("contract_slots", version()), monday)))


def zones(monday: date) -> pl.DataFrame:
    """How far each zone is from its design, as this screen may show it."""
    return zones_leaving(monday) if shared() else _zones(monday)


def zones_leaving(monday: date) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    few = settings().small_count
    return kept("contract_zones_leaving", str(monday), lambda: disclosure.leaving_zones(_zones(monday), few))


def _zones(monday: date) -> pl.DataFrame:
    held = week_of(named("contract_slots", version()), monday)
    return kept("contract_zones_rows", str(monday), lambda: charts.by_zone(_roles(version(), monday), held))


def uptake(monday: date) -> pl.DataFrame:
    """What contracted providers took of new work in the chosen place, as this screen may show it."""
    if shared():
        return uptake_leaving(monday)
    here = in_place(week_of(named("contract_uptake", version()), monday))
    return kept("contract_uptake_rows", str(monday), lambda: charts.uptake_rows(here))


def uptake_leaving(monday: date) -> pl.DataFrame:
    """The same of the council as it may leave the analyst's screen."""
    return kept("contract_uptake_leaving", str(monday), lambda: charts.uptake_rows(_uptake_told(monday)))


def _uptake_told(monday: date) -> pl.DataFrame:
    council = week_of(named("contract_uptake", version()), monday).filter(pl.col("zone_id") == ALL)
    return disclosure.leaving_uptake(council, settings().small_count)


def decisions(monday: date) -> pl.DataFrame:
    """Contracts by the day a decision is due; without names where providers may not be named."""
    dated = kept("contract_decisions", str(monday), lambda: charts.decisions(slots(monday)))
    return dated if names_providers() else dated.drop("provider_name", "provider_id", "group_name", "counts_as")


def weeks(monday: date, count: int) -> pl.DataFrame:
    """grain: week_commencing, in the chosen place. Slots, the contracted share, hours short and decisions due."""
    held = in_zone(last_weeks(named("contract_slots", version()), monday, count))
    counted = charts.counted_slots(held).group_by("week_commencing").agg(charts.slot_counts())
    due = charts.decisions(held).filter(charts.due(pl.col("week_commencing")))
    parts = [_hours_short(monday, count), _contracted(monday, count), due.group_by("week_commencing").len("due")]
    for part in parts:
        counted = counted.join(part, on="week_commencing", how="left")
    return _told(counted.with_columns(pl.col("due").fill_null(0).alias("decisions_due")), monday)


def _hours_short(monday: date, count: int) -> pl.DataFrame:
    roles_of_weeks = in_zone(last_weeks(named("contract_roles", version()), monday, count))
    known = pl.when(pl.col("new_hours_short").is_not_null().any()).then(pl.col("new_hours_short").sum())
    return roles_of_weeks.group_by("week_commencing").agg(known)


def _contracted(monday: date, count: int) -> pl.DataFrame:
    """Of the council the zones with every slot filled; of a zone its own."""
    uptakes = in_place(last_weeks(named("contract_uptake", version()), monday, count))
    recent = uptakes.filter(pl.col("measured_over") == "13_weeks")
    counted = recent.filter(pl.col("zones_covered") == "full") if whole() else recent
    told = disclosure.leaving_uptake(counted, settings().small_count) if shared() else counted
    return told.select("week_commencing", "contracted_share")


def _told(tiled: pl.DataFrame, monday: date) -> pl.DataFrame:
    """Where others see the screen, a zone's hours short go as they do beside the other zones."""
    marked = tiled.with_columns(pl.lit(disclosure.HIDDEN if shared() else "").alias("marker"))
    if not shared() or whole():
        return marked
    known = in_zone(zones_leaving(monday))["new_hours_short"].is_not_null().any()
    return marked.with_columns(pl.when(pl.lit(known)).then("new_hours_short").alias("new_hours_short"))


def live_hours(roles_of_place: pl.DataFrame) -> str:
    """The hours of the place, to reckon with; blank where they may not be told."""
    hours = roles_of_place["live_hours"]
    return "" if hours.null_count() else f"{hours.sum():,.0f}"


def mean_rate(monday: date) -> str:
    """Of the contracts of the chosen place, weighted with their hours; blank where it would be a provider's own."""
    priced = in_zone(week_of(named("contract_slots", version()), monday)).drop_nulls(["hourly_rate", "live_hours"])
    if not names_providers() or priced["provider_id"].n_unique() < MANY:
        return ""
    rate: float | None = priced.select(pl.col("hourly_rate").dot("live_hours") / pl.col("live_hours").sum()).item()
    return f"{rate:.2f}" if rate is not None and math.isfinite(rate) else ""
