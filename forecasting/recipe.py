"""The recipe: members at every origin in one go, combined and calibrated by the origins before each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits

from forecasting import combine, intervals, members, scales
from forecasting.baseline import Paths, carried_forward, naive
from forecasting.members import Members, Task
from forecasting.panel import Floats, Panel

FITTED, JUDGED = 100, 1000
"""Series that are fitted together, and weighed and calibrated together, so that 4,000 cost a hundred times 40."""
REHEARSALS = 24
"""Origins before the first asked one, to weigh and to calibrate by."""
REMEMBERED = 1040
"""Points before the first asked origin that are learnt from: 20 years of weeks."""
STILL = 1e-7
"""Deviation, in usual sizes, of a series that does not move."""
FEWEST = 6
"""Points that the first rehearsal starts from."""


@dataclass(frozen=True)
class Outcome:
    """Forecasts from one origin, and those of the origins before it with what came, as far as it was known then.

    truth and rehearsed: rehearsal x series x step, in the unit of the histories.
    """

    scale: scales.Scale
    paths: Paths
    truth: Floats
    rehearsed: Floats

    def only(self, rows: slice) -> "Outcome":
        """Some of the series."""
        return Outcome(self.scale.only(rows), self.paths.only(rows), self.truth[:, rows], self.rehearsed[:, rows])

    def moved(self, mean: Floats) -> Paths:
        """The same bounds about another mean, as far from it on the modelled scale."""
        shift = self.scale.to(mean) - self.scale.to(self.paths.mean)

        def along(bounds: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
            lesser, greater = (self.scale.back(self.scale.to(bound) + shift) for bound in bounds)
            return lesser, greater

        return Paths(mean, along(self.paths.lower), along(self.paths.upper))


def paths(panel: Panel, task: Task) -> list[Paths]:
    """Forecasts from each asked origin; nothing at or after an origin is used for it."""
    return [outcome.paths for outcome in outcomes(panel, task)]


def outcomes(panel: Panel, task: Task) -> list[Outcome]:
    """The same with the rehearsals behind each.

    On one thread: the matrices are small, and threads that wait for each other cost several times what they save.
    """
    with threadpool_limits(1, user_api="blas"):
        return _of_the_panel(panel, task)


def _of_the_panel(panel: Panel, task: Task) -> list[Outcome]:
    before = max(0, task.origins[0] - REMEMBERED)
    panel = replace(panel, values=panel.values[:, before:])
    task = replace(task, origins=tuple(origin - before for origin in task.origins))
    whole = replace(task, origins=tuple(sorted({*rehearsals(panel, task), *task.origins})))
    parts = [_outcomes(panel.part(rows), task, whole) for rows in _lots(len(panel.ids), JUDGED)]
    return [_together(of_one_origin) for of_one_origin in zip(*parts, strict=True)]


def _lots(series: int, most: int) -> list[list[int]]:
    """Rows in as few lots as can be, alike in number."""
    lots = -(-series // most)
    return [list(map(int, lot)) for lot in np.array_split(np.arange(series), lots)]


def _together(parts: Sequence[Outcome]) -> Outcome:
    """The series of several lots side by side."""
    if len(parts) == 1:
        return parts[0]

    def bounds(side: str) -> tuple[Floats, Floats]:
        lesser, greater = (np.concatenate([getattr(part.paths, side)[at] for part in parts]) for at in (0, 1))
        return lesser, greater

    truth, rehearsed = (
        np.concatenate([getattr(part, name) for part in parts], axis=1) for name in ("truth", "rehearsed")
    )
    paths = Paths(np.concatenate([part.paths.mean for part in parts]), bounds("lower"), bounds("upper"))
    return Outcome(scales.beside([part.scale for part in parts]), paths, truth, rehearsed)


def _outcomes(panel: Panel, task: Task, whole: Task) -> list[Outcome]:
    """Of series that are weighed and calibrated together; the members are fitted lot by lot, side by side in joblib."""
    first = task.origins[0]
    scale = scales.chosen(panel.values[:, :first], task.season)
    modelled = replace(panel, values=scale.to(panel.values))
    lots = _lots(len(panel.ids), FITTED)
    fitted = Parallel()(delayed(members.every)(modelled.part(rows), whole, first) for rows in lots)
    rehearsed = Rehearsed(whole.origins, members.side_by_side(fitted), _truth(modelled.values, whole))
    filled = carried_forward(panel.values, 1)
    return [
        _outcome(scale, rehearsed, whole.origins.index(origin), naive(filled[:, :origin], task.horizon))
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


def _outcome(scale: scales.Scale, rehearsed: Rehearsed, at: int, fallback: Paths) -> Outcome:
    """From the origin at a place, by what was known of the earlier ones then."""
    means, deviation = rehearsed.members.means[:, : at + 1], rehearsed.members.deviations[: at + 1]
    before, origins = rehearsed.known(at), np.array(rehearsed.origins)
    truth = _in_units(scale, before)
    off = np.abs(truth - np.stack([_in_units(scale, each) for each in means[:, :at]]))
    combined = _weighted(combine.weights(off, np.isfinite(means[:, at]).all(axis=2).astype(float)), means)
    spread = np.where(deviation > STILL, deviation, np.nan)
    errors = intervals.Errors((before - combined[:at]) / spread[:at], (origins[at] - origins[:at]).astype(float))
    bounds = [scale.back(combined[at] + reach * deviation[at]) for reach in intervals.reach(errors)]
    found = Paths(scale.back(combined[at]), (bounds[0], bounds[2]), (bounds[1], bounds[3]))
    return Outcome(scale, _filled(found, fallback), truth, _in_units(scale, combined[:at]))


def _in_units(scale: scales.Scale, modelled: Floats) -> Floats:
    """Origin, series, step in the unit of the histories."""
    return scale.back(modelled.swapaxes(0, 1)).swapaxes(0, 1)


def _weighted(shares: Floats, means: Floats) -> Floats:
    """Origin, series, step; the weights of members that lack an origin go to the others."""
    there = np.isfinite(means)
    weight = there * shares[:, None, :, None]
    total = weight.sum(axis=0)
    found: Floats = (weight * np.where(there, means, 0)).sum(axis=0) / np.where(total > 0, total, np.nan)
    return found


def _filled(paths: Paths, fallback: Paths) -> Paths:
    """The naive forecast where the models have none."""
    lacking = ~np.isfinite(np.stack([paths.mean, *paths.lower, *paths.upper])).all(axis=0)

    def either(ours: Floats, theirs: Floats) -> Floats:
        return np.where(lacking, theirs, ours)

    return Paths(
        either(paths.mean, fallback.mean),
        (either(paths.lower[0], fallback.lower[0]), either(paths.lower[1], fallback.lower[1])),
        (either(paths.upper[0], fallback.upper[0]), either(paths.upper[1], fallback.upper[1])),
    )
