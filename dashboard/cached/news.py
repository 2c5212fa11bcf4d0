"""What providers did in a week, in the chosen place: status changes, handbacks, declarations."""

from datetime import date
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard.cached.chosen import ALL, in_place, view
from dashboard.cached.mondays import WEEK, week_of
from dashboard.cached.tables import names_on, table, version


def status_changes(monday: date) -> pl.DataFrame:
    """`provider_id, provider_name, before, status, notice_ends`: of a zone's providers where one is chosen."""
    return _status_changes(version(), monday, view().zone_id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _status_changes(live: Path, monday: date, place: str) -> pl.DataFrame:
    standing = table("provider_standing", live)
    before = week_of(standing, monday - WEEK).select("provider_id", pl.col("status").alias("before"))
    changed = week_of(standing, monday).join(before, on="provider_id").filter(pl.col("status") != pl.col("before"))
    told = changed.select("provider_id", _named(live, monday), "before", "status", "notice_ends").sort("provider_id")
    if place == ALL:
        return told
    here = table("provider_hours", live).filter(
        pl.col("zone_id") == place, pl.col("week_commencing").is_between(monday - WEEK, monday)
    )
    return told.join(here.select("provider_id").unique(), on="provider_id", how="semi")


def handbacks(monday: date) -> pl.DataFrame:
    """`provider_id, provider_name, hours` of the providers that handed care back in the week to a Monday."""
    return _handbacks(version(), monday, view().zone_id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _handbacks(live: Path, monday: date, place: str) -> pl.DataFrame:
    week = week_of(table("handbacks", live), monday)
    here = week if place == ALL else week.filter(pl.col("zone_id") == place)
    summed = here.group_by("provider_id").agg(pl.col("hours").sum())
    return summed.with_columns(_named(live, monday)).sort("provider_id")


def _named(live: Path, monday: date) -> pl.Expr:
    return pl.col("provider_id").replace(names_on(live, monday)).alias("provider_name")


def taken_up(monday: date) -> float | None:
    """Of what the place's providers declared and were asked for in 13 weeks, the share taken up."""
    rows = in_place(week_of(table("spare_uptake", version()), monday)).filter(pl.col("provider_id") == ALL)
    share: float | None = rows["taken_up_share"].item() if rows.height == 1 else None
    return share


def declared(monday: date) -> tuple[int, int]:
    """How many of the place's providers have a declaration that counts, of how many that declared in 13 weeks."""
    return _declared(version(), monday, view().zone_id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _declared(live: Path, monday: date, place: str) -> tuple[int, int]:
    hours = week_of(table("provider_hours", live), monday).filter(pl.col("spare_hours").is_not_null())
    here = hours if place == ALL else hours.filter(pl.col("zone_id") == place)
    asked = week_of(table("spare_uptake", live), monday).filter(
        pl.col("zone_id") == place, pl.col("provider_id") != ALL
    )
    return here["provider_id"].n_unique(), asked.height
