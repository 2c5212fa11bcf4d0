"""The public panels that forecasts are judged on, as their publishers give them."""

from dataclasses import dataclass

import polars as pl

from tests.real.files import REAL


@dataclass(frozen=True)
class Judged:
    """A long file, and what is asked of it."""

    file: str
    season: int
    horizon: int
    folds: int
    zero_is_missing: bool = False

    @property
    def name(self) -> str:
        return self.file.split("/")[-1].removesuffix(".csv")

    @property
    def there(self) -> bool:
        return (REAL / self.file).is_file()

    def histories(self) -> pl.DataFrame:
        """unique_id, ds, y; only series as long as most."""
        points = pl.read_csv(REAL / self.file, try_parse_dates=True).with_columns(pl.col("y").cast(pl.Float64))
        if self.zero_is_missing:
            points = points.with_columns(pl.when(pl.col("y") != 0).then("y").alias("y"))
        length = pl.len().over("unique_id")
        return points.filter(length == length.max()).select("unique_id", "ds", "y")


DEATHS = Judged("bench/weekly_deaths_region_age_2008_2019.csv", 52, 13, 26)
DISCHARGES = Judged("bench/weekly_icb_discharge_2022_2025.csv", 52, 13, 26, zero_is_missing=True)
HOURS = Judged("bench/quarterly_scot_homecare_hours_locality_age_2018_2021.csv", 4, 2, 3)


def deaths_by_zone_and_band() -> pl.DataFrame:
    """zone_id, age_band, ds, y."""
    points = pl.read_csv(REAL / DEATHS.file, try_parse_dates=True)
    return points.select(pl.col("zone").alias("zone_id"), "age_band", "ds", pl.col("y").cast(pl.Float64))
