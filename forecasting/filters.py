"""The damped-trend exponential smoother as a linear filter, over a grid of its constants at once.

In innovation form (Hyndman, Koehler, Ord and Snyder 2008, 2.5)
    y[t] = l[t-1] + phi b[t-1] + e[t],  l[t] = l[t-1] + phi b[t-1] + alpha e[t],  b[t] = phi b[t-1] + beta e[t]
the one-step errors e are linear in y and in the start states, and the start states' part of y is a column of ones and
one of phi + ... + phi^t. So filtering a series and every regressor from zero states gives what least squares needs.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasting.panel import Floats

Entries = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """Constants to average over, an entry each; slope_sd: the start slope's prior deviation in units of sigma.

    usual: how often each entry is the right one, before anything is known.
    """

    alpha: Floats
    beta: Floats
    phi: Floats
    slope_sd: Floats
    usual: Floats

    def __len__(self) -> int:
        return len(self.alpha)

    @property
    def levels(self) -> Entries:
        """Those without a slope."""
        return np.asarray(self.phi == 0)

    def rises(self, steps: int) -> Floats:
        """phi + ... + phi^t for t = 1 ... steps: a row an entry."""
        powers: Floats = np.cumsum(self.phi[:, None] ** np.arange(1, steps + 1), axis=1)
        return powers

    def responses(self, steps: int) -> Floats:
        """What an error adds to the points 0 ... steps - 1 after it: 1, alpha + beta phi, ..."""
        later = self.alpha[:, None] + self.beta[:, None] * self.rises(steps - 1)
        first = np.stack([np.ones(len(self)), self.alpha], axis=1)
        return np.concatenate([first, later], axis=1)[:, :steps]


def usual_grid() -> Grid:
    """Levels alone, levels with drift, damped trends and, with beta below 0, levels that go back to where they were."""
    smooth = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.9, 1.0, 1.15)
    levels = [(alpha, 0.0, 0.0, 1.0) for alpha in smooth]
    drifts = [(alpha, 0.0, 1.0, sd) for alpha in (0.05, 0.1, 0.2, 0.35, 0.6, 0.85, 1.0) for sd in (0.1, 1.0)]
    trends = [
        (alpha, alpha * share, phi, 1.0)
        for alpha in (0.2, 0.5, 0.9)
        for share in (0.1, 0.3, 0.7)
        for phi in (0.8, 0.9, 0.97)
    ]
    returns = [
        (alpha, -back * alpha * (1 - phi) / phi, phi, 0.1)
        for phi in (0.6, 0.8, 0.9, 0.95, 0.98, 0.99)
        for back in (0.7, 1.0)
        for alpha in (0.1, 0.2, 0.35, 0.5, 0.8)
    ]
    kinds = ((levels, 0.4), (drifts, 0.15), (trends, 0.2), (returns, 0.25))
    entries = [(*entry, share / len(kind)) for kind, share in kinds for entry in kind]
    return Grid(*np.array(entries).T)


def errors(signals: Floats, known: Floats, grid: Grid) -> Floats:
    """One-step errors of signals (entry, signal, time) from zero states; 0 where known is 0."""
    if not known.all():
        return _errors_over_holes(signals, known, grid)
    from scipy.signal import lfilter

    found = np.empty(signals.shape)
    for entry, (alpha, beta, phi) in enumerate(zip(grid.alpha, grid.beta, grid.phi, strict=True)):
        below = [1, alpha + phi * beta - 1 - phi, phi * (1 - alpha)]
        found[entry] = lfilter([1, -1 - phi, phi], below, signals[entry], axis=-1)
    return found


def _errors_over_holes(signals: Floats, known: Floats, grid: Grid) -> Floats:
    alpha, beta, phi = (constant[:, None] for constant in (grid.alpha, grid.beta, grid.phi))
    level, slope = np.zeros(signals.shape[:2]), np.zeros(signals.shape[:2])
    found = np.empty(signals.shape)
    for time in range(signals.shape[2]):
        slope = phi * slope
        error = (signals[..., time] - level - slope) * known[time]
        found[..., time] = error
        level, slope = level + slope + alpha * error, slope + beta * error
    return found


def states(
    signals: Floats, innovations: Floats, known: Floats, grid: Grid, columns: list[int]
) -> tuple[Floats, Floats]:
    """Level and slope after each of the columns (of which none is the first): column, entry, signal."""
    if not known.all():
        return _states_over_holes(innovations, grid, columns)
    alpha, beta = grid.alpha[:, None], grid.beta[:, None]
    levels, slopes = (np.empty((len(columns), *signals.shape[:2])) for _ in range(2))
    for place, column in enumerate(columns):
        error = innovations[..., column]
        foreseen = signals[..., column] - error
        level_before = signals[..., column - 1] - (1 - alpha) * innovations[..., column - 1]
        levels[place], slopes[place] = foreseen + alpha * error, foreseen - level_before + beta * error
    return levels, slopes


def _states_over_holes(innovations: Floats, grid: Grid, columns: list[int]) -> tuple[Floats, Floats]:
    """The level is what the errors so far have added for good, the slope what they still add."""
    from scipy.signal import lfilter

    levels, slopes = (np.empty((len(columns), *innovations.shape[:2])) for _ in range(2))
    for entry, (alpha, beta, phi) in enumerate(zip(grid.alpha, grid.beta, grid.phi, strict=True)):
        slope = lfilter([beta], [1, -phi], innovations[entry], axis=-1)
        moved = alpha * innovations[entry]
        moved[:, 1:] += phi * slope[:, :-1]
        levels[:, entry] = np.cumsum(moved, axis=-1)[:, columns].T
        slopes[:, entry] = slope[:, columns].T
    return levels, slopes
