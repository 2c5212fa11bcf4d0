"""The weeks of the simulation: working days, Christmas, winter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from holidays import HolidayBase, country_holidays

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.council import Council

BURN_IN: Final = 30
EPOCH: Final = date(1970, 1, 1)
DAY_WEIGHTS: Final = np.array([1.0, 1.0, 1.0, 1.0, 0.95, 0.2, 0.15])
HOLIDAY_WEIGHT: Final = 0.12
COLDEST: Final = 15


@dataclass(frozen=True)
class Weeks:
    """One entry a week. `day_weights` is weeks x 7; `winter` runs from -1 (July) to 1 (January)."""

    mondays: Ints
    day_weights: Floats
    working: Floats
    winter: Floats

    def day(self, week: int, count: int, rng: np.random.Generator) -> Ints:
        """Days of the week on which things happen: few at weekends, fewer on holidays."""
        weights = self.day_weights[week]
        days: Ints = self.mondays[week] + rng.choice(7, size=count, p=weights / weights.sum())
        return days


def weeks_of(council: Council) -> Weeks:
    first = council.first_monday - 7 * BURN_IN
    mondays = np.arange(first, council.today + 1, 7)
    weights = np.array([_day_weights(monday) for monday in mondays.tolist()])
    return Weeks(mondays, weights, _working(mondays, weights), _winter(mondays))


def is_bank_holiday(day: date) -> bool:
    return day in _bank_holidays(day.year)


def _day_weights(monday: int) -> Floats:
    start = EPOCH + timedelta(days=monday)
    closed = np.array([is_bank_holiday(start + timedelta(days=day)) for day in range(7)])
    return np.where(closed, HOLIDAY_WEIGHT, DAY_WEIGHTS)


def _working(mondays: Ints, weights: Floats) -> Floats:
    """Work done in the week as a fraction of a full one; the Christmas fortnight is quieter."""
    christmas = np.array([_christmas(monday) for monday in mondays.tolist()])
    fraction: Floats = weights.sum(axis=1) / DAY_WEIGHTS.sum() * np.where(christmas, 0.75, 1.0)
    return fraction


def _christmas(monday: int) -> bool:
    days = [EPOCH + timedelta(days=monday + day) for day in range(7)]
    return any((day.month, day.day) in ((12, 25), (1, 1)) for day in days)


def _winter(mondays: Ints) -> Floats:
    dates = [EPOCH + timedelta(days=monday) for monday in mondays.tolist()]
    days = np.array([day.timetuple().tm_yday for day in dates])
    curve: Floats = np.cos(2 * np.pi * (days - COLDEST) / 365.25)
    return curve


@cache
def _bank_holidays(year: int) -> HolidayBase:
    return country_holidays("GB", subdiv="ENG", years=year)
