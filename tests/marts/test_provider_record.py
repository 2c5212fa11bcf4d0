"""What one provider's record adds up: live care, offers and declarations over weeks, each counted afresh by place."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
LINES = """
    | package_id | person_id | provider_id | zone_id | line_start | weekly_hours | carers_per_visit | status    |
    | a          | Ann       | Ash         | North   | 2026-01-05 | 10           | 2                | -         |
    | b          | Ann       | Ash         | South   | 2026-01-05 | 4            | 1                | -         |
    | c          | Bob       | Ash         | South   | 2026-01-05 | 6            | -                | suspended |
    | d          | Cat       | Birch       | South   | 2026-06-16 | 16           | -                | -         |
    | e          | Dan       | Ash         | North   | 2026-06-03 | 5            | -                | -         |
    | f          | Eve       | Ash         | North   | 2026-06-09 | 3            | -                | -         |
"""
REFERRALS = """
    | referral_id | zone_id | weekly_hours |
    | r1          | North   | 8            |
    | r2          | South   | 30           |
"""
OFFERS = """
    | offer_id | referral_id | provider_id | offered_on | answered_on | answer   | reason   |
    | o0       | r1          | Ash         | 2025-06-01 | 2025-06-01  | declined | price    |
    | o1       | r1          | Ash         | 2026-03-23 | 2026-03-24  | declined | price    |
    | o2       | r1          | Ash         | 2026-03-24 | 2026-03-24  | declined | price    |
    | o3       | r1          | Ash         | 2026-06-02 | 2026-06-05  | accepted | -        |
    | o4       | r2          | Ash         | 2026-06-22 | -           | no_reply | -        |
    | o5       | r2          | Birch       | 2026-06-22 | 2026-06-24  | declined | no_staff |
    | o6       | r1          | Ash         | 2026-06-23 | 2026-06-23  | accepted | -        |
"""
CAPACITY = """
    | week_commencing | provider_id | zone_id | spare_hours | declared_on |
    | 2026-03-16      | Birch       | North   | 50          | 2026-03-16  |
    | 2026-06-01      | Ash         | North   | 20          | 2026-06-01  |
    | 2026-06-08      | Ash         | North   | 6           | 2026-06-09  |
    | 2026-06-15      | Ash         | South   | 7           | 2026-06-15  |
    | 2026-06-22      | Ash         | South   | 9           | 2026-06-16  |
    | 2026-06-15      | Ash         | -       | 90          | 2026-06-15  |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2026, 1, 5)),
        told.request("waiting_list", drawn(REFERRALS), as_at=MONDAY),
        told.request("offers", drawn(OFFERS)),
        told.request("capacity", drawn(CAPACITY)),
    )


def row(told: Product, table: str, provider: str, zone: str = "all", **where: Any) -> dict[str, Any]:
    return told.row(table, week_commencing=MONDAY, provider_id=provider, zone_id=zone, **where)


def test_a_person_in_two_zones_counts_once_in_the_total(told: Product) -> None:
    found = row(told, "provider_totals", "Ash")
    assert (found["hours"], found["people"], found["packages"], found["double_handed_hours"]) == (22, 3, 4, 10)
    assert row(told, "provider_totals", "all")["hours"] == 38
    assert row(told, "provider_totals", "Ash", "South")["people"] == 1


def test_a_share_is_of_the_same_place(told: Product) -> None:
    assert row(told, "provider_totals", "Ash")["share"] == pytest.approx(22 / 38)
    assert row(told, "provider_totals", "Ash", "South")["share"] == 4 / 20
    assert row(told, "provider_totals", "all", "North")["share"] == 1


def test_offers_of_13_weeks_begin_the_day_after_the_monday_13_weeks_before(told: Product) -> None:
    found = row(told, "offer_windows", "Ash", weeks=13)
    assert (found["offers"], found["accepted"], found["declined"], found["no_reply"]) == (3, 1, 1, 1)
    assert (found["price"], found["no_staff"], found["acceptance"]) == (1, 0, 1 / 3)
    assert found["median_days_to_answer"] == 1.5
    assert row(told, "offer_windows", "all", "South", weeks=13)["offers"] == 2


def test_offers_of_52_weeks_hold_those_before(told: Product) -> None:
    assert row(told, "offer_windows", "Ash", weeks=52)["declined"] == 2


def test_a_window_that_reaches_before_the_first_offer_is_not_told(told: Product) -> None:
    assert not told.rows("offer_windows", week_commencing=date(2026, 5, 25), weeks=52)
    assert told.rows("offer_windows", week_commencing=date(2026, 6, 1), weeks=52)


def test_declared_hours_are_set_against_those_asked_for_and_begun(told: Product) -> None:
    """20 declared, 8 offered and 5 begun; 6 declared and nothing offered; the last seven days are not over."""
    found = row(told, "spare_uptake", "Ash", "North")
    assert (found["declarations"], found["spare_hours"], found["offered_hours"]) == (2, 26, 8)
    assert (found["taken_up_hours"], found["taken_up_packages"], found["taken_up_share"]) == (5, 1, 5 / 8)
    assert row(told, "spare_uptake", "Ash")["spare_hours"] == 26 + 7


def test_what_was_declared_is_not_added_up_over_weeks_from_before_the_first_declaration(told: Product) -> None:
    weeks = {row["week_commencing"] for row in told.rows("spare_uptake")}
    assert weeks == {date(2026, 6, 15), MONDAY}


def test_where_periods_alone_are_loaded_hours_stand_without_people(product: Product) -> None:
    periods = """
        | period_start | period | zone_id | provider_id | planned_hours |
        | 2026-06-01   | month  | North   | Ash         | 30            |
        | 2026-06-01   | month  | South   | Ash         | 10            |
        | 2026-06-01   | month  | South   | Birch       | 40            |
    """
    product.load("commissioned_hours", drawn(periods))
    found = row(product, "provider_totals", "Ash")
    assert (found["hours"], found["people"], found["share"]) == (40, None, 0.5)
