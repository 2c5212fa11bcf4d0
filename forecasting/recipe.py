"""The recipe: members at every origin in one go, combined and calibrated by the origins before each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import combine, intervals, members, scales
from forecasting.baseline import Paths, carried_forward, naive
from forecasting.calendar import Calendar
from forecasting.panel import Floats, Panel

REHEARSALS = 24
"""Origins before the first asked one, to weigh and to calibrate by."""
FEWEST = 6
"""Points that the first rehearsal starts from."""


@dataclass(frozen=True)
class Task:
    """What is asked: a season, a horizon and origins, each a number of columns known then."""

    season: int
    horizon: int
    origins: tuple[int, ...]
    calendar: Calendar | None = None


def paths(panel: Panel, task: Task) -> list[Paths]:
    """Forecasts from each asked origin; nothing at or after an origin is used for it."""
    first = task.origins[0]
    origins = tuple(sorted({*rehearsals(panel, task), *task.origins}))
    scale = scales.chosen(panel, first)
    modelled = scale.to(panel.values)
    found = members.every(panel, modelled, task, origins)
    truth = _truth(modelled, origins, task.horizon)
    asked = [origins.index(origin) for origin in task.origins]
    return [_combined(panel, scale, found, truth, origins=origins, at=at) for at in asked]


def rehearsals(panel: Panel, task: Task) -> list[int]:
    """Origins before the first asked one: spread over the steps before it, where enough is known to learn from."""
    first = task.origins[0]
    begin = int(np.median(panel.starts))
    earliest = begin + max(FEWEST, min(2 * task.season + 2, (first - begin) // 2))
    apart = max(1, task.horizon // 4, (task.horizon + task.season) // REHEARSALS)
    return [origin for origin in range(first - apart * REHEARSALS, first, apart) if origin >= earliest]


def _truth(modelled: Floats, origins: Sequence[int], horizon: int) -> Floats:
    """What came after each origin: origin, series, step; NaN past the end."""
    padded = np.pad(modelled, ((0, 0), (0, horizon)), constant_values=np.nan)
    return np.stack([padded[:, origin : origin + horizon] for origin in origins])


def _combined(
    panel: Panel, scale: scales.Scale, found: members.Members, truth: Floats, *, origins: Sequence[int], at: int
) -> Paths:
    """From the origin at a place of `origins`, by what was known of the earlier ones then."""
    horizon = truth.shape[2]
    known = np.array(origins[:at])[:, None, None] + np.arange(1, horizon + 1) <= origins[at]
    before = np.where(known, truth[:at], np.nan)
    shares = combine.weights(np.abs(before - found.means[:, :at]))
    combined = np.einsum("ms,mosh->osh", shares, found.means[:, : at + 1])
    deviation = found.deviations[: at + 1]
    reach = intervals.reach((before - combined[:at]) / deviation[:at], horizon)
    bounds = scale.back((combined[at] + reach[:, None] * deviation[at]).swapaxes(0, 1)).swapaxes(0, 1)
    mean = scale.back(combined[at])
    fallback = naive(carried_forward(panel.values[:, : origins[at]], 1), horizon)
    return _filled(Paths(mean, (bounds[0], bounds[2]), (bounds[1], bounds[3])), fallback)


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
