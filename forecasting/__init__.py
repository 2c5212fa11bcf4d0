"""Forecasts and queue arithmetic: pure functions, polars in and polars out."""

from forecasting.backtest import Backtest, TooShortError, backtest
from forecasting.calendar import Calendar
from forecasting.forecasts import Forecasts, forecast
from forecasting.panel import HistoriesError

__all__ = ["Backtest", "Calendar", "Forecasts", "HistoriesError", "TooShortError", "backtest", "forecast"]
