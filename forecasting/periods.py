"""Where a point stands in time: dates and whole numbers as positions one apart, and the dates that follow."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

Moment = date | int
MONTHS = {28: 1, 29: 1, 30: 1, 31: 1, 90: 3, 91: 3, 92: 3, 181: 6, 182: 6, 184: 6, 365: 12, 366: 12}
"""Days between two points, and the months they stand for."""


@dataclass(frozen=True)
class Periods:
    """The step between two points: whole numbers, days or months."""

    unit: Literal["number", "day", "month"]
    step: int
    origin: int = 0
    month_ends: bool = False

    @property
    def a_year(self) -> float | None:
        """Steps in a year; None where there is no calendar."""
        return {"number": None, "day": 365.25 / self.step, "month": 12 / self.step}[self.unit]

    def positions(self, moments: pl.Series) -> pl.Series:
        """Whole positions, one apart from step to step."""
        if self.unit == "month":
            return (moments.dt.year().cast(pl.Int64) * 12 + moments.dt.month() - 1) // self.step
        return (moments.to_physical().cast(pl.Int64) - self.origin + self.step // 2) // self.step

    def around(self, last: Moment, before: int, after: int) -> list[Moment]:
        """Moments from `before` steps before the last one to `after` steps past it, in order."""
        return [self._moved(last, steps) for steps in range(-before, after + 1)]

    def _moved(self, moment: Moment, steps: int) -> Moment:
        if isinstance(moment, int):
            return moment + steps * self.step
        if self.unit == "day":
            return moment + timedelta(days=steps * self.step)
        months = moment.year * 12 + moment.month - 1 + steps * self.step
        year, month = divmod(months, 12)
        length = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, length if self.month_ends else min(moment.day, length))


def between(moments: pl.Series, distances: pl.Series) -> Periods:
    """The periods of a panel, from its moments and the days or numbers from each to the one before it."""
    distance = max(1, _usual(distances)) if len(distances) else 1
    if not moments.dtype.is_temporal():
        return Periods("number", distance, _usual(moments % distance))
    if distance in MONTHS:
        return Periods("month", MONTHS[distance], month_ends=bool((moments.dt.month_end() == moments).all()))
    return Periods("day", distance, _usual(moments.to_physical() % distance))


def _usual(numbers: pl.Series) -> int:
    """The most frequent, the least of several."""
    return int(numbers.mode().min())  # type: ignore[arg-type]
