"""The years ahead as pages show them, worked out once for a version and what is asked of it."""

from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st
from pydantic import ValidationError

from dashboard.cached.chosen import ALL, in_place, shared, view
from dashboard.cached.disclosed import leaving as leaving_hours
from dashboard.cached.tables import named, table, version, with_names
from dashboard.disclosure import HIDDEN
from dashboard.planning import long_view
from dashboard.planning.long_view import Growth

TENS: Final = (
    "people_with_care", "opening_hours", "hours", "population_effect", "rate_effect", "package_size_effect",
)  # fmt: skip
"""Rounded where they leave the analyst's screen: years of known growth would give small numbers of people away."""
EXTRACT: Final = "population"

__all__ = ["Growth", "asked", "cells", "given_years", "hourly_rate", "leaving", "rows", "settled", "written"]


def settled() -> Growth:
    """What the council's settings say."""
    return long_view.chosen(table("settings", version()))


def asked(text: str | None) -> Growth | None:
    """What a link asks for; None where it is refused."""
    try:
        return settled().model_copy(update=Growth.model_validate_json(text or "{}").model_dump(exclude_unset=True))
    except ValidationError:
        return None


def written(growth: Growth) -> str:
    """Only what differs from the settings, so that a link stays short."""
    usual = settled()
    differing = {name for name, value in growth.model_dump().items() if value != getattr(usual, name)}
    return growth.model_dump_json(include=differing)


def rows(growth: Growth) -> pl.DataFrame:
    """grain: zone_id, age_band, year, of the chosen place, as this screen may show them."""
    return in_place(leaving(growth)) if shared() else in_place(_grown(version(), growth.model_dump_json()))


def cells(growth: Growth) -> pl.DataFrame:
    """Zones and bands of the first year: what each follows."""
    every = _grown(version(), growth.model_dump_json())
    first = every.filter(pl.col("zone_id") != ALL, pl.col("age_band") != ALL, pl.col("year") == pl.col("year").min())
    return first if view().zone_id == ALL else in_place(first)


def leaving(growth: Growth) -> pl.DataFrame:
    """Of the council alone, to ten, as it may leave the analyst's screen; `marker` where the census is withheld."""
    return _leaving(version(), growth.model_dump_json())


def given_years() -> list[int]:
    """The years that the extract gives."""
    years: list[int] = table(EXTRACT, version())["year"].unique().sort().to_list()
    return years


@st.cache_resource(max_entries=64, show_spinner=False)
def _grown(live: Path, growth: str) -> pl.DataFrame:
    tables = {name: table(name, live) for name in long_view.SOURCES}
    return with_names(long_view.grown(tables, Growth.model_validate_json(growth)), live)


@st.cache_resource(max_entries=64, show_spinner=False)
def _leaving(live: Path, growth: str) -> pl.DataFrame:
    council = _grown(live, growth).filter(pl.col("zone_id") == ALL)
    if council.is_empty():
        return council.with_columns(pl.lit("").alias("marker"))
    marks = leaving_hours("weekly_hours", council["census"][0]).filter(pl.col("zone_id") == ALL)
    marked = council.join(marks.select("age_band", "marker"), on="age_band", how="left", maintain_order="left")
    shown = pl.col("marker") != HIDDEN
    tens = marked.with_columns(pl.when(shown).then((pl.col(name) / 10).round() * 10).alias(name) for name in TENS)
    with_care, people = (pl.when(pl.col(name) > 0).then(name) for name in ("people_with_care", "people"))
    return tens.with_columns(
        (pl.col("hours") / with_care).alias("hours_a_person"), (pl.col("people_with_care") / people).alias("use_rate")
    )


def hourly_rate() -> tuple[float, str] | None:
    """GBP an hour in the chosen place and whose rate it is; None where none is known."""
    return _hourly_rate(version(), view().zone_id)


@st.cache_resource(max_entries=64, show_spinner=False)
def _hourly_rate(live: Path, place: str) -> tuple[float, str] | None:
    stated = table("prices", live).drop_nulls("council_rate").filter(pl.col("zone_id").is_in([place, ALL]))
    if len(stated):
        latest = stated.filter(pl.col("year") == pl.col("year").max()).sort(pl.col("zone_id") == ALL)
        return float(latest["council_rate"][0]), f"the council's rate of {latest['year'][0]}"
    paid = named("prices_paid", live).filter(pl.col("week_commencing") == pl.col("week_commencing").max())
    here = paid if place == ALL else paid.filter(pl.col("zone_id") == place)
    spend, hours = here.select(pl.col("weekly_spend").sum(), (pl.col("hours") * pl.col("priced_share")).sum()).row(0)
    return (float(spend / hours), "the mean rate paid now") if hours else None
