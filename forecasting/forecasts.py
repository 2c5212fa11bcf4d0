"""Forecasts of histories as they stand, as long frames: paths with their bounds, and joint draws."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from forecasting import notes, recipe
from forecasting.baseline import Paths
from forecasting.calendar import Calendar
from forecasting.draws import Together, together
from forecasting.panel import Panel
from forecasting.preparing import prepared
from forecasting.regressors import Task

BOUNDS = ("mean", "lower_80", "upper_80", "lower_95", "upper_95")


@dataclass(frozen=True)
class Forecasts:
    """paths: keys, ds, step, mean, lower_80, upper_80, lower_95, upper_95, note; in the unit of the histories.

    Keys are unique_id, or zone_id and age_band where totals are forecast too. mean and bounds are null where a history
    holds nothing to forecast from. method: how parts and totals were made to add up.
    """

    paths: pl.DataFrame
    keys: pl.DataFrame
    together: Together
    method: str = ""

    def draws(self, number: int, seed: int) -> pl.DataFrame:
        """Joint paths: keys, step, draw, value; of parts only, whose sums are the totals' draws."""
        drawn = self.together.draw(number, seed)
        draws, series, steps = np.indices(drawn.shape)
        return self.keys[series.ravel()].with_columns(
            step=pl.Series(steps.ravel() + 1, dtype=pl.Int64),
            draw=pl.Series(draws.ravel(), dtype=pl.Int64),
            value=pl.Series(drawn.ravel()).fill_nan(None),
        )


def forecast(histories: pl.DataFrame, *, season: int, horizon: int, calendar: Calendar | None = None) -> Forecasts:
    """`horizon` steps past the end of each of the histories `unique_id, ds, y`."""
    panel = prepared(histories, calendar)
    outcome = recipe.outcomes(panel, Task(season, horizon, (panel.values.shape[1],), calendar))[0]
    keys = pl.DataFrame({"unique_id": panel.ids})
    return Forecasts(long(panel, keys, outcome.paths), keys, together(outcome, outcome.paths))


def long(panel: Panel, keys: pl.DataFrame, paths: Paths) -> pl.DataFrame:
    """A row a series and step; keys name the panel's series."""
    horizon = paths.mean.shape[1]
    said = notes.of(panel)
    moments = [moment for last in panel.lasts for moment in panel.periods.around(last, 0, horizon)[1:]]
    arrays = (paths.mean, paths.lower[0], paths.upper[0], paths.lower[1], paths.upper[1])
    return keys[np.repeat(np.arange(len(panel.ids)), horizon)].with_columns(
        ds=pl.Series(moments),
        step=pl.Series(list(range(1, horizon + 1)) * len(panel.ids), dtype=pl.Int64),
        **{name: pl.Series(array.ravel()).fill_nan(None) for name, array in zip(BOUNDS, arrays, strict=True)},
        note=pl.Series([said.get(unique_id, "") for unique_id in panel.ids for _ in range(horizon)], dtype=pl.String),
    )
