"""If groups stopped: in each zone, the hours that others' declared spare hours could take and those they could not."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dashboard.warehouse.worked import Frames
from forecasting.placing import Offers, unplaced

SOURCES: Final = ("exit_exposure", "exit_offers", "settings")
ZONES: Final = {
    "stopped": pl.String, "staff_transferring": pl.Float64, "zone_id": pl.String, "hours": pl.Float64,
    "absorbable_hours": pl.Float64, "unplaced_hours": pl.Float64,
}  # fmt: skip
ABSORBABLE: Final = pl.col("hours") * (1 - pl.col("staff_transferring")) - pl.col("unplaced_hours")


def left_by_zone(tables: Frames, cases: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """Each case in turn, groups that stop together, for each share of their staff that would move with the care.

    Hours of staff who transfer need no new provider. Only zones where the case holds hours.
    """
    exposures, offered = tables["exit_exposure"].filter(pl.col("zone_id") != "all"), tables["exit_offers"]
    zones = exposures["zone_id"].unique().sort().to_list()
    held, shares = _held(exposures, zones, cases), transferring(tables["settings"])
    market, owners = _market(offered, zones), _owners(offered)
    each = [(case, share) for case in cases for share in shares]
    problems = [(held[case] * (1 - share), market.without(np.isin(owners, cases[case]))) for case, share in each]
    rows = [
        (case, share, zone, hours, left)
        for (case, share), gone in zip(each, unplaced(problems), strict=True)
        for zone, hours, left in zip(zones, held[case].tolist(), gone.tolist(), strict=True)
        if hours > 0
    ]
    shape = {name: kind for name, kind in ZONES.items() if name != "absorbable_hours"}
    placed = pl.DataFrame(rows, schema=shape, orient="row").with_columns(ABSORBABLE.alias("absorbable_hours"))
    return placed.select(list(ZONES))


def transferring(settings: pl.DataFrame) -> list[float]:
    """The shares of staff that the council looks at."""
    [written] = settings.filter(pl.col("name") == "staff_transferring")["value"]
    return [float(share) for share in written.split(";")]


def _held(
    exposures: pl.DataFrame, zones: list[str], cases: Mapping[str, Sequence[str]]
) -> dict[str, NDArray[np.float64]]:
    """Hours of each case, in the order of the zones."""
    of_group = {
        group: dict(zip(rows["zone_id"], rows["hours"], strict=True))
        for (group,), rows in exposures.group_by("group_name")
    }
    return {
        case: np.array([sum(of_group.get(group, {}).get(zone, 0.0) for group in groups) for zone in zones], dtype=float)
        for case, groups in cases.items()
    }


def _market(offered: pl.DataFrame, zones: list[str]) -> Offers:
    """Providers in rows, in the order of their codes."""
    return Offers(
        spare=_grid(offered, "spare_hours", zones, 0.0),
        anywhere=_grid(offered, "spare_hours", ["all"], 0.0)[:, 0],
        room=_grid(offered, "headroom", zones, np.inf),
        distance=_grid(offered, "distance", zones, 3.0).astype(int),
    )


def _grid(offered: pl.DataFrame, column: str, zones: list[str], missing: float) -> NDArray[np.float64]:
    places = pl.DataFrame({"zone_id": zones}, schema={"zone_id": pl.String})
    providers = offered.select("provider_id").unique()
    cells = providers.join(places, how="cross").join(offered, on=["provider_id", "zone_id"], how="left")
    values = cells.sort("provider_id", "zone_id")[column].cast(pl.Float64).fill_null(missing)
    return values.to_numpy().reshape(len(providers), len(zones))


def _owners(offered: pl.DataFrame) -> NDArray[np.object_]:
    owners = offered.select("provider_id", "group_name").unique().sort("provider_id")
    return owners["group_name"].to_numpy()
