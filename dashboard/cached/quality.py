"""How good care is: hours by rating, and what all providers together delivered of what was planned."""

from datetime import date
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import charts, wording
from dashboard.cached.chosen import ALL, in_place, shared
from dashboard.cached.disclosed import withheld
from dashboard.cached.mondays import WEEK, weeks
from dashboard.cached.tables import mart, version, with_names


def ratings(monday: date, count: int = 1) -> pl.DataFrame:
    """Hours by rating in the last weeks, as this screen may show them."""
    return ratings_leaving(monday, count) if shared() else _ratings(monday, count)


def ratings_leaving(monday: date, count: int = 1) -> pl.DataFrame:
    """The same as they may leave the analyst's screen: fewer levels, so that few of them are withheld."""
    return _ratings_leaving(version(), monday, count)


@st.cache_resource(max_entries=16, show_spinner=False)
def _ratings_leaving(live: Path, monday: date, count: int) -> pl.DataFrame:  # noqa: ARG001  the cache's key
    return withheld("quality_mix", charts.told_ratings(_ratings(monday, count)))


def _ratings(monday: date, count: int) -> pl.DataFrame:
    return weeks("quality_mix", monday, count).filter(pl.col("measured_by") == "rating")


def replies(monday: date) -> pl.DataFrame:
    """What each kind of respondent says in the last period begun by a Monday, without replies of few; all first.

    Of the chosen place, else of all zones together; `zone` says.
    """
    rows = mart("feedback").filter(pl.col("provider_id") == ALL, pl.col("period_start") <= monday)
    last = rows.filter(pl.col("period_start") == pl.col("period_start").max())
    here = in_place(last)
    found = last.filter(pl.col("zone_id") == ALL) if here.is_empty() else here
    named = withheld("feedback", found).with_columns(pl.col("respondent").replace(wording.RESPONDENTS).alias("who"))
    return named.sort(pl.col("respondent") != ALL, pl.col("responses"), descending=[False, True], nulls_last=True)


def delivered(monday: date, count: int) -> pl.DataFrame:
    """grain: zone_id, period_start, of zones and the council, in so many weeks before a Monday."""
    rows = mart("delivery").filter(pl.col("period_start").is_between(monday - count * WEEK, monday, closed="left"))
    zones = charts.delivered(rows.filter(pl.col("zone_id") != ALL), ["zone_id", "period_start"])
    council = charts.delivered(rows, ["period_start"]).with_columns(pl.lit(ALL).alias("zone_id"))
    return with_names(pl.concat([zones, council], how="diagonal_relaxed"), version())
