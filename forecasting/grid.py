"""V: exponential smoothing averaged over a grid, calendar and season regressed out, exactly refitted at every origin.

Effects are shrunk to the panel's mean, weights of the grid's entries to the panel's weights (empirical Bayes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import pooling
from forecasting.cohort import Sums
from forecasting.filters import Grid
from forecasting.panel import Floats

STILL = 1e-6
"""Of the usual variance: a series with less does not move, and says nothing of effects."""
LEAST = 1e-12
"""Variance, in usual sizes, that is none."""
FAINT = 1e-4
"""Prior precision of an effect in units of sigma: only keeps an effect not seen yet from being undefined."""


@dataclass(frozen=True)
class Outlook:
    """Of every series at one origin: means and deviations, series x step, transformed; effects, series x effect."""

    mean: Floats
    deviation: Floats
    effects: Floats


def outlook(standing: Sequence[tuple[tuple[int, ...], Sums]], grid: Grid, count: int, horizon: int) -> Outlook:
    """The panel's forecasts at an origin from the sums of its cohorts (rows of the panel, sums)."""
    mean, deviation = np.full((2, count, horizon), np.nan)
    if not standing:
        return Outlook(mean, deviation, np.empty((count, 0)))
    found = _with_effects(standing, grid, count)
    log_likelihoods = np.full((len(grid), count), np.nan)
    fits = [(rows, each, _fit(each, grid, found[list(rows)])) for rows, each in standing]
    for rows, _, fit in fits:
        log_likelihoods[:, list(rows)] = fit.log_likelihoods
    there = np.isfinite(log_likelihoods).all(axis=0)
    weights = np.zeros_like(log_likelihoods)
    weights[:, there] = pooling.entry_weights(log_likelihoods[:, there], grid.usual)
    for rows, each, fit in fits:
        mean[list(rows)], deviation[list(rows)] = _paths(each, grid, fit, weights[:, list(rows)], horizon)
    return Outlook(mean, deviation, found)


def _with_effects(standing: Sequence[tuple[tuple[int, ...], Sums]], grid: Grid, count: int) -> Floats:
    effects = standing[0][1].gram.shape[1] - 2
    precision, pull, variance = np.zeros((count, effects, effects)), np.zeros((count, effects)), np.zeros(count)
    for rows, each in standing:
        precision[list(rows)], pull[list(rows)], variance[list(rows)] = _evidence(each, grid)
    there = [row for rows, _ in standing for row in rows]
    moving = variance > max(STILL * float(np.median(variance[there])), LEAST)
    found = np.zeros((count, effects))
    if moving.any():
        found[moving] = pooling.shrunk(precision[moving], pull[moving])
    return found


def _prior_precision(each: Sums, grid: Grid) -> Floats:
    """Entry, regressor, regressor; in units of sigma."""
    diagonal = np.full(each.gram.shape[:2], FAINT)
    diagonal[:, -1] = grid.slope_sd**-2
    return diagonal[:, :, None] * np.eye(each.gram.shape[1])


def _evidence(each: Sums, grid: Grid) -> tuple[Floats, Floats, Floats]:
    """Of each series: precision of the effects, precision times estimate, sigma squared; averaged by likelihood."""
    gram = each.gram + _prior_precision(each, grid)
    solved = np.linalg.solve(gram, each.cross)
    error = np.maximum(each.squares - (each.cross * solved).sum(axis=1), 1e-12 * each.squares + 1e-300)
    freedom = max(each.number - gram.shape[1], 1.0)
    size = np.linalg.slogdet(gram)[1] + 2 * np.log(grid.slope_sd)
    weights = pooling.entry_weights(-0.5 * freedom * np.log(error) - 0.5 * size[:, None], grid.usual)
    inner, side, starts = gram[:, :-2, :-2], gram[:, :-2, -2:], gram[:, -2:, -2:]
    schur = inner - side @ np.linalg.solve(starts, side.swapaxes(1, 2))
    shares = weights * freedom / error
    precision = np.einsum("gs,gkl->skl", shares, schur, optimize=True)
    pull = np.einsum("gs,gkl,gls->sk", shares, schur, solved[:, :-2], optimize=True)
    return precision, pull, (weights * error).sum(axis=0) / freedom


@dataclass(frozen=True)
class Fit:
    """Given the effects: start states (entry, state, series), sigma squared and log likelihood (entry, series)."""

    effects: Floats
    starts: Floats
    variance: Floats
    log_likelihoods: Floats


def _fit(each: Sums, grid: Grid, effects: Floats) -> Fit:
    gram = each.gram + _prior_precision(each, grid)
    inner, side, lower = each.gram[:, :-2, :-2], gram[:, :-2, -2:], gram[:, -2:, -2:]
    left = each.cross[:, -2:] - side.swapaxes(1, 2) @ effects.T
    starts: Floats = np.linalg.solve(lower, left).astype(np.float64)
    plain = each.squares - 2 * (each.cross[:, :-2] * effects.T).sum(axis=1)
    plain = plain + np.einsum("sk,gkl,sl->gs", effects, inner, effects, optimize=True)
    error = np.maximum(plain - (left * starts).sum(axis=1), 1e-12 * each.squares + 1e-300)
    freedom = max(each.number - 1.0, 1.0)
    size = np.linalg.slogdet(lower)[1] + 2 * np.log(grid.slope_sd)
    log_likelihoods = -0.5 * freedom * np.log(error) - 0.5 * size[:, None]
    return Fit(effects, starts, error / freedom, log_likelihoods)


def _paths(each: Sums, grid: Grid, fit: Fit, weights: Floats, horizon: int) -> tuple[Floats, Floats]:
    """Means and deviations, series x step, averaged over the grid."""
    rises = grid.rises(horizon)
    count = each.cross.shape[2]
    level_x, level_y = each.level[:, :-count], each.level[:, -count:]
    slope_x, slope_y = each.slope[:, :-count], each.slope[:, -count:]
    unseen = each.ahead - level_x[..., None] - slope_x[..., None] * rises[:, None]
    own = level_y[..., None] + slope_y[..., None] * rises[:, None]
    own = own + fit.starts.swapaxes(1, 2) @ unseen[:, -2:]
    own = own + np.einsum("sk,gkh->gsh", fit.effects, unseen[:, :-2], optimize=True)
    mean = np.einsum("gs,gsh->sh", weights, own)
    spread = np.cumsum(grid.responses(horizon) ** 2, axis=1)
    within = np.einsum("gs,gs,gh->sh", weights, fit.variance, spread, optimize=True)
    between = np.einsum("gs,gsh->sh", weights, (own - mean) ** 2)
    return mean, np.sqrt(within + between)
