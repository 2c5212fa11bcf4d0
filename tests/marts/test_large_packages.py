"""Packages of 20 hours a week and more, and those of two workers at once, on Monday 19 January 2026."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | provider_id | person_id | zone_id | age_band | weekly_hours | carers_per_visit | status    |
    | under      | Ash         | -         | North   | 85+      | 19.5         | 2                | -         |
    | twenty     | Ash         | -         | North   | 85+      | 20           | 1                | -         |
    | thirty     | Ash         | -         | North   | 75-84    | 30           | 2                | -         |
    | Shared     | Ash         | Sam       | South   | 85+      | 35           | 2                | -         |
    | Shared     | Birch       | Sam       | South   | 85+      | 25           | -                | -         |
    | away       | Ash         | -         | South   | 85+      | 50           | 2                | suspended |
"""
MONDAY = date(2026, 1, 19)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 1, 23), covers_from=MONDAY)


def large(told: Product, **where: Any) -> dict[str, tuple[Any, ...]]:
    rows = told.rows("large_packages", **where)
    return {row["size_band"]: (row["packages"], row["people"], row["hours"]) for row in rows}


def test_a_band_starts_with_its_lower_edge(told: Product) -> None:
    assert large(told, zone_id="North", age_band="all") == {
        "20-<30": (1, 1, 20),
        "30-<40": (1, 1, 30),
        "all": (2, 2, 50),
    }


def test_a_shared_package_is_as_large_as_its_lines_together(told: Product) -> None:
    assert large(told, zone_id="South", age_band="85+") == {"60+": (1, 1, 60), "all": (1, 1, 60)}


def test_hours_of_two_workers_are_half_as_many_hours_with_the_person(told: Product) -> None:
    found = told.row("double_handed", zone_id="all", age_band="all")
    assert (found["packages"], found["people"], found["hours"], found["person_hours"]) == (3, 3, 84.5, 42.25)
    assert (found["share"], found["hours_share"]) == (3 / 4, pytest.approx(84.5 / 129.5))


def test_only_the_line_of_two_workers_counts_of_a_shared_package(told: Product) -> None:
    found = told.row("double_handed", zone_id="South", age_band="85+")
    assert (found["packages"], found["hours"], found["person_hours"]) == (1, 35, 17.5)
