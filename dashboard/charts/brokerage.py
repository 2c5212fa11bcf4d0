"""Stages of brokerage, times of day, and what was answered to offers."""

from collections.abc import Sequence
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts.bars import Slot, slot_bars
from dashboard.charts.grids import DELIVERED_STEPS, WAITING_STEPS, grid
from dashboard.charts.rows import zones_only
from dashboard.charts.theme import CONTEXT, DELIVERED, WAITING

REASONS: Final = {
    "no_staff": "No staff",
    "time_of_day": "Time",
    "double_handed": "Two needed",
    "location": "Location",
    "price": "Price",
    "other": "Other",
    "not_stated": "No reason",
}
"""Heads of narrow columns; `wording.ANSWERS` has the words of a sentence."""
SHORT: Final = 0.5
"""Of a slot, its longest bar: panels are narrow, and figures of three digits stand after it."""
STAGES: Final = {name: wording.in_sentence(words) for name, words in wording.STAGES.items()}


def stage_bars(stages: pl.DataFrame) -> alt.LayerChart | None:
    """`stage` in its order: who waits there now, and how long it took those who passed it."""
    rows = stages.filter(pl.col("stage").is_in(list(STAGES))).with_columns(pl.col("stage").replace(STAGES))
    slots = [
        Slot("waiting", "People now", wording.number, WAITING),
        Slot("median_days", "Half, days", wording.number, DELIVERED),
        Slot("p90_days", "9 in 10, days", wording.number, CONTEXT),
    ]
    return slot_bars(rows, "stage", list(STAGES.values()), slots, SHORT)


def band_heads(rows: pl.DataFrame) -> dict[str, str]:
    """Times of day as heads; those that nobody states only where they stand for someone."""
    seen = set(rows["time_band"].unique())
    told = {band: wording.in_sentence(words) for band, words in wording.TIME_BANDS.items()}
    return {band: words for band, words in told.items() if band != "not_stated" or band in seen}


def every_band(calls: pl.DataFrame) -> pl.DataFrame:
    """Adds the times of day of a zone at which nobody waits, at 0."""
    sums = [name for name in ("referrals", "hours", "rounds", "on_foot") if name in calls.columns]
    bands = pl.DataFrame({"time_band": list(band_heads(calls))}, schema={"time_band": pl.String})
    places = calls.select("week_commencing", "zone_id").unique(maintain_order=True).join(bands, how="cross")
    keys = ["week_commencing", "zone_id", "time_band"]
    return places.join(calls, on=keys, how="left", maintain_order="left").with_columns(pl.col(sums).fill_null(0))


def band_grid(calls: pl.DataFrame, order: Sequence[str], column: str = "referrals") -> alt.LayerChart | None:
    """`zone, time_band` and people (`referrals`) or `rounds` in each cell."""
    steps = WAITING_STEPS if column == "referrals" else DELIVERED_STEPS
    return grid(calls, order, ("time_band", band_heads(calls)), (column, wording.number), steps)


def round_rows(planned: pl.DataFrame) -> pl.DataFrame:
    """Rows of `rounds` as a table tells them, the most hours first."""
    made = planned.filter(pl.col("round") > 0).sort(
        "hours", "zone", "sector", "time_band", "round", descending=[True, False, False, False, False]
    )
    return made.with_columns(
        pl.when("on_foot").then("sector").otherwise(pl.lit("several")).alias("sector"),
        pl.when("on_foot").then(pl.lit("on foot")).otherwise(pl.lit("a driver")).alias("needs"),
        pl.when(pl.col("workers") > 1).then(pl.lit("a pair")).otherwise(pl.lit("one")).alias("who"),
        pl.col("hours", "minutes").round().cast(pl.Int64),
    )


def reason_bands(refusals: pl.DataFrame) -> alt.LayerChart | None:
    """`reason, time_band, offers` of one place: a row a reason, the commonest on top."""
    whole = refusals.filter(pl.col("time_band") == "all").sort("offers", "reason", descending=[True, False])
    words = {name: wording.in_sentence(wording.ANSWERS[name]) for name in REASONS}
    order = [words[reason] for reason in whole["reason"]]
    rows = refusals.drop("zone_id", "zone", strict=False).with_columns(pl.col("reason").replace(words))
    return grid(rows, order, ("time_band", band_heads(rows)), ("offers", wording.number), WAITING_STEPS, name="reason")


def reason_zones(refusals: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """`zone, reason, offers`: a row a zone."""
    seen = set(refusals.filter(pl.col("offers").is_null() | (pl.col("offers") > 0))["reason"])
    heads = {name: words for name, words in REASONS.items() if name in seen}
    return grid(zones_only(refusals), order, ("reason", heads), ("offers", wording.number), WAITING_STEPS)


def acceptance_bars(offers: pl.DataFrame, name: str) -> alt.LayerChart | None:
    """A bar a role or provider, in the order of the rows."""
    slots = [
        Slot("offers", "Offers", wording.number, CONTEXT),
        Slot("acceptance", "Accepted", lambda share: wording.percent(share, 0), DELIVERED),
    ]
    return slot_bars(offers, name, offers[name].to_list(), slots, SHORT)
