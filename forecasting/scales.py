"""The scale of a series in a model: logarithms or roots where it was never below 0, else its own; in usual sizes.

Square roots steady both counts (their spread grows with the root of the mean) and hours, and stand a 0. Logarithms are
for panels far above 0 whose change over a season they steady more: winters that grow with the level.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.panel import Floats

FAR_FROM_ZERO = 0.2
"""Of its usual size, below which no value of a series may lie for its logarithms to be steady."""
PLAINLY = 1.0
"""Log likelihood by which logarithms have to be better over the panel."""
SEASONS, POINTS = 3, 20
"""Below which nothing is told of a series' scale."""
MOST_SKEWED = 4.0
"""Half a variance beyond which it says more of a model at a loss than of a mean."""
NOTHING = 1e-6
"""Root, of the usual size's, that is 0 but for rounding."""
LEAST = 0.01
"""Of its usual size: what a logarithm takes a 0 for, where one comes later."""


@dataclass(frozen=True)
class Scale:
    """size of each series, whether it was never below 0 (bounded), and whether logarithms are taken (logged)."""

    size: Floats
    bounded: Floats
    logged: Floats

    def to(self, values: Floats) -> Floats:
        """Values (series x anything) as they are modelled."""
        scaled = values / _beside(self.size, values)
        roots = 2 * (np.sqrt(np.maximum(scaled, 0)) - 1)
        steadied = np.where(_beside(self.logged, values) > 0, np.log(np.maximum(scaled, LEAST)), roots)
        return np.where(_beside(self.bounded, values) > 0, steadied, scaled)

    def back(self, modelled: Floats) -> Floats:
        """And back: quantiles stay quantiles; series that were never below 0 stay so."""
        roots = modelled / 2 + 1
        squares = np.where(roots <= NOTHING, 0, roots) ** 2
        logged = _beside(self.logged, modelled) > 0
        powers = np.exp(np.where(logged, np.minimum(modelled, 100), 0))
        grown = np.where(_beside(self.bounded, modelled) > 0, np.where(logged, powers, squares), modelled)
        return np.asarray(_beside(self.size, modelled) * grown)

    def expected(self, modelled: Floats, deviation: Floats) -> Floats:
        """The mean that belongs to a median and a deviation on the modelled scale: means add up, medians do not."""
        half = np.minimum(np.nan_to_num(deviation) ** 2 / 2, MOST_SKEWED)
        grown = self.back(modelled)
        of_roots = grown + _beside(self.size, modelled) * half / 2
        steadied = np.where(_beside(self.logged, modelled) > 0, grown * np.exp(half), of_roots)
        return np.where(_beside(self.bounded, modelled) > 0, steadied, grown)

    def only(self, rows: slice) -> "Scale":
        """Of some of the series."""
        return Scale(self.size[rows], self.bounded[rows], self.logged[rows])


def beside(scales: Sequence[Scale]) -> Scale:
    """The scales of several lots of series as those of one."""
    return Scale(*(np.concatenate([getattr(each, name) for each in scales]) for name in ("size", "bounded", "logged")))


def _beside(each: Floats, values: Floats) -> Floats:
    return each.reshape(-1, *(1,) * (values.ndim - 1))


def chosen(values: Floats, season: int) -> Scale:
    """The scale of each series (a row) as its values suggest; logarithms for all that can bear them, or for none."""
    known = np.isfinite(values)
    mean = np.abs(np.where(known, values, 0)).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    size = np.where(mean > 1e-100, mean, 1.0)
    bounded = ~(np.where(known, values, 0) < 0).any(axis=1)
    bearing = bounded & (np.where(known, values, np.inf).min(axis=1, initial=np.inf) > FAR_FROM_ZERO * size)
    bearing &= known.any(axis=1)
    logged = bearing & (_gains(values[bearing] / size[bearing, None], season).sum() > PLAINLY)
    return Scale(size, bounded.astype(float), logged.astype(float))


def _gains(scaled: Floats, season: int) -> Floats:
    """Log likelihood of each series' changes over a season, in logarithms over that in roots (Box and Cox 1964)."""
    if scaled.shape[1] < max(SEASONS * season, POINTS):
        return np.zeros(len(scaled))
    logs = np.log(scaled)
    in_logs, in_roots = (each[:, season:] - each[:, :-season] for each in (logs, 2 * np.sqrt(scaled)))
    known = np.isfinite(in_logs)
    jacobian = -0.5 * np.where(known, logs[:, season:], 0).sum(axis=1)
    variances = [_variance(each) for each in (in_logs, in_roots)]
    moving = (variances[0] > 0) & (variances[1] > 0)
    ratio = np.where(moving, variances[1], 1) / np.where(moving, variances[0], 1)
    return np.asarray(np.where(moving, 0.5 * known.sum(axis=1) * np.log(ratio) + jacobian, 0))


def _variance(changes: Floats) -> Floats:
    known = np.isfinite(changes)
    number = np.maximum(known.sum(axis=1), 1)
    filled = np.where(known, changes, 0)
    variance: Floats = (filled**2).sum(axis=1) / number - (filled.sum(axis=1) / number) ** 2
    return variance
