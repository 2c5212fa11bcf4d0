"""The members of the combination, each at every origin, on the modelled scale.

Tried and not kept, by folds a horizon and four weeks apart of weekly deaths, weekly discharges, sample councils,
monthly staff of Scottish services and public series of other kinds; figures are changes of MASE:
- coefficients of the latest points that vary with the time of year: deaths -.3% and +.2% (-.5 and +.6 of the latest
  alone), others 0; of what is shared: deaths -.7% and -1.0%, discharges +.3%, samples 0 to -.6%: too little beyond the
  same without (-.5, -.6, +.3; -.1 to -.3%) for regressions of a second kind;
- regressions that halve what is three or five years old: deaths 0 and +.1%, MSIS +.4 to +1.1%;
- the regression on every season before in place of V on what is shared: discharges +1.8%; beside V, not averaged with
  it: deaths -.7 and -.4%, discharges +.5%; its coefficients near those of the series: discharges +.8%;
- the regression without the seasons before on what is shared: discharges +1.4%;
- regressions in place of V on what each series differs by: deaths -.7% and +.4%;
- deviations by the time of year, from one-step departures put on one or two waves: MSIS of deaths -.1 to -1.9%, but up
  on the latest third of folds, and +14% for carbon dioxide, whose seasons grow: kept out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasting import autoregression, drift, sharing, smoothing
from forecasting.baseline import carried_forward
from forecasting.panel import Floats, Panel
from forecasting.regressors import Task

NAMES = (
    "smoothing", "common", "common, of seasons", "about a trend", "of seasons", "of changes", "drifting level",
    "drifting on",
)  # fmt: skip
LEAST_DEVIATION = 0.1
"""Of the panel's usual one."""


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
    alone = smoothing.smoothed(panel, task)
    rises = drift.ahead(panel.values, task)
    paths = [
        np.stack([each.mean for each in alone]),
        *sharing.every(panel, task, first),
        *autoregression.every(panel, task),
        np.stack([each.of_levels for each in alone]) + rises,
        _latest(panel, task) + rises,
    ]
    return Members(np.stack(paths), _floored(np.stack([each.deviation for each in alone])))


def _floored(deviations: Floats) -> Floats:
    """Never far below the panel's: a series that has hardly moved yet may still begin to."""
    known = np.isfinite(deviations)
    usual = np.median(np.where(known, deviations, 0), axis=1, keepdims=True)
    return np.where(known, np.maximum(deviations, LEAST_DEVIATION * usual), np.nan)


def _latest(panel: Panel, task: Task) -> Floats:
    filled = carried_forward(panel.values, 1)
    return np.stack([np.repeat(filled[:, origin - 1 : origin], task.horizon, axis=1) for origin in task.origins])
