"""What is coming, as pages show it: the last forecast, the weeks before it, and how far off such forecasts were."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import polars as pl
import streamlit as st

from dashboard import wording
from dashboard.cached.chosen import ALL, shared, view
from dashboard.cached.disclosed import leaving, withheld
from dashboard.cached.mondays import last_weeks
from dashboard.cached.tables import named, table, version
from dashboard.disclosure import HIDDEN
from dashboard.measures.quantities import QUANTITIES

PROVISIONAL: Final = timedelta(weeks=2)
TRUSTED: Final = timedelta(weeks=13)
_CELL: Final = ["zone_id", "age_band"]


def made_on() -> date | None:
    """The census that the last forecast was made on."""
    return _latest("forecasts", "made_on", version())


def known_to() -> date | None:
    """The last census whose hours are known."""
    return _latest("weekly_hours", "week_commencing", version())


@st.cache_resource(max_entries=8, show_spinner=False)
def _latest(name: str, column: str, live: Path) -> date | None:
    rows = table(name, live)
    known = rows.filter(pl.col("live_hours").is_not_null()) if "live_hours" in rows.columns else rows
    day = known[column].max()
    return day if isinstance(day, date) else None


def history(quantity: str, monday: date, count: int) -> pl.DataFrame:
    """`figure` by week and cell up to a Monday, as this screen may show it."""
    return history_leaving(quantity, monday, count) if shared() else _history(quantity, version(), monday, count)


@st.cache_resource(max_entries=16, show_spinner=False)
def _history(quantity: str, live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = last_weeks(named("weekly_demand", live), monday, count)
    return rows.select("week_commencing", *_CELL, "zone", pl.col(quantity).cast(pl.Float64).alias("figure"))


def history_leaving(quantity: str, monday: date, count: int) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return _leaving(quantity, version(), monday, count)


@st.cache_resource(max_entries=16, show_spinner=False)
def _leaving(quantity: str, live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = _history(quantity, live, monday, count)
    marks = pl.concat([_marks(told) for told in _told(quantity, live, monday, count)])
    told_of = marks.group_by("week_commencing", *_CELL).agg(pl.col("marker").max())
    return _without(rows, told_of, ["week_commencing", *_CELL])


def _told(quantity: str, live: Path, monday: date, count: int) -> list[pl.DataFrame]:
    """Tables of the same people as they may leave the analyst's screen; a cell goes where any of them withholds it."""
    if quantity == "new_packages":
        return [withheld("weekly_demand", last_weeks(_all_ages(live), monday, count))]
    hours = leaving("weekly_hours", monday, count)
    if quantity == "live_hours":
        return [hours]
    waiting = withheld("weekly_gaps", last_weeks(table("weekly_gaps", live), monday, count))
    return [waiting] if quantity == "waiting_hours" else [waiting, hours.filter(pl.col("marker") == HIDDEN)]


def _marks(told: pl.DataFrame) -> pl.DataFrame:
    age = pl.col("age_band") if "age_band" in told.columns else pl.lit(ALL).alias("age_band")
    return told.select("week_commencing", "zone_id", age, "marker")


def _all_ages(live: Path) -> pl.DataFrame:
    return table("weekly_demand", live).filter(pl.col("age_band") == ALL)


def _without(rows: pl.DataFrame, marks: pl.DataFrame, cell: list[str]) -> pl.DataFrame:
    """A cell that no table tells of is withheld too, unless it is 0."""
    joined = rows.join(marks, on=cell, how="left", maintain_order="left")
    unknown = pl.when(pl.col("figure") == 0).then(pl.lit("")).otherwise(pl.lit(HIDDEN))
    marked = joined.with_columns(pl.coalesce("marker", unknown).alias("marker"))
    return marked.with_columns(pl.when(pl.col("marker") != HIDDEN).then("figure").alias("figure"))


def forecast(quantity: str) -> pl.DataFrame:
    """`hours` and bounds by week and cell, made last, as this screen may show them."""
    return forecast_leaving(quantity) if shared() else _forecast(quantity, version())


