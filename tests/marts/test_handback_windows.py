"""Care given up over 13 and 52 weeks: hours add up, packages and people are counted afresh."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
LINES = """
    | package_id | person_id | provider_id | zone_id | line_start | line_end   | weekly_hours | end_reason  | service |
    | a          | Ann       | Ash         | North   | 2025-01-01 | 2026-03-22 | 1            | handed_back | -       |
    | b          | Ann       | Ash         | North   | 2025-01-01 | 2026-03-23 | 2            | handed_back | -       |
    | c          | Bob       | Ash         | North   | 2025-01-01 | 2026-04-21 | 4            | handed_back | -       |
    | c          | Bob       | Ash         | North   | 2026-05-01 | 2026-06-21 | 8            | handed_back | -       |
    | c          | Bob       | Birch       | South   | 2026-04-22 | 2026-04-30 | 16           | handed_back | -       |
    | d          | Cat       | Ash         | North   | 2025-01-01 | 2026-06-22 | 32           | handed_back | -       |
    | e          | Dan       | Ash         | North   | 2025-01-01 | 2026-05-05 | 64           | died        | -       |
    | f          | Eve       | Ash         | North   | 2025-01-01 | 2026-05-05 | 64           | handed_back | nights  |
    | g          | Flo       | Ash         | North   | 2025-01-01 | 2025-06-23 | 3            | handed_back | -       |
    | h          | Gus       | Ash         | North   | 2025-01-01 | 2025-06-22 | 5            | handed_back | -       |
    | i          | Ann       | Ash         | South   | 2025-01-01 | 2026-06-01 | 7            | handed_back | -       |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 6, 30), covers_from=date(2025, 6, 23))


def given_up(told: Product, zone: str, provider: str, weeks: int) -> tuple[Any, ...]:
    where = {"week_commencing": MONDAY, "zone_id": zone, "provider_id": provider, "weeks": weeks}
    row = told.row("handback_windows", **where)
    return row["packages"], row["people"], row["hours"]


def test_13_weeks_are_the_91_days_before_the_monday(told: Product) -> None:
    assert given_up(told, "North", "Ash", 13) == (2, 2, 2 + 4 + 8)


def test_52_weeks_are_the_364_days_before_the_monday(told: Product) -> None:
    assert given_up(told, "North", "Ash", 52) == (4, 3, 1 + 2 + 4 + 8 + 3)


def test_a_package_given_up_twice_and_a_person_with_two_count_once_in_every_total(told: Product) -> None:
    assert given_up(told, "all", "Ash", 13) == (3, 2, 14 + 7)
    assert given_up(told, "South", "all", 13) == (2, 2, 16 + 7)
    assert given_up(told, "all", "all", 13) == (3, 2, 14 + 16 + 7)


def test_hours_are_the_sum_of_the_weeks(told: Product) -> None:
    for weeks, first in ((13, date(2026, 3, 30)), (52, date(2025, 6, 30))):
        rows = [row for row in told.rows("handbacks") if first <= row["week_commencing"] <= MONDAY]
        assert given_up(told, "all", "all", weeks)[2] == sum(row["hours"] for row in rows)


def test_a_window_counts_once_all_of_it_is_covered(told: Product) -> None:
    first = {
        weeks: min(row["week_commencing"] for row in told.rows("handback_windows", weeks=weeks)) for weeks in (13, 52)
    }
    assert first == {13: date(2025, 9, 22), 52: MONDAY}
