"""The scale a series is modelled on: logarithms, square roots or its own, in units of its usual size."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasting import pooling
from forecasting.panel import Floats, Panel

POWERS = (0.0, 0.5, 1.0)
"""Box and Cox's lambda of logarithm, square root and the values themselves."""


@dataclass(frozen=True)
class Scale:
    """power and size of each series; floor: what logarithms take for 0; bounded: a series that was never below 0."""

    power: Floats
    size: Floats
    floor: Floats
    bounded: Floats

    def to(self, values: Floats) -> Floats:
        """Values (series x anything) as they are modelled."""
        power, size, floor = (_beside(each, values) for each in (self.power, self.size, self.floor))
        scaled = values / size
        logs = np.log(np.maximum(scaled, floor))
        roots = 2 * (np.sqrt(np.maximum(scaled, 0)) - 1)
        return np.where(power == 0, logs, np.where(power == 0.5, roots, scaled))

    def back(self, modelled: Floats) -> Floats:
        """And back: quantiles stay quantiles; series that were never below 0 stay so."""
        power, size, bounded = (_beside(each, modelled) for each in (self.power, self.size, self.bounded))
        powers = np.exp(np.minimum(np.where(power == 0, modelled, 0), 50))
        squares = np.maximum(modelled / 2 + 1, 0) ** 2
        found = size * np.where(power == 0, powers, np.where(power == 0.5, squares, modelled))
        return np.where(bounded > 0, np.maximum(found, 0), found)


def _beside(each: Floats, values: Floats) -> Floats:
    return each.reshape(-1, *(1,) * (values.ndim - 1))


def chosen(panel: Panel, known: int) -> Scale:
    """The scale of each series as its first `known` columns suggest; the panel's choices count as evidence."""
    values = panel.values[:, :known]
    lowest = _least(values)
    bounded = ~(lowest < 0)
    size = _usual_size(values)
    power = np.where(lowest > 0, _most_likely(values / size[:, None], lowest > 0), np.where(bounded, 0.5, 1.0))
    floor = np.where(np.isfinite(lowest) & (lowest > 0), lowest, size) / size / 2
    return Scale(power, size, floor, bounded.astype(float))


def _least(values: Floats) -> Floats:
    least = np.where(np.isfinite(values), values, np.inf).min(axis=1)
    return np.where(np.isfinite(least), least, np.nan)


def _usual_size(values: Floats) -> Floats:
    known = np.isfinite(values)
    mean = np.abs(np.where(known, values, 0)).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return np.where(mean > 0, mean, 1.0)


def _most_likely(values: Floats, positive: npt.NDArray[np.bool_]) -> Floats:
    """By the likelihood of changes from point to point, Laplace so that a shift does not decide (Box and Cox 1964)."""
    power = np.full(len(values), 1.0)
    if not positive.any():
        return power
    found = np.array([_log_likelihood(values[positive], each) for each in POWERS])
    power[positive] = np.array(POWERS)[pooling.entry_weights(found).argmax(axis=0)]
    return power


def _log_likelihood(values: Floats, power: float) -> Floats:
    known = np.isfinite(values)
    logs = np.log(np.where(known, values, 1))
    moved = logs if power == 0 else np.where(known, values, np.nan) ** power / power
    changes = np.abs(np.diff(np.where(known, moved, np.nan), axis=1))
    there = np.isfinite(changes)
    number = np.maximum(there.sum(axis=1), 1)
    spread = np.where(there, changes, 0).sum(axis=1) / number
    jacobian = (power - 1) * logs.sum(axis=1) * number / known.sum(axis=1)
    found: Floats = jacobian - number * np.log(np.maximum(spread, 1e-12))
    return found
