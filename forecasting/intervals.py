"""Bounds: the model's own shape, its scale corrected by how far rehearsals were off, pooled over the panel by step.

Conformal quantiles of standardised errors (Lei and others 2018), each tail on its own, later rehearsals counting more
(Barber and others 2023), with the normal quantile as prior and a correction for how few independent errors there are.
"""

from collections.abc import Sequence

import numpy as np

from forecasting import spread
from forecasting.errors import FAR, Errors
from forecasting.normal import quantiles
from forecasting.panel import Floats

TAILS = (0.1, 0.9, 0.025, 0.975)
PRIOR = 5.0
"""Independent errors that the normal quantile counts for."""
ENOUGH = 4
"""Steps either side that are looked at: errors of neighbouring ones are alike."""
CAUTION = 3.0
"""Errors, for each independent one, that quantiles are corrected for as few: overlapping ones say something too."""


def reach(errors: Errors) -> Floats:
    """How many deviations each tail's bound lies from the mean: tail, series, step."""
    if not errors.there.any():
        return np.broadcast_to(quantiles(TAILS)[:, None, None], (len(TAILS), *errors.standardised.shape[1:]))
    own = spread.of_each(errors)
    relative = errors.relative_to(own)
    usual = quantiles(TAILS) * spread.of_panel(relative)
    tails = np.stack([_quantiles(relative, step, usual) for step in range(errors.horizon)], axis=1)
    return tails[:, None] * own[:, None] * spread.lately(relative)


def _quantiles(errors: Errors, step: int, usual: Floats) -> Floats:
    """Of the errors a third of the way either side of a step; `usual` where none is known."""
    aside = (step + 1) // 3
    near = slice(max(0, step - aside), step + aside + 1, max(1, aside // ENOUGH))
    sizes, weights = np.clip(errors.standardised[:, :, near], -FAR, FAR), errors.weights[:, :, near]
    known = weights > 0
    if not known.any():
        return usual
    number = errors.number(step + 1, near)
    kept = CAUTION * number / (CAUTION * number + 1)
    further = [1 - (1 - tail) * kept if tail > 0.5 else tail * kept for tail in TAILS]
    own = _weighted_quantiles(sizes[known], weights[known], further)
    return np.asarray((number * own + PRIOR * usual) / (number + PRIOR))


def _weighted_quantiles(values: Floats, weights: Floats, levels: Sequence[float]) -> Floats:
    order = np.argsort(values)
    below = np.cumsum(weights[order]) - weights[order] / 2
    return np.interp(levels, below / weights.sum(), values[order])
