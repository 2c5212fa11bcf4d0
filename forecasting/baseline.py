"""The forecasts anyone can make by hand, with their intervals: what the recipe has to beat."""

from dataclasses import dataclass

import numpy as np

from forecasting.normal import quantiles
from forecasting.panel import Floats

LEVELS = (0.8, 0.95)


@dataclass(frozen=True)
class Paths:
    """Forecasts of every series from one origin, series x step; bounds by level: 80 and 95%."""

    mean: Floats
    lower: tuple[Floats, Floats]
    upper: tuple[Floats, Floats]

    def only(self, rows: slice) -> "Paths":
        """Some of the series."""
        (lower_80, lower_95), (upper_80, upper_95) = self.lower, self.upper
        return Paths(self.mean[rows], (lower_80[rows], lower_95[rows]), (upper_80[rows], upper_95[rows]))


def naive(history: Floats, horizon: int) -> Paths:
    """The last known value; the interval widens with the root of the step."""
    return seasonal_naive(history, 1, horizon)


def seasonal_naive(history: Floats, season: int, horizon: int) -> Paths:
    """The last known value of the same time of the season, of any time where there is none (Hyndman 2021, 5.5)."""
    season = season if history.shape[1] > season else 1
    carried = carried_forward(history, season)
    latest = carried[:, -season:]
    steps = np.arange(horizon)
    mean = latest[:, steps % season]
    mean = np.where(np.isfinite(mean), mean, latest[:, -1:])
    deviation = _deviation(history, season)[:, None] * np.sqrt(steps // season + 1)
    reach = [each * deviation for each in quantiles([(1 + level) / 2 for level in LEVELS])]
    return Paths(mean, (mean - reach[0], mean - reach[1]), (mean + reach[0], mean + reach[1]))


def carried_forward(history: Floats, season: int) -> Floats:
    """Holes filled with the value a season before, else with the latest before them; none of it looks ahead."""
    filled = history.copy()
    if np.isfinite(filled).all():
        return filled
    for column in range(season, filled.shape[1]):
        here, before = filled[:, column], filled[:, column - season]
        filled[:, column] = np.where(np.isfinite(here), here, before)
    for column in range(1, filled.shape[1]):
        here, before = filled[:, column], filled[:, column - 1]
        filled[:, column] = np.where(np.isfinite(here), here, before)
    return filled


def _deviation(history: Floats, season: int) -> Floats:
    changes = history[:, season:] - history[:, :-season] if history.shape[1] > season else np.zeros((len(history), 1))
    known = np.isfinite(changes)
    squares = np.where(known, changes, 0) ** 2
    deviation: Floats = np.sqrt(squares.sum(axis=1) / np.maximum(known.sum(axis=1), 1))
    return deviation
