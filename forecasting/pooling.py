"""What series of one panel lend each other: effects near the panel's mean, weights of the grid's entries near its own.

Empirical Bayes by the method of moments; everything is in units of each series' sigma where that is said.
"""

import numpy as np

from forecasting.panel import Floats

ROUNDS = 5
"""Steps of the weights of the grid's entries towards the panel's; they settle within a few."""

USUAL = 5.0
"""Series that the usual frequencies of the entries count for."""


def shrunk(precision: Floats, pull: Floats) -> Floats:
    """Effects (series, effect) given each series' precision matrix and precision times estimate.

    The prior's mean is the panel's, itself shrunk to 0 by its own uncertainty; its variance is what the estimates
    differ by beyond their sampling variance.
    """
    if not pull.size:
        return pull
    estimates, sampling = _estimates(precision, pull)
    mean, spread, variance = _prior(estimates, sampling)
    return _posterior(precision, pull, mean * _kept(mean, variance), spread, sampling)


def near_the_panel(precision: Floats, pull: Floats) -> Floats:
    """The same with the panel's mean as it is; a series alone keeps its own."""
    estimates, sampling = _estimates(precision, pull)
    if len(pull) == 1:
        return estimates
    mean, spread, _ = _prior(estimates, sampling)
    return _posterior(precision, pull, mean, spread, sampling)


def _estimates(precision: Floats, pull: Floats) -> tuple[Floats, Floats]:
    covariance = np.linalg.inv(precision)
    return np.einsum("skl,sl->sk", covariance, pull), np.einsum("skk->sk", covariance)


def _posterior(precision: Floats, pull: Floats, mean: Floats, spread: Floats, sampling: Floats) -> Floats:
    tight: Floats = 1 / np.maximum(spread, 1e-8 * np.median(sampling, axis=0))
    solved = np.linalg.solve(precision + tight * np.eye(len(tight)), (pull + tight * mean)[..., None])
    return np.asarray(solved[..., 0], dtype=np.float64)


def _prior(estimates: Floats, sampling: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean and variance of each effect over the panel, and the mean's own variance (DerSimonian and Laird, twice)."""
    weights = 1 / sampling
    for _ in range(2):
        total = weights.sum(axis=0)
        mean = (weights * estimates).sum(axis=0) / total
        excess = (weights * ((estimates - mean) ** 2 - sampling)).sum(axis=0) / total
        freedom = 1 - (weights**2).sum(axis=0) / total**2
        spread = np.maximum(excess / np.maximum(freedom, 1e-9), 0) if len(estimates) > 1 else np.zeros_like(mean)
        weights = 1 / (sampling + spread)
    return mean, spread, 1 / weights.sum(axis=0)


def _kept(mean: Floats, variance: Floats) -> Floats:
    """Share of the panel's mean that stands out from its own uncertainty (positive-part James and Stein)."""
    kept: Floats = np.maximum(1 - variance / np.maximum(mean**2, 1e-300), 0)
    return kept


def entry_weights(log_likelihoods: Floats, usual: Floats) -> Floats:
    """Weights of the grid's entries (entry, series); their prior is the panel's own frequencies and the usual ones."""
    likelihoods = np.exp(log_likelihoods - log_likelihoods.max(axis=0))
    prior = usual[:, None]
    for _ in range(ROUNDS):
        weights = prior * likelihoods
        weights = weights / weights.sum(axis=0)
        prior = (weights.sum(axis=1, keepdims=True) + USUAL * usual[:, None]) / (weights.shape[1] + USUAL)
    final: Floats = prior * likelihoods / (prior * likelihoods).sum(axis=0)
    return final