@st.cache_resource(max_entries=16, show_spinner=False)
def _forecast(quantity: str, live: Path) -> pl.DataFrame:
    rows = named("forecasts", live)
    return rows.filter(pl.col("made_on") == rows["made_on"].max(), pl.col("quantity") == quantity)


def forecast_leaving(quantity: str) -> pl.DataFrame:
    """The same as it may leave the analyst's screen: withheld where the census that it was made on is."""
    return _forecast_leaving(quantity, version())


@st.cache_resource(max_entries=16, show_spinner=False)
def _forecast_leaving(quantity: str, live: Path) -> pl.DataFrame:
    rows = _forecast(quantity, live)
    if rows.is_empty():
        return rows.with_columns(pl.lit("").alias("marker"))
    told = rows.join(_census_marks(quantity, live, rows["made_on"][0]), on=_CELL, how="left", maintain_order="left")
    marked = told.with_columns(pl.col("marker").fill_null(HIDDEN))
    figures = ["hours", "lower_80", "upper_80", "lower_95", "upper_95"]
    return marked.with_columns(pl.when(pl.col("marker") != HIDDEN).then(name).alias(name) for name in figures)


def _census_marks(quantity: str, live: Path, monday: date) -> pl.DataFrame:
    """A forecast of new packages is no count of people: by zone it is told."""
    rows = _leaving(quantity, live, monday, 1)
    if QUANTITIES[quantity].flow:
        mark = pl.when(pl.col("age_band") == ALL).then(pl.lit("")).otherwise(pl.lit(HIDDEN))
        return rows.select(*_CELL, mark.alias("marker"))
    return rows.select(*_CELL, "marker")


def gaps(now: pl.DataFrame, monday: date) -> pl.DataFrame:
    """`gap_hours` to ten by week and zone of the trusted weeks after a census; none where no forecast is of that day.

    `now`: rows of `weekly_gaps` of the census as they may be shown: what is withheld there is withheld ahead.
    """
    withheld_now = now.filter(pl.col("gap_hours").is_null())["zone_id"].to_list()
    return _gaps(version(), monday).filter(
        pl.col("zone_id").is_in(now["zone_id"].to_list()), ~pl.col("zone_id").is_in(withheld_now)
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _gaps(live: Path, monday: date) -> pl.DataFrame:
    rows = named("forward_gaps", live).filter(
        pl.col("made_on") == monday, pl.col("week_commencing").is_between(monday, monday + TRUSTED)
    )
    tens = pl.col("gap_hours").map_elements(wording.to_ten, return_dtype=pl.Int64).cast(pl.Float64)
    return rows.select("week_commencing", "zone_id", "zone", tens.alias("gap_hours")).drop_nulls("gap_hours")


def in_cell(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the chosen zone and age band, in the order of weeks."""
    chosen = view()
    here = rows.filter(pl.col("zone_id") == chosen.zone_id, pl.col("age_band") == chosen.age_band)
    return here.sort("week_commencing")


def scores(quantity: str) -> pl.DataFrame:
    """Of the chosen cell: by what came where there is any, else as rehearsed for the last forecast."""
    chosen = view()
    every = table("forecast_scores", version()).filter(
        pl.col("quantity") == quantity, pl.col("zone_id") == chosen.zone_id, pl.col("age_band") == chosen.age_band
    )
    judged = every.filter(pl.col("scored_on") == "outturn")
    rehearsed = every.filter(pl.col("scored_on") == "rehearsal", pl.col("made_on") == pl.col("made_on").max())
    return judged if len(judged) else rehearsed


def at_week(rows: pl.DataFrame, monday: date) -> dict[str, Any] | None:
    """The one row of a Monday with a forecast; None where there is none or it is withheld."""
    found = rows.filter(pl.col("week_commencing") == monday).drop_nulls("hours")
    return found.row(0, named=True) if found.height == 1 else None
