"""Least squares on earlier points and known effects: coefficients near the panel's, paths of all series at once.

Running sums of products give each origin its own fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import pooling
from forecasting.panel import Floats, Whole

Earlier = Sequence[tuple[int, ...]]
"""Regressors, each the mean of the points so many before."""
POINTS_EACH = 3
"""Points a coefficient needs."""
RIDGE = 1e-6
"""Of the mean of the diagonal: keeps columns that never moved from being undefined."""
BEYOND = 1.0
"""How far, in ranges of the history, a path may leave it."""

LEAST = 1e-12
"""Sum of squares, in usual sizes, of a series that does not move."""


@dataclass(frozen=True)
class Sums:
    """gram: series, regressor, regressor. pull: series, regressor. squares and number: series."""

    gram: Floats
    pull: Floats
    squares: Floats
    number: Floats


def paths(
    modelled: Floats, filled: Floats, effects: Floats, *, chosen: Earlier, origins: Sequence[int], horizon: int
) -> Floats:
    """Origin, series, step; NaN where points are too few.

    filled: modelled with its holes carried forward. effects: series, effect, column, `horizon` columns past the end.
    """
    found = np.full((len(origins), len(modelled), horizon), np.nan)
    for at, (origin, sums) in enumerate(_running(modelled, filled, effects, chosen, origins)):
        enough = sums.number > POINTS_EACH * sums.pull.shape[1]
        if enough.any():
            coefficients = _pooled(*(each[enough] for each in (sums.gram, sums.pull, sums.squares, sums.number)))
            found[at, enough] = _ahead(filled[enough, :origin], effects[enough], coefficients, chosen, horizon)
    return found


def _running(
    modelled: Floats, filled: Floats, effects: Floats, chosen: Earlier, origins: Sequence[int]
) -> Iterator[tuple[int, Sums]]:
    """The sums of products up to each origin."""
    series, size, begin = len(modelled), len(chosen) + effects.shape[1], max(map(min, chosen))
    gram, pull = np.zeros((series, size, size)), np.zeros((series, size))
    squares, number = np.zeros(series), np.zeros(series)
    for origin in origins:
        if origin > begin:
            columns = np.arange(begin, origin)
            design = np.concatenate([_before(filled, columns, chosen), effects[:, :, begin:origin]], axis=1)
            known = np.isfinite(design).all(axis=1) & np.isfinite(modelled[:, begin:origin])
            design, truth = np.where(known[:, None], design, 0), np.where(known, modelled[:, begin:origin], 0)
            gram = gram + design @ design.swapaxes(1, 2)
            pull = pull + (design @ truth[..., None])[..., 0]
            squares, number = squares + (truth**2).sum(axis=1), number + known.sum(axis=1)
            begin = origin
        yield origin, Sums(gram, pull, squares, number)


def _pooled(gram: Floats, pull: Floats, squares: Floats, number: Floats) -> Floats:
    """Coefficients near the panel's, as far as theirs do not stand out."""
    usual = np.einsum("skk->sk", gram).mean(axis=1)
    gram = gram + RIDGE * usual[:, None, None] * np.eye(gram.shape[1])
    own = np.linalg.solve(gram, pull[..., None])[..., 0]
    left = np.maximum(squares - (own * pull).sum(axis=1), 1e-9 * np.maximum(squares, LEAST))
    variance = left / (number - gram.shape[1])
    variance = np.maximum(variance, 1e-4 * np.median(variance))
    return pooling.near_the_panel(gram / variance[:, None, None], pull / variance[:, None])


def _before(path: Floats, columns: Whole, chosen: Earlier) -> Floats:
    """Series, regressor, column."""
    found = np.empty((len(path), len(chosen), len(columns)))
    for place, lags in enumerate(chosen):
        found[:, place] = path[:, columns - lags[0]] if len(lags) == 1 else _mean_before(path, columns, np.array(lags))
    return found


def _mean_before(path: Floats, columns: Whole, lags: Whole) -> Floats:
    """Of what is known so many points before each of the columns."""
    places = columns - lags[:, None]
    values = path[:, np.maximum(places, 0)]
    known = np.isfinite(values) & (places >= 0)
    number = known.sum(axis=1)
    return np.asarray(np.where(known, values, 0).sum(axis=1) / np.where(number > 0, number, np.nan))


def _ahead(history: Floats, effects: Floats, coefficients: Floats, chosen: Earlier, horizon: int) -> Floats:
    origin, number = history.shape[1], len(chosen)
    path = np.concatenate([history, np.zeros((len(history), horizon))], axis=1)
    highest, lowest = np.nanmax(history, axis=1), np.nanmin(history, axis=1)
    room = BEYOND * (highest - lowest)
    known = np.einsum("sk,skh->sh", coefficients[:, number:], effects[:, :, origin : origin + horizon])
    for column in range(origin, origin + horizon):
        lagged = _before(path, np.array([column]), chosen)[..., 0]
        step = np.einsum("sk,sk->s", coefficients[:, :number], lagged) + known[:, column - origin]
        path[:, column] = np.clip(step, lowest - room, highest + room)
    return path[:, origin:]
