"""If a provider stopped: what each group holds, and how much of it others say that they could take."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import polars as pl

from dashboard.warehouse.worked import Frames, Worked
from forecasting.placing import Offers, unplaced

COLUMNS: Final = {
    "group_name": pl.String, "staff_transferring": pl.Float64, "hours": pl.Float64, "people": pl.Int64,
    "packages": pl.Int64, "double_handed_packages": pl.Int64, "zones": pl.Int64, "absorbable_hours": pl.Float64,
    "unplaced_hours": pl.Float64, "weeks_to_resource": pl.Float64, "oversight_flag": pl.Boolean, "rank": pl.Int64,
}  # fmt: skip


def provider_exits(tables: Frames) -> pl.DataFrame:
    """Every group that holds hours in turn, for each share of its staff that would move with the care.

    Hours of staff who transfer need no new provider. Rank 1 leaves most hours unplaced.
    """
    exposures, offered = tables["exit_exposure"], tables["exit_offers"]
    zones = exposures.filter(pl.col("zone_id") != "all")["zone_id"].unique().sort().to_list()
    market, owners = _market(offered, zones), _owners(offered)
    shares, rate = _shares(tables["settings"]), _rate(tables["sourcing_rate"])
    cases = [(*held, share) for held, _ in _groups(exposures, zones) for share in shares]
    problems = [
        (needs * (1 - share), market.without(owners == held[0]))
        for held, needs in _groups(exposures, zones)
        for share in shares
    ]
    left = [float(hours.sum()) for hours in unplaced(problems)]
    placed = [float(needs.sum()) - hours for (needs, _), hours in zip(problems, left, strict=True)]
    exits = pl.DataFrame(cases, schema=[*_HELD, "staff_transferring"], orient="row").with_columns(
        pl.Series("absorbable_hours", placed, pl.Float64), pl.Series("unplaced_hours", left, pl.Float64)
    )
    return _finished(exits, rate)


_HELD: Final = ("group_name", "hours", "people", "packages", "double_handed_packages", "zones", "oversight_flag")


def _groups(exposures: pl.DataFrame, zones: list[str]) -> Iterator[tuple[tuple[object, ...], np.ndarray]]:
    """What a group holds in all, and its hours in each zone."""
    by_zone = {
        group: dict(zip(rows["zone_id"], rows["hours"], strict=True))
        for (group,), rows in exposures.group_by("group_name")
    }
    whole = exposures.filter(pl.col("zone_id") == "all", pl.col("hours") > 0).sort("group_name")
    for held in whole.select(_HELD).iter_rows():
        yield held, np.array([by_zone[held[0]].get(zone, 0.0) for zone in zones])


def _market(offered: pl.DataFrame, zones: list[str]) -> Offers:
    """Providers in rows, in the order of their codes."""
    return Offers(
        spare=_grid(offered, "spare_hours", zones, 0.0),
        anywhere=_grid(offered, "spare_hours", ["all"], 0.0)[:, 0],
        room=_grid(offered, "headroom", zones, np.inf),
        distance=_grid(offered, "distance", zones, 3.0).astype(int),
    )


def _grid(offered: pl.DataFrame, column: str, zones: list[str], missing: float) -> np.ndarray:
    places = pl.DataFrame({"zone_id": zones}, schema={"zone_id": pl.String})
    providers = offered.select("provider_id").unique()
    cells = providers.join(places, how="cross").join(offered, on=["provider_id", "zone_id"], how="left")
    values = cells.sort("provider_id", "zone_id")[column].cast(pl.Float64).fill_null(missing)
    return values.to_numpy().reshape(len(providers), len(zones))


def _owners(offered: pl.DataFrame) -> np.ndarray:
    owners = offered.select("provider_id", "group_name").unique().sort("provider_id")
    return owners["group_name"].to_numpy()


def _shares(settings: pl.DataFrame) -> list[float]:
    [written] = settings.filter(pl.col("name") == "staff_transferring")["value"]
    return [float(share) for share in written.split(";")]


def _rate(sourcing: pl.DataFrame) -> float | None:
    return sourcing["hours_a_week"].item() if sourcing.height else None


def _finished(exits: pl.DataFrame, rate: float | None) -> pl.DataFrame:
    place = pl.struct(-pl.col("unplaced_hours"), "group_name").rank("ordinal").over("staff_transferring")
    weeks = pl.col("unplaced_hours") / rate if rate else pl.lit(None)
    finished = exits.with_columns(place.alias("rank"), weeks.alias("weeks_to_resource"))
    return finished.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


PROVIDER_EXIT: Final = Worked(
    name="provider_exit",
    grain=("group_name", "staff_transferring"),
    units="hours are hours of care a week at the latest census; staff_transferring is a share of 1",
    sources=("exit_exposure", "exit_offers", "sourcing_rate", "settings"),
    work=provider_exits,
)
