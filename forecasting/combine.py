"""One forecast of several members: weights by how far each was off in rehearsals whose truth was known by then."""

import numpy as np

from forecasting.panel import Floats

POWER = 16.0
"""Weights are 1 / error ** POWER."""
OWN = 30.0
"""Rehearsals at which a series' own errors count as much as the panel's."""
DOUBT = 2.0
"""Rehearsals that the doubt about a member counts for."""
DOUBTED = np.array([1.0, 1.05, 1.1, 1.1, 1.1, 1.1, 1.05, 1.0])
"""Errors relative to the first member's before anything is known."""


def weights(errors: Floats, present: Floats) -> Floats:
    """Member x series, adding to 1 over members.

    errors: absolute, member x rehearsal x series x step, NaN where the truth or the member is unknown.
    present: member x series, 1 where the member has a forecast now.
    """
    relative = _relative(errors)
    shares = np.where(present > 0, relative**-POWER, 0)
    total = shares.sum(axis=0)
    found: Floats = shares / np.where(total > 0, total, 1)
    return found


def _relative(errors: Floats) -> Floats:
    """Errors relative to the first member's, on the points both have: the series' own, the panel's and the doubt."""
    first = np.broadcast_to(errors[:1], errors.shape)
    both = np.isfinite(errors) & np.isfinite(first)
    own, base = (np.where(both, each, 0).sum(axis=(1, 3)) for each in (errors, first))
    rehearsals = both.any(axis=3).sum(axis=1)
    level = np.where(base > 0, base, np.nan)
    ratio = np.where(base > 0, own / level, 1)
    panel_number = rehearsals.max(axis=1, keepdims=True) if rehearsals.size else np.zeros((len(errors), 1))
    counted = np.maximum((base > 0).sum(axis=1, keepdims=True), 1)
    panel = np.where(base > 0, ratio, 0).sum(axis=1, keepdims=True) / counted
    panel = (panel_number * panel + DOUBT * DOUBTED[:, None]) / (panel_number + DOUBT)
    found: Floats = np.maximum((rehearsals * ratio + OWN * panel) / (rehearsals + OWN), 0.05)
    return found
