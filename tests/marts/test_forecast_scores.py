"""Forecasts are frozen, and later judged by what came."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.oracle.frozen import freeze
from tests.oracle.product import Product

MADE_ON = date(2026, 1, 12)
AS_AT = MADE_ON + timedelta(weeks=6)


def packages() -> list[dict[str, Any]]:
    """Ten hours more every week from the first, a package each."""
    first = MADE_ON - timedelta(weeks=8)
    return [{"package_id": f"p{at}", "line_start": first + timedelta(weeks=at)} for at in range(15)]


def forecast(week: int, hours: float, **other: Any) -> dict[str, Any]:
    return {
        "made_on": MADE_ON, "quantity": "live_hours", "zone_id": "all", "week_commencing": MADE_ON + timedelta(weeks=week),
        "hours": hours, "lower_80": hours - 5, "upper_80": hours + 5, "lower_95": hours - 20, "upper_95": hours + 20,
    } | other  # fmt: skip


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Product:
    product = Product(tmp_path_factory.mktemp("scores"))
    product.load("packages", packages(), as_at=AS_AT, covers_from=MADE_ON - timedelta(weeks=8))
    freeze(product, [forecast(1, 999.0)], hour=8)
    freeze(product, [forecast(1, 100.0), forecast(2, 98.0), forecast(5, 150.0)], hour=9)
    return product


def scores(product: Product, week: int) -> dict[str, dict[str, Any]]:
    return {row["model"]: row for row in product.rows("forecast_scores", horizon_weeks=week)}


def test_an_error_is_relative_to_what_came_and_to_the_usual_change(product: Product) -> None:
    """110 hours came in the second week after; the forecast said 98."""
    row = scores(product, 2)["forecast"]
    assert row["wape"] == pytest.approx(12 / 110)
    assert row["mase"] == pytest.approx(12 / 10)
    assert (row["coverage_80"], row["coverage_95"], row["scored_on"]) == (0, 1, "outturn")


def test_the_naive_forecast_stands_beside_it(product: Product) -> None:
    """70 hours were known two weeks before the day it was made on."""
    assert scores(product, 2)["naive"]["wape"] == pytest.approx((110 - 70) / 110)
    assert scores(product, 2)["seasonal_naive"]["wape"] is None


def test_of_one_day_the_run_made_last_counts(product: Product) -> None:
    assert scores(product, 1)["forecast"]["wape"] == pytest.approx(0)
    assert [
        row["hours"] for row in product.rows("forecasts") if row["week_commencing"] == MADE_ON + timedelta(weeks=1)
    ] == [100]


def test_what_is_provisional_is_not_judged_yet(product: Product) -> None:
    assert scores(product, 5) == {}


def test_frozen_files_outlive_an_undo(product: Product) -> None:
    assert len(list(product.store.forecasts.glob("*.parquet"))) == 2
