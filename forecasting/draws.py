"""Paths drawn jointly: near steps and series that err together do so in the draws as well.

A Gaussian copula over the forecasts' own bounds: correlation between series as rehearsals erred, shrunk; between steps
as a first-order autoregression.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.baseline import Paths
from forecasting.normal import quantiles
from forecasting.outcome import Outcome
from forecasting.panel import Floats
from forecasting.reconcile import independent, shrunk_covariance
from forecasting.scales import Scale

AT = quantiles((0.025, 0.1, 0.5, 0.9, 0.975))


@dataclass(frozen=True)
class Together:
    """How forecasts of one origin err together: between series, and from one step to the next."""

    scale: Scale
    paths: Paths
    between: Floats
    onwards: float

    def draw(self, number: int, seed: int) -> Floats:
        """Draw, series, step in the unit of the histories; NaN where there is no forecast."""
        series, horizon = self.paths.mean.shape
        fresh = np.random.default_rng(seed).standard_normal((number, series, horizon))
        mixed = np.einsum("st,nth->nsh", np.linalg.cholesky(self.between), fresh)
        for step in range(1, horizon):
            mixed[..., step] = self.onwards * mixed[..., step - 1] + np.sqrt(1 - self.onwards**2) * mixed[..., step]
        return self._centred(np.stack([self.scale.back(self._along(each)) for each in mixed]))

    def _centred(self, drawn: Floats) -> Floats:
        """With the forecasts as their means: medians of skewed parts do not add up to that of their sum."""
        mean, wanted = drawn.mean(axis=0), self.paths.mean
        share = np.divide(wanted, mean, out=np.ones_like(mean), where=mean > 0)
        return np.asarray(np.where(self.scale.bounded[:, None] > 0, drawn * share, drawn + wanted - mean))

    def _along(self, normal: Floats) -> Floats:
        """Standard normal draws as quantiles between and beyond the bounds, on the modelled scale."""
        (lower_80, lower_95), (upper_80, upper_95) = self.paths.lower, self.paths.upper
        knots = self.scale.to(np.stack([lower_95, lower_80, self.paths.mean, upper_80, upper_95], axis=2))
        place = np.clip(np.searchsorted(AT, normal) - 1, 0, len(AT) - 2)
        low, high = (np.take_along_axis(knots, (place + each)[..., None], axis=2)[..., 0] for each in (0, 1))
        share: Floats = (normal - AT[place]) / (AT[place + 1] - AT[place])
        return low + share * (high - low)


def together(outcome: Outcome, paths: Paths) -> Together:
    """From the rehearsals behind an outcome; paths: its own, or those moved to add up."""
    errors = outcome.truth - outcome.rehearsed
    sizes = np.sqrt(_mean_square(errors, axis=(0, 2)))[:, None]
    scaled = errors / np.where(sizes > 0, sizes, 1)
    rows = np.nan_to_num(scaled.swapaxes(1, 2).reshape(-1, errors.shape[1]))
    covariance = shrunk_covariance(rows[np.abs(rows).sum(axis=1) > 0], independent(errors))
    deviation = np.sqrt(np.diag(covariance))
    return Together(outcome.scale, paths, covariance / np.outer(deviation, deviation), _onwards(scaled))


def _mean_square(errors: Floats, axis: tuple[int, ...]) -> Floats:
    known = np.isfinite(errors)
    mean: Floats = (np.where(known, errors, 0) ** 2).sum(axis=axis) / np.maximum(known.sum(axis=axis), 1)
    return mean


def _onwards(errors: Floats) -> float:
    """Correlation of an error with that of the step before, over all rehearsals and series."""
    before, after = errors[..., :-1], errors[..., 1:]
    known = np.isfinite(before) & np.isfinite(after)
    if not known.any():
        return 0.5
    before, after = before[known], after[known]
    size = float(np.sqrt((before**2).mean() * (after**2).mean()))
    return float(np.clip((before * after).mean() / size, 0, 0.99)) if size > 0 else 0.5
