"""Visits under 30 minutes: how many, how many agreed, and of packages from before and after the council's policy."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
LINES = """
    | package_id | zone_id | line_start | line_end   | visits_per_week | short_visits_per_week | short_visits_agreed | status    | service |
    | a          | North   | 2026-03-30 | 2026-05-03 | 99              | 99                    | yes                 | -         | -       |
    | a          | North   | 2026-05-04 | -          | 14              | 7                     | yes                 | -         | -       |
    | b          | North   | 2026-04-01 | -          | 20              | 2                     | no                  | -         | -       |
    | c          | North   | 2026-05-01 | -          | 6               | 1                     | -                   | -         | -       |
    | d          | North   | 2026-05-01 | -          | 50              | -                     | -                   | -         | -       |
    | e          | North   | 2026-05-01 | -          | -               | 5                     | yes                 | -         | -       |
    | f          | North   | 2026-05-01 | -          | 50              | 50                    | yes                 | suspended | -       |
    | g          | North   | 2026-05-01 | -          | 50              | 50                    | yes                 | -         | nights  |
    | h          | South   | 2026-05-01 | -          | 10              | 0                     | -                   | -         | -       |
    | i          | West    | 2026-05-01 | -          | 0               | 0                     | -                   | -         | -       |
    | j          | East    | 2026-05-01 | -          | -               | -                     | -                   | -         | -       |
"""
EVENTS = """
    | event_on   | name        | zone_id | effect              |
    | 2026-04-01 | 30 minutes  | -       | policy_short_visits |
    | 2026-06-22 | again       | South   | policy_short_visits |
    | 2026-06-23 | later       | -       | policy_short_visits |
    | 2026-05-15 | a bad week  | -       | annotate            |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2026, 3, 2)),
        told.request("events", drawn(EVENTS)),
    )


def visits(told: Product, zone: str, monday: date = MONDAY) -> dict[str, Any]:
    return told.row("short_visits", week_commencing=monday, zone_id=zone)


def test_visits_count_where_both_are_returned(told: Product) -> None:
    found = visits(told, "North")
    assert (found["visits"], found["short_visits"], found["short_share"]) == (40, 10, 0.25)


def test_what_is_not_recorded_as_agreed_is_not_agreed(told: Product) -> None:
    assert visits(told, "North")["short_agreed_share"] == 0.7


def test_nothing_short_is_a_share_of_nothing_agreed_and_no_visits_have_no_share(told: Product) -> None:
    assert (visits(told, "South")["short_share"], visits(told, "South")["short_agreed_share"]) == (0, None)
    assert (visits(told, "West")["visits"], visits(told, "West")["short_share"]) == (0, None)


def test_where_no_visits_are_returned_there_is_no_row(told: Product) -> None:
    assert not told.rows("short_visits", zone_id="East")


def test_packages_begun_before_the_policy_stand_apart(told: Product) -> None:
    found = visits(told, "North")
    assert found["policy_from"] == date(2026, 4, 1)
    assert (found["visits_before_policy"], found["short_visits_before_policy"]) == (14, 7)
    assert (found["visits_after_policy"], found["short_visits_after_policy"]) == (26, 3)


def test_the_latest_policy_of_the_zone_or_the_council_holds(told: Product) -> None:
    before, after = visits(told, "South", date(2026, 6, 15)), visits(told, "South")
    assert (before["policy_from"], before["visits_before_policy"], before["visits_after_policy"]) == (
        date(2026, 4, 1), 0, 10,
    )  # fmt: skip
    assert (after["policy_from"], after["visits_before_policy"], after["visits_after_policy"]) == (MONDAY, 10, 0)


def test_before_there_is_a_policy_nothing_stands_apart(told: Product) -> None:
    early = visits(told, "North", date(2026, 3, 30))
    assert (early["visits"], early["policy_from"], early["visits_before_policy"]) == (99, None, None)
    found = visits(told, "North", date(2026, 4, 6))
    assert (found["visits_before_policy"], found["visits_after_policy"]) == (99, 20)


def test_without_events_there_is_no_split(product: Product) -> None:
    product.load("packages", [{"package_id": "a", "visits_per_week": 7, "short_visits_per_week": 1}], as_at=MONDAY)
    found = product.row("short_visits")
    assert (found["policy_from"], found["visits_before_policy"], found["short_visits_after_policy"]) == (
        None,
        None,
        None,
    )
