"""What an hour of care costs and what a week of it comes to, by zone and provider."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
LINES = """
    | package_id | zone_id | provider_id | weekly_hours | hourly_rate | status    | service | line_end   |
    | a          | North   | Ash         | 30           | 20          | -         | -       | -          |
    | b          | North   | Ash         | 10           | 24          | -         | -       | -          |
    | c          | North   | Ash         | 40           | -           | -         | -       | -          |
    | d          | North   | Ash         | 9            | 99          | suspended | -       | -          |
    | e          | North   | Ash         | 9            | 99          | -         | live_in | -          |
    | f          | North   | Ash         | 9            | 99          | -         | -       | 2026-06-21 |
    | g          | South   | Ash         | 5            | -           | -         | -       | -          |
    | h          | South   | Birch       | 0            | 20          | -         | -       | -          |
    | i          | South   | Cedar       | 8            | 0           | -         | -       | -          |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=MONDAY)


def price(told: Product, zone: str, provider: str) -> tuple[Any, ...]:
    row = told.row("prices_paid", week_commencing=MONDAY, zone_id=zone, provider_id=provider)
    return row["hours"], row["mean_rate"], row["weekly_spend"], row["priced_share"]


def test_the_rate_is_weighted_by_hours_and_lines_without_one_are_left_out_and_said(told: Product) -> None:
    assert price(told, "North", "Ash") == (80, (30 * 20 + 10 * 24) / 40, 30 * 20 + 10 * 24, 0.5)


def test_without_a_rate_or_hours_there_is_no_price(told: Product) -> None:
    assert price(told, "South", "Ash") == (5, None, None, 0)
    assert price(told, "South", "Birch") == (0, None, 0, None)


def test_a_rate_of_nothing_is_a_price(told: Product) -> None:
    assert price(told, "South", "Cedar") == (8, 0, 0, 1)
