"""How much care a package holds, and which are small."""

from collections.abc import Sequence
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts.bars import Slot, shared_slot_bars, slot_bars
from dashboard.charts.grids import DELIVERED_STEPS, grid
from dashboard.charts.rows import why, zones_only
from dashboard.charts.theme import CONTEXT, DELIVERED

SIZE_BANDS: Final = ("0-<2", "2-<5", "5-<10", "10-<20", "20+")
SMALL: Final = ("0-<2", "2-<5")


def size_bands(sizes: pl.DataFrame, column: str = "packages") -> alt.LayerChart | None:
    """Rows of one zone (or all) and one age band (or all): `funder, size_band` and the figure."""
    order = [_band(band) for band in SIZE_BANDS]
    wide = _by_funder(sizes, column)
    slots = [
        Slot(funder, wording.in_sentence(words), wording.number, DELIVERED)
        for funder, words in wording.FUNDERS.items()
        if funder in wide.columns
    ]
    return shared_slot_bars(wide, "band", order, slots) if slots else None


def _by_funder(sizes: pl.DataFrame, column: str) -> pl.DataFrame:
    """A row a band, a column a funder; a band nobody has is 0, a withheld one stays null."""
    funders = sizes["funder"].unique().drop_nulls().to_list()
    every = pl.DataFrame({"size_band": list(SIZE_BANDS)}).join(
        pl.DataFrame({"funder": funders}, schema={"funder": pl.String}), how="cross"
    )
    found = sizes.select("size_band", "funder", column, pl.lit(value=True).alias("found"))
    filled = every.join(found, on=["size_band", "funder"], how="left").with_columns(
        pl.when("found").then(column).otherwise(0).alias(column)
    )
    wide = filled.pivot("funder", index="size_band", values=column)
    band = pl.col("size_band").map_elements(_band, return_dtype=pl.String)
    withheld = sizes.group_by("size_band").agg(*why(sizes))
    return wide.join(withheld, on="size_band", how="left").with_columns(band.alias("band"))


def _band(band: str) -> str:
    return wording.in_sentence(wording.size_band(band))


def hours_a_person(hours: pl.DataFrame) -> pl.DataFrame:
    """Adds `mean_hours`, live hours / people, to rows of `weekly_hours`; null where nobody is."""
    people = pl.when(pl.col("people") > 0).then(pl.col("people"))
    return hours.with_columns((pl.col("live_hours") / people).alias("mean_hours"))


def mean_size_grid(hours: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """`zone, age_band, mean_hours`; the column "all" stands last."""
    bands = sorted(hours["age_band"].unique().to_list(), key=lambda band: (band == "all", band))
    words = {band: wording.age_band(band).removeprefix("aged ").removeprefix("age ") for band in bands}
    say = ("mean_hours", _one_place)
    return grid(hours, order, ("age_band", words), say, DELIVERED_STEPS)


def _one_place(value: float | None) -> str:
    return wording.number(value, 1)


def small_packages(sizes: pl.DataFrame) -> pl.DataFrame:
    """grain: zone. Packages under 5 hours, their hours, and their share of all packages."""
    small = pl.col("size_band").is_in(SMALL)
    return (
        zones_only(sizes)
        .group_by("zone")
        .agg(
            *(_sum(column, small).alias(f"small_{column}") for column in ("packages", "hours")),
            (_sum("packages", small) / _sum("packages", pl.lit(value=True))).alias("share"),
            *why(sizes),
        )
        .with_columns(pl.when(pl.col("share").is_not_nan()).then("share"))
        .sort("small_packages", "zone", descending=[True, False], nulls_last=True)
    )


def _sum(column: str, chosen: pl.Expr) -> pl.Expr:
    """Null where a part is withheld or unknown: the rest is not the sum."""
    parts = pl.col(column).filter(chosen)
    return pl.when(parts.is_not_null().all()).then(parts.sum())


def small_package_bars(small: pl.DataFrame, order: Sequence[str]) -> alt.LayerChart | None:
    """Rows of `small_packages`."""
    slots = [
        Slot("small_packages", "Packages", wording.number, DELIVERED),
        Slot("small_hours", "Hours a week", wording.number, DELIVERED),
        Slot("share", "Share of packages", wording.percent, CONTEXT),
    ]
    return slot_bars(small, "zone", order, slots)
