"""V: exponential smoothing averaged over a grid, calendar and season regressed out, exactly refitted at every origin.

Effects are shrunk to the panel's mean, weights of the grid's entries to the panel's weights (empirical Bayes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import least_squares, pooling
from forecasting.cohort import Sums
from forecasting.filters import Entries, Grid
from forecasting.least_squares import Fit
from forecasting.panel import Floats

STILL = 1e-6
"""Of the usual variance: a series with less does not move, and says nothing of effects."""
LEAST = 1e-12
"""Variance, in usual sizes, that is none."""


@dataclass(frozen=True)
class Outlook:
    """Of every series at one origin, series x step, transformed; effects, series x effect.

    mean and deviation: over the whole grid. of_levels: the mean over levels without a slope.
    """

    mean: Floats
    deviation: Floats
    of_levels: Floats
    effects: Floats


def outlook(standing: Sequence[tuple[tuple[int, ...], Sums]], grid: Grid, count: int, horizon: int) -> Outlook:
    """The panel's forecasts at an origin from the sums of its cohorts (rows of the panel, sums)."""
    mean, deviation, of_levels = np.full((3, count, horizon), np.nan)
    if not standing:
        return Outlook(mean, deviation, of_levels, np.empty((count, 0)))
    found = _with_effects(standing, grid, count)
    log_likelihoods = np.full((len(grid), count), np.nan)
    fits = [(rows, each, least_squares.fitted(each, grid, found[list(rows)])) for rows, each in standing]
    for rows, _, fit in fits:
        log_likelihoods[:, list(rows)] = fit.log_likelihoods
    weights, among_levels = (
        _weights(log_likelihoods, grid, entries) for entries in (np.ones(len(grid)) > 0, grid.levels)
    )
    for rows, each, fit in fits:
        paths = _paths(each, grid, fit, horizon)
        of_levels[list(rows)] = _averaged(paths, among_levels[:, list(rows)])
        mean[list(rows)] = _averaged(paths, weights[:, list(rows)])
        deviation[list(rows)] = _deviation(paths, mean[list(rows)], grid, fit, weights[:, list(rows)])
    return Outlook(mean, deviation, of_levels, found)


def _weights(log_likelihoods: Floats, grid: Grid, entries: Entries) -> Floats:
    """Entry x series, 0 but for some of the entries."""
    there = np.isfinite(log_likelihoods).all(axis=0)
    weights = np.zeros_like(log_likelihoods)
    if entries.any():
        some = np.ix_(entries, there)
        weights[some] = pooling.entry_weights(log_likelihoods[some], grid.usual[entries])
    return weights


def _with_effects(standing: Sequence[tuple[tuple[int, ...], Sums]], grid: Grid, count: int) -> Floats:
    effects = standing[0][1].gram.shape[1] - 2
    precision, pull, variance = np.zeros((count, effects, effects)), np.zeros((count, effects)), np.zeros(count)
    for rows, each in standing:
        precision[list(rows)], pull[list(rows)], variance[list(rows)] = least_squares.evidence(each, grid)
    there = [row for rows, _ in standing for row in rows]
    moving = variance > max(STILL * float(np.median(variance[there])), LEAST)
    found = np.zeros((count, effects))
    if moving.any():
        found[moving] = pooling.shrunk(precision[moving], pull[moving])
    return found


def _paths(each: Sums, grid: Grid, fit: Fit, horizon: int) -> Floats:
    """Means by each entry of the grid: entry, series, step."""
    rises = grid.rises(horizon)
    count = each.cross.shape[2]
    level_x, level_y = each.level[:, :-count], each.level[:, -count:]
    slope_x, slope_y = each.slope[:, :-count], each.slope[:, -count:]
    unseen = each.ahead - level_x[..., None] - slope_x[..., None] * rises[:, None]
    own = level_y[..., None] + slope_y[..., None] * rises[:, None]
    own = own + fit.starts.swapaxes(1, 2) @ unseen[:, -2:]
    return np.asarray(own + np.einsum("sk,gkh->gsh", fit.effects, unseen[:, :-2], optimize=True))


def _averaged(paths: Floats, weights: Floats) -> Floats:
    return np.asarray(np.einsum("gs,gsh->sh", weights, paths))


def _deviation(paths: Floats, mean: Floats, grid: Grid, fit: Fit, weights: Floats) -> Floats:
    """Of what each entry of the grid leaves open, and of the entries from each other: series, step."""
    spread = np.cumsum(grid.responses(paths.shape[2]) ** 2, axis=1)
    within = np.einsum("gs,gs,gh->sh", weights, fit.variance, spread, optimize=True)
    return np.asarray(np.sqrt(within + _averaged((paths - mean) ** 2, weights)))
