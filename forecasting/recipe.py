"""The recipe: members at every origin in one go, combined and calibrated by the origins before each."""

from dataclasses import replace

import numpy as np
from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits

from forecasting import combine, intervals, members, rehearsals, scales, spread
from forecasting.baseline import Paths, carried_forward, naive
from forecasting.errors import Errors
from forecasting.outcome import Outcome, filled, side_by_side
from forecasting.panel import Floats, Panel
from forecasting.regressors import Task
from forecasting.rehearsals import Rehearsed

FITTED, JUDGED = 100, 1000
"""Series that are fitted together, and weighed and calibrated together, so that 4,000 cost a hundred times 40."""
REMEMBERED = 1040
"""Points before the first asked origin that are learnt from: 20 years of weeks."""
STILL = 1e-7
"""Deviation, in usual sizes, of a series that does not move."""


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
    whole = replace(task, origins=tuple(sorted({*rehearsals.before(panel, task), *task.origins})))
    parts = [_outcomes(panel.part(rows), task, whole) for rows in _lots(len(panel.ids), JUDGED)]
    return [side_by_side(of_one_origin) for of_one_origin in zip(*parts, strict=True)]


def _lots(series: int, most: int) -> list[list[int]]:
    """Rows in as few lots as can be, alike in number."""
    lots = -(-series // most)
    return [list(map(int, lot)) for lot in np.array_split(np.arange(series), lots)]


def _outcomes(panel: Panel, task: Task, whole: Task) -> list[Outcome]:
    """Of series that are weighed and calibrated together; the members are fitted lot by lot, side by side in joblib."""
    first = task.origins[0]
    scale = scales.chosen(panel.values[:, :first], task.season)
    modelled = replace(panel, values=scale.to(panel.values))
    lots = _lots(len(panel.ids), FITTED)
    fitted = Parallel()(delayed(members.every)(modelled.part(rows), whole, first) for rows in lots)
    rehearsed = Rehearsed(whole.origins, members.side_by_side(fitted), rehearsals.truth(modelled.values, whole))
    carried = carried_forward(panel.values, 1)
    return [
        _outcome(scale, rehearsed, whole.origins.index(origin), naive(carried[:, :origin], task.horizon))
        for origin in task.origins
    ]


def _outcome(scale: scales.Scale, rehearsed: Rehearsed, at: int, fallback: Paths) -> Outcome:
    """From the origin at a place, by what was known of the earlier ones then."""
    medians, deviation = rehearsed.members.means[:, : at + 1], rehearsed.members.deviations[: at + 1]
    before, origins = rehearsed.known(at), np.array(rehearsed.origins)
    truth = _in_units(scale, before)
    off = np.abs(truth - np.stack([_in_units(scale, each) for each in medians[:, :at]]))
    combined = _weighted(combine.weights(off, np.isfinite(medians[:, at]).all(axis=2).astype(float)), medians)
    standardised = (before - combined[:at]) / np.where(deviation > STILL, deviation, np.nan)[:at]
    errors = Errors(standardised, (origins[at] - origins[:at]).astype(float), int(origins[at]))
    bounds = [scale.back(combined[at] + reach * deviation[at]) for reach in intervals.reach(errors)]
    found = filled(Paths(scale.back(combined[at]), (bounds[0], bounds[2]), (bounds[1], bounds[3])), fallback)
    means = _expected(scale, combined, deviation * spread.whole(errors)[:, None])
    return Outcome(scale, found, np.where(np.isfinite(means[at]), means[at], found.mean), truth, means[:at])


def _expected(scale: scales.Scale, combined: Floats, deviation: Floats) -> Floats:
    """Means, as `_in_units` of medians."""
    return scale.expected(combined.swapaxes(0, 1), deviation.swapaxes(0, 1)).swapaxes(0, 1)


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
