"""What people say of providers, and how providers do against their targets."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

SPRING, SUMMER = date(2026, 4, 1), date(2026, 7, 1)
REPLIES = """
    | period_start | provider_id | zone_id | respondent | responses | mean_rating |
    | 2026-04-01   | Ash         | -       | customer   | 4         | 5           |
    | 2026-04-01   | Ash         | -       | family     | 6         | 3           |
    | 2026-04-01   | Birch       | -       | customer   | 5         | 2           |
    | 2026-04-01   | Cedar       | -       | customer   | 3         | 4           |
    | 2026-04-01   | Cedar       | -       | family     | 9         | -           |
    | 2026-04-01   | Ash         | North   | customer   | 2         | 1           |
    | 2026-07-01   | Ash         | -       | customer   | 10        | 1           |
    | 2026-07-01   | -           | -       | customer   | 53        | 4.22        |
    | 2026-07-01   | Ash         | -       | family     | 7         | 2           |
    | 2026-07-01   | Elm         | -       | other      | 0         | -           |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    kpis = [
        {"period_start": SPRING, "kpi": "Visits on time", "value": 0.94, "target": 0.95},
        {"period_start": SPRING, "kpi": "Complaints", "value": None, "target": 2},
    ]
    told.publish(
        told.request("feedback", drawn(REPLIES)),
        told.request("provider_kpis", kpis, feed="east"),
        told.request("provider_kpis", [{"period_start": SPRING, "kpi": "Complaints", "value": 3}], feed="west"),
    )


def replies(told: Product, provider: str, who: str, start: date = SPRING, zone: str = "all") -> tuple[Any, ...]:
    row = told.row("feedback", period_start=start, provider_id=provider, respondent=who, zone_id=zone)
    return row["responses"], row["mean_rating"]


def test_means_are_weighted_by_replies(told: Product) -> None:
    assert replies(told, "Ash", "all") == (10, (4 * 5 + 6 * 3) / 10)
    assert replies(told, "all", "customer") == (12, (4 * 5 + 5 * 2 + 3 * 4) / 12)
    assert replies(told, "all", "all")[0] == 4 + 6 + 5 + 3 + 9


def test_no_mean_of_a_provider_stands_on_fewer_than_five_rated_replies(told: Product) -> None:
    assert replies(told, "Ash", "customer") == (4, None)
    assert replies(told, "Birch", "customer") == (5, 2)
    assert replies(told, "Cedar", "all") == (12, None)


def test_replies_without_a_rating_have_no_part_in_a_mean(told: Product) -> None:
    assert replies(told, "Cedar", "family") == (9, None)
    assert replies(told, "all", "family") == (15, 3)
    assert replies(told, "Elm", "other", SUMMER) == (0, None)


def test_a_return_for_all_providers_stands_for_them_and_is_not_added_to_theirs(told: Product) -> None:
    """53 replies and a mean of 4.22, as Bury printed them."""
    assert replies(told, "all", "customer", SUMMER) == (53, pytest.approx(4.22))
    assert replies(told, "all", "all", SUMMER) == (60, pytest.approx((53 * 4.22 + 7 * 2) / 60))


def test_zones_are_as_returned(told: Product) -> None:
    assert replies(told, "Ash", "customer", zone="North") == (2, None)
    assert replies(told, "all", "customer", zone="North") == (2, 1)


def test_indicators_are_as_returned_and_of_two_sources_the_last_by_name_counts(told: Product) -> None:
    found = {row["kpi"]: (row["value"], row["target"]) for row in told.rows("provider_kpis", period_start=SPRING)}
    assert found == {"Visits on time": (0.94, 0.95), "Complaints": (3, None)}
