"""By how much series rise from point to point on the whole: slopes near the panel's, and none that does not stand out.

A line's slope by least squares. Of a random walk its variance is 6/5 of that of the walk's steps over their number
(Durlauf and Phillips 1988); steps are taken a horizon apart, so that what comes back within one does not count.
"""

import numpy as np
import numpy.typing as npt

from forecasting import pooling
from forecasting.baseline import carried_forward
from forecasting.panel import Floats
from forecasting.regressors import Task

OF_A_WALK = 6 / 5
STILL = 1e-4
"""Of the panel's usual variance, below which no slope's is taken to lie."""
LEAST = 1e-12


def ahead(modelled: Floats, task: Task) -> Floats:
    """What drift adds by each step: origin, series, step."""
    filled = carried_forward(modelled, 1)
    slopes = np.stack([_slopes(filled[:, :origin], task.horizon) for origin in task.origins])
    return np.asarray(slopes[..., None] * np.arange(1, task.horizon + 1))


def _slopes(filled: Floats, horizon: int) -> Floats:
    """Of each series (a row), a step."""
    known = np.isfinite(filled)
    apart = max(1, min(horizon, filled.shape[1] // 3))
    moves = filled[:, apart:] - filled[:, :-apart]
    variance = OF_A_WALK * _variance(moves) / apart / np.maximum(known.sum(axis=1), 1)
    variance = np.maximum(variance, max(STILL * float(np.median(variance)), LEAST))
    columns = np.broadcast_to(np.arange(filled.shape[1], dtype=np.float64), filled.shape)
    times, values = _centred(columns, known), _centred(filled, known)
    slopes = (times * values).sum(axis=1) / np.maximum((times**2).sum(axis=1), LEAST)
    return pooling.shrunk(1 / variance[:, None, None], (slopes / variance)[:, None])[:, 0]


def _centred(values: Floats, known: npt.NDArray[np.bool_]) -> Floats:
    """About the mean of what is known; 0 elsewhere."""
    mean = np.where(known, values, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return np.where(known, values - mean[:, None], 0)


def _variance(moves: Floats) -> Floats:
    known = np.isfinite(moves)
    return np.asarray((_centred(moves, known) ** 2).sum(axis=1) / np.maximum(known.sum(axis=1) - 1, 1))
