"""Offers of thirteen weeks by the times of day that were asked for, and by the role of who was asked."""

from datetime import date

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
REFERRALS = """
    | referral_id | zone_id | time_bands  |
    | early       | North   | morning     |
    | both        | North   | morning;tea |
    | blank       | South   | -           |
"""
OFFERS = """
    | offer_id | referral_id | provider_id | offered_on | answer   | reason      |
    | o0       | early       | Ash         | 2026-03-09 | accepted | -           |
    | o1       | early       | Ash         | 2026-03-24 | accepted | -           |
    | o2       | early       | Ash         | 2026-06-22 | declined | no_staff    |
    | o3       | both        | Birch       | 2026-06-18 | declined | time_of_day |
    | o4       | both        | Birch       | 2026-06-19 | no_reply | -           |
    | o5       | blank       | Birch       | 2026-06-19 | declined | -           |
    | o6       | nobody      | Birch       | 2026-06-19 | accepted | -           |
    | o7       | early       | Ash         | 2026-06-23 | accepted | -           |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("waiting_list", drawn(REFERRALS), as_at=date(2026, 6, 30), covers_from=date(2026, 3, 9)),
        told.request("offers", drawn(OFFERS), as_at=date(2026, 6, 30)),
        told.request("contracts", [{"contract_id": "c1", "zone_id": "North", "role": "secondary"}]),
    )


def bands(told: Product, zone: str) -> dict[str, tuple[int, ...]]:
    return {
        row["time_band"]: (row["offers"], row["accepted"], row["declined"], row["no_reply"])
        for row in told.rows("offer_bands", zone_id=zone, week_commencing=MONDAY)
    }


def test_an_offer_counts_in_each_time_of_day_of_its_package_and_once_in_all(told: Product) -> None:
    assert bands(told, "North") == {"morning": (4, 1, 2, 1), "tea": (2, 0, 1, 1), "all": (4, 1, 2, 1)}


def test_times_that_no_file_states_stand_apart(told: Product) -> None:
    assert bands(told, "South") == {"not_stated": (1, 0, 1, 0), "all": (1, 0, 1, 0)}
    assert bands(told, "all")["not_stated"] == (2, 1, 1, 0)
    assert bands(told, "all")["all"] == (6, 2, 3, 1)


def test_reasons_are_those_of_declined_offers(told: Product) -> None:
    morning = told.row("offer_bands", zone_id="North", time_band="morning", week_commencing=MONDAY)
    assert (morning["no_staff"], morning["time_of_day"], morning["not_stated"]) == (1, 1, 0)
    assert told.row("offer_bands", zone_id="South", time_band="all", week_commencing=MONDAY)["not_stated"] == 1


def test_a_window_before_the_first_offer_is_not_known(told: Product) -> None:
    assert not told.rows("offer_bands", week_commencing=date(2026, 6, 1))


def test_acceptance_by_role(told: Product) -> None:
    found = {row["role"]: row for row in told.rows("offer_roles", zone_id="all", week_commencing=MONDAY)}
    assert {role: (row["offers"], row["acceptance"]) for role, row in found.items()} == {
        "secondary": (2, 0.5), "off_framework": (3, 0),
    }  # fmt: skip
