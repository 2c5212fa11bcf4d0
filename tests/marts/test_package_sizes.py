"""Packages by size on Monday 19 January 2026. One zone a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | provider_id | person_id | zone_id | age_band | funder  | weekly_hours | status    | service |
    | nothing    | Ash         | -         | edges   | 85+      | council | 0            | -         | -       |
    | under-2    | Ash         | -         | edges   | 85+      | council | 1.75         | -         | -       |
    | two        | Ash         | -         | edges   | 85+      | council | 2            | -         | -       |
    | under-5    | Ash         | -         | edges   | 85+      | council | 4.99         | -         | -       |
    | five       | Ash         | -         | edges   | 85+      | council | 5            | -         | -       |
    | ten        | Ash         | -         | edges   | 85+      | council | 10           | -         | -       |
    | under-20   | Ash         | -         | edges   | 85+      | council | 19.5         | -         | -       |
    | twenty     | Ash         | -         | edges   | 85+      | council | 20           | -         | -       |
    | most       | Ash         | -         | edges   | 85+      | council | 336          | -         | -       |
    | Shared     | Ash         | Sam       | shared  | 85+      | nhs     | 4            | -         | -       |
    | Shared     | Birch       | Sam       | shared  | 85+      | nhs     | 3            | -         | -       |
    | one        | Ash         | Tom       | person  | 85+      | joint   | 3            | -         | -       |
    | another    | Ash         | Tom       | person  | 75-84    | joint   | 4            | -         | -       |
    | away       | Ash         | -         | none    | 85+      | council | 3            | suspended | -       |
    | night      | Ash         | -         | none    | 85+      | council | 3            | -         | nights  |
"""
MONDAY = date(2026, 1, 19)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 1, 23), covers_from=MONDAY)


def sizes(told: Product, **where: Any) -> dict[str, tuple[float, ...]]:
    rows = told.rows("package_sizes", **where)
    return {row["size_band"]: (row["packages"], row["people"], row["hours"], row["mean_hours"]) for row in rows}


def test_a_package_on_an_edge_belongs_to_the_band_above(told: Product) -> None:
    assert sizes(told, zone_id="edges", age_band="all", funder="council") == {
        "0-<2": (2, 2, 1.75, 0.875),
        "2-<5": (2, 2, pytest.approx(6.99), pytest.approx(3.495)),
        "5-<10": (1, 1, 5, 5),
        "10-<20": (2, 2, 29.5, 14.75),
        "20+": (2, 2, 356, 178),
    }


def test_a_shared_package_has_the_size_of_its_lines_together(told: Product) -> None:
    assert sizes(told, zone_id="shared", age_band="85+", funder="nhs") == {"5-<10": (1, 1, 7, 7)}


def test_a_person_with_two_packages_is_one_person_in_the_all_row(told: Product) -> None:
    assert sizes(told, zone_id="person", age_band="85+") == {"2-<5": (1, 1, 3, 3)}
    assert sizes(told, zone_id="person", age_band="75-84") == {"2-<5": (1, 1, 4, 4)}
    assert sizes(told, zone_id="person", age_band="all") == {"2-<5": (2, 1, 7, 3.5)}


def test_what_is_suspended_or_out_of_scope_has_no_row(told: Product) -> None:
    assert sizes(told, zone_id="none") == {}


def test_the_council_is_split_by_funder(told: Product) -> None:
    assert sizes(told, zone_id="all", age_band="all", funder="joint") == {"2-<5": (2, 1, 7, 3.5)}
    assert sizes(told, zone_id="all", age_band="all", funder="nhs") == {"5-<10": (1, 1, 7, 7)}
    assert {row["funder"] for row in told.rows("package_sizes")} == {"council", "nhs", "joint"}
