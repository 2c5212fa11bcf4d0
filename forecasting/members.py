"""The members of the combination, each at every origin, on the modelled scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting import calendar, filters, grid
from forecasting.grid import Cohort, Sums
from forecasting.panel import Floats, Panel

if TYPE_CHECKING:
    from forecasting.recipe import Task

PAIRS = 3
"""Sines and cosines of a long season; short ones have all they can."""
FEWEST = 3
"""Points below which nothing is fitted."""


@dataclass(frozen=True)
class Members:
    """means: member, origin, series, step. deviations: of the first member, origin, series, step."""

    names: tuple[str, ...]
    means: Floats
    deviations: Floats


def every(panel: Panel, modelled: Floats, task: "Task", origins: Sequence[int]) -> Members:
    """All members' forecasts."""
    outlooks = smoothed(panel, modelled, task, origins)
    means = np.stack([each.mean for each in outlooks])[None]
    return Members(("smoothing",), means, np.stack([each.deviation for each in outlooks]))


def smoothed(panel: Panel, modelled: Floats, task: "Task", origins: Sequence[int]) -> list[grid.Outlook]:
    """V at each origin."""
    entries = filters.usual_grid()
    standing: list[list[tuple[tuple[int, ...], Sums]]] = [[] for _ in origins]
    for start, cohort in cohorts(panel, modelled, task):
        there = [at for at, origin in enumerate(origins) if origin - start >= FEWEST]
        own = [origins[at] - start for at in there]
        for at, each in zip(there, grid.sums(cohort, entries, own, task.horizon), strict=True):
            standing[at].append((cohort.rows, each))
    return [grid.outlook(each, entries, len(panel.ids), task.horizon) for each in standing]


def cohorts(panel: Panel, modelled: Floats, task: "Task") -> list[tuple[int, Cohort]]:
    """Series that share start, end and holes, with the first column of each cohort."""
    together: dict[tuple[int, object, bytes], list[int]] = {}
    for row, (start, last) in enumerate(zip(panel.starts, panel.lasts, strict=True)):
        known = np.isfinite(modelled[row, start:])
        if known.any():
            together.setdefault((int(start), last, known.tobytes()), []).append(row)
    return [(start, _cohort(panel, modelled, task, start, rows)) for (start, _, _), rows in together.items()]


def _cohort(panel: Panel, modelled: Floats, task: "Task", start: int, rows: list[int]) -> Cohort:
    values = modelled[rows, start:]
    known = np.isfinite(values[0])
    moments = panel.periods.around(panel.lasts[rows[0]], values.shape[1] - 1, task.horizon)
    waves = calendar.time_of_year(panel.periods, task.season, moments, task.season // 2 if task.season <= 12 else PAIRS)
    effects = np.concatenate([calendar.effects(task.calendar, panel.periods, moments), waves])
    return Cohort(tuple(rows), np.where(known, values, 0), known.astype(float), effects)
