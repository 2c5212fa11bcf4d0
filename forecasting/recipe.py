"""The recipe: members at every origin in one go, combined and calibrated by the origins before each."""

from dataclasses import dataclass, replace

import numpy as np

from forecasting import combine, intervals, members, scales
from forecasting.baseline import Paths, carried_forward, naive
from forecasting.members import Members, Task
from forecasting.panel import Floats, Panel

REHEARSALS = 24
"""Origins before the first asked one, to weigh and to calibrate by."""
FEWEST = 6
"""Points that the first rehearsal starts from."""


def paths(panel: Panel, task: Task) -> list[Paths]:
    """Forecasts from each asked origin; nothing at or after an origin is used for it."""
    first = task.origins[0]
    whole = replace(task, origins=tuple(sorted({*rehearsals(panel, task), *task.origins})))
    scale = scales.chosen(panel.values[:, :first])
    modelled = replace(panel, values=scale.to(panel.values))
    rehearsed = Rehearsed(whole.origins, members.every(modelled, whole, first), _truth(modelled.values, whole))
    filled = carried_forward(panel.values, 1)
    return [
        _filled(_combined(scale, rehearsed, whole.origins.index(origin)), naive(filled[:, :origin], task.horizon))
        for origin in task.origins
    ]


@dataclass(frozen=True)
class Rehearsed:
    """Members' forecasts and what came, origin x series x step, on the modelled scale."""

    origins: tuple[int, ...]
    members: Members
    truth: Floats

    def known(self, at: int) -> Floats:
        """What came after the origins before one, as far as it was known then."""
        steps = np.arange(1, self.truth.shape[2] + 1)
        by_then = np.array(self.origins[:at]).reshape(-1, 1, 1) + steps <= self.origins[at]
        return np.where(by_then, self.truth[:at], np.nan)


def rehearsals(panel: Panel, task: Task) -> list[int]:
    """Origins before the first asked one: spread over the steps before it, where enough is known to learn from."""
    first = task.origins[0]
    begin = int(np.median(panel.starts))
    earliest = begin + max(FEWEST, min(2 * task.season + 2, (first - begin) // 2))
    apart = max(1, task.horizon // 4, (task.horizon + task.season) // REHEARSALS)
    return [origin for origin in range(first - apart * REHEARSALS, first, apart) if origin >= earliest]


def _truth(modelled: Floats, task: Task) -> Floats:
    """What came after each origin: origin, series, step; NaN past the end."""
    padded = np.pad(modelled, ((0, 0), (0, task.horizon)), constant_values=np.nan)
    return np.stack([padded[:, origin : origin + task.horizon] for origin in task.origins])


def _combined(scale: scales.Scale, rehearsed: Rehearsed, at: int) -> Paths:
    """From the origin at a place, by what was known of the earlier ones then."""
    means, deviation = rehearsed.members.means[:, : at + 1], rehearsed.members.deviations[: at + 1]
    before, origins = rehearsed.known(at), np.array(rehearsed.origins)
    off = np.abs(_relative(scale, before) - np.stack([_relative(scale, each) for each in means[:, :at]]))
    combined = _weighted(combine.weights(off, np.isfinite(means[:, at]).all(axis=2).astype(float)), means)
    errors = intervals.Errors((before - combined[:at]) / deviation[:at], (origins[at] - origins[:at]).astype(float))
    bounds = [scale.back(combined[at] + reach * deviation[at]) for reach in intervals.reach(errors)]
    return Paths(scale.back(combined[at]), (bounds[0], bounds[2]), (bounds[1], bounds[3]))


def _relative(scale: scales.Scale, modelled: Floats) -> Floats:
    """Origin, series, step, in units of each series' usual size."""
    return scale.back(modelled.swapaxes(0, 1)).swapaxes(0, 1) / scale.size[:, None]


def _weighted(shares: Floats, means: Floats) -> Floats:
    """Origin, series, step; the weights of members that lack an origin go to the others."""
    there = np.isfinite(means)
    weight = there * shares[:, None, :, None]
    total = weight.sum(axis=0)
    found: Floats = (weight * np.where(there, means, 0)).sum(axis=0) / np.where(total > 0, total, np.nan)
    return found


def _filled(paths: Paths, fallback: Paths) -> Paths:
    """The naive forecast where the models have none."""
    lacking = ~np.isfinite(paths.mean)

    def either(ours: Floats, theirs: Floats) -> Floats:
        return np.where(lacking, theirs, ours)

    return Paths(
        either(paths.mean, fallback.mean),
        (either(paths.lower[0], fallback.lower[0]), either(paths.lower[1], fallback.lower[1])),
        (either(paths.upper[0], fallback.upper[0]), either(paths.upper[1], fallback.upper[1])),
    )
