"""What an hour of care costs in each zone and from each provider, as pages show it, beside what it should cost."""

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard.cached.chosen import ALL, in_place, names_providers, shared
from dashboard.cached.disclosed import leaving, providers_leaving
from dashboard.cached.mondays import last_weeks, week_of
from dashboard.cached.tables import kept, names_on, table, version, with_names
from dashboard.charts import by_rank
from dashboard.disclosure import HIDDEN

STANDARDS: Final = ("cost_of_care", "minimum_price", "council_rate")
FIGURES: Final = ("hours", "mean_rate", "weekly_spend", "priced_share", "against_cost", "below_minimum")
PLACE: Final = ["week_commencing", "zone_id"]


def places(monday: date, count: int = 1) -> pl.DataFrame:
    """grain: week_commencing, zone_id (and all), of so many weeks, as this screen may show it."""
    return places_leaving(monday, count) if shared() else _places(version(), monday, count)


def places_leaving(monday: date, count: int = 1) -> pl.DataFrame:
    """The same as it may leave the analyst's screen: cost goes with the hours of the same people."""
    return _places_leaving(version(), monday, count)


@st.cache_resource(max_entries=16, show_spinner=False)
def _places_leaving(live: Path, monday: date, count: int) -> pl.DataFrame:
    told = leaving("weekly_hours", monday, count).filter(pl.col("age_band") == ALL, pl.col("marker") != HIDDEN)
    marked = _places(live, monday, count).drop("marker").join(
        told.select(*PLACE, told=pl.lit(value=True)), on=PLACE, how="left", maintain_order="left"
    )  # fmt: skip
    return _without(marked)


@st.cache_resource(max_entries=16, show_spinner=False)
def _places(live: Path, monday: date, count: int) -> pl.DataFrame:
    cells = _priced(live, last_weeks(table("prices_paid", live), monday, count))
    zones = cells.group_by(PLACE).agg(_summed())
    council = cells.group_by("week_commencing").agg(_summed()).with_columns(pl.lit(ALL).alias("zone_id"))
    summed = pl.concat([zones, council], how="diagonal_relaxed")
    beside = _beside(live, summed.drop(*STANDARDS, strict=False))
    return with_names(beside.with_columns(_against(), pl.lit("").alias("marker")), live).sort(*PLACE)


def _priced(live: Path, paid: pl.DataFrame) -> pl.DataFrame:
    """With `priced_hours`, and what an hour should cost in the zone."""
    hours = (pl.col("hours") * pl.col("priced_share").fill_null(0)).alias("priced_hours")
    return _beside(live, paid.with_columns(hours))


def _summed() -> list[pl.Expr]:
    """Of cells of a zone and a provider. A cell without any rate has no spend: it is left out, and its hours said."""
    priced, under = pl.col("priced_hours").sum(), pl.col("mean_rate") < pl.col("minimum_price")
    known = pl.when(priced > 0)
    judged = pl.col("priced_hours").filter(under.is_not_null()).sum()
    return [
        pl.col("hours").sum(),
        known.then(pl.col("weekly_spend").sum()).alias("weekly_spend"),
        known.then(pl.col("weekly_spend").sum() / priced).alias("mean_rate"),
        pl.when(pl.col("hours").sum() > 0).then(priced / pl.col("hours").sum()).alias("priced_share"),
        pl.when(judged > 0).then(pl.col("priced_hours").filter(under).sum() / judged).alias("below_minimum"),
    ]


def _against() -> pl.Expr:
    return (pl.col("mean_rate") - pl.col("cost_of_care")).alias("against_cost")


def _beside(live: Path, rows: pl.DataFrame) -> pl.DataFrame:
    """With the prices of the year that each Monday lies in, or of the last year before: the zone's, else all zones'."""
    known, weeks = table("prices", live), rows.select("week_commencing").unique()
    years = weeks.with_columns(pl.col("week_commencing").dt.year().cast(pl.Int64).alias("year"))
    for name in STANDARDS:
        stated = known.drop_nulls(name).select(pl.col("year").cast(pl.Int64), "zone_id", name).sort("year")
        dated = _dated(years, stated, name)
        council = dated.filter(pl.col("zone_id") == ALL).select("week_commencing", pl.col(name).alias("council"))
        own = dated.filter(pl.col("zone_id") != ALL)
        rows = rows.join(own, on=PLACE, how="left", maintain_order="left")
        rows = rows.join(council, on="week_commencing", how="left", maintain_order="left")
        rows = rows.with_columns(pl.coalesce(name, "council").alias(name)).drop("council")
    return rows


