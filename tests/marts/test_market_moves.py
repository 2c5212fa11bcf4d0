"""Who came into a zone's market and who went, between a Monday and the one 13 weeks before it."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
BEFORE = date(2026, 3, 23)
LINES = """
    | package_id | zone_id | provider_id | line_start | line_end   | weekly_hours | status    |
    | a          | North   | Stays       | 2026-01-01 | -          | 30           | -         |
    | b          | North   | Comes       | 2026-03-24 | -          | 10           | -         |
    | c          | North   | Goes        | 2026-01-01 | 2026-03-23 | 20           | -         |
    | d          | North   | Gone        | 2026-01-01 | 2026-03-22 | 40           | -         |
    | e          | North   | Between     | 2026-04-01 | 2026-06-21 | 5            | -         |
    | f          | North   | Nothing     | 2026-04-01 | -          | 0            | -         |
    | g          | North   | Paused      | 2026-01-01 | 2026-04-01 | 50           | -         |
    | g          | North   | Paused      | 2026-04-02 | -          | 50           | suspended |
    | h          | South   | Goes        | 2026-05-01 | -          | 8            | -         |
    | i          | South   | Old         | 2026-01-01 | 2026-05-01 | 2            | -         |
    | i          | South   | New         | 2026-05-02 | -          | 2            | -         |
    | j          | South   | Alder       | 2026-01-01 | 2026-05-01 | 6            | -         |
    | j          | South   | Beech       | 2026-05-02 | -          | 6            | -         |
"""
PROVIDERS = """
    | provider_id | from       | group_name | succeeded_by |
    | Old         | -          | -          | -            |
    | Old         | 2026-06-01 | -          | New          |
    | Alder       | -          | Trees      | -            |
    | Beech       | -          | -          | -            |
    | Beech       | 2026-06-20 | Trees      | -            |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2026, 3, 10)),
        told.request("providers", drawn(PROVIDERS)),
    )


def moves(told: Product, zone: str, monday: date = MONDAY) -> dict[str, tuple[Any, ...]]:
    rows = told.rows("market_moves", zone_id=zone, week_commencing=monday)
    return {row["group_name"]: (row["move"], row["hours"], row["share"]) for row in rows}


def test_hours_where_there_were_none_are_an_entry_and_the_reverse_a_departure(told: Product) -> None:
    """At the Monday 40 hours are live in North, 13 weeks before it 100; who was there in between is neither."""
    assert moves(told, "North") == {
        "Comes": ("entered", 10, 10 / 40),
        "Goes": ("left", 20, 20 / 100),
        "Paused": ("left", 50, 50 / 100),
    }


def test_a_take_over_or_a_new_owner_brings_nobody_in(told: Product) -> None:
    assert moves(told, "South") == {"Goes": ("entered", 8, 8 / 16)}


def test_the_council_counts_who_is_new_to_all_of_it(told: Product) -> None:
    assert moves(told, "all") == {"Comes": ("entered", 10, 10 / 56), "Paused": ("left", 50, 50 / 108)}


def test_there_are_none_until_the_monday_13_weeks_before_is_covered(told: Product) -> None:
    assert {row["week_commencing"] for row in told.rows("market_moves")} == {date(2026, 6, 15), MONDAY}
    assert moves(told, "South", date(2026, 6, 15)) == {
        "Goes": ("entered", 8, 8 / 16),
        "Beech": ("entered", 6, 6 / 16),
        "Trees": ("left", 6, 6 / 8),
    }
