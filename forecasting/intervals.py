"""Bounds: the model's own shape, its scale corrected by how far rehearsals were off, pooled over the panel by step.

Split conformal on standardised errors (Lei and others 2018), each tail on its own, with the normal quantile as prior.
"""

import numpy as np
from scipy.stats import norm

from forecasting.panel import Floats

TAILS = (0.1, 0.9, 0.025, 0.975)
PRIOR = 20.0
"""Rehearsed points that the normal quantile counts for."""


def reach(errors: Floats, horizon: int) -> Floats:
    """How many deviations each tail's bound lies from the mean: tail x step.

    errors: rehearsal x series x step, standardised, NaN where the truth is not known yet.
    """
    found = np.empty((len(TAILS), horizon))
    for step in range(horizon):
        first, last = _neighbours(step, horizon)
        near = errors[:, :, first:last]
        near = near[np.isfinite(near)]
        found[:, step] = _quantiles(near)
    return found


def _neighbours(step: int, horizon: int) -> tuple[int, int]:
    """Steps whose errors speak for this one: a third of the way either side."""
    aside = (step + 1) // 3
    return max(0, step - aside), min(horizon, step + aside + 1)


def _quantiles(errors: Floats) -> Floats:
    usual = norm.ppf(TAILS)
    if not errors.size:
        return np.asarray(usual)
    own = np.quantile(errors, TAILS)
    return np.asarray((errors.size * own + PRIOR * usual) / (errors.size + PRIOR))
