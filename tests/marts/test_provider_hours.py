"""Each provider in each zone: what it holds, may hold, can take and took. One provider a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
LINES = """
    | package_id | provider_id | person_id | line_start | weekly_hours | carers_per_visit | status    |
    | a          | Ash         | Ann       | 2026-01-01 | 10           | 2                | -         |
    | b          | Ash         | Ann       | 2026-01-01 | 6            | 1                | -         |
    | c          | Ash         | Bob       | 2026-01-01 | 4            | -                | -         |
    | d          | Ash         | Cat       | 2026-01-01 | 99           | 2                | suspended |
    | e          | Over        | -         | 2026-01-01 | 30           | -                | -         |
    | f          | Taker       | -         | 2026-02-16 | 3            | -                | -         |
    | g          | Taker       | -         | 2026-02-22 | 2            | -                | -         |
    | h          | Taker       | -         | 2026-02-23 | 50           | -                | -         |
    | i          | Taker       | -         | 2026-01-01 | 50           | -                | -         |
    | i          | Taker       | -         | 2026-02-18 | 7            | -                | -         |
    | j          | Shy         | -         | 2026-01-01 | 1            | -                | -         |
"""
SLOTS = """
    | contract_id | provider_id | hours_cap | role      | end_date   |
    | c1          | Ash         | 60        | lead      | -          |
    | c2          | Ash         | 40        | spot      | -          |
    | c3          | Over        | 20        | secondary | -          |
    | c4          | Taker       | -         | framework | -          |
    | c5          | Idle        | 15        | framework | -          |
    | c6          | -           | 99        | framework | -          |
    | c7          | Gone        | 15        | block     | 2026-02-15 |
"""
CAPACITY = """
    | week_commencing | provider_id | zone_id | spare_hours | declared_on |
    | 2026-02-16      | Taker       | North   | 20          | -           |
    | 2026-02-09      | Taker       | North   | 99          | -           |
    | 2026-02-16      | Modest      | North   | 4           | 2026-02-12  |
    | 2026-02-16      | Shy         | North   | 4           | -           |
    | 2026-02-16      | Nil         | North   | 0           | -           |
    | 2026-02-16      | Wide        | -       | 5           | -           |
    | 2026-02-16      | Barred      | North   | 5           | -           |
"""
REFERRALS = """
    | referral_id | zone_id | weekly_hours |
    | r1          | North   | 8            |
    | r2          | North   | 2            |
    | r3          | South   | 50           |
    | r4          | North   | 16           |
"""
OFFERS = """
    | offer_id | referral_id | provider_id | offered_on | answer   |
    | o1       | r1          | Taker       | 2026-02-16 | accepted |
    | o2       | r2          | Taker       | 2026-02-22 | declined |
    | o3       | r3          | Taker       | 2026-02-16 | declined |
    | o4       | r4          | Taker       | 2026-02-23 | declined |
    | o5       | r4          | Taker       | 2026-02-15 | declined |
    | o6       | r1          | Taker       | 2026-02-17 | accepted |
    | o7       | r1          | Modest      | 2026-02-18 | declined |
    | o8       | nobody      | Shy         | 2026-02-18 | declined |
    | o9       | r1          | Nil         | 2026-02-18 | declined |
"""
PROVIDERS = """
    | provider_id | from       | status    | rating      |
    | Ash         | -          | active    | Good        |
    | Ash         | 2026-02-16 | embargoed | Inadequate  |
    | Barred      | -          | suspended | Outstanding |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=date(2026, 3, 2), covers_from=date(2026, 2, 9)),
        told.request("contracts", drawn(SLOTS)),
        told.request("capacity", drawn(CAPACITY)),
        told.request("waiting_list", drawn(REFERRALS), as_at=date(2026, 3, 2)),
        told.request("offers", drawn(OFFERS)),
        told.request("providers", drawn(PROVIDERS)),
    )


def row(told: Product, provider: str, monday: date = MONDAY) -> dict[str, Any]:
    return told.row("provider_hours", week_commencing=monday, provider_id=provider, zone_id="North")


def test_hours_people_and_packages_are_those_live(told: Product) -> None:
    found = row(told, "Ash")
    assert (found["hours"], found["people"], found["packages"], found["double_handed_hours"]) == (20, 2, 3, 10)


def test_headroom_is_the_caps_less_the_hours(told: Product) -> None:
    assert (row(told, "Ash")["headroom"], row(told, "Over")["headroom"]) == (60 + 40 - 20, -10)
    assert row(told, "Taker")["headroom"] is None


def test_a_contract_without_care_has_all_its_headroom_until_it_ends(told: Product) -> None:
    assert (row(told, "Idle")["hours"], row(told, "Idle")["headroom"]) == (0, 15)
    assert row(told, "Gone", date(2026, 2, 9))["headroom"] == 15
    assert not told.rows("provider_hours", week_commencing=MONDAY, provider_id="Gone")


def test_spare_hours_are_the_declaration_that_counts(told: Product) -> None:
    assert row(told, "Taker")["spare_hours"] == 20
    assert row(told, "Ash")["spare_hours"] is None
    assert not told.rows("provider_hours", provider_id="Barred")
    assert not told.rows("provider_hours", provider_id="Wide")


def test_taken_up_is_what_began_over_the_lesser_of_declared_and_offered(told: Product) -> None:
    """Offered there in seven days: 8 (once) and 2; began: 3 and 2. A second line of a package is not taken up."""
    assert row(told, "Taker")["taken_up_share"] == 5 / 10
    assert row(told, "Modest")["taken_up_share"] == 0


@pytest.mark.parametrize("provider", ["Shy", "Nil", "Ash"])
def test_where_nothing_was_offered_or_declared_nothing_could_be_taken_up(told: Product, provider: str) -> None:
    assert row(told, provider)["taken_up_share"] is None


def test_status_and_rating_are_those_in_force(told: Product) -> None:
    assert (row(told, "Ash")["status"], row(told, "Ash")["rating"]) == ("embargoed", "Inadequate")
    early = row(told, "Ash", date(2026, 2, 9))
    assert (early["status"], early["rating"]) == ("active", "Good")
    assert (row(told, "Over")["status"], row(told, "Over")["rating"]) == ("active", "Not rated")
