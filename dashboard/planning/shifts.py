"""Steps in what forecasts learn from, as when a large provider stops: an analyst's to leave out by a file."""

from typing import Final

import polars as pl

from dashboard.planning import histories, periods
from dashboard.planning.periods import Period
from dashboard.warehouse.worked import Frames, Worked

ALL: Final = "all"
CELL: Final = ["zone_id", "age_band"]
LEVELS: Final = ((), ("zone_id",), ("age_band",), ("zone_id", "age_band"))
COLUMNS: Final = {
    "zone_id": pl.String, "age_band": pl.String, "quantity": pl.String, "week_commencing": pl.Date,
    "before": pl.Float64, "after": pl.Float64,
}  # fmt: skip


def level_shifts(tables: Frames) -> pl.DataFrame:
    """Of the histories that are forecast, without the weeks that events leave out; of zones and bands added up too."""
    rows, period = histories.firm(tables), periods.native(tables["weekly_hours"])
    found = [
        stepped(periods.as_points(points, period), period).with_columns(pl.lit(name).alias("quantity"))
        for (name,), points in rows.group_by("quantity", maintain_order=True)
    ]
    every = pl.concat([pl.DataFrame(schema=COLUMNS), *(each.select(*COLUMNS) for each in found)])
    return every.sort("quantity", *CELL, "week_commencing")


def stepped(points: pl.DataFrame, period: Period) -> pl.DataFrame:
    """zone_id, age_band, week_commencing (the first Monday at the new level), before, after.

    points: one quantity, as `periods.as_points` gives it.
    """
    from forecasting import level_shifts as steps

    if points.is_empty():
        return pl.DataFrame(schema=COLUMNS).drop("quantity")
    named = _levels(points).with_columns(pl.struct(CELL).rank("dense").cast(pl.String).alias("unique_id"))
    found = steps(named.select("unique_id", "ds", "y")).join(named.select("unique_id", *CELL).unique(), on="unique_id")
    return found.select(*CELL, _first_monday(period).alias("week_commencing"), "before", "after")


def words(steps: pl.DataFrame) -> pl.DataFrame:
    """zone_id, age_band, shifted: when the last step of each was, without figures, for they may be of few people."""
    last = steps.sort("week_commencing").group_by(CELL).agg(pl.all().last())
    verb = pl.when(pl.col("after") > pl.col("before")).then(pl.lit("rose")).otherwise(pl.lit("fell"))
    day = pl.col("week_commencing").dt.to_string("%-d %B %Y")
    return last.select(*CELL, pl.format("level {} at once, {}", verb, day).alias("shifted"))


def _levels(points: pl.DataFrame) -> pl.DataFrame:
    """Cells and their sums; a sum is not known where a part is not."""
    whole = pl.when(pl.col("y").is_not_null().all()).then(pl.col("y").sum()).alias("y")
    every = [points.with_columns(pl.lit(ALL).alias(name) for name in level) for level in LEVELS]
    return pl.concat(every).group_by(*CELL, "ds").agg(whole).sort(*CELL, "ds")


def _first_monday(period: Period) -> pl.Expr:
    """Points are dated by the first day of their period."""
    days_after = (8 - pl.col("ds").dt.weekday()) % 7
    return pl.col("ds") if period.every == "1w" else pl.col("ds") + pl.duration(days=days_after)


LEVEL_SHIFTS: Final = Worked(
    name="level_shifts",
    grain=("zone_id", "age_band", "quantity", "week_commencing"),
    units="before and after are the middle of the points on either side: hours of care a week, or new packages a week",
    sources=histories.SOURCES,
    work=level_shifts,
)
