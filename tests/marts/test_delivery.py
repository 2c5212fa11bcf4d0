"""Planned against delivered, as monitoring returns it."""

from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

PERIODS = """
    | period_start | period  | zone_id | age_band | provider_id | planned_hours | delivered_hours | missed_visits | late_visits |
    | 2026-01-05   | week    | North   | 75-84    | Ash         | 10            | 9               | 1             | 2           |
    | 2026-01-05   | week    | North   | 85+      | Ash         | 20            | 18.5            | 0             | 3           |
    | 2026-01-05   | week    | North   | -        | Birch       | 5             | -               | 1             | -           |
    | 2026-01-05   | week    | South   | 75-84    | Ash         | 5             | 5               | -             | -           |
    | 2026-01-05   | week    | South   | 85+      | Ash         | 5             | -               | -             | -           |
    | 2026-01-12   | week    | -       | -        | -           | 40            | 39              | -             | -           |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    month = {
        "period_start": "2026-01-01",
        "period": "month",
        "provider_id": "Ash",
        "planned_hours": 25,
        "delivered_hours": 24,
    }
    quarter = {**month, "period": "quarter", "planned_hours": 30}
    told.publish(
        told.request("commissioned_hours", drawn(PERIODS)),
        told.request("commissioned_hours", [month], feed="months"),
        told.request("commissioned_hours", [quarter], feed="quarters"),
    )


def row(told: Product, **where: Any) -> tuple[Any, ...]:
    found = told.row("delivery", **where)
    return tuple(found[name] for name in ("planned_hours", "delivered_hours", "missed_visits", "late_visits"))


def test_ages_are_added_up_where_each_is_known(told: Product) -> None:
    assert row(told, zone_id="North", period="week", provider_id="Ash") == (30, 27.5, 1, 5)
    assert row(told, zone_id="North", provider_id="Birch") == (5, None, 1, None)
    assert row(told, zone_id="South") == (10, None, None, None)


def test_what_is_returned_for_all_is_shown_as_returned(told: Product) -> None:
    assert row(told, zone_id="all", provider_id="all") == (40, 39, None, None)


def test_of_two_lengths_of_period_that_start_together_the_shorter_counts(told: Product) -> None:
    assert row(told, zone_id="North", period="month") == (25, 24, None, None)
    assert not told.rows("delivery", period="quarter")
