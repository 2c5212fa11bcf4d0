"""Packages with visits under 30 minutes, week by week, and those from before the policy that still have them."""

from datetime import date

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | zone_id | line_start | line_end   | visits_per_week | short_visits_per_week | short_visits_agreed | end_reason |
    | a          | North   | 2026-03-02 | 2026-05-03 | 14              | 7                     | no                  | changed    |
    | a          | North   | 2026-05-04 | -          | 14              | 7                     | yes                 | -          |
    | b          | North   | 2026-03-02 | 2026-05-17 | 20              | 2                     | -                   | died       |
    | c          | North   | 2026-04-06 | -          | 6               | 1                     | no                  | -          |
    | d          | South   | 2026-03-02 | -          | 10              | 0                     | -                   | -          |
    | e          | South   | 2026-03-02 | -          | -               | 5                     | no                  | -          |
    | f          | South   | 2026-03-02 | -          | 10              | 1                     | no                  | -          |
"""
EVENTS = """
    | event_on   | name       | zone_id | effect              |
    | 2026-04-01 | 30 minutes | North   | policy_short_visits |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=date(2026, 5, 18), covers_from=date(2026, 3, 2)),
        told.request("events", drawn(EVENTS)),
    )


def older(told: Product, monday: date, zone: str = "North") -> int | None:
    found: int | None = told.row("short_visit_weeks", week_commencing=monday, zone_id=zone, age_band="all")[
        "older_packages"
    ]
    return found


def test_packages_from_before_the_policy_are_cleared_down_to_none(told: Product) -> None:
    weeks = (date(2026, 3, 30), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 18))
    assert [older(told, monday) for monday in weeks] == [None, 2, 1, 0]


def test_a_zone_without_a_policy_has_nothing_to_clear(told: Product) -> None:
    assert older(told, date(2026, 5, 18), "South") is None


def test_of_all_zones_the_packages_of_those_with_a_policy_count(told: Product) -> None:
    found = told.row("short_visit_weeks", week_commencing=date(2026, 5, 4), zone_id="all", age_band="all")
    assert (found["older_packages"], found["newer_packages"], found["unagreed_packages"]) == (1, 1, 3)
    assert (found["packages"], found["short_packages"], found["policy_from"]) == (5, 4, date(2026, 4, 1))


def test_shares_of_visits_before_and_since_stand_apart(told: Product) -> None:
    found = told.row("short_visit_weeks", week_commencing=date(2026, 5, 4), zone_id="North", age_band="all")
    assert (found["visits"], found["short_visits"], found["short_share"]) == (40, 10, 0.25)
    assert (found["older_share"], found["newer_share"]) == (pytest.approx(9 / 34), pytest.approx(1 / 6))
    assert found["agreed_share"] == 0.7
