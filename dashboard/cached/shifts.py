"""Steps in the histories that forecasts learn from, of the chosen place and age band."""

from datetime import date

import polars as pl

from dashboard.cached.ahead import in_cell
from dashboard.cached.tables import mart


def since(quantity: str, first: date) -> pl.DataFrame:
    """`week_commencing, before, after` of a quantity's steps from a Monday on, in the order of weeks."""
    return in_cell(mart("level_shifts")).filter(pl.col("quantity") == quantity, pl.col("week_commencing") >= first)
