"""The market as pages show it: groups ranked in each place, and what of them may leave the analyst's screen."""

from datetime import date
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import charts, disclosure
from dashboard.cached.chosen import ALL, in_place, names_providers, shared, view, whole
from dashboard.cached.council import settings
from dashboard.cached.mondays import WEEK, week_of
from dashboard.cached.tables import kept, loaded, named, names_on, table, version, with_names
from dashboard.measures.bases import BASES

ALL_OF_IT = 0.99


def bases() -> list[str]:
    """The bases that the chosen place has figures of, in the order of the screen."""
    return _bases(version(), view().zone_id)


@st.cache_resource(max_entries=40, show_spinner=False)
def _bases(live: Path, zone_id: str) -> list[str]:
    known = table("market_concentration", live).filter(pl.col("zone_id") == zone_id, pl.col("providers") > 0)
    found = known["basis"].unique().to_list()
    return [basis for basis in BASES if basis in found and (zone_id == ALL or _by_zone(live, basis))]


@st.cache_resource(max_entries=40, show_spinner=False)
def _by_zone(live: Path, basis: str) -> bool:
    """Whether the zones hold all of it: some providers return staff for the whole council, the others by zone."""
    last = table("market_shares", live).filter(pl.col("basis") == basis)
    last = last.filter(pl.col("week_commencing") == pl.col("week_commencing").max())
    council = pl.col("zone_id") == ALL
    zones, whole_council = (
        last.filter(which).select(pl.sum_horizontal("hours", "amount").sum()).item() for which in (~council, council)
    )
    return bool(zones >= ALL_OF_IT * whole_council)


def behind_basis(basis: str) -> frozenset[str]:
    """The kind of extract that a basis comes from: the first that is loaded."""
    kinds = BASES[basis].kinds
    return frozenset([next(filter(loaded, kinds), kinds[0])])


def months(monday: date) -> tuple[date, date]:
    """The last Monday with staff up to a census, and the last of the month before: they are returned by month."""
    known = [day for day in _staff_mondays(version(), view().zone_id) if day <= monday]
    last = max(known, default=monday)
    return last, max((day for day in known if day < last.replace(day=1)), default=last - WEEK)


@st.cache_resource(max_entries=40, show_spinner=False)
def _staff_mondays(live: Path, zone_id: str) -> list[date]:
    rows = table("market_concentration", live).filter(pl.col("basis") == "staff", pl.col("zone_id") == zone_id)
    return rows.filter(pl.col("providers") > 0)["week_commencing"].to_list()


def largest(basis: str, monday: date) -> pl.DataFrame:
    """The largest groups of the chosen place and the rest in one row, as this screen may show them."""
    if shared():
        return largest_leaving(basis, monday)
    return kept("market_largest", f"{basis} {monday}", lambda: _largest(basis, monday))


def _largest(basis: str, monday: date) -> pl.DataFrame:
    every = in_place(_groups(version(), basis, monday))
    told = every.filter((pl.col("rank") <= disclosure.LARGEST) | (pl.col("group_name") == view().group_name))
    return charts.largest_groups(every, _called(told))


def largest_leaving(basis: str, monday: date) -> pl.DataFrame:
    """The same as it may leave the analyst's screen; of a zone the largest, the next 3 and the next 6 together."""
    return kept("market_leaving", f"{basis} {monday}", lambda: _largest_leaving(basis, monday))


def _largest_leaving(basis: str, monday: date) -> pl.DataFrame:
    if not whole():
        here = in_place(concentration_leaving(basis, monday))
        return charts.in_steps(here) if len(here) else here
    every = in_place(_groups(version(), basis, monday))
    return charts.largest_groups(every, _called(_groups_leaving(version(), basis, monday)))


def _called(groups: pl.DataFrame) -> pl.DataFrame:
    return groups if names_providers() else charts.by_rank(groups)


@st.cache_resource(max_entries=40, show_spinner=False)
def _groups(live: Path, basis: str, monday: date) -> pl.DataFrame:
    """Every group of every place, `rank` 1 the largest."""
    market = week_of(table("market_shares", live), monday).filter(pl.col("basis") == basis).drop_nulls("share")
    ordered = with_names(market, live).sort("zone_id", "share", "group_name", descending=[False, True, False])
    return ordered.with_columns(
        pl.int_range(1, pl.len() + 1).over("zone_id").alias("rank"),
        pl.col("group_name").replace(names_on(live, monday)).alias("name"),
    )


@st.cache_resource(max_entries=40, show_spinner=False)
def _groups_leaving(live: Path, basis: str, monday: date) -> pl.DataFrame:
    return disclosure.leaving_groups(_groups(live, basis, monday), settings().small_count)


def concentration(basis: str, monday: date) -> pl.DataFrame:
    """Every place that has figures on a Monday, as this screen may show it."""
    if shared():
        return concentration_leaving(basis, monday)
    return _concentration(version(), basis, monday)


def concentration_leaving(basis: str, monday: date) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return _concentration_leaving(version(), basis, monday)


@st.cache_resource(max_entries=40, show_spinner=False)
def _concentration(live: Path, basis: str, monday: date) -> pl.DataFrame:
    measured = week_of(named("market_concentration", live), monday).filter(
        pl.col("basis") == basis, pl.col("providers") > 0
    )
    return measured if _by_zone(live, basis) else measured.filter(pl.col("zone_id") == ALL)


@st.cache_resource(max_entries=40, show_spinner=False)
def _concentration_leaving(live: Path, basis: str, monday: date) -> pl.DataFrame:
    told = _groups_leaving(live, basis, monday)
    return disclosure.leaving_concentration(
        _concentration(live, basis, monday), _groups(live, basis, monday), told, settings().small_count
    )
