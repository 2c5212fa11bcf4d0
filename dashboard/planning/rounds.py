"""Rounds that the calls still to be placed would make: one postcode sector first, then what is left across its zone."""

from typing import Final

import polars as pl

from dashboard.warehouse.worked import Frames, Worked
from forecasting.packing import Shift, packed

NOT_STATED: Final = "not_stated"
SEVERAL: Final = "several"
"""In place of a sector: calls from more than one of a zone's, or from one that nobody stated."""
CELL: Final = ("zone_id", "time_band", "workers")
COLUMNS: Final = {
    "week_commencing": pl.Date, "zone_id": pl.String, "time_band": pl.String, "workers": pl.Int64, "sector": pl.String,
    "round": pl.Int64, "on_foot": pl.Boolean, "referrals": pl.Int64, "calls": pl.Int64, "visits": pl.Float64,
    "minutes": pl.Float64, "hours": pl.Float64,
}  # fmt: skip
_DAYS: Final = 7
_LACKING: Final = (pl.col("time_band") == NOT_STATED) | pl.col("minutes").is_null()


def rounds(tables: Frames) -> pl.DataFrame:
    """Round 0 holds the calls of a zone and time of day that make none, and at `not_stated` what cannot be planned.

    Two-carer calls go into rounds of a pair.
    A round is as long as its longest day: as if everyone in it were visited on the same days.
    """
    chosen = dict(tables["settings"].select("name", "value").rows())
    walk, drive = (
        Shift(float(chosen["round_minutes"]), float(chosen[name])) for name in ("walk_minutes", "drive_minutes")
    )
    least = int(chosen["round_calls"])
    calls = _planned(tables["calls_to_place"], float(chosen["visit_minutes"]))
    near = _in_rounds(calls.filter(pl.col("sector") != NOT_STATED), [*CELL, "sector"], walk, least)
    on_foot = near.filter(pl.col("round") > 0).with_columns(pl.lit(value=True).alias("on_foot"))
    rest = calls.join(on_foot, on=["referral_number", "time_band"], how="anti")
    across = _in_rounds(rest.with_columns(pl.lit(SEVERAL).alias("sector")), list(CELL), drive, least)
    driven = across.with_columns(pl.lit(value=False).alias("on_foot"))
    made = _added_up(pl.concat([on_foot, driven]), walk, drive)
    return pl.concat([made, _unplanned(tables["calls_to_place"])]).sort(*CELL, "sector", "round")


def _planned(calls: pl.DataFrame, shortest: float) -> pl.DataFrame:
    """Calls a day and their minutes."""
    known = calls.filter(~_LACKING)
    daily = known.with_columns((pl.col("visits") / _DAYS).ceil().cast(pl.Int64).alias("calls"))
    timed = daily.with_columns(pl.max_horizontal(pl.col("minutes"), pl.lit(shortest)).alias("each"))
    return timed.sort(
        *CELL, "sector", "each", "days_waited", "referral_number",
        descending=[False, False, False, False, True, True, False],
    )  # fmt: skip


def _unplanned(calls: pl.DataFrame) -> pl.DataFrame:
    """A row a zone of packages that state no times of day or no visits: nothing of them is guessed."""
    named = calls.filter(_LACKING).with_columns(pl.lit(NOT_STATED).alias("time_band"), pl.lit(SEVERAL).alias("sector"))
    people = pl.col("referral_number").n_unique().alias("referrals")
    sums = named.group_by("week_commencing", *CELL, "sector").agg(people, pl.col("hours").sum())
    fixed = {"round": 0, "on_foot": False, "calls": 0, "visits": None, "minutes": None}
    counted = sums.with_columns(pl.lit(value).alias(name) for name, value in fixed.items())
    return counted.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


def _in_rounds(calls: pl.DataFrame, by: list[str], shift: Shift, least: int) -> pl.DataFrame:
    """Adds `round`, from 1 in each cell; 0 where fewer than `least` calls would be in it."""
    # A person with two calls in one time of day has both in one round, with the way there again.
    spent = pl.col("calls") * pl.col("each") + (pl.col("calls") - 1) * shift.travel
    numbered = [_numbered(cell, shift, least) for cell in calls.with_columns(spent.alias("spent")).partition_by(by)]
    return pl.concat(numbered) if numbered else calls.with_columns(spent=pl.lit(0.0), round=pl.lit(0, pl.Int64))


def _numbered(cell: pl.DataFrame, shift: Shift, least: int) -> pl.DataFrame:
    places = pl.Series("place", packed(cell["spent"].to_list(), shift), pl.Int64)
    full = cell.with_columns(places).with_columns(pl.col("calls").sum().over("place").alias("together"))
    whole = (pl.col("together") >= least) & pl.col("place").is_not_null()
    # Rounds that are too short leave gaps: they are counted again without them.
    made = pl.when(whole).then(pl.col("place")).rank("dense").cast(pl.Int64)
    return full.with_columns(made.fill_null(0).alias("round")).drop("place", "together")


def _added_up(calls: pl.DataFrame, walk: Shift, drive: Shift) -> pl.DataFrame:
    travel = pl.when("on_foot").then(walk.travel).otherwise(drive.travel)
    sums = calls.group_by("week_commencing", *CELL, "sector", "round", "on_foot").agg(
        pl.len().alias("referrals"),
        pl.col("calls").sum(),
        pl.col("visits", "hours").sum(),
        (pl.col("calls") * pl.col("each")).sum().alias("minutes"),
    )
    spent = pl.when(pl.col("round") > 0).then(pl.col("minutes") + (pl.col("calls") - 1) * travel)
    finished = sums.with_columns(spent.alias("minutes"))
    return finished.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


ROUNDS: Final = Worked(
    name="rounds",
    grain=(*CELL, "sector", "round"),
    units="referrals are counts; calls are a day; visits and hours are a week; minutes are of a day, travel included",
    sources=("calls_to_place", "settings"),
    work=rounds,
)
