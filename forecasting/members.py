"""The members of the combination, each at every origin, on the modelled scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from forecasting import autoregression, calendar, common, filters, grid
from forecasting.baseline import carried_forward
from forecasting.calendar import Calendar
from forecasting.grid import Cohort, Sums
from forecasting.panel import Floats, Panel

PAIRS = 2
"""Sines and cosines of a long season; short ones have all they can."""
SHORT_SEASON = 12
FEWEST = 3
"""Points below which nothing is fitted."""
NAMES = ("smoothing", "common", "autoregression", "about a trend", "of changes", "naive")
LEAST_DEVIATION = 0.1
"""Of the panel's usual one."""
PANEL = 3
"""Series below which there is nothing in common."""


@dataclass(frozen=True)
class Task:
    """What is asked: a season, a horizon and origins, each a number of columns known then."""

    season: int
    horizon: int
    origins: tuple[int, ...]
    calendar: Calendar | None = None


@dataclass(frozen=True)
class Members:
    """means: member (as NAMES), origin, series, step; NaN where one has none. deviations: origin, series, step."""

    means: Floats
    deviations: Floats


def side_by_side(lots: Sequence[Members]) -> Members:
    """The members of several lots of series as those of one."""
    means, deviations = (
        np.concatenate([getattr(lot, name) for lot in lots], axis=axis)
        for name, axis in (("means", 2), ("deviations", 1))
    )
    return Members(means, deviations)


def every(panel: Panel, task: Task, first: int) -> Members:
    """All members' forecasts at each origin; panel on the modelled scale, its first asked origin given."""
    alone = smoothed(panel, task)
    paths = [
        np.stack([each.mean for each in alone]),
        _shared_and_own(panel, task, first),
        *_autoregressed(panel, task),
        _latest(panel, task),
    ]
    return Members(np.stack(paths), _floored(np.stack([each.deviation for each in alone])))


def _floored(deviations: Floats) -> Floats:
    """Never far below the panel's: a series that has hardly moved yet may still begin to."""
    known = np.isfinite(deviations)
    usual = np.median(np.where(known, deviations, 0), axis=1, keepdims=True)
    return np.where(known, np.maximum(deviations, LEAST_DEVIATION * usual), np.nan)


def smoothed(panel: Panel, task: Task) -> list[grid.Outlook]:
    """V at each origin."""
    entries = filters.usual_grid()
    standing: list[list[tuple[tuple[int, ...], Sums]]] = [[] for _ in task.origins]
    for start, cohort in cohorts(panel, task):
        there = [at for at, origin in enumerate(task.origins) if origin - start >= FEWEST]
        own = [task.origins[at] - start for at in there]
        for at, each in zip(there, grid.sums(cohort, entries, own, task.horizon), strict=True):
            standing[at].append((cohort.rows, each))
    return [grid.outlook(each, entries, len(panel.ids), task.horizon) for each in standing]


def cohorts(panel: Panel, task: Task) -> list[tuple[int, Cohort]]:
    """Series that share start, end and holes, with the first column of each cohort."""
    together: dict[tuple[int, object, bytes], list[int]] = {}
    for row, (start, last) in enumerate(zip(panel.starts, panel.lasts, strict=True)):
        known = np.isfinite(panel.values[row, start:])
        if known.any():
            together.setdefault((int(start), last, known.tobytes()), []).append(row)
    return [(start, _cohort(panel, task, start, rows)) for (start, _, _), rows in together.items()]


def _cohort(panel: Panel, task: Task, start: int, rows: list[int]) -> Cohort:
    values = panel.values[rows, start:]
    known = np.isfinite(values[0])
    effects = _effects(panel, task, rows[0], values.shape[1])
    return Cohort(tuple(rows), np.where(known, values, 0), known.astype(float), effects)


def _effects(panel: Panel, task: Task, row: int, width: int) -> Floats:
    """Calendar and time of year of a series' last `width` columns and the horizon."""
    moments = panel.periods.around(panel.lasts[row], width - 1, task.horizon)
    pairs = task.season // 2 if task.season <= SHORT_SEASON else PAIRS
    waves = calendar.time_of_year(panel.periods, task.season, moments, pairs)
    return np.concatenate([calendar.effects(task.calendar, panel.periods, moments), waves])


def _shared_and_own(panel: Panel, task: Task, first: int) -> Floats:
    """V of what the series share, and of what each differs by; first: columns that say who follows it."""
    none = np.full((len(task.origins), len(panel.ids), task.horizon), np.nan)
    if len(panel.ids) < PANEL or len(set(panel.lasts)) > 1:
        return none
    mean = common.shared(panel.values)
    follows = common.following(panel.values, mean, first, task.horizon)
    whole = replace(panel, ids=panel.ids[:1], values=mean[None], lasts=panel.lasts[:1])
    rest = replace(panel, values=panel.values - follows[:, None] * mean)
    pairs = zip(smoothed(whole, task), smoothed(rest, task), strict=True)
    return np.stack([follows[:, None] * mean_of_all.mean + own.mean for mean_of_all, own in pairs])


def _autoregressed(panel: Panel, task: Task) -> list[Floats]:
    """Of the levels, of the levels about a trend, and of the changes from point to point."""
    width = panel.values.shape[1]
    by_last = {last: _effects(panel, task, row, width) for row, last in enumerate(panel.lasts)}
    constant = np.ones((1, width + task.horizon))
    effects = np.stack([np.concatenate([by_last[last], constant]) for last in panel.lasts])
    trend = np.broadcast_to(np.arange(width + task.horizon) / width, (len(effects), 1, width + task.horizon))
    filled = carried_forward(panel.values, 1)
    lags = autoregression.lags(task.season, width)
    fitted = partial(autoregression.paths, chosen=lags, origins=task.origins, horizon=task.horizon)
    starts = np.stack([filled[:, origin - 1 : origin] for origin in task.origins])
    return [
        fitted(panel.values, filled, effects),
        fitted(panel.values, filled, np.concatenate([effects, trend], axis=1)),
        starts + np.cumsum(fitted(_changes(panel.values, filled), _changes(filled, filled), effects), axis=2),
    ]


def _changes(values: Floats, filled: Floats) -> Floats:
    """From the latest known point before; not known at the first."""
    return np.concatenate([np.full((len(values), 1), np.nan), values[:, 1:] - filled[:, :-1]], axis=1)


def _latest(panel: Panel, task: Task) -> Floats:
    filled = carried_forward(panel.values, 1)
    return np.stack([np.repeat(filled[:, origin - 1 : origin], task.horizon, axis=1) for origin in task.origins])
