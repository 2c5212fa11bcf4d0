"""The scale a series is modelled on: square roots where it was never below 0, else its own; in units of its usual size.

Square roots steady both counts (their spread grows with the root of the mean) and hours, keep forecasts at or above 0
and, unlike logarithms, stand a 0. On public panels of every kind at hand they were as good as logarithms or better.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.panel import Floats


@dataclass(frozen=True)
class Scale:
    """size of each series, and whether it was never below 0."""

    size: Floats
    bounded: Floats

    def to(self, values: Floats) -> Floats:
        """Values (series x anything) as they are modelled."""
        scaled = values / _beside(self.size, values)
        return np.where(_beside(self.bounded, values) > 0, 2 * (np.sqrt(np.maximum(scaled, 0)) - 1), scaled)

    def back(self, modelled: Floats) -> Floats:
        """And back: quantiles stay quantiles; series that were never below 0 stay so."""
        squares = np.maximum(modelled / 2 + 1, 0) ** 2
        return _beside(self.size, modelled) * np.where(_beside(self.bounded, modelled) > 0, squares, modelled)


def _beside(each: Floats, values: Floats) -> Floats:
    return each.reshape(-1, *(1,) * (values.ndim - 1))


def chosen(values: Floats) -> Scale:
    """The scale of each series (a row) as its values suggest."""
    known = np.isfinite(values)
    mean = np.abs(np.where(known, values, 0)).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    bounded = ~(np.where(known, values, 0) < 0).any(axis=1)
    return Scale(np.where(mean > 1e-100, mean, 1.0), bounded.astype(float))
