"""How long those took who were placed, and who died waiting: only where the whole window is covered."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

REFERRALS = """
    | referral_id | zone_id | queue      | referred_on | closed_on  | close_reason | weekly_hours |
    | first       | South   | package    | 2025-01-01  | 2025-01-06 | other        | 1            |
    | r1          | North   | package    | 2026-01-01  | 2026-01-11 | placed       | 1            |
    | r2          | North   | package    | 2026-01-01  | 2026-01-21 | placed       | 1            |
    | r3          | North   | package    | 2026-01-01  | 2026-03-02 | placed       | 1            |
    | late        | North   | package    | 2026-01-01  | 2026-03-03 | placed       | 1            |
    | edge-out    | North   | package    | 2025-11-01  | 2025-12-01 | placed       | 1            |
    | edge-in     | North   | package    | 2025-11-22  | 2025-12-02 | placed       | 1            |
    | d1          | North   | package    | 2025-03-01  | 2025-03-04 | died         | 1            |
    | d0          | North   | package    | 2025-03-01  | 2025-03-03 | died         | 1            |
    | assessed    | North   | assessment | 2026-02-01  | 2026-02-03 | placed       | -            |
    | other       | South   | package    | 2026-01-01  | 2026-01-02 | placed       | 1            |
"""
MONDAY = date(2026, 3, 2)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("waiting_list", drawn(REFERRALS), as_at=date(2026, 3, 9), covers_from=date(2025, 1, 6))


def waits(told: Product, zone: str, monday: date = MONDAY, queue: str = "package") -> dict[str, Any]:
    return told.row("completed_waits", week_commencing=monday, zone_id=zone, queue=queue)


def test_placed_in_the_13_weeks_up_to_and_on_the_monday(told: Product) -> None:
    row = waits(told, "North")  # edge-in waited 10 days, r1 10, r2 20, r3 60
    assert (row["placed_13_weeks"], row["median_days"], row["p90_days"]) == (4, 15, pytest.approx(48))


def test_the_council_is_counted_afresh(told: Product) -> None:
    row = waits(told, "all")  # 1, 10, 10, 20, 60
    assert (row["placed_13_weeks"], row["median_days"]) == (5, 10)


def test_a_queue_of_its_own(told: Product) -> None:
    row = waits(told, "North", queue="assessment")
    assert (row["placed_13_weeks"], row["median_days"], row["died_52_weeks"]) == (1, 2, 0)


def test_deaths_of_52_weeks(told: Product) -> None:
    assert waits(told, "North")["died_52_weeks"] == 1  # d0 died 364 days before the Monday


@pytest.mark.parametrize(
    ("monday", "placed", "died"),
    [
        (date(2025, 3, 31), None, None),
        (date(2025, 4, 7), 0, None),
        (date(2025, 12, 29), 2, None),
        (date(2026, 1, 5), 2, 2),
    ],
)
def test_null_until_the_whole_window_lies_in_coverage(
    told: Product, monday: date, placed: int | None, died: int | None
) -> None:
    row = waits(told, "North", monday)
    assert (row["placed_13_weeks"], row["died_52_weeks"]) == (placed, died)


def test_nobody_placed_has_no_median(told: Product) -> None:
    row = waits(told, "North", date(2025, 4, 7))
    assert (row["median_days"], row["p90_days"]) == (None, None)
