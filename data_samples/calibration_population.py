"""What the generated population comes to, now and ten years on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from data_samples.calibration import Sample

OVER_75: Final = ("75-84", "85-89", "90+")


def people_over_75(this: Sample) -> float:
    return _people(this, OVER_75, 0)


def people_over_75_then(this: Sample) -> float:
    return _people(this, OVER_75, 10)


def people_over_90(this: Sample) -> float:
    return _people(this, ("90+",), 0)


def growth_over_90(this: Sample) -> float:
    return _people(this, ("90+",), 10) / people_over_90(this)


def _people(this: Sample, bands: tuple[str, ...], ahead: int) -> float:
    of_year = this.population.filter(pl.col("year") == this.as_at.year + ahead, pl.col("age_band").is_in(bands))
    return float(of_year["people"].sum())
