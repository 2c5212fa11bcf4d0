"""The next years by age band: people x share of them with care x hours each, and what each step adds."""

from typing import Annotated, Final

import polars as pl
from pydantic import BaseModel, ConfigDict, Field

STEPS: Final = ("population", "rate", "package_size")
KEYS: Final = ("zone_id", "age_band", "year")
FARTHEST: Final = 10
"""Years ahead: further on, a share of people with care that only grows means little."""
Yearly = Annotated[float, Field(ge=-0.1, le=0.1)]
"""Growth a year: 0.01 is 1%, compounded."""


class Growth(BaseModel):
    """How far the view reaches, and what changes on the way besides the population."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    years: int = Field(default=FARTHEST, ge=1, le=FARTHEST)
    use_rate: Yearly = 0.0
    package_size: Yearly = 0.0


def long_view(population: pl.DataFrame, present: pl.DataFrame, *, rate: float, hours: float) -> pl.DataFrame:
    """Hours a week of each later year, by zone and age band, and the effect of each step since the first.

    population: zone_id, age_band, year, people. present: zone_id, age_band, people (with care), hours (a week), true
    of the first year. `rate` and `hours`: yearly growth of the share of people with care and of hours a person, 0.01
    for 1%. Effects are taken in the order population, rate, package size and add up to the change:
    zone_id, age_band, year, people_with_care, hours, population_effect, rate_effect, package_size_effect.
    """
    first = population["year"].min()
    start = population.filter(pl.col("year") == first).select(
        "zone_id", "age_band", pl.col("people").alias("first_people")
    )
    cells = population.join(start, on=["zone_id", "age_band"]).join(
        present.select(
            "zone_id", "age_band", pl.col("people").alias("first_with_care"), pl.col("hours").alias("first_hours")
        ),
        on=["zone_id", "age_band"],
    )
    growth = pl.col("people") / pl.when(pl.col("first_people") > 0).then(pl.col("first_people"))
    years = pl.col("year") - first
    stages = cells.with_columns(
        (pl.col("first_hours") * growth).alias("by_population"),
        (pl.col("first_with_care") * growth * (1 + rate) ** years).alias("people_with_care"),
        ((1 + rate) ** years).alias("by_rate"),
        ((1 + hours) ** years).alias("by_size"),
    ).with_columns((pl.col("by_population") * pl.col("by_rate")).alias("with_rate"))
    return stages.select(
        *KEYS,
        "people_with_care",
        (pl.col("with_rate") * pl.col("by_size")).alias("hours"),
        (pl.col("by_population") - pl.col("first_hours")).alias("population_effect"),
        (pl.col("with_rate") - pl.col("by_population")).alias("rate_effect"),
        (pl.col("with_rate") * (pl.col("by_size") - 1)).alias("package_size_effect"),
    ).sort(KEYS)
