"""Brokerage as pages show it: stages, times of day, answers to offers, and what of them may leave the screen."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import charts, disclosure, wording
from dashboard.cached.chosen import ALL, in_place, in_zone, names_providers, shared
from dashboard.cached.disclosed import SLICES, with_council, withheld
from dashboard.cached.mondays import last_weeks, week_of
from dashboard.cached.tables import named, provider_names, version

OFFER_WEEKS: Final = 13
_STAGE: Final = ["week_commencing", "zone_id", "stage"]
_WAITING: Final = ["waiting", "waiting_hours", "longest_days"]
_REASONS: Final = list(charts.REASONS)
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


def refusals(monday: date) -> pl.DataFrame:
    """grain: zone_id (and all), time_band (and all), reason (and all): offers declined in 13 weeks."""
    return refusals_leaving(monday) if shared() else _refusals(version(), monday)


def refusals_leaving(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return _refusals_leaving(version(), monday)


@st.cache_resource(max_entries=16, show_spinner=False)
def _refusals(live: Path, monday: date) -> pl.DataFrame:
    index = ["week_commencing", "zone_id", "zone", "time_band"]
    rows = week_of(named("offer_bands", live), monday).select(*index, *_REASONS, pl.col("declined").alias(ALL))
    return rows.unpivot(index=index, variable_name="reason", value_name="offers")


@st.cache_resource(max_entries=16, show_spinner=False)
def _refusals_leaving(live: Path, monday: date) -> pl.DataFrame:
    rows = _refusals(live, monday)
    # Times of day do not add up: each is a table of its own.
    bands = [withheld("offer_reasons", band) for band in rows.partition_by("time_band")]
    return pl.concat(bands) if bands else withheld("offer_reasons", rows)


def answers(monday: date, count: int = 1) -> pl.DataFrame:
    """`offer_bands` of all times of day: what came of the offers of each place."""
    rows = last_weeks(named("offer_bands", version()), monday, count).filter(pl.col("time_band") == ALL)
    return _answers_withheld(rows) if shared() else rows


def roles(monday: date) -> pl.DataFrame:
    """Offers of the chosen place by role, in the order of the cascade."""
    rows = _roles_leaving(version(), monday) if shared() else _roles(version(), monday)
    return _in_order(in_place(rows))


def roles_leaving(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return _in_order(in_place(_roles_leaving(version(), monday)))


@st.cache_resource(max_entries=16, show_spinner=False)
def _roles(live: Path, monday: date) -> pl.DataFrame:
    return week_of(named("offer_roles", live), monday)


@st.cache_resource(max_entries=16, show_spinner=False)
def _roles_leaving(live: Path, monday: date) -> pl.DataFrame:
    rows = _roles(live, monday)
    every = rows.group_by("week_commencing", "zone_id", "zone", maintain_order=True).agg(
        pl.col("offers", "accepted").sum(), pl.lit(ALL).alias("role")
    )
    return _answers_withheld(pl.concat([rows, every], how="diagonal_relaxed"))


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    order = {role: at for at, role in enumerate(wording.ROLES)}
    known = rows.filter(pl.col("role").is_in(list(order)))
    return known.sort(pl.col("role").replace_strict(order)).with_columns(pl.col("role").replace(wording.ROLES))


def providers(monday: date) -> pl.DataFrame:
    """Offers of the chosen place by provider, most asked first; `name` is a role and a rank where none may be named."""
    rows = _providers_leaving(version(), monday) if shared() else _providers(version(), monday)
    return _named(in_place(rows), monday)


def providers_leaving(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return _named(in_place(_providers_leaving(version(), monday)), monday)


@st.cache_resource(max_entries=16, show_spinner=False)
def _providers(live: Path, monday: date) -> pl.DataFrame:
    rows = week_of(named("offer_windows", live), monday).filter(pl.col("weeks") == OFFER_WEEKS)
    return rows.with_columns(pl.col("offers").alias("asked"))


@st.cache_resource(max_entries=16, show_spinner=False)
def _providers_leaving(live: Path, monday: date) -> pl.DataFrame:
    return _answers_withheld(_providers(live, monday))


def _named(rows: pl.DataFrame, monday: date) -> pl.DataFrame:
    ranked = rows.filter(pl.col("provider_id") != ALL).sort("asked", "provider_id", descending=[True, False])
    if names_providers():
        return ranked.with_columns(pl.col("provider_id").replace(provider_names()).alias("name"))
    held = ranked.join(_main_roles(version(), monday), on=["zone_id", "provider_id"], how="left", maintain_order="left")
    place = pl.int_range(1, pl.len() + 1).over("role").map_elements(wording.ranked, return_dtype=pl.String)
    role = pl.col("role").replace(wording.ROLES).fill_null("Provider")
    return held.with_columns(pl.format("{}, {}", role, place).alias("name")).drop("provider_id", "role")


@st.cache_resource(max_entries=16, show_spinner=False)
def _main_roles(live: Path, monday: date) -> pl.DataFrame:
    """The role in which each provider was asked most in a place, and in all of them."""
    asked = last_weeks(named("offer_cascade", live), monday, OFFER_WEEKS).select(
        "zone_id", "provider_id", "role", "offers"
    )
    both = pl.concat([asked, asked.with_columns(pl.lit(ALL).alias("zone_id"))])
    sums = both.group_by("zone_id", "provider_id", "role").agg(pl.col("offers").sum())
    most = sums.sort("offers", "role", descending=[True, False]).unique(["zone_id", "provider_id"], keep="first")
    return most.select("zone_id", "provider_id", "role")


def _answers_withheld(rows: pl.DataFrame) -> pl.DataFrame:
    """Without offers and acceptances of a few, nor what gives them away."""
    return _together(rows, {name: withheld(name, rows) for name in ("offers_made", "offers_accepted")})


def _together(rows: pl.DataFrame, told: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Counts that stand side by side in a row, each withheld by its rule; `marker` where any is."""
    shown: dict[str, pl.Series] = {}
    for name, each in told.items():
        rule = disclosure.RULES[name]
        for column in {rule.count, *rule.dependents} & set(rows.columns):
            shown[column] = _where_both(shown.get(column, each[column]), each[column])
    marker = pl.max_horizontal(*(pl.Series(name, each["marker"]) for name, each in told.items()))
    return rows.with_columns(shown.values()).with_columns(marker.alias("marker"))


def _where_both(first: pl.Series, second: pl.Series) -> pl.Series:
    """A share that stands on two counts is told only where both are."""
    return pl.select(pl.when(first.is_not_null()).then(second).alias(second.name)).to_series()
