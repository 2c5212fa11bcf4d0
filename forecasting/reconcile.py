"""Forecasts of parts and totals that add up: bottom-up, or every level's forecast weighed by its errors (MinT).

Wickramasuriya, Athanasopoulos and Hyndman (2019); the covariance of the errors shrunk to its diagonal as in Schäfer and
Strimmer (2005). Arrays are node x node, or rehearsal x node x step, nodes with the parts last.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from forecasting.panel import Floats

OVERLAP = 4.0
"""Rehearsals that begin within one horizon."""
MARGIN = 0.01
"""By how much another method has to be better than the usual one."""
USUAL = "weighed by variance"
Method = Callable[[Floats, Floats], Floats]
"""From the summing matrix (node x part) and the errors to the projection of base forecasts (part x node)."""


def bottom_up(summing: Floats, errors: Floats) -> Floats:  # noqa: ARG001
    """The parts as they were forecast."""
    nodes, parts = summing.shape
    return np.eye(nodes)[nodes - parts :]


def by_variance(summing: Floats, errors: Floats) -> Floats:
    """Every node weighed by the variance of its own errors."""
    return _projection(summing, np.diag(np.diag(_covariance(_samples(errors)))))


def minimum_trace(summing: Floats, errors: Floats) -> Floats:
    """Every node weighed by the shrunk covariance of all errors."""
    return _projection(summing, shrunk_covariance(_samples(errors), independent(errors)))


METHODS: dict[str, Method] = {
    "bottom-up": bottom_up,
    "weighed by variance": by_variance,
    "minimum trace": minimum_trace,
}


def _projection(summing: Floats, covariance: Floats) -> Floats:
    weighed = np.linalg.solve(covariance, summing)
    return np.asarray(np.linalg.solve(summing.T @ weighed, weighed.T), dtype=np.float64)


def _samples(errors: Floats) -> Floats:
    """Rehearsed errors as rows of nodes, each step in its own usual size so that far steps do not drown near ones."""
    known: npt.NDArray[np.bool_] = np.asarray(np.isfinite(errors).all(axis=1))
    sizes = np.array([_root_mean_square(errors[known[:, step], :, step]) for step in range(errors.shape[2])])
    rows = (errors / sizes).swapaxes(1, 2)[known]
    return np.asarray(rows, dtype=np.float64)


def _root_mean_square(errors: Floats) -> float:
    size = float(np.sqrt(np.mean(errors**2))) if errors.size else 0.0
    return size or 1.0


def _covariance(samples: Floats) -> Floats:
    found = samples.T @ samples / max(len(samples), 1)
    floor = 1e-6 * max(float(np.diag(found).max(initial=0)), 1e-12)
    return np.asarray(found + floor * np.eye(len(found)), dtype=np.float64)


def independent(errors: Floats) -> float:
    """Rehearsals of which none overlap another: their known steps as far as they are a horizon apart."""
    known = np.isfinite(errors).all(axis=1).sum(axis=1)
    return max(2.0, float((known / errors.shape[2]).sum()) / OVERLAP)


def shrunk_covariance(samples: Floats, number: float) -> Floats:
    """Correlations shrunk to none by how uncertain they are, from so many independent rows."""
    covariance = _covariance(samples)
    sizes = np.sqrt(np.diag(covariance))
    scaled = samples / sizes
    correlation = covariance / np.outer(sizes, sizes)
    squares = (scaled**2).T @ (scaled**2) / max(len(samples), 1) - correlation**2
    uncertainty = squares.sum() - np.trace(squares)
    size = (correlation**2).sum() - np.trace(correlation**2)
    share = min(1.0, max(0.0, uncertainty / (number - 1) / size)) if size > 0 else 1.0
    shrunk = (1 - share) * correlation + share * np.eye(len(correlation))
    return np.asarray(shrunk * np.outer(sizes, sizes), dtype=np.float64)


def chosen(summing: Floats, truth: Floats, base: Floats, levels: list[slice]) -> str:
    """The method that rehearsals favour: learnt on the earlier half, judged on the later by each level's WAPE."""
    half = len(truth) // 2
    known = np.isfinite(truth[half:]).all(axis=1)
    if half < 2 or not known.any():
        return USUAL
    errors = truth[:half] - base[:half]
    judged = {
        name: _relative_error(summing @ method(summing, errors), truth[half:], base[half:], levels)
        for name, method in METHODS.items()
    }
    best = min(judged, key=lambda name: judged[name])
    return best if judged[best] < (1 - MARGIN) * judged[USUAL] else USUAL


def _relative_error(projection: Floats, truth: Floats, base: Floats, levels: list[slice]) -> float:
    """The mean over levels of the error after over the error before."""
    adjusted = np.einsum("ij,ojh->oih", projection, base)
    known = np.isfinite(truth)
    after, before = (np.where(known, np.abs(truth - each), 0) for each in (adjusted, base))
    return float(np.mean([after[:, level].sum() / max(before[:, level].sum(), 1e-12) for level in levels]))
