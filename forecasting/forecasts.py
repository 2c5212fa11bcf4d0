"""Forecasts of histories as they stand, as a long frame."""

from dataclasses import dataclass

import polars as pl

from forecasting import notes, recipe
from forecasting.baseline import Paths
from forecasting.calendar import Calendar
from forecasting.members import Task
from forecasting.panel import Panel
from forecasting.preparing import prepared


@dataclass(frozen=True)
class Forecasts:
    """paths: unique_id, ds, step, mean, lower_80, upper_80, lower_95, upper_95, note; in the unit of the histories."""

    paths: pl.DataFrame


def forecast(histories: pl.DataFrame, *, season: int, horizon: int, calendar: Calendar | None = None) -> Forecasts:
    """`horizon` steps past the end of each of the histories `unique_id, ds, y`."""
    panel = prepared(histories, calendar)
    task = Task(season, horizon, (panel.values.shape[1],), calendar)
    return Forecasts(_long(panel, recipe.paths(panel, task)[0], horizon))


def _long(panel: Panel, paths: Paths, horizon: int) -> pl.DataFrame:
    series = len(panel.ids)
    moments = [moment for last in panel.lasts for moment in panel.periods.around(last, 0, horizon)[1:]]
    said = notes.of(panel)
    return pl.DataFrame(
        {
            "unique_id": [unique_id for unique_id in panel.ids for _ in range(horizon)],
            "ds": moments,
            "step": list(range(1, horizon + 1)) * series,
            "mean": paths.mean.ravel(),
            "lower_80": paths.lower[0].ravel(),
            "upper_80": paths.upper[0].ravel(),
            "lower_95": paths.lower[1].ravel(),
            "upper_95": paths.upper[1].ravel(),
            "note": [said.get(unique_id, "") for unique_id in panel.ids for _ in range(horizon)],
        }
    ).with_columns(pl.col("mean", "lower_80", "upper_80", "lower_95", "upper_95").fill_nan(None))
