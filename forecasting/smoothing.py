"""V at every origin."""

import numpy as np

from forecasting import cohort, filters, grid
from forecasting.cohort import Cohort, Sums
from forecasting.panel import Panel
from forecasting.regressors import Task, effects

FEWEST = 3
"""Points below which nothing is fitted."""


def smoothed(panel: Panel, task: Task) -> list[grid.Outlook]:
    """V at each origin."""
    entries = filters.usual_grid()
    standing: list[list[tuple[tuple[int, ...], Sums]]] = [[] for _ in task.origins]
    for start, together in cohorts(panel, task):
        there = [at for at, origin in enumerate(task.origins) if origin - start >= FEWEST]
        own = [task.origins[at] - start for at in there]
        for at, each in zip(there, cohort.sums(together, entries, own, task.horizon), strict=True):
            standing[at].append((together.rows, each))
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
    known_ahead = effects(panel, task, rows[0], values.shape[1])
    return Cohort(tuple(rows), np.where(known, values, 0), known.astype(float), known_ahead)
