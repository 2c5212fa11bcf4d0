"""Weeks that forecasts learn nothing from: a council leaves them out, or its source does not cover them."""

from datetime import date
from typing import Final

import polars as pl

ALL: Final = "all"
EFFECTS: Final = ("exclude", "break")
"""Of events: odd weeks that an analyst leaves out; weeks of a planned gap, that no return covers."""
COUNTED_AFTER: Final = ("new_packages",)
"""A Monday's figure of these is of the week before it."""


def weeks(events: pl.DataFrame) -> pl.DataFrame:
    """zone_id (all = every zone), week_commencing, name: each week that an event of these effects touches."""
    spans = events.filter(pl.col("effect").is_in(EFFECTS)).with_columns(pl.coalesce("ends_on", "event_on").alias("end"))
    touched = pl.date_ranges(pl.col("event_on").dt.truncate("1w"), "end", "1w").alias("week_commencing")
    return spans.select("zone_id", touched, "name").explode("week_commencing").unique()


def without(rows: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """`quantity, zone_id, week_commencing, y` with y null where a week of the zone or of all zones is left out."""
    out = weeks(events).select("zone_id", pl.col("week_commencing").alias("of_week"), gone=pl.lit(value=True)).unique()
    later = pl.when(pl.col("quantity").is_in(COUNTED_AFTER)).then(pl.duration(weeks=1)).otherwise(pl.duration(weeks=0))
    placed = rows.with_columns((pl.col("week_commencing") - later).alias("of_week"))
    here = placed.join(out, on=["zone_id", "of_week"], how="left", maintain_order="left")["gone"].fill_null(value=False)
    everywhere = placed["of_week"].is_in(out.filter(pl.col("zone_id") == ALL)["of_week"].implode())
    return rows.with_columns(pl.when(~(here | everywhere)).then("y").alias("y"))


def words(events: pl.DataFrame, first: date, last: date) -> dict[str, str]:
    """By zone, of the weeks from one Monday to another: "2 weeks left out: Heavy snow". `all`: those of all zones."""
    out = weeks(events).filter(pl.col("week_commencing").is_between(first, last))
    return {zone: _told(out.filter(pl.col("zone_id").is_in([ALL, zone]))) for zone in out["zone_id"].unique()}


def _told(out: pl.DataFrame) -> str:
    count, names = out["week_commencing"].n_unique(), out.sort("week_commencing")["name"].unique(maintain_order=True)
    return (
        f"{count} {'week' if count == 1 else 'weeks'} left out: {', '.join(' '.join(name.split()) for name in names)}"
    )
