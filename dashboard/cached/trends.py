"""Every measure of the council and its zones over time, as pages show it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import disclosure
from dashboard.cached import markets, winter
from dashboard.cached.chosen import ALL, shared
from dashboard.cached.council import settings
from dashboard.cached.disclosed import leaving, withheld
from dashboard.cached.mondays import last_weeks
from dashboard.cached.tables import named, table, version
from dashboard.disclosure import DECIDED_BY, HIDDEN

MONTH, YEAR = timedelta(weeks=4), timedelta(weeks=52)
BEFORE: Final = {"month": MONTH, "year": YEAR}
LIMITS: Final = ("centre", "lower_limit", "upper_limit")
PLACES: Final = ["week_commencing", "zone_id", "measure"]


def now() -> pl.DataFrame:
    """grain: zone_id, measure, as this screen may show it: the last week of each, and what it changed by since.

    `now` is the figure on `week_commencing`; `month` and `year` its change over 4 and 52 weeks, `month_ago` and
    `year_ago` the figures then; `marker` where one is withheld.
    """
    return now_leaving() if shared() else _now(version())


def now_leaving() -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return _now_leaving(version())


@st.cache_resource(max_entries=4, show_spinner=False)
def _now(live: Path) -> pl.DataFrame:
    return _compared(named("trend_signals", live), table("measure_trends", live))


@st.cache_resource(max_entries=4, show_spinner=False)
def _now_leaving(live: Path) -> pl.DataFrame:
    signals, trends = named("trend_signals", live), table("measure_trends", live)
    weeks = [_leaving(trends.filter(pl.col("measure").is_in(asked)), live, day, 1) for day, asked in _days(signals)]
    return _compared(signals, pl.concat(weeks) if weeks else trends.with_columns(marker=pl.lit("")))


def _days(signals: pl.DataFrame) -> list[tuple[date, list[str]]]:
    """Each day that a last week is compared with, itself included, and the measures that ask for it."""
    asked: dict[date, set[str]] = {}
    for measure, last in signals.select("measure", "week_commencing").unique().iter_rows():
        for back in (timedelta(0), MONTH, YEAR):
            asked.setdefault(last - back, set()).add(measure)
    return [(day, sorted(asked[day])) for day in sorted(asked)]


def _compared(signals: pl.DataFrame, trends: pl.DataFrame) -> pl.DataFrame:
    """Each series' last week beside those before it; without a figure no limits either."""
    marked = trends if "marker" in trends.columns else trends.with_columns(marker=pl.lit(""))
    rows = signals.drop("value").join(_dated(marked, "now", "marker"), on=PLACES, how="left", maintain_order="left")
    for name, back in BEFORE.items():
        then = _dated(marked, f"{name}_ago", f"{name}_marker").with_columns(pl.col("week_commencing") + back)
        rows = rows.join(then, on=PLACES, how="left", maintain_order="left")
    told = pl.col("now").is_not_null()
    changes = [(pl.col("now") - pl.col(f"{name}_ago")).alias(name) for name in BEFORE]
    limits = [pl.when(told).then(name).alias(name) for name in LIMITS]
    return rows.with_columns(*changes, *limits, pl.col("marker", *(f"{name}_marker" for name in BEFORE)).fill_null(""))


def _dated(trends: pl.DataFrame, name: str, marker: str) -> pl.DataFrame:
    return trends.select(*PLACES, pl.col("value").alias(name), pl.col("marker").alias(marker))


def history(measure: str) -> pl.DataFrame:
    """`value` of one measure in every week and place, as this screen may show it."""
    return history_leaving(measure) if shared() else _history(version(), measure)


@st.cache_resource(max_entries=60, show_spinner=False)
def _history(live: Path, measure: str) -> pl.DataFrame:
    return named("measure_trends", live).filter(pl.col("measure") == measure).with_columns(marker=pl.lit(""))


def history_leaving(measure: str) -> pl.DataFrame:
    """The same as it may leave the analyst's screen."""
    return _history_leaving(version(), measure)


