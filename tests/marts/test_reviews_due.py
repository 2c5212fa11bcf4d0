"""Packages without a review for twelve months on Monday 15 June 2026, by team."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | zone_id | line_start | line_end   | last_review_on | team  | status    | end_reason |
    | reviewed   | North   | 2024-01-01 | -          | 2025-06-16     | One   | -         | -          |
    | long-ago   | North   | 2024-01-01 | -          | 2025-06-15     | One   | -         | -          |
    | never      | North   | 2024-01-01 | -          | -              | One   | -         | -          |
    | young      | North   | 2025-06-16 | -          | -              | One   | -         | -          |
    | a-year     | North   | 2025-06-15 | -          | -              | Two   | -         | -          |
    | on-a-line  | South   | 2024-01-01 | 2025-12-31 | 2025-10-01     | Two   | -         | changed    |
    | on-a-line  | South   | 2026-01-01 | -          | -              | Two   | -         | -          |
    | away       | South   | 2024-01-01 | -          | -              | Two   | suspended | -          |
    | blank      | South   | 2024-01-01 | -          | -              | -     | -         | -          |
"""
MONDAY = date(2026, 6, 15)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 6, 17), covers_from=date(2026, 5, 4))


def due(told: Product, team: str, zone: str = "all") -> tuple[Any, ...]:
    row = told.row("reviews_due", team=team, zone_id=zone, age_band="all")
    return row["packages"], row["overdue_packages"], row["blank_packages"], row["due_packages"]


def test_a_review_twelve_months_ago_to_the_day_is_due(told: Product) -> None:
    assert due(told, "One") == (4, 1, 1, 2)


def test_a_package_without_a_review_is_due_once_it_is_twelve_months_old(told: Product) -> None:
    assert due(told, "Two", "North") == (1, 0, 1, 1)


def test_a_review_noted_on_an_earlier_line_counts(told: Product) -> None:
    assert due(told, "Two", "South") == (1, 0, 0, 0)


def test_a_blank_team_is_not_stated_and_all_adds_teams_up(told: Product) -> None:
    assert due(told, "not_stated") == (1, 0, 1, 1)
    found = told.row("reviews_due", team="all", zone_id="all", age_band="all")
    assert (found["week_commencing"], found["packages"], found["due_packages"]) == (MONDAY, 7, 4)
    assert found["due_share"] == 4 / 7
