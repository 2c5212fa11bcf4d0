"""What the generated tables come to, worked out from the tables alone (the shocks give only dates, zones and sizes)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from data_samples.extracts import tables_of
from data_samples.weeks import EPOCH
from data_samples.world import build_world

if TYPE_CHECKING:
    from data_samples.shocks import Shocks

SENIORS = ("65-74", "75-84", "85+")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Sample:
    """One generated council. `lines` are those that the measures count."""

    as_at: date
    weeks: int
    shocks: Shocks
    providers: pl.DataFrame
    packages: pl.DataFrame
    waiting_list: pl.DataFrame
    capacity: pl.DataFrame
    contracts: pl.DataFrame
    offers: pl.DataFrame
    commissioned_hours: pl.DataFrame
    workforce: pl.DataFrame
    payments: pl.DataFrame
    events: pl.DataFrame
    feedback: pl.DataFrame
    provider_kpis: pl.DataFrame
    reablement: pl.DataFrame
    discharges: pl.DataFrame
    population: pl.DataFrame
    prices: pl.DataFrame
    comparators: pl.DataFrame

    @property
    def lines(self) -> pl.DataFrame:
        measured = pl.col("service").is_in(["standard", "short_term"]) & (pl.col("arrangement") != "direct_payment")
        return self.packages.filter(measured)

    def mondays(self, weeks: int) -> list[date]:
        """The last so many Mondays, the as-at one among them."""
        return [self.as_at - WEEK * back for back in reversed(range(weeks))]


def sample(seed: int, weeks: int, as_at: date) -> Sample:
    world = build_world(seed, weeks, as_at)
    tables = {kind: rows for kind, rows in tables_of(world).items() if kind != "zones"}
    return Sample(as_at, weeks, world.shocks, **tables)


def within(start: str, end: str, day: date) -> pl.Expr:
    """Open on the day; the interval includes its last day."""
    return (pl.col(start) <= day) & (pl.col(end).is_null() | (pl.col(end) >= day))


def live(this: Sample, day: date) -> pl.DataFrame:
    """grain: as `packages`. The lines that are active on a day, as the extract of the last census knows them."""
    return this.lines.filter(within("line_start", "line_end", day) & (pl.col("status") == "active"))


def total(rows: pl.DataFrame, column: str = "weekly_hours") -> float:
    return float(rows[column].sum())


def people(this: Sample) -> float:
    return live(this, this.as_at)["person_id"].n_unique()


def hours(this: Sample) -> float:
    return total(live(this, this.as_at))


def hours_a_person(this: Sample) -> float:
    return hours(this) / people(this)


def senior_hours(this: Sample) -> float:
    return _senior_hours(live(this, this.as_at))


def senior_hours_then(this: Sample) -> float:
    """Three years before."""
    return _senior_hours(live(this, this.as_at - 156 * WEEK))


def _senior_hours(lines: pl.DataFrame) -> float:
    """Hours a person of 65 and over."""
    seniors = lines.filter(pl.col("age_band").is_in(SENIORS))
    return total(seniors) / seniors["person_id"].n_unique()


def history_weeks(this: Sample) -> float:
    """Mondays from the first ended row to the as-at one."""
    first = max(_first(this.packages["line_end"]), _first(this.waiting_list["closed_on"]))
    return (this.as_at - first).days // 7 + 1


def _first(days: pl.Series) -> date:
    earliest = days.min()
    if not isinstance(earliest, date):
        message = "no row has ended"
        raise TypeError(message)
    return earliest


def day_of(day: int) -> date:
    return EPOCH + timedelta(days=day)
