"""How hard winter presses on each place: the level that its indicators in concern come to."""

from typing import Final

import polars as pl

from dashboard.planning.winter import CONCERN
from dashboard.warehouse.worked import Frames, Worked
from forecasting.signals import NO_DATA

LEVELS: Final = ("critical", "high", "watch")
"""The worst first; each has its own setting. Below the last a place is normal."""


def pressure_levels(tables: Frames) -> pl.DataFrame:
    """grain: week_commencing, zone_id. `indicators` are those with data; none of them is a level of its own."""
    counted = tables["winter_signals"].group_by("week_commencing", "zone_id").agg(
        (pl.col("signal") != NO_DATA).sum().cast(pl.Int64).alias("indicators"),
        (pl.col("signal") == CONCERN).sum().cast(pl.Int64).alias("concerns"),
    )  # fmt: skip
    levelled = counted.with_columns(level(thresholds(tables["settings"])).alias("level"))
    return levelled.sort("week_commencing", "zone_id")


def thresholds(settings: pl.DataFrame) -> dict[str, int]:
    """How many indicators in concern each level takes."""
    written = dict(settings.select("name", "value").rows())
    return {name: int(written[f"pressure_{name}"]) for name in LEVELS}


def level(least: dict[str, int]) -> pl.Expr:
    """Of rows with `indicators, concerns`."""
    reached = [pl.when(pl.col("concerns") >= least[name]).then(pl.lit(name)) for name in LEVELS]
    return pl.when(pl.col("indicators") == 0).then(pl.lit("no_data")).otherwise(pl.coalesce(*reached, pl.lit("normal")))


PRESSURE_LEVELS: Final = Worked(
    name="pressure_levels",
    grain=("week_commencing", "zone_id"),
    units="indicators with data and concerns are counts; level is critical, high, watch, normal or no_data",
    sources=("winter_signals", "settings"),
    work=pressure_levels,
)
