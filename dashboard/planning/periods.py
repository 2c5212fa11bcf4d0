"""Histories at the pace they were returned at: a quarter's hours stand on thirteen Mondays and are one point."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl


@dataclass(frozen=True)
class Period:
    """How often hours are returned: points a year, and how polars names the length."""

    season: int
    every: str

    def start(self) -> pl.Expr:
        """The first day of the period that a `week_commencing` falls in."""
        return pl.col("week_commencing").dt.truncate(self.every)

    def steps(self, last: date, until: date) -> int:
        """Points after that of `last` up to that of `until`."""
        return len(pl.date_range(last, until, self.every, eager=True)) - 1


PERIODS: Final = {"week": Period(52, "1w"), "month": Period(12, "1mo"), "quarter": Period(4, "1q")}


def native(weekly_hours: pl.DataFrame) -> Period:
    """The longest period of the council's hours: package lines, whose `native_period` is null, are weekly."""
    found = set(weekly_hours["native_period"].drop_nulls())
    return next((PERIODS[name] for name in ("quarter", "month") if name in found), PERIODS["week"])


def as_points(histories: pl.DataFrame, period: Period) -> pl.DataFrame:
    """zone_id, age_band, week_commencing, y as one row a period, dated `ds` by its first day."""
    points = histories.sort("week_commencing").group_by("zone_id", "age_band", period.start().alias("ds"))
    return points.agg(pl.col("y").drop_nulls().last()).sort("zone_id", "age_band", "ds")


def on_mondays(points: pl.DataFrame, mondays: list[date], period: Period) -> pl.DataFrame:
    """What is dated `ds` on each Monday of its period."""
    weeks = pl.DataFrame({"week_commencing": mondays}, schema={"week_commencing": pl.Date})
    return weeks.with_columns(period.start().alias("ds")).join(points, on="ds").drop("ds")
