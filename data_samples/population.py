"""The extract `population`: people by zone and age band from the as-at year on, as a projection gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples.council import ZONES
from data_samples.world import ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.world import World

YEARS: Final = 10
PEOPLE: Final = {
    "0-17": (34_000, 32_600), "18-64": (118_000, 120_400), "65-74": (20_500, 24_100), "75-84": (11_500, 15_500),
    "85-89": (3_100, 4_600), "90+": (2_000, 2_500),
}  # fmt: skip
"""Now and ten years on: 16,600 and 22,600 of 75 and over, of whom 2,000 and 2,500 are 90 and over (B&NES 2019)."""
AGEING: Final = (0.85, 1.15)
"""How fast a zone's people change, beside the council's."""


def table(world: World) -> pl.DataFrame:
    """Grain: zone_id, age_band, year. Finer bands than the council's: they roll up."""
    rng = world.council.stream("population")
    shares = rng.uniform(0.8, 1.2, len(ZONES))
    first, pace = shares / shares.sum(), rng.uniform(*AGEING, len(ZONES))
    counts = np.stack([_people(*ends, first, pace) for ends in PEOPLE.values()])
    bands, years, zones = counts.shape
    year = world.council.as_at.year + np.arange(years)
    return pl.DataFrame(
        {
            "zone_id": ids("Z", np.tile(np.arange(zones), bands * years), 2),
            "age_band": np.repeat(list(PEOPLE), years * zones),
            "year": np.tile(np.repeat(year, zones), bands),
            "people": counts.ravel(),
        }
    )


def _people(now: int, then: int, first: Floats, pace: Floats) -> Floats:
    """Years x zones, on straight lines; the zones come to the council's figures at both ends."""
    change = first * pace / (first * pace).sum() * (then - now)
    people: Floats = np.round(now * first + np.linspace(0, 1, YEARS + 1)[:, None] * change, 1)
    return people
