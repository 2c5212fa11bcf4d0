"""How wide errors are beside what the models gave them: of the panel, of each series, and lately."""

import numpy as np

from forecasting.errors import Errors
from forecasting.panel import Floats

NORMAL = float(np.sqrt(2 / np.pi))
"""Mean absolute error of a standard normal one."""
PRIOR = 5.0
"""Independent errors that the models' own width counts for."""
OWN = 20.0
"""Independent rehearsals at which a series' own spread counts as much as the panel's."""
LATELY = 0.25
"""Horizons after which an error counts half for what is wide lately."""
STEADY = 2.5
"""Independent errors that times without change count for."""
MOST = 2.0
"""How much wider, or narrower, the latest errors may make all bounds."""


def of_panel(errors: Errors) -> float:
    """Mean size of the panel's errors beside that of normal ones."""
    number = errors.number(errors.horizon / 2)
    return (number * _mean(errors.sizes, errors.weights) / NORMAL + PRIOR) / (number + PRIOR)


def whole(errors: Errors) -> Floats:
    """What each series' deviations are to be multiplied by."""
    own = of_each(errors)
    return own * of_panel(errors.relative_to(own))


def of_each(errors: Errors) -> Floats:
    """Each series' mean absolute error relative to the panel's, near 1 where little is known of it."""
    weights, sizes = errors.weights, errors.sizes
    panel = _mean(sizes, weights)
    if panel <= 0:
        return np.ones(sizes.shape[1])
    number = weights.max(axis=2, initial=0).sum(axis=0) * errors.independent(errors.horizon / 2)
    own = (weights * sizes).sum(axis=(0, 2)) / np.maximum(weights.sum(axis=(0, 2)), 1e-9)
    spread: Floats = (number * own / panel + OWN) / (number + OWN)
    return spread


def lately(errors: Errors) -> float:
    """Size of the latest known errors beside what is usual of their steps: calm and rough times last a while.

    An error is as old as the point it was made of, so that near steps tell early what far ones cannot know yet.
    """
    weights, sizes = errors.weights, errors.sizes
    steps = np.arange(1, errors.horizon + 1)
    usual = (weights * sizes).sum(axis=(0, 1)) / np.maximum(weights.sum(axis=(0, 1)), 1e-9)
    relative = np.where(usual > 0, sizes / np.where(usual > 0, usual, 1), 0)
    since = np.maximum(errors.ages[:, None] - steps, 0)
    fresh = errors.there * (0.5 ** (since / (LATELY * errors.horizon)))[:, None]
    each_step = float(fresh.max(axis=1, initial=0).sum()) / errors.horizon
    number = each_step * errors.independent(1) * float(np.sqrt(sizes.shape[1]))
    return float(np.clip((number * _mean(relative, fresh) + STEADY) / (number + STEADY), 1 / MOST, MOST))


def _mean(sizes: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float((weights * sizes).sum()) / total if total > 0 else 0.0
