"""What forecasts learn from: the firm weeks of a version's demand, without the days that the council leaves out."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import polars as pl

from dashboard.planning import left_out
from dashboard.warehouse.frozen import checksum
from dashboard.warehouse.worked import Frames

SOURCES: Final = ("weekly_demand", "weekly_hours", "events")
QUANTITIES: Final = ("live_hours", "demand_hours", "waiting_hours", "new_packages")
PROVISIONAL: Final = timedelta(weeks=2)
"""Models learn nothing from the last weeks: ends arrive late."""


@dataclass(frozen=True)
class Learnt:
    """Histories as `firm` gives them, the census that forecasts of them are made on, and their checksum."""

    rows: pl.DataFrame
    made_on: date
    of: str

    @property
    def span(self) -> tuple[date, date]:
        """Their first and their last Monday."""
        mondays = self.rows["week_commencing"]
        return mondays.min(), mondays.max()  # type: ignore[return-value]


def learnt(tables: Frames) -> Learnt | None:
    """None where no hours are known."""
    rows, monday = firm(tables), last_census(tables)
    return None if monday is None or rows.is_empty() else Learnt(rows, monday, checksum(rows))


def last_census(tables: Frames) -> date | None:
    """The Monday that forecasts are made on; None where no hours are known."""
    week = tables["weekly_demand"].filter(pl.col("live_hours").is_not_null())["week_commencing"].max()
    return week if isinstance(week, date) else None


def firm(tables: Frames) -> pl.DataFrame:
    """quantity, zone_id, age_band, week_commencing, y: of cells, where known, to two weeks before the last census.

    y is null in weeks that are left out: what is not known at all has no row.
    """
    cells = tables["weekly_demand"].filter(
        pl.col("live_hours").is_not_null(), pl.col("zone_id") != "all", pl.col("age_band") != "all"
    )
    settled = cells.filter(pl.col("week_commencing") <= pl.col("week_commencing").max() - PROVISIONAL)
    values = settled.select("zone_id", "age_band", "week_commencing", pl.col(QUANTITIES).cast(pl.Float64))
    rows = values.unpivot(index=["zone_id", "age_band", "week_commencing"], variable_name="quantity", value_name="y")
    known = rows.drop_nulls("y").sort("quantity", "zone_id", "age_band", "week_commencing")
    return left_out.without(known, tables["events"])
