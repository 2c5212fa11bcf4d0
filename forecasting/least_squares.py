"""What a cohort's sums say of its effects and start states, by every entry of the grid at once."""

from dataclasses import dataclass

import numpy as np

from forecasting import pooling
from forecasting.cohort import Sums
from forecasting.filters import Grid
from forecasting.panel import Floats

FAINT = 1e-4
"""Prior precision of an effect in units of sigma: only keeps an effect not seen yet from being undefined."""


def _prior_precision(each: Sums, grid: Grid) -> Floats:
    """Entry, regressor, regressor; in units of sigma."""
    diagonal = np.full(each.gram.shape[:2], FAINT)
    diagonal[:, -1] = grid.slope_sd**-2
    return diagonal[:, :, None] * np.eye(each.gram.shape[1])


def evidence(each: Sums, grid: Grid) -> tuple[Floats, Floats, Floats]:
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


def fitted(each: Sums, grid: Grid, effects: Floats) -> Fit:
    """By every entry of the grid, with the effects as they are."""
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
