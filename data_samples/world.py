"""One fictional council over its weeks: what every kind of extract is read off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from data_samples.arrays import OPEN, Ints
from data_samples.council import Council, checked
from data_samples.market import Market, draw_market
from data_samples.shocks import Shocks, draw_shocks
from data_samples.simulation.run import simulate
from data_samples.weeks import Weeks, weeks_of

if TYPE_CHECKING:
    from datetime import date

    from data_samples.simulation.state import State

LEAD_DAYS = 3


@dataclass(frozen=True)
class World:
    """A kind's module has `table(world)`; it draws from `council.stream(kind)` and changes nothing here."""

    council: Council
    weeks: Weeks
    shocks: Shocks
    market: Market
    care: State

    @property
    def covers_from(self) -> int:
        """The Friday before the first Monday: rows that ended earlier are not in the extracts."""
        return self.council.first_monday - LEAD_DAYS


def build_world(seed: int, weeks: int, as_at: date) -> World:
    council = checked(Council(seed=seed, weeks=weeks, as_at=as_at))
    calendar, shocks = weeks_of(council), draw_shocks(council)
    market = draw_market(council, shocks)
    return World(council, calendar, shocks, market, simulate(council, calendar, shocks, market))


def ids(prefix: str, numbers: Ints, width: int) -> pl.Series:
    """Codes, blank where the number is negative."""
    codes = [f"{prefix}{number + 1:0{width}d}" if number >= 0 else None for number in numbers.tolist()]
    return pl.Series(codes, dtype=pl.String)


def dates(days: Ints) -> pl.Series:
    """Days since 1970-01-01 as dates, blank where open or negative."""
    known = (days >= 0) & (days < OPEN)
    return pl.Series(np.where(known, days, 0).astype(np.int32)).cast(pl.Date).set(pl.Series(~known), None)


def person_ids(world: World, people: Ints) -> pl.Series:
    """Synthetic codes in no order."""
    shuffled = world.council.stream("person ids").permutation(world.care.people + 1)
    return ids("SYN", shuffled[people], 6)