@st.cache_resource(max_entries=60, show_spinner=False)
def _history_leaving(live: Path, measure: str) -> pl.DataFrame:
    rows = _history(live, measure).drop("marker")
    if rows.is_empty():
        return rows.with_columns(marker=pl.lit(""))
    first, last = rows["week_commencing"].min(), rows["week_commencing"].max()
    assert isinstance(first, date)  # noqa: S101  not empty
    assert isinstance(last, date)  # noqa: S101
    return _leaving(rows, live, last, (last - first).days // 7 + 1)


def recent(count: int) -> Mapping[tuple[str, str], list[float | None]]:
    """The last so many weeks of each series up to its own last one, by place and measure; unknown ones as None."""
    return _recent(version(), count)


@st.cache_resource(max_entries=4, show_spinner=False)
def _recent(live: Path, count: int) -> dict[tuple[str, str], list[float | None]]:
    lasts = table("trend_signals", live).select("zone_id", "measure", pl.col("week_commencing").alias("last"))
    ages = table("measure_trends", live).join(lasts, on=["zone_id", "measure"]).with_columns(
        ((pl.col("last") - pl.col("week_commencing")).dt.total_days() // 7).alias("age")
    )  # fmt: skip
    found: dict[tuple[str, str], list[float | None]] = {}
    for zone, measure, age, value in ages.filter(pl.col("age") < count).select(
        "zone_id", "measure", "age", "value"
    ).iter_rows():  # fmt: skip
        found.setdefault((zone, measure), [None] * count)[count - 1 - age] = value
    return found


def _leaving(trends: pl.DataFrame, live: Path, monday: date, count: int) -> pl.DataFrame:
    """Rows of so many weeks up to a Monday, each measure where its own table still tells it."""
    rows = last_weeks(trends, monday, count)
    tables = {DECIDED_BY[name][0] for name in rows["measure"].unique() if name in DECIDED_BY}
    return disclosure.leaving_trends(rows, {name: _TOLD[name](live, monday, count) for name in sorted(tables)})


def _gaps(_live: Path, monday: date, count: int) -> pl.DataFrame:
    return leaving("weekly_gaps", monday, count)


def _hours(_live: Path, monday: date, count: int) -> pl.DataFrame:
    return leaving("weekly_hours", monday, count).filter(pl.col("age_band") == ALL)


def _waits(_live: Path, monday: date, count: int) -> pl.DataFrame:
    return leaving("weekly_waiting", monday, count).filter(pl.col("queue") == "package")


def _starts(live: Path, monday: date, count: int) -> pl.DataFrame:
    weeks = last_weeks(table("weekly_demand", live), monday, count)
    return withheld("weekly_demand", weeks.filter(pl.col("age_band") == ALL))


def _steps(live: Path, monday: date, count: int) -> pl.DataFrame:
    return disclosure.leaving_steps(last_weeks(table("hours_bridge", live), monday, count), settings().small_count)


@st.cache_resource(max_entries=24, show_spinner=False)
def _market(live: Path, monday: date, count: int) -> pl.DataFrame:  # noqa: ARG001  the cache's key
    """Of the council, a Monday at a time as Market share tells it; of a zone how many providers there are."""
    weeks = [markets.concentration_leaving("live", monday - timedelta(weeks=back)) for back in range(count)]
    council = pl.col("zone_id") == ALL
    counts = ("providers", "n50")
    every = pl.concat(weeks)
    kept = [
        pl.when(council).then(name).alias(name) for name in every.columns if name not in _NAMING and name not in counts
    ]
    return every.with_columns(kept)


def _pressures(_live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = winter.leaving_now(monday, count)
    told = rows.filter(pl.col("marker") != HIDDEN).pivot(
        "indicator", index=["week_commencing", "zone_id"], values="value"
    )
    absent = [name for name, (table_name, _) in DECIDED_BY.items() if table_name == "winter_signals"]
    return told.with_columns(pl.lit(None, pl.Float64).alias(name) for name in absent if name not in told.columns)


_NAMING: Final = ("week_commencing", "zone_id", "zone", "basis", "marker")
_TOLD: Final[Mapping[str, Callable[[Path, date, int], pl.DataFrame]]] = {
    "weekly_gaps": _gaps,
    "weekly_hours": _hours,
    "weekly_waiting": _waits,
    "weekly_demand": _starts,
    "hours_bridge": _steps,
    "market_concentration": _market,
    "winter_signals": _pressures,
}
"""Each table after its own page's disclosure."""


def others() -> pl.DataFrame:
    """Other councils' published figures, the latest period of each council and measure; blank where refused."""
    return _others(version())


@st.cache_resource(max_entries=4, show_spinner=False)
def _others(live: Path) -> pl.DataFrame:
    rows = table("comparators", live).sort("measure", "area", "period")
    return rows.group_by("measure", "area", maintain_order=True).last()
