"""What is asked of a panel, and what is known ahead of each of its series: the calendar and the time of year."""

from dataclasses import dataclass

import numpy as np

from forecasting import calendar
from forecasting.calendar import Calendar
from forecasting.panel import Floats, Panel

PAIRS = 2
"""Sines and cosines of a long season; short ones have all they can."""
SHORT_SEASON = 12


@dataclass(frozen=True)
class Task:
    """What is asked: a season, a horizon and origins, each a number of columns known then."""

    season: int
    horizon: int
    origins: tuple[int, ...]
    calendar: Calendar | None = None


def effects(panel: Panel, task: Task, row: int, width: int) -> Floats:
    """Calendar and time of year of a series' last `width` columns and the horizon."""
    moments = panel.periods.around(panel.lasts[row], width - 1, task.horizon)
    pairs = task.season // 2 if task.season <= SHORT_SEASON else PAIRS
    waves = calendar.time_of_year(panel.periods, task.season, moments, pairs)
    return np.concatenate([calendar.effects(task.calendar, panel.periods, moments), waves])
