"""What series of a panel share: their mean path and how strongly each follows it."""

import numpy as np

from forecasting.baseline import carried_forward
from forecasting.panel import Floats


def shared(modelled: Floats) -> Floats:
    """The mean of the series at each column; holes carried forward, so that nobody's absence moves it."""
    filled = carried_forward(modelled, 1)
    known = np.isfinite(filled)
    total = np.where(known, filled, 0).sum(axis=0)
    number = known.sum(axis=0)
    mean: Floats = np.where(number > 0, total / np.maximum(number, 1), np.nan)
    return mean


def following(modelled: Floats, mean: Floats, known: int, apart: int) -> Floats:
    """By how much each series moves when the mean does, over `apart` columns of the first `known`.

    Least squares through 0, shrunk to 1 by what the series differ in beyond their sampling error.
    """
    apart = min(apart, max(1, known // 3))
    move, moves = (each[..., apart:known] - each[..., : known - apart] for each in (mean, modelled))
    there = np.isfinite(moves) & np.isfinite(move)
    both, size = np.where(there, moves * move, 0).sum(axis=1), np.where(there, move**2, 0).sum(axis=1)
    size = np.maximum(size, 1e-12)
    slope = both / size
    left = np.where(there, moves - slope[:, None] * np.where(np.isfinite(move), move, 0), 0)
    variance = apart * (left**2).sum(axis=1) / np.maximum(there.sum(axis=1) - 1, 1) / size
    spread = max(0.0, float(np.mean((slope - 1) ** 2 - variance)))
    following: Floats = 1 + (slope - 1) * spread / np.maximum(spread + variance, 1e-12)
    return following
