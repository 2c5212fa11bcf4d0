"""Offers of the week to the Monday: to whom, what came of them, how long the answer took, and why not."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
OFFERS = """
    | offer_id | referral_id | provider_id | offered_on | answered_on | answer   | reason   |
    | o1       | r1          | Ash         | 2026-06-15 | 2026-06-15  | declined | price    |
    | o2       | r1          | Ash         | 2026-06-16 | 2026-06-16  | declined | location |
    | o3       | r1          | Ash         | 2026-06-22 | 2026-06-25  | accepted | no_staff |
    | o4       | r2          | Ash         | 2026-06-18 | -           | no_reply | -        |
    | o5       | r2          | Ash         | 2026-06-18 | 2026-06-19  | declined | -        |
    | o6       | r1          | Ash         | 2026-06-23 | 2026-06-23  | accepted | -        |
    | o7       | r3          | Ash         | 2026-06-18 | -           | no_reply | -        |
    | o8       | nobody      | Ash         | 2026-06-18 | 2026-06-20  | accepted | -        |
    | o9       | r1          | Birch       | 2026-06-18 | 2026-06-20  | declined | price    |
    | o10      | r2          | Birch       | 2026-06-18 | 2026-06-20  | declined | price    |
    | o11      | r4          | Ash         | 2026-06-18 | 2026-06-18  | accepted | -        |
"""
REFERRALS = """
    | referral_id | queue      | zone_id |
    | r1          | package    | North   |
    | r1          | assessment | South   |
    | r2          | package    | North   |
    | r3          | assessment | South   |
    | r4          | package    | West    |
"""
SLOTS = """
    | contract_id | provider_id | zone_id | role      |
    | c1          | Ash         | North   | secondary |
    | c2          | Old         | West    | lead      |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("waiting_list", drawn(REFERRALS), as_at=date(2026, 6, 30), covers_from=date(2026, 6, 8)),
        told.request("offers", drawn(OFFERS)),
        told.request("contracts", drawn(SLOTS)),
        told.request("providers", [{"provider_id": "Old", "from": date(2026, 6, 20), "succeeded_by": "Ash"}]),
    )


def offers(told: Product, zone: str, provider: str = "Ash", monday: date = MONDAY) -> dict[str, Any]:
    return told.row("offer_cascade", zone_id=zone, provider_id=provider, week_commencing=monday)


def test_offers_after_the_monday_before_to_the_monday_count(told: Product) -> None:
    found = offers(told, "North")
    assert (found["offers"], found["accepted"], found["declined"], found["no_reply"]) == (4, 1, 2, 1)
    assert offers(told, "North", monday=date(2026, 6, 15))["offers"] == 1
    assert offers(told, "North", monday=date(2026, 6, 29))["offers"] == 1


def test_acceptance_is_of_all_offers_and_answers_take_their_median(told: Product) -> None:
    found = offers(told, "North")
    assert (found["acceptance"], found["median_days_to_answer"]) == (0.25, 1)
    assert (offers(told, "North", "Birch")["acceptance"], offers(told, "North", "Birch")["median_days_to_answer"]) == (
        0,
        2,
    )


def test_who_never_answered_has_no_days(told: Product) -> None:
    found = offers(told, "South")
    assert (found["offers"], found["acceptance"], found["median_days_to_answer"]) == (1, 0, None)


def test_the_zone_is_that_of_the_referral_in_the_package_queue_and_unknown_ones_stand_apart(told: Product) -> None:
    assert offers(told, "not listed")["offers"] == 1
    places = {row["zone_id"] for row in told.rows("offer_cascade")}
    assert places == {"North", "South", "West", "not listed"}


def test_the_role_is_the_one_the_provider_holds_in_that_zone(told: Product) -> None:
    roles = {zone: offers(told, zone)["role"] for zone in ("North", "South", "West", "not listed")}
    assert roles == {"North": "secondary", "South": "off_framework", "West": "lead", "not listed": None}


def test_refusals_are_counted_by_reason_and_a_blank_one_is_not_stated(told: Product) -> None:
    rows = told.rows("offer_reasons", week_commencing=MONDAY)
    assert {(row["zone_id"], row["provider_id"], row["reason"]): row["offers"] for row in rows} == {
        ("North", "Ash", "location"): 1,
        ("North", "Ash", "not_stated"): 1,
        ("North", "Birch", "price"): 2,
    }


def test_without_contracts_there_is_no_role(product: Product) -> None:
    product.publish(
        product.request("waiting_list", [{"referral_id": "r1"}], as_at=MONDAY),
        product.request("offers", [{"offer_id": "o1", "referral_id": "r1", "offered_on": MONDAY}]),
    )
    assert (product.row("offer_cascade")["role"], product.row("offer_cascade")["acceptance"]) == (None, 1)
