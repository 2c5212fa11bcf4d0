"""Forecasts and queue arithmetic: pure functions, polars in and polars out."""
