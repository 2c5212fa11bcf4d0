"""One forecast of several members: weights by how far each was off in rehearsals whose truth was known by then."""

import numpy as np

from forecasting.panel import Floats

POWER = 4.0
"""Weights are 1 / error ** POWER."""


def weights(errors: Floats) -> Floats:
    """Member x series, adding to 1 over members, from absolute errors member x rehearsal x series x step (NaN unknown).

    The panel's mean relative errors decide, since a series' own are too few to tell members apart.
    """
    usable = np.isfinite(errors).all(axis=0)
    known = np.where(usable, errors, 0)
    by_series = known.sum(axis=(1, 3))
    best = by_series.sum(axis=0) / len(errors)
    relative = by_series / np.where(best > 0, best, 1)
    panel = relative.mean(axis=1, keepdims=True)
    if not usable.any() or not (panel > 0).all():
        return np.full((len(errors), errors.shape[2]), 1 / len(errors))
    shares = panel**-POWER
    return np.repeat(shares / shares.sum(axis=0), errors.shape[2], axis=1)
