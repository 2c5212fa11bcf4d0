"""Packages on the way to a provider as pages show them: stages, times of day, waits, rounds, and what may leave."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import charts, disclosure, wording
from dashboard.cached.chosen import ALL, in_zone, shared
from dashboard.cached.disclosed import SLICES, with_council, withheld
from dashboard.cached.mondays import last_weeks, week_of
from dashboard.cached.tables import named, version

_STAGE: Final = ["week_commencing", "zone_id", "stage"]
_WAITING: Final = ["waiting", "waiting_hours", "longest_days"]
_IN_ROUNDS: Final = ["rounds", "on_foot", "referrals", "hours"]


def stages(monday: date, count: int = 1) -> pl.DataFrame:
    """`brokerage_stages` of the last weeks as this screen may show them."""
    return (
        stages_leaving(monday, count) if shared() else last_weeks(named("brokerage_stages", version()), monday, count)
    )


def stages_leaving(monday: date, count: int = 1) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return _stages_leaving(version(), monday, count)


@st.cache_resource(max_entries=16, show_spinner=False)
def _stages_leaving(live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = last_weeks(named("brokerage_stages", live), monday, count)
    told = [withheld("brokerage_passed", stage).drop(_WAITING) for stage in rows.partition_by("stage")]
    if not told:
        return rows.with_columns(pl.lit("").alias("marker"))
    joined = pl.concat(told).join(_council_waiting(rows), on=_STAGE, how="left")
    marker = pl.max_horizontal("marker", pl.col("few").fill_null(disclosure.HIDDEN)).alias("marker")
    return joined.with_columns(marker).drop("few").sort(_STAGE)


def _council_waiting(rows: pl.DataFrame) -> pl.DataFrame:
    """Who waits at each stage; of zones it is not told, for nearly every stage of one holds a few people."""
    council = rows.filter(pl.col("zone_id") == ALL).select(*_STAGE, *_WAITING)
    # Who waits at all stages together is told on Waiting list.
    everyone = council.group_by("week_commencing", "zone_id").agg(
        pl.lit(ALL).alias("stage"), pl.col("waiting", "waiting_hours").sum(), pl.lit(None).alias("longest_days")
    )
    told = withheld("brokerage_waiting", pl.concat([council, everyone], how="vertical_relaxed"))
    return told.filter(pl.col("stage") != ALL).rename({"marker": "few"})


def calls(monday: date) -> pl.DataFrame:
    """grain: zone_id, time_band, with rows of all zones. People who wait, in each of their times of day."""
    return calls_leaving(monday) if shared() else _told(_calls(version(), monday))


def calls_leaving(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return _told(_calls_leaving(version(), monday))


@st.cache_resource(max_entries=16, show_spinner=False)
def _calls(live: Path, monday: date) -> pl.DataFrame:
    rows = week_of(named("waiting_visits", live), monday)
    sums = rows.group_by("week_commencing", "zone_id", "time_band").agg(pl.col("referrals", "hours").sum())
    return with_council(charts.every_band(sums), ["zone_id", "time_band"], ["referrals", "hours"])


@st.cache_resource(max_entries=16, show_spinner=False)
def _calls_leaving(live: Path, monday: date) -> pl.DataFrame:
    return withheld("waiting_visits", _calls(live, monday))


def wait_bands(monday: date) -> pl.DataFrame:
    """grain: zone_id, wait_band, with `all` rows. People who wait for a package."""
    return wait_bands_leaving(monday) if shared() else _wait_bands(version(), monday)


def wait_bands_leaving(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen, long or not alone: see `charts.LONG_OR_NOT`."""
    return _wait_bands_leaving(version(), monday)


@st.cache_resource(max_entries=16, show_spinner=False)
def _wait_bands(live: Path, monday: date) -> pl.DataFrame:
    return _banded(live, monday, charts.WAIT_BANDS)


@st.cache_resource(max_entries=16, show_spinner=False)
def _wait_bands_leaving(live: Path, monday: date) -> pl.DataFrame:
    return withheld("waiting_ages", _banded(live, monday, charts.LONG_OR_NOT))


def _banded(live: Path, monday: date, bands: Mapping[str, tuple[int, str]]) -> pl.DataFrame:
    ages = week_of(named("waiting_ages", live), monday).filter(pl.col("queue") == "package")
    counted = charts.by_wait_band(ages, [*SLICES, "zone_id", "zone"], bands)
    return with_council(counted, ["zone_id", "wait_band"], ["referrals", "hours"])


def _told(cells: pl.DataFrame) -> pl.DataFrame:
    """Without sums over times of day, in which people count more than once."""
    order = {band: at for at, band in enumerate(wording.TIME_BANDS)}
    known = cells.filter(pl.col("time_band") != ALL)
    return known.sort("zone_id", pl.col("time_band").replace_strict(order, default=len(order)))


def rounds(monday: date) -> pl.DataFrame:
    """grain: zone_id, time_band, with rows of all zones: rounds and who is in them; none of another census."""
    return rounds_leaving(monday) if shared() else _told(_rounds(version(), monday))


def rounds_leaving(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return _told(_rounds_leaving(version(), monday))


def every_round(monday: date) -> pl.DataFrame:
    """`rounds` of the chosen place as it was built: for the analyst's screen alone."""
    return in_zone(week_of(named("rounds", version()), monday))


def round_settings() -> dict[str, str]:
    """The local settings that the version's rounds were made with."""
    return dict(named("settings", version()).select("name", "value").rows())


@st.cache_resource(max_entries=16, show_spinner=False)
def _rounds(live: Path, monday: date) -> pl.DataFrame:
    planned = week_of(named("rounds", live), monday)
    made = pl.col("round") > 0
    cells = planned.group_by("week_commencing", "zone_id", "time_band").agg(
        made.sum().cast(pl.Int64).alias("rounds"),
        pl.col("on_foot").sum().cast(pl.Int64),
        pl.col("referrals", "hours").filter(made).sum(),
    )
    stated = charts.every_band(cells.filter(pl.col("time_band") != "not_stated"))
    return with_council(stated, ["zone_id", "time_band"], _IN_ROUNDS)


@st.cache_resource(max_entries=16, show_spinner=False)
def _rounds_leaving(live: Path, monday: date) -> pl.DataFrame:
    return withheld("rounds", _rounds(live, monday))
