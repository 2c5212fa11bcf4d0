"""Packages by the team that buys them and by where they came from, on Monday 19 January 2026."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | provider_id | person_id | zone_id | age_band | weekly_hours | team     | source    | status    | service |
    | a          | Ash         | -         | North   | 85+      | 4.5          | Hospital | hospital  | -         | -       |
    | b          | Ash         | -         | North   | 75-84    | 10           | Hospital | community | -         | -       |
    | Shared     | Ash         | Sam       | North   | 85+      | 3            | Locality | review    | -         | -       |
    | Shared     | Birch       | Sam       | North   | 85+      | 2            | Locality | review    | -         | -       |
    | c          | Ash         | -         | South   | 85+      | 2            | -        | -         | -         | -       |
    | d          | Ash         | -         | South   | 85+      | 3            | all      | hospital  | -         | -       |
    | e          | Ash         | -         | South   | 85+      | 9            | Hospital | hospital  | suspended | -       |
    | f          | Ash         | -         | South   | 85+      | 9            | Hospital | hospital  | -         | nights  |
"""
MONDAY = date(2026, 1, 19)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 1, 23), covers_from=MONDAY)


def split(told: Product, split_by: str, zone: str = "all", age: str = "all") -> dict[str, tuple[Any, ...]]:
    rows = told.rows("package_splits", split_by=split_by, zone_id=zone, age_band=age)
    return {row["part"]: (row["packages"], row["people"], row["hours"], row["small_packages"]) for row in rows}


def test_each_team_has_its_packages_and_those_under_five_hours(told: Product) -> None:
    assert split(told, "team", "North") == {
        "Hospital": (2, 2, 14.5, 1),
        "Locality": (1, 1, 5, 0),
        "all": (3, 3, 19.5, 1),
    }


def test_a_shared_package_is_small_by_its_lines_together(told: Product) -> None:
    found = told.row("package_splits", split_by="team", zone_id="North", age_band="85+", part="Locality")
    assert (found["small_packages"], found["small_people"], found["small_hours"], found["mean_hours"]) == (0, 0, 0, 5)


def test_a_blank_team_and_one_named_as_the_sum_are_not_stated(told: Product) -> None:
    assert split(told, "team", "South") == {"not_stated": (2, 2, 5, 2), "all": (2, 2, 5, 2)}


def test_packages_stand_by_source_too(told: Product) -> None:
    assert split(told, "source") == {
        "hospital": (2, 2, 7.5, 2), "community": (1, 1, 10, 0), "review": (1, 1, 5, 0), "not_stated": (1, 1, 2, 1),
        "all": (5, 5, 24.5, 3),
    }  # fmt: skip
