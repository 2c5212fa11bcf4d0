"""Regressors known ahead: bank holidays of a nation, the Christmas fortnight, working days, the time of year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from forecasting.panel import Floats
from forecasting.periods import Moment, Periods


@dataclass(frozen=True)
class Calendar:
    """A council's calendar.

    excluded: points that models are not to learn from (a cyber attack, a strike), as an analyst chose them.
    """

    nation: str = "ENG"
    excluded: tuple[date, ...] = ()


@cache
def bank_holidays(nation: str, first: int, last: int) -> frozenset[date]:
    """Bank holidays of a UK nation (ENG, WLS, SCT, NIR) from one year to another."""
    import holidays  # slow, and scenarios have no calendar

    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=range(first, last + 1)))


def effects(calendar: Calendar | None, periods: Periods, moments: Sequence[Moment]) -> Floats:
    """A row an effect, a column a moment; no rows where there is no calendar or points are days or years."""
    dates = [moment for moment in moments if isinstance(moment, date)]
    if calendar is None or not dates:
        return np.empty((0, len(moments)))
    if periods.unit == "day" and periods.step == 7:
        return np.array([_week(_commencing(day), calendar.nation) for day in dates]).T
    off = bank_holidays(calendar.nation, dates[0].year - 1, dates[-1].year + 1)
    if periods.unit == "month" and periods.step in {1, 3}:
        return np.array([[_working_days(day, periods.step, off)] for day in dates]).T
    return np.empty((0, len(moments)))


def _commencing(day: date) -> date:
    """Weeks dated Friday to Sunday are taken to end there, others to begin."""
    return day - timedelta(days=6) if day.weekday() >= 4 else day


@cache
def _week(commencing: date, nation: str) -> tuple[float, float, float]:
    """Bank holidays outside the fortnight; the week of 25 December; the week of 1 January; the week after a holiday."""
    days = [commencing + timedelta(days=number) for number in range(7)]
    off = bank_holidays(nation, commencing.year, commencing.year + 1)
    christmas, new_year = (any((day.month, day.day) == feast for day in days) for feast in ((12, 25), (1, 1)))
    ordinary = 0 if christmas or new_year else sum(day in off for day in days)
    return float(ordinary), float(christmas), float(new_year)


def _working_days(day: date, months: int, off: frozenset[date]) -> float:
    """Working days of the month or quarter that begins with the day's month, as a log ratio to the usual number."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31 * months)).replace(day=1)
    days = (first + timedelta(days=number) for number in range((following - first).days))
    return float(np.log(sum(each.weekday() < 5 and each not in off for each in days) / (21 * months)))


def time_of_year(periods: Periods, season: int, moments: Sequence[Moment], pairs: int) -> Floats:
    """Sines and cosines of the season, `pairs` of them (fewer where the season is too short), a column a moment.

    Where the season is a year by the calendar, by the day of the year, so that weeks do not drift against it.
    """
    pairs = min(pairs, season // 2)
    phase = 2 * np.pi * _phase(periods, season, moments)
    waves = [wave(harmonic * phase) for harmonic in range(1, pairs + 1) for wave in (np.cos, np.sin)]
    return np.array(waves[: season - 1]).reshape(-1, len(moments))


def _phase(periods: Periods, season: int, moments: Sequence[Moment]) -> Floats:
    dates = [moment for moment in moments if isinstance(moment, date)]
    year = periods.a_year
    if not dates or year is None or abs(year / season - 1) > 0.02:
        return np.arange(len(moments)) / season
    if periods.unit == "month":
        return np.array([(day.month - 1) / 12 for day in dates])
    return np.array([day.timetuple().tm_yday / 365.25 for day in dates])
