"""Answers to offers as pages show them, by place, time of day, role and provider, and what of them may leave."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import charts, disclosure, wording
from dashboard.cached.chosen import ALL, in_place, names_providers, shared
from dashboard.cached.disclosed import withheld
from dashboard.cached.mondays import last_weeks, week_of
from dashboard.cached.tables import named, provider_names, version

OFFER_WEEKS: Final = 13
_REASONS: Final = list(charts.REASONS)


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
