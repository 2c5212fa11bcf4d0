"""Forecasts of what the series of a panel share, and beside it of what each differs by."""

from dataclasses import replace

import numpy as np

from forecasting import autoregression, common, smoothing
from forecasting.panel import Floats, Panel
from forecasting.regressors import Task

PANEL = 3
"""Series below which there is nothing in common."""


def every(panel: Panel, task: Task, first: int) -> list[Floats]:
    """By V, and by V and the regression on every season before, half and half, of what is shared; first: columns that
    say who follows it. Origin, series, step; NaN where there is nothing in common or no season.

    What each differs by is V's in both. A mean is far less noisy than its series, so that more of a winter can be told
    from its own past; of few years that is too much, and the mean with V holds it back.
    """
    if len(panel.ids) < PANEL or len(set(panel.lasts)) > 1:
        return [np.full((len(task.origins), len(panel.ids), task.horizon), np.nan)] * 2
    mean = common.shared(panel.values)
    follows = common.following(panel.values, mean, first, task.horizon)
    whole = replace(panel, ids=panel.ids[:1], values=mean[None], lasts=panel.lasts[:1])
    rest = replace(panel, values=panel.values - follows[:, None] * mean)
    smooth, own = (np.stack([each.mean for each in smoothing.smoothed(part, task)]) for part in (whole, rest))
    both = (smooth + autoregression.of_seasons(whole, task)) / 2
    return [follows[:, None] * shared + own for shared in (smooth, both)]
