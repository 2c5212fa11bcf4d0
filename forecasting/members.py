"""The members of the combination, each at every origin, on the modelled scale."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import autoregression, drift, smoothing
from forecasting.baseline import carried_forward
from forecasting.panel import Floats, Panel
from forecasting.regressors import Task

NAMES = ("smoothing", "common", "about a trend", "of seasons", "of changes", "drifting level", "drifting on")
LEAST_DEVIATION = 0.1
"""Of the panel's usual one."""


@dataclass(frozen=True)
class Members:
    """means: member (as NAMES), origin, series, step; NaN where one has none. deviations: origin, series, step."""

    means: Floats
    deviations: Floats


def side_by_side(lots: Sequence[Members]) -> Members:
    """The members of several lots of series as those of one."""
    means, deviations = (
        np.concatenate([getattr(lot, name) for lot in lots], axis=axis)
        for name, axis in (("means", 2), ("deviations", 1))
    )
    return Members(means, deviations)


def every(panel: Panel, task: Task, first: int) -> Members:
    """All members' forecasts at each origin; panel on the modelled scale, its first asked origin given."""
    alone = smoothing.smoothed(panel, task)
    rises = drift.ahead(panel.values, task)
    paths = [
        np.stack([each.mean for each in alone]),
        smoothing.shared_and_own(panel, task, first),
        *autoregression.every(panel, task),
        np.stack([each.of_levels for each in alone]) + rises,
        _latest(panel, task) + rises,
    ]
    return Members(np.stack(paths), _floored(np.stack([each.deviation for each in alone])))


def _floored(deviations: Floats) -> Floats:
    """Never far below the panel's: a series that has hardly moved yet may still begin to."""
    known = np.isfinite(deviations)
    usual = np.median(np.where(known, deviations, 0), axis=1, keepdims=True)
    return np.where(known, np.maximum(deviations, LEAST_DEVIATION * usual), np.nan)


def _latest(panel: Panel, task: Task) -> Floats:
    filled = carried_forward(panel.values, 1)
    return np.stack([np.repeat(filled[:, origin - 1 : origin], task.horizon, axis=1) for origin in task.origins])
