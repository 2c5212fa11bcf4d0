"""How far forecasts were from what came: a formula each, over arrays of one shape; holes in the truth are left out.

Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.8 and 5.9; MSIS as in the M4
competition.
"""

from collections.abc import Sequence

import numpy as np

from forecasting.panel import Floats


def wape(truth: Floats, forecast: Floats) -> float:
    """Sum of absolute errors over the sum of absolute values, a fraction; NaN where the truth is all 0."""
    error, size = np.nansum(np.abs(truth - forecast)), np.nansum(np.abs(truth))
    return float(error / size) if size > 0 else float("nan")


def usual_change(history: Floats, season: int) -> Floats:
    """Mean absolute change over `season` points of each row, in its own unit: what MASE and MSIS are relative to.

    NaN where nothing ever changed or the row is too short.
    """
    changes = np.abs(history[:, season:] - history[:, :-season])
    known = np.isfinite(changes)
    total, number = np.where(known, changes, 0).sum(axis=1), known.sum(axis=1)
    return np.where(total > 0, total / np.maximum(number, 1), np.nan)


def mase(truth: Floats, forecast: Floats, change: Floats) -> float:
    """Mean absolute error relative to the usual change, row by row, then the mean over rows."""
    return mean_of_rows(np.abs(truth - forecast) / change[:, None])


def pinball(truth: Floats, quantile: Floats, level: float) -> float:
    """Mean pinball loss of a quantile forecast at `level`, in the unit of the truth."""
    over = truth - quantile
    return mean(np.maximum(level * over, (level - 1) * over))


def pinball_over(truth: Floats, quantiles: Sequence[Floats], levels: Sequence[float]) -> float:
    """The mean of several levels' pinball losses."""
    losses = [pinball(truth, quantile, level) for quantile, level in zip(quantiles, levels, strict=True)]
    return float(np.mean(losses))


def coverage(truth: Floats, lower: Floats, upper: Floats) -> float:
    """Share of known points within the interval, its ends included."""
    inside = ((truth >= lower) & (truth <= upper)).astype(float)
    return mean(np.where(np.isfinite(truth), inside, np.nan))


def msis(truth: Floats, lower: Floats, upper: Floats, level: float, change: Floats) -> float:
    """Mean interval score of the central `level` interval, relative to the usual change."""
    outside = np.maximum(lower - truth, 0) + np.maximum(truth - upper, 0)
    return mean_of_rows((upper - lower + 2 / (1 - level) * outside) / change[:, None])


def mean(numbers: Floats) -> float:
    """Over what is known; NaN where nothing is."""
    known = numbers[np.isfinite(numbers)]
    return float(known.mean()) if known.size else float("nan")


def mean_of_rows(numbers: Floats) -> float:
    """The mean of the rows' means."""
    known = np.isfinite(numbers)
    means = np.where(known, numbers, 0).sum(axis=1)[known.any(axis=1)] / known.sum(axis=1)[known.any(axis=1)]
    return mean(means)
