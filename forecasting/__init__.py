"""Forecasts and queue arithmetic: pure functions, polars in and polars out."""

from forecasting.backtest import Backtest, TooShortError, backtest
from forecasting.calendar import Calendar
from forecasting.forecasts import Forecasts, forecast
from forecasting.hierarchy import hierarchy, hierarchy_backtest
from forecasting.panel import HistoriesError
from forecasting.shifts import level_shifts

__all__ = [
    "Backtest",
    "Calendar",
    "Forecasts",
    "HistoriesError",
    "TooShortError",
    "backtest",
    "forecast",
    "hierarchy",
    "hierarchy_backtest",
    "level_shifts",
]
