"""Winter indicators, as pages show them: each figure after disclosure where others see the screen."""

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import disclosure
from dashboard.cached.attention import PEOPLE
from dashboard.cached.chosen import shared
from dashboard.cached.council import settings
from dashboard.cached.disclosed import leaving as table_leaving
from dashboard.cached.mondays import WEEK, last_weeks, week_of
from dashboard.cached.tables import named, version
from dashboard.disclosure import HIDDEN
from dashboard.planning.winter import year_before

FIGURES: Final = ("value", "centre", "lower_limit", "upper_limit", "last_winter")
PLACE: Final = ["week_commencing", "zone_id"]
CELL: Final = [*PLACE, "indicator"]
WORST_FIRST: Final = ("critical", "high", "watch", "normal", "no_data")
WAITS: Final = ("waiting_hours", "longest_wait")


def levels(monday: date) -> pl.DataFrame:
    """Every zone's level with its name as `zone`: the worst first, those alike in the order of where to look first."""
    order = week_of(named("attention", version()), monday).select("zone_id", "rank")
    found = week_of(named("pressure_levels", version()), monday).filter(pl.col("zone_id") != "all")
    return found.join(order, on="zone_id", how="left").sort(_severity(), "rank", "zone", nulls_last=True)


def record(judged: str) -> dict[str, float | None] | None:
    """What the council's alarms came to on history, by pressure or by one indicator alone."""
    rows = named("alarm_record", version()).filter(pl.col("zone_id") == "all", pl.col("judged") == judged)
    return rows.row(0, named=True) if rows.height else None


def _severity() -> pl.Expr:
    return pl.col("level").replace_strict({name: at for at, name in enumerate(WORST_FIRST)}, return_dtype=pl.Int64)


def signals(monday: date, count: int) -> pl.DataFrame:
    """Every indicator of every zone for so many weeks, as this screen may show them; `marker` where withheld."""
    return leaving(monday, count) if shared() else _open(version(), monday, count)


def leaving(monday: date, count: int) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return _leaving(version(), monday, count)


@st.cache_resource(max_entries=8, show_spinner=False)
def _open(live: Path, monday: date, count: int) -> pl.DataFrame:
    return last_weeks(named("winter_signals", live), monday, count).with_columns(pl.lit("").alias("marker"))


def leaving_now(monday: date, count: int) -> pl.DataFrame:
    """The same without the winter before, `last_winter`."""
    return _leaving_now(version(), monday, count)


@st.cache_resource(max_entries=8, show_spinner=False)
def _leaving(live: Path, monday: date, count: int) -> pl.DataFrame:
    """The figure of the winter before stands where it stood in its own week."""
    rows, past = _open(live, monday, count).select(*CELL, "last_winter"), _few_then(live, monday, count)
    marked = _leaving_now(live, monday, count).join(rows, on=CELL, how="left").join(past, on=CELL, how="left")
    stands = (pl.col("marker") != HIDDEN) & pl.col("past_gone").is_null()
    return marked.with_columns(pl.when(stands).then("last_winter").alias("last_winter")).drop("past_gone")


@st.cache_resource(max_entries=8, show_spinner=False)
def _leaving_now(live: Path, monday: date, count: int) -> pl.DataFrame:
    """What is of few people goes; what is handed back is never told."""
    rows = _open(live, monday, count).drop("last_winter")
    marked = rows.join(_few(live, monday, count).with_columns(gone=True), on=CELL, how="left")
    gone = pl.col("gone").fill_null(value=False) | (pl.col("indicator") == "handback_hours")
    return marked.with_columns(
        *(pl.when(~gone).then(name).alias(name) for name in FIGURES[:-1]),
        pl.when(gone).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker"),
    ).drop("gone")


def _few_then(live: Path, monday: date, count: int) -> pl.DataFrame:
    """The same of the weeks that these are compared with, under the dates of these; a feast can lie a week apart."""
    weeks = [monday - back * WEEK for back in range(count)]
    compared = pl.DataFrame({"week": weeks, "week_commencing": [year_before(week) for week in weeks]})
    then = _few(live, max(compared["week_commencing"]), count + 1)
    found = then.join(compared, on="week_commencing").drop("week_commencing")
    return found.rename({"week": "week_commencing"}).with_columns(past_gone=True)


def _few(live: Path, monday: date, count: int) -> pl.DataFrame:
    """`week_commencing, zone_id, indicator` of what is of few people, or would give it away."""
    rows = _open(live, monday, count)
    found = [_few_people(rows), _few_waiting(rows, monday, count), _few_in_reablement(rows, monday, count)]
    return pl.concat(found).unique()


def _few_people(rows: pl.DataFrame) -> pl.DataFrame:
    """The cells of indicators that count people which are small, or would give a small one away."""
    counts = rows.filter(pl.col("indicator").is_in(PEOPLE)).drop("marker").with_columns(pl.col("value").cast(pl.Int64))
    apart = ["week_commencing", "indicator"]
    return _cells(disclosure.suppress(counts, disclosure.RULES["winter_signals"], apart, settings().small_count))


def _cells(safe: pl.DataFrame) -> pl.DataFrame:
    return safe.filter(pl.col("marker") == HIDDEN).select(*PLACE, "indicator")


def _few_waiting(rows: pl.DataFrame, monday: date, count: int) -> pl.DataFrame:
    return _as_hidden(rows, table_leaving("weekly_gaps", monday, count), WAITS)


def _few_in_reablement(rows: pl.DataFrame, monday: date, count: int) -> pl.DataFrame:
    return _as_hidden(rows, table_leaving("reablement_weeks", monday, count), ("reablement_days",))


def _as_hidden(rows: pl.DataFrame, safe: pl.DataFrame, indicators: tuple[str, ...]) -> pl.DataFrame:
    """Cells of indicators that stand on the people of a table, where that table's are hidden."""
    places = safe.filter(pl.col("marker") == HIDDEN).select(PLACE)
    return rows.filter(pl.col("indicator").is_in(indicators)).join(places, on=PLACE).select(*PLACE, "indicator")
