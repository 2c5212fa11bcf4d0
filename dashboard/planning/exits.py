"""If a provider stopped: what each group holds, and how much of it others say that they could take."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from dashboard.planning import stopping
from dashboard.warehouse.worked import Frames, Worked

COLUMNS: Final = {
    "group_name": pl.String, "staff_transferring": pl.Float64, "hours": pl.Float64, "people": pl.Int64,
    "packages": pl.Int64, "double_handed_packages": pl.Int64, "zones": pl.Int64, "absorbable_hours": pl.Float64,
    "unplaced_hours": pl.Float64, "weeks_to_resource": pl.Float64, "oversight_flag": pl.Boolean, "rank": pl.Int64,
}  # fmt: skip
_HELD: Final = ("group_name", "hours", "people", "packages", "double_handed_packages", "zones", "oversight_flag")
_PLACED: Final = ("absorbable_hours", "unplaced_hours")
_COUNTS: Final = ("people", "packages", "double_handed_packages")


def exit_zones(tables: Frames) -> pl.DataFrame:
    """Every group that holds hours in turn, for each share of its staff that would move with the care."""
    groups = _groups(tables["exit_exposure"])["group_name"].to_list()
    return stopping.left_by_zone(tables, {group: [group] for group in groups}).rename({"stopped": "group_name"})


def provider_exits(tables: Frames) -> pl.DataFrame:
    """The zones of each group together. Rank 1 leaves most hours unplaced."""
    shares = pl.DataFrame({"staff_transferring": stopping.transferring(tables["settings"])})
    cases = _groups(tables["exit_exposure"]).join(shares, how="cross")
    left = tables["provider_exit_zones"].group_by("group_name", "staff_transferring").agg(pl.col(_PLACED).sum())
    exits = cases.join(left, on=["group_name", "staff_transferring"], how="left", maintain_order="left")
    return _finished(exits.with_columns(pl.col(_PLACED).fill_null(0.0)), rate(tables["sourcing_rate"]))


def together(tables: Frames, groups: Sequence[str], overlaps: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Groups that stop at once: rows as of `provider_exit` without a rank, and their zones.

    `overlaps`: rows of `exit_overlaps`, so that whoever has care from both counts once.
    """
    zones = stopping.left_by_zone(tables, {"together": groups})
    held = _groups(tables["exit_exposure"]).filter(pl.col("group_name").is_in(list(groups)))
    shared = overlaps.filter(pl.col("group_name").is_in(list(groups)), pl.col("other_group").is_in(list(groups)))
    # Each pair stands in the table twice.
    counts = [(pl.col(name).sum() - shared[name].sum() // 2).alias(name) for name in _COUNTS]
    whole = held.select(pl.col("hours").sum(), *counts, pl.lit(zones["zone_id"].n_unique()).alias("zones"),
                        pl.col("oversight_flag").any())  # fmt: skip
    left = zones.group_by("staff_transferring", maintain_order=True).agg(pl.col(_PLACED).sum())
    exits = left.join(whole, how="cross").with_columns(pl.lit("together").alias("group_name"))
    return _finished(exits, rate(tables["sourcing_rate"])), zones


def rate(sourcing: pl.DataFrame) -> float | None:
    """Hours a week placed over the last 13 weeks; None where none were."""
    return sourcing["hours_a_week"].item() if sourcing.height else None


def _groups(exposures: pl.DataFrame) -> pl.DataFrame:
    return exposures.filter(pl.col("zone_id") == "all", pl.col("hours") > 0).sort("group_name").select(_HELD)


def _finished(exits: pl.DataFrame, rate: float | None) -> pl.DataFrame:
    place = pl.struct(-pl.col("unplaced_hours"), "group_name").rank("ordinal").over("staff_transferring")
    weeks = pl.col("unplaced_hours") / rate if rate else pl.lit(None, pl.Float64)
    finished = exits.with_columns(place.alias("rank"), weeks.alias("weeks_to_resource"))
    return finished.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


PROVIDER_EXIT_ZONES: Final = Worked(
    name="provider_exit_zones",
    grain=("group_name", "staff_transferring", "zone_id"),
    units="hours are hours of care a week at the latest census; staff_transferring is a share of 1",
    sources=stopping.SOURCES,
    work=exit_zones,
)
PROVIDER_EXIT: Final = Worked(
    name="provider_exit",
    grain=("group_name", "staff_transferring"),
    units="hours are hours of care a week at the latest census; staff_transferring is a share of 1",
    sources=("provider_exit_zones", "exit_exposure", "sourcing_rate", "settings"),
    work=provider_exits,
)
