"""Regression on the latest points and on those a season ago, with the calendar and the time of year.

About a trend for series that come back to it, of changes for those that do not come back.
"""

from functools import partial

import numpy as np

from forecasting import lagged, regressors
from forecasting.baseline import carried_forward
from forecasting.lagged import Earlier
from forecasting.panel import Floats, Panel
from forecasting.regressors import SHORT_SEASON, Task

LATEST = ((1,), (2,), (3,), (4,))
"""The latest four points."""
ASIDE = 2
"""Points either side of the same time of a long season that are looked at with it."""


def around(season: int, width: int) -> Earlier:
    """The points about a season ago, where a history holds two seasons and more."""
    there = season > 1 and width > 2 * season + len(LATEST)
    return tuple((lag,) for lag in (season - 1, season, season + 1) if there and lag > len(LATEST))


def every_season(season: int, width: int) -> Earlier:
    """The mean of the same time of all seasons before, where a history holds two and more."""
    if season == 1 or width <= 2 * season + len(LATEST):
        return ()
    aside = ASIDE if season > SHORT_SEASON else 0
    return (tuple(ago + near for ago in range(season, width, season) for near in range(-aside, aside + 1)),)


def every(panel: Panel, task: Task) -> list[Floats]:
    """Of the levels about a trend, of the same with every season before (NaN where none is), and of the changes."""
    width = panel.values.shape[1]
    effects = _effects(panel, task, width)
    filled = carried_forward(panel.values, 1)
    fitted = partial(lagged.paths, origins=task.origins, horizon=task.horizon)
    about = fitted(panel.values, filled, _with_trend(effects, width), chosen=LATEST)
    seasonal = of_seasons(panel, task, effects)
    moved, moves = _changes(panel.values, filled), _changes(filled, filled)
    steps = fitted(moved, moves, effects, chosen=(*LATEST, *around(task.season, width)))
    starts = np.stack([filled[:, origin - 1 : origin] for origin in task.origins])
    return [about, seasonal, starts + np.cumsum(steps, axis=2)]


def of_seasons(panel: Panel, task: Task, effects: Floats | None = None) -> Floats:
    """Of the levels about a trend, with every season before: origin, series, step; NaN where there is none."""
    width = panel.values.shape[1]
    seasons = every_season(task.season, width)
    if not seasons:
        return np.full((len(task.origins), len(panel.ids), task.horizon), np.nan)
    about = _with_trend(_effects(panel, task, width) if effects is None else effects, width)
    filled, chosen = carried_forward(panel.values, 1), (*LATEST, *seasons)
    return lagged.paths(panel.values, filled, about, chosen=chosen, origins=task.origins, horizon=task.horizon)


def _with_trend(effects: Floats, width: int) -> Floats:
    columns = effects.shape[2]
    trend = np.broadcast_to(np.arange(columns) / width, (len(effects), 1, columns))
    return np.concatenate([effects, trend], axis=1)


def _effects(panel: Panel, task: Task, width: int) -> Floats:
    """Calendar, time of year and a constant: series, effect, column."""
    rows = {last: row for row, last in enumerate(panel.lasts)}
    by_last = {last: regressors.effects(panel, task, row, width) for last, row in rows.items()}
    constant = np.ones((1, width + task.horizon))
    return np.stack([np.concatenate([by_last[last], constant]) for last in panel.lasts])


def _changes(values: Floats, filled: Floats) -> Floats:
    """From the latest known point before; not known at the first."""
    return np.concatenate([np.full((len(values), 1), np.nan), values[:, 1:] - filled[:, :-1]], axis=1)
