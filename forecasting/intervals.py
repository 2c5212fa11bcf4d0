"""Bounds: the model's own shape, its scale corrected by how far rehearsals were off, pooled over the panel by step.

Conformal quantiles of standardised errors (Lei and others 2018), each tail on its own, later rehearsals counting more
(Barber and others 2023), with the normal quantile as prior and a correction for how few independent errors there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.normal import quantiles
from forecasting.panel import Floats

TAILS = (0.1, 0.9, 0.025, 0.975)
PRIOR = 5.0
"""Independent errors that the normal quantile counts for."""
OWN = 20.0
"""Independent rehearsals at which a series' own spread counts as much as the panel's."""
HALVED = 2.0
"""Horizons after which a rehearsal counts half."""
CAUTION = 3.0
"""Errors, for each independent one, that quantiles are corrected for as few: overlapping ones say something too."""
FAR = 10.0
"""Deviations beyond which an error says no more."""


@dataclass(frozen=True)
class Errors:
    """Standardised errors, rehearsal x series x step (NaN unknown), and how long ago each rehearsal was, in steps."""

    standardised: Floats
    ages: Floats

    @property
    def weights(self) -> Floats:
        """Of each error, 0 where it is unknown."""
        horizon = self.standardised.shape[2]
        recent = 0.5 ** (self.ages / (HALVED * horizon))
        weights: Floats = np.where(np.isfinite(self.standardised), recent[:, None, None], 0)
        return weights

    def independent(self, steps: float) -> float:
        """Share of the rehearsals that do not overlap, for errors `steps` ahead."""
        apart = float(np.median(-np.diff(self.ages))) if len(self.ages) > 1 else 1.0
        return min(1.0, apart / steps)


def reach(errors: Errors) -> Floats:
    """How many deviations each tail's bound lies from the mean: tail, series, step."""
    own = _own_spread(errors)
    relative = Errors(errors.standardised / own[:, None], errors.ages)
    horizon = errors.standardised.shape[2]
    return np.stack([_quantiles(relative, step) for step in range(horizon)], axis=1)[:, None] * own[:, None]


def _own_spread(errors: Errors) -> Floats:
    """Each series' mean absolute error relative to the panel's, near 1 where little is known of it."""
    weights = errors.weights
    sizes = np.minimum(np.abs(np.where(weights > 0, errors.standardised, 0)), FAR)
    total = weights.sum()
    panel = (weights * sizes).sum() / total if total > 0 else 0.0
    if panel <= 0:
        return np.ones(errors.standardised.shape[1])
    number = weights.max(axis=2, initial=0).sum(axis=0) * errors.independent(errors.standardised.shape[2] / 2)
    own = (weights * sizes).sum(axis=(0, 2)) / np.maximum(weights.sum(axis=(0, 2)), 1e-9)
    spread: Floats = (number * own / panel + OWN) / (number + OWN)
    return spread


def _quantiles(errors: Errors, step: int) -> Floats:
    """Of the errors a third of the way either side of a step."""
    usual = quantiles(TAILS)
    aside = (step + 1) // 3
    near = slice(max(0, step - aside), step + aside + 1)
    sizes, weights = np.clip(errors.standardised[:, :, near], -FAR, FAR), errors.weights[:, :, near]
    known = weights > 0
    if not known.any():
        return np.asarray(usual)
    rehearsals = weights.max(axis=(1, 2)).sum() * errors.independent(step + 1)
    number = rehearsals * np.sqrt(errors.standardised.shape[1])
    kept = CAUTION * number / (CAUTION * number + 1)
    further = [1 - (1 - tail) * kept if tail > 0.5 else tail * kept for tail in TAILS]
    own = _weighted_quantiles(sizes[known], weights[known], further)
    return np.asarray((number * own + PRIOR * usual) / (number + PRIOR))


def _weighted_quantiles(values: Floats, weights: Floats, levels: Sequence[float]) -> Floats:
    order = np.argsort(values)
    below = np.cumsum(weights[order]) - weights[order] / 2
    return np.interp(levels, below / weights.sum(), values[order])
