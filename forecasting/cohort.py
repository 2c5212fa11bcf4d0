"""Series filtered together with their regressors: the sums of products that each origin's least squares need.

One pass over time filters everything through every entry of the grid; an origin only reads where the sums stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import filters
from forecasting.filters import Grid
from forecasting.panel import Floats


@dataclass(frozen=True)
class Cohort:
    """Series that start and end together and have the same holes, on the transformed scale, from their start on.

    effects reach `horizon` columns past the values; known is 0 at holes, where values may be anything finite.
    """

    rows: tuple[int, ...]
    values: Floats
    known: Floats
    effects: Floats


@dataclass(frozen=True)
class Sums:
    """Of a cohort at one origin: products of filtered regressors and series, and where the filter stands.

    gram: entry, regressor, regressor. cross: entry, regressor, series. squares: entry, series.
    The last two regressors are the start level and the start slope.
    """

    number: float
    gram: Floats
    cross: Floats
    squares: Floats
    level: Floats
    slope: Floats
    ahead: Floats


def sums(cohort: Cohort, grid: Grid, origins: Sequence[int], horizon: int) -> list[Sums]:
    """At each origin (number of columns known then, from the cohort's start)."""
    width = cohort.values.shape[1]
    regressors = _with_starts(cohort.effects, grid)
    ours = np.broadcast_to(cohort.values, (len(grid), *cohort.values.shape))
    signals = np.concatenate([regressors[..., :width], ours], axis=1)
    everything = filters.errors(signals, cohort.known, grid)
    filtered_x, filtered_y = np.split(everything, [regressors.shape[1]], axis=1)
    last = [origin - 1 for origin in origins]
    levels, slopes = filters.states(signals, everything, cohort.known, grid, last)
    found, begin = [], 0
    gram = np.zeros((len(grid), regressors.shape[1], regressors.shape[1]))
    cross = np.zeros((len(grid), regressors.shape[1], len(cohort.values)))
    squares = np.zeros((len(grid), len(cohort.values)))
    for at, origin in enumerate(origins):
        x, y = filtered_x[..., begin:origin], filtered_y[..., begin:origin]
        turned = x.swapaxes(1, 2)
        gram, cross = gram + x @ turned, cross + (y @ turned).swapaxes(1, 2)
        squares = squares + (y * y).sum(axis=2)
        ahead = regressors[..., origin : origin + horizon]
        number = float(cohort.known[:origin].sum())
        found.append(Sums(number, gram, cross, squares, levels[at], slopes[at], ahead))
        begin = origin
    return found


def _with_starts(effects: Floats, grid: Grid) -> Floats:
    """Entry, regressor, time: the effects, ones for the start level, phi + ... + phi^t for the start slope."""
    width = effects.shape[1]
    shared = np.broadcast_to(np.concatenate([effects, np.ones((1, width))]), (len(grid), len(effects) + 1, width))
    return np.concatenate([shared, grid.rises(width)[:, None]], axis=1)
