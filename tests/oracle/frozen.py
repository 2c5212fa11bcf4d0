"""Forecasts written by hand into a product's store, as if a run had made them."""

from datetime import UTC, datetime
from typing import Any

import polars as pl

from dashboard.pipeline import rebuild
from dashboard.warehouse import frozen
from tests.oracle.product import Product

DEFAULTS = {"age_band": "all", "note": "", "draws": None, "lower_95": 0.0, "upper_95": 1e6}


def freeze(product: Product, rows: list[dict[str, Any]], hour: int = 9) -> None:
    """Rows of one made_on day, written at an hour of it; a version is published with them."""
    keep(product, rows, hour)
    rebuild(product.store, lambda _step: None)


def keep(product: Product, rows: list[dict[str, Any]], hour: int = 9) -> None:
    """For the next version to hold."""
    made_on = rows[0]["made_on"]
    made_at = datetime(made_on.year, made_on.month, made_on.day, hour, tzinfo=UTC)
    forecasts = pl.DataFrame(
        [{**DEFAULTS, **row, "made_at": made_at} for row in rows], schema=frozen.FORECASTS, infer_schema_length=None
    )
    scores = frozen.NOTHING["frozen_scores"]
    frozen.keep(product.store, frozen.Frozen(made_on, f"{hour:012d}", forecasts, scores))