def _dated(years: pl.DataFrame, stated: pl.DataFrame, name: str) -> pl.DataFrame:
    """grain: week_commencing, zone_id. The last stated up to each Monday's year."""
    every = years.join(stated, how="cross").filter(pl.col("year_right") <= pl.col("year"))
    return every.sort("year_right").group_by(PLACE).agg(pl.col(name).last())


def providers(monday: date) -> pl.DataFrame:
    """Providers of the chosen place on a Monday, the largest first, `rank` 1, as this screen may show them."""
    if shared():
        return providers_told(monday)
    return kept("prices_providers_rows", str(monday), lambda: _called(_providers(version(), monday)))


def providers_told(monday: date) -> pl.DataFrame:
    """The same as they may leave the analyst's screen."""
    return kept("prices_providers_told", str(monday), lambda: _providers_told(monday))


def _providers_told(monday: date) -> pl.DataFrame:
    safe = providers_leaving(monday).filter(pl.col("marker") != HIDDEN)
    told = safe.select("zone_id", "provider_id", told=pl.lit(value=True))
    every = _providers(version(), monday).drop("marker")
    return _called(_without(every.join(told, on=["zone_id", "provider_id"], how="left", maintain_order="left")))


def _called(rows: pl.DataFrame) -> pl.DataFrame:
    """A provider's rate is commercial: where others see the screen its rank stands for its name."""
    here = in_place(rows)
    if names_providers():
        return here
    return by_rank(here).drop("provider_id")


@st.cache_resource(max_entries=16, show_spinner=False)
def _providers(live: Path, monday: date) -> pl.DataFrame:
    """grain: zone_id (and all), provider_id."""
    cells = _priced(live, last_weeks(table("prices_paid", live), monday, 1))
    by = ["week_commencing", "zone_id", "provider_id"]
    zones = cells.group_by(by).agg(_summed())
    council = cells.group_by("week_commencing", "provider_id").agg(_summed()).with_columns(pl.lit(ALL).alias("zone_id"))
    ordered = _beside(live, pl.concat([zones, council], how="diagonal_relaxed")).sort(
        "zone_id", "hours", "provider_id", descending=[False, True, False]
    )
    return ordered.with_columns(
        _against(),
        pl.int_range(1, pl.len() + 1).over("zone_id").alias("rank"),
        pl.col("provider_id").replace(names_on(live, monday)).alias("name"),
        pl.lit("").alias("marker"),
    )


def _without(rows: pl.DataFrame) -> pl.DataFrame:
    """Without the figures of cells that may not be told."""
    told = pl.col("told").fill_null(value=False)
    return rows.with_columns(
        *(pl.when(told).then(name).alias(name) for name in FIGURES if name in rows.columns),
        pl.when(told).then(pl.lit("")).otherwise(pl.lit(HIDDEN)).alias("marker"),
    ).drop("told")


def stated() -> bool:
    """Whether any package states a rate."""
    return _stated(version())


@st.cache_resource(max_entries=4, show_spinner=False)
def _stated(live: Path) -> bool:
    return table("prices_paid", live)["mean_rate"].drop_nulls().len() > 0


def paid(monday: date) -> float | None:
    """GBP that payments of the 91 days to a Monday come to; None where they are not known."""
    return _paid(version(), monday)


@st.cache_resource(max_entries=60, show_spinner=False)
def _paid(live: Path, monday: date) -> float | None:
    rows = week_of(table("market_shares", live), monday).filter(pl.col("basis") == "spend", pl.col("zone_id") == ALL)
    return float(rows["amount"].sum()) if rows.height else None
