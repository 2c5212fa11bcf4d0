"""Weekly gaps as they may leave the analyst's screen: they tell of those who wait and of those who have care."""

from typing import Final

import polars as pl

from dashboard.disclosure.tables import HIDDEN

OF_LIVE: Final = ("live_hours", "demand_hours", "capacity_hours")
"""Live hours, and what they can be worked out from: hours waiting and to be re-placed may stand beside them."""


def leaving_gaps(gaps: pl.DataFrame, hours: pl.DataFrame) -> pl.DataFrame:
    """Rows of `weekly_gaps`, with `marker` for those who wait, also without what rows of `weekly_hours` withhold."""
    few = hours.filter(pl.col("age_band") == "all", pl.col("marker") == HIDDEN)
    place = ["week_commencing", "zone_id"]
    hidden = gaps.join(few.select(*place, few=pl.lit(value=True)), on=place, how="left", maintain_order="left")["few"]
    told = hidden.is_null()
    return gaps.with_columns(
        *(pl.when(told).then(name).alias(name) for name in OF_LIVE),
        pl.when(told).then("marker").otherwise(pl.lit(HIDDEN)).alias("marker"),
    )
