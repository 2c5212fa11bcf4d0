"""Quality of care: shares of hours by rating and status, what was delivered of what was planned, visits missed."""

from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts.bars import Slot, category_bars, slot_bars
from dashboard.charts.grids import DELIVERED_STEPS, grid
from dashboard.charts.rows import ranked, why, zones_only
from dashboard.charts.theme import DELIVERED, WAITING, WORSE

RATINGS: Final = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Not rated")
ORDER: Final = ("Good or better", "Below good", *RATINGS)
GOOD: Final = ("Outstanding", "Good", "Good or better")
TOLD: Final = {
    "Outstanding": "Good or better",
    "Good": "Good or better",
    "Requires improvement": "Below good",
    "Inadequate": "Below good",
}
"""Ratings as they leave the analyst's screen: few people have care from the best and the worst."""
STOPPED: Final = ("suspended", "embargoed")
LEVELS: Final = {
    "active": "Active",
    "suspended": "Suspended",
    "embargoed": "No new packages",
    "notice_given": "Notice given",
    "exited": "Has left",
    "compliant": "Monitored",
    "not_compliant": "Not monitored",
    "not_stated": "Monitoring not stated",
}
_SUMS: Final = ("planned_hours", "delivered_hours", "missed_visits", "late_visits")


def rating_grid(mix: pl.DataFrame) -> alt.LayerChart | None:
    """One Monday's rows of `quality_mix` by rating: shares of each zone's hours."""
    rows = zones_only(mix).filter(pl.col("level") != "all")
    if rows.is_empty():
        return None
    found = rows["level"].unique().to_list()
    levels = {level: level for level in (*ORDER, *sorted(set(found) - set(ORDER))) if level in found}
    every = (
        rows.select("zone_id", "zone")
        .unique(maintain_order=True)
        .join(pl.DataFrame({"level": list(levels)}), how="cross")
    )
    cells = every.join(rows, on=["zone_id", "zone", "level"], how="left").with_columns(
        pl.when(pl.col("people").is_null() & pl.col("hours").is_null() & pl.col("marker").is_null())
        .then(0.0)
        .otherwise("share")
        .alias("share")
    )
    order = ranked(cells.filter(pl.col("level").is_in(GOOD)).group_by("zone_id", "zone").agg(_sum("share")), "share")
    percent = lambda share: wording.percent(share, 0)  # noqa: E731
    return grid(cells, order[::-1], ("level", levels), ("share", percent), DELIVERED_STEPS)


def _sum(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()).alias(name)


def told_ratings(mix: pl.DataFrame) -> pl.DataFrame:
    """Rows of `quality_mix` by rating with the levels of `TOLD`; `people` at least: some count twice."""
    keys = ["week_commencing", "zone_id", "zone", "measured_by", "level"]
    levels = mix.with_columns(pl.col("level").replace(TOLD))
    sums = [_sum("hours"), pl.col("people").max(), pl.col("providers").sum(), _sum("share")]
    return levels.group_by(keys, maintain_order=True).agg(sums)


def level_bars(mix: pl.DataFrame) -> alt.LayerChart | None:
    """One place's rows of one Monday, by status or monitoring."""
    rows = mix.filter(pl.col("level") != "all")
    return category_bars(rows, "level", LEVELS, [Slot("hours", "Hours", wording.number)]) if len(rows) else None


def level_weeks(mix: pl.DataFrame, levels: tuple[str, ...]) -> pl.DataFrame:
    """grain: week_commencing, zone_id. `hours` and `share` of some levels together; 0 where no provider has one."""
    keys = ["week_commencing", "zone_id", "zone"]
    whole = mix.filter(pl.col("level") == "all").select(*keys, pl.col("hours").alias("all_hours"))
    some = mix.filter(pl.col("level").is_in(levels)).group_by(keys).agg(_sum("hours"), *why(mix))
    joined = whole.join(some, on=keys, how="left", maintain_order="left")
    hours = pl.when(pl.col("marker").is_null() if "marker" in joined.columns else pl.col("hours").is_null())
    filled = joined.with_columns(hours.then(0.0).otherwise("hours").alias("hours"))
    share = pl.col("hours") / pl.when(pl.col("all_hours") > 0).then("all_hours")
    return filled.with_columns(share.alias("share")).sort(keys)


def delivered(delivery: pl.DataFrame, along: list[str]) -> pl.DataFrame:
    """Rows of `delivery` of all providers together, of those cells that say what was delivered."""
    known = delivery.drop_nulls(["planned_hours", "delivered_hours"])
    sums = known.group_by(along).agg(pl.col(_SUMS).sum())
    share = pl.col("delivered_hours") / pl.when(pl.col("planned_hours") > 0).then("planned_hours")
    return sums.with_columns(share.alias("delivered_share")).sort(along)


def visit_bars(zones: pl.DataFrame) -> alt.LayerChart | None:
    """Rows of `delivered` by zone: visits missed and late, and the share of planned hours that was delivered."""
    if zones.is_empty():
        return None
    slots = [
        Slot("missed_visits", "Missed", wording.number, WORSE),
        Slot("late_visits", "Late", wording.number, WAITING),
        Slot("delivered_share", "Delivered", wording.percent, DELIVERED),
    ]
    return slot_bars(zones, "zone", ranked(zones, "missed_visits"), slots)
