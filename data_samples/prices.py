"""The extract `prices`: what an hour should cost and what the council says that it pays. Round figures, all made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from data_samples.arrays import NONE
from data_samples.council import RURAL
from data_samples.world import ids

if TYPE_CHECKING:
    from data_samples.world import World

YEARS: Final = 4
MINIMUM: Final = 23.0
COST_OF_CARE: Final = 23.6
RATE: Final = 22.8
RURAL_COST: Final = 1.2
A_YEAR: Final = 0.9


def table(world: World) -> pl.DataFrame:
    """Grain: year, zone_id (blank = all zones). GBP an hour; rural zones cost more for the travel between visits."""
    last = world.council.as_at.year
    rows = [row for year in range(last - YEARS + 1, last + 1) for row in _of_year(year, last - year)]
    years, zones, costs, minima, rates = zip(*rows, strict=True)
    return pl.DataFrame(
        {
            "year": years,
            "zone_id": ids("Z", pl.Series(zones).to_numpy(), 2),
            "cost_of_care": costs,
            "minimum_price": minima,
            "council_rate": rates,
        },
        schema_overrides={"minimum_price": pl.Float64, "council_rate": pl.Float64},
    )


def _of_year(year: int, back: int) -> list[tuple[int, int, float, float | None, float | None]]:
    """The council's own row first; a zone has a cost of its own only where it is rural."""
    less = A_YEAR * back
    council = (year, NONE, round(COST_OF_CARE - less, 2), round(MINIMUM - less, 2), round(RATE - less, 2))
    rural = [(year, zone, round(COST_OF_CARE + RURAL_COST - less, 2), None, None) for zone in RURAL]
    return [council, *rural]
