"""Packages that are looked at one by one, of the age band chosen: of all ages alone where others see the screen."""

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl
import streamlit as st

from dashboard import disclosure
from dashboard.cached.chosen import ALL, shared, view
from dashboard.cached.council import settings
from dashboard.cached.mondays import last_weeks
from dashboard.cached.tables import named, provider_names, table, version

RULES: Final = {
    "package_splits": ("package_splits", "package_splits_small"),
    "large_packages": ("large_packages",),
    "double_handed": ("double_handed",),
    "short_visit_weeks": ("short_visit_weeks", "short_visit_weeks_older"),
    "reviews_due": ("reviews_due", "reviews_due_late"),
}
OF_COUNCIL: Final = ("package_splits", "reviews_due")
"""By team a zone has few people."""
YEAR: Final = 12
BOUGHT: Final = {
    "team": pl.String, "new_packages": pl.Int64, "before": pl.Int64, "largest_share": pl.Float64, "largest": pl.Int64,
    "largest_before": pl.Int64, "provider": pl.String,
}  # fmt: skip


def shown(name: str, monday: date, count: int = 1) -> pl.DataFrame:
    """A table's last weeks as this screen may show them."""
    if shared():
        return leaving(name, monday, count).clear() if untold() else leaving(name, monday, count)
    return _shared_out(name, version(), monday, count).filter(pl.col("age_band") == view().age_band)


def untold() -> bool:
    """Whether an age band is chosen where others see the screen: none of these tables is told by age there."""
    return shared() and view().age_band != ALL


def leaving(name: str, monday: date, count: int = 1) -> pl.DataFrame:
    """The same of all ages as they may leave the analyst's screen; `marker` says what is withheld."""
    return _leaving(name, version(), monday, count)


@st.cache_resource(max_entries=32, show_spinner=False)
def _leaving(name: str, live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = _shared_out(name, live, monday, count).filter(pl.col("age_band") == ALL)
    if name in OF_COUNCIL:
        rows = rows.filter(pl.col("zone_id") == ALL)
    slices = [column for column in ("week_commencing", "split_by") if column in rows.columns]
    marker = pl.Series("marker", [""] * len(rows), pl.String)
    for rule in RULES[name]:
        told = disclosure.suppress(rows, disclosure.RULES[rule], slices, settings().small_count)
        marker = told.select(pl.max_horizontal(marker, "marker").alias("marker")).to_series()
        rows = told.drop("marker")
    return _without_dates(rows.with_columns(marker))


def _without_dates(rows: pl.DataFrame) -> pl.DataFrame:
    """How many have no date of a review is told of all teams together alone."""
    if "blank_packages" not in rows.columns:
        return rows
    few = pl.min_horizontal("blank_packages", "overdue_packages") < settings().small_count
    told = (pl.col("team") == ALL) & ~few
    return rows.with_columns(pl.when(told).then(name).alias(name) for name in ("blank_packages", "overdue_packages"))


@st.cache_resource(max_entries=32, show_spinner=False)
def _shared_out(name: str, live: Path, monday: date, count: int) -> pl.DataFrame:
    rows = named(name, live)
    # Reviews are counted on the last census alone.
    recent = rows if name == "reviews_due" else last_weeks(rows, monday, count)
    if name != "package_splits":
        return recent
    return recent.with_columns((pl.col("small_packages") / pl.col("packages")).alias("small_share"))


def bought(monday: date) -> pl.DataFrame:
    """grain: team. `new_packages` of the last twelve whole months, `before` of the twelve before, and of whom most.

    `provider`, by name, took `largest` of them, `largest_before` in the twelve before.
    """
    return _bought(version(), monday)


@st.cache_resource(max_entries=8, show_spinner=False)
def _bought(live: Path, monday: date) -> pl.DataFrame:
    months = table("team_purchasing", live)
    past = months.filter(pl.col("month_starting").dt.offset_by("1mo") <= monday)
    last = past["month_starting"].max()
    if not isinstance(last, date):
        return pl.DataFrame(schema=BOUGHT)
    ago = (last.year - pl.col("month_starting").dt.year()) * YEAR + last.month - pl.col("month_starting").dt.month()
    now, earlier = (pl.col("new_packages").filter(ago.is_between(low, low + YEAR - 1)) for low in (0, YEAR))
    pairs = past.group_by("team", "provider_id").agg(now.sum().alias("largest"), earlier.sum().alias("largest_before"))
    first = pairs.sort("largest", "provider_id", descending=[True, False]).group_by("team").first()
    teams = pairs.group_by("team").agg(
        pl.col("largest").sum().alias("new_packages"), pl.col("largest_before").sum().alias("before")
    )
    whole = past["month_starting"].min() <= last.replace(year=last.year - 2)  # type: ignore[operator]
    return teams.join(first, on="team").select(
        "team", "new_packages", pl.when(whole).then("before").alias("before"),
        (pl.col("largest") / pl.when(pl.col("new_packages") > 0).then("new_packages")).alias("largest_share"),
        "largest", pl.when(whole).then("largest_before").alias("largest_before"),
        pl.col("provider_id").replace(provider_names()).alias("provider"),
    ).sort("new_packages", "team", descending=[True, False])  # fmt: skip


def bought_leaving(monday: date) -> pl.DataFrame:
    """The same as it may leave the analyst's screen: without teams that bought for few, and without providers."""
    shown_of = ("new_packages", "before", "largest_share")
    few = pl.min_horizontal("new_packages", "before", "largest") < settings().small_count
    return bought(monday).select(
        "team",
        *(pl.when(~few).then(name).alias(name) for name in shown_of),
        pl.when(few).then(pl.lit(disclosure.HIDDEN)).otherwise(pl.lit("")).alias("marker"),
    )
