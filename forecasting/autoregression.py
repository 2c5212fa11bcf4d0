"""Regression on the latest points and on those a season ago, with the calendar and the time of year.

About a trend for series that come back to it, of changes for those that do not come back.
"""

from functools import partial

import numpy as np

from forecasting import lagged, regressors
from forecasting.baseline import carried_forward
from forecasting.panel import Floats, Panel
from forecasting.regressors import Task

LATEST = (1, 2, 3, 4)


def lags(season: int, width: int) -> tuple[int, ...]:
    """The latest four, and the points around a season ago where a history holds two seasons and more."""
    around = (season - 1, season, season + 1) if season > 1 and width > 2 * season + len(LATEST) else ()
    return tuple(sorted({*LATEST, *(lag for lag in around if lag > 0)}))


def every(panel: Panel, task: Task) -> list[Floats]:
    """Of the levels about a trend, and of the changes from point to point."""
    width = panel.values.shape[1]
    rows = {last: row for row, last in enumerate(panel.lasts)}
    by_last = {last: regressors.effects(panel, task, row, width) for last, row in rows.items()}
    constant = np.ones((1, width + task.horizon))
    effects = np.stack([np.concatenate([by_last[last], constant]) for last in panel.lasts])
    trend = np.broadcast_to(np.arange(width + task.horizon) / width, (len(effects), 1, width + task.horizon))
    filled = carried_forward(panel.values, 1)
    fitted = partial(lagged.paths, chosen=lags(task.season, width), origins=task.origins, horizon=task.horizon)
    starts = np.stack([filled[:, origin - 1 : origin] for origin in task.origins])
    return [
        fitted(panel.values, filled, np.concatenate([effects, trend], axis=1)),
        starts + np.cumsum(fitted(_changes(panel.values, filled), _changes(filled, filled), effects), axis=2),
    ]


def _changes(values: Floats, filled: Floats) -> Floats:
    """From the latest known point before; not known at the first."""
    return np.concatenate([np.full((len(values), 1), np.nan), values[:, 1:] - filled[:, :-1]], axis=1)
