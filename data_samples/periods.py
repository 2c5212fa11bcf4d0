"""Months and quarters, and what was usual in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples import weekly
from data_samples.weeks import EPOCH

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.world import World

QUARTERS: Final = 12
MONTHS: Final = 42


@dataclass(frozen=True)
class Periods:
    """First days, and the days after the last."""

    start: Ints
    after: Ints

    def __len__(self) -> int:
        return len(self.start)

    def up_to(self, days: int) -> Periods:
        """As many days up to the end of each."""
        return Periods(self.after - days, self.after)


def quarters(world: World) -> Periods:
    return _over(world, 3, QUARTERS)


def months(world: World) -> Periods:
    return _over(world, 1, MONTHS)


def _over(world: World, length: int, most: int) -> Periods:
    """Those over by as-at with at least a week of them in the history."""
    years = range(world.council.as_at.year - 5, world.council.as_at.year + 1)
    firsts = [(date(year, month, 1) - EPOCH).days for year in years for month in range(1, 13, length)]
    over = [span for span in pairwise(firsts) if world.council.first_monday + 7 < span[1] <= world.council.today]
    days = np.array(over[-most:], dtype=np.int64).reshape(-1, 2)
    return Periods(days[:, 0], days[:, 1])


def means(world: World, periods: Periods, amounts: Floats) -> Floats:
    """Periods x what an amount of a Monday is made up of: its mean over the Mondays in each."""
    mondays = weekly.mondays(world)
    spans = [(start <= mondays) & (mondays < after) for start, after in zip(periods.start, periods.after, strict=True)]
    usual: Floats = np.array([amounts[span].mean(axis=0) for span in spans]).reshape(len(spans), *amounts.shape[1:])
    return usual
