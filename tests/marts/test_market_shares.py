"""Who holds the market: groups as on the Monday, on each basis. One zone a question; the Monday is 22 June 2026."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
WEEK = timedelta(days=7)
STARTS = date(2025, 3, 24)
LINES = """
    | package_id | person_id | zone_id | provider_id | line_start | line_end   | weekly_hours | status    | service |
    | Ann        | -         | live    | Ash         | 2026-01-01 | -          | 30           | -         | -       |
    | Bob        | -         | live    | Birch       | 2026-01-01 | -          | 20           | -         | -       |
    | Cat        | -         | live    | Cedar       | 2026-01-01 | -          | 10           | -         | -       |
    | Dan        | -         | live    | Ash         | 2026-01-01 | -          | 99           | suspended | -       |
    | Eve        | -         | live    | Ash         | 2026-01-01 | -          | 99           | -         | nights  |
    | Flo        | -         | taken   | Elm         | 2026-01-01 | -          | 6            | -         | -       |
    | Gus        | -         | taken   | Gum         | 2026-01-01 | -          | 3            | -         | -       |
    | Hal        | -         | taken   | Fir         | 2026-01-01 | -          | 1            | -         | -       |
    | Ida        | -         | renamed | Hazel       | 2026-01-01 | -          | 5            | -         | -       |
    | Jon        | -         | none    | Ash         | 2026-01-01 | -          | 0            | -         | -       |
    | Kit        | -         | edges   | Ash         | 2026-03-23 | -          | 1            | -         | -       |
    | Lil        | -         | edges   | Ash         | 2026-03-24 | 2026-03-24 | 2            | -         | -       |
    | Mae        | -         | edges   | Birch       | 2026-06-22 | -          | 4            | -         | -       |
    | Ned        | -         | edges   | Ash         | 2026-01-01 | 2026-05-03 | 8            | -         | -       |
    | Ned        | -         | edges   | Birch       | 2026-05-04 | -          | 16           | -         | -       |
    | Oda        | -         | edges   | Ash         | 2026-06-23 | -          | 32           | -         | -       |
    | Pat        | -         | first   | Ash         | 2026-05-04 | 2026-06-01 | 2            | -         | -       |
    | Pat        | -         | second  | Birch       | 2026-06-02 | -          | 64           | -         | -       |
    | Q1         | Quy       | again   | Ash         | 2025-04-01 | 2025-05-05 | 1            | -         | -       |
    | Q2         | Quy       | again   | Ash         | 2026-05-04 | -          | 2            | -         | -       |
    | R1         | Ray       | again   | Ash         | 2025-04-01 | 2025-05-04 | 4            | -         | -       |
    | R2         | Ray       | again   | Birch       | 2026-05-04 | -          | 8            | -         | -       |
    | S1         | Sam       | again   | Ash         | 2025-04-01 | 2025-05-04 | 16           | -         | -       |
    | S1         | Sam       | again   | Cedar       | 2026-05-04 | -          | 32           | -         | -       |
    | Ted        | -         | both    | Ash         | 2026-05-04 | -          | 3            | -         | -       |
    | Ted        | -         | both    | Birch       | 2026-05-04 | -          | 1            | -         | -       |
    | U1         | Una       | shared  | Birch       | 2026-01-01 | -          | 1            | -         | -       |
    | U2         | Una       | shared  | Cedar       | 2026-01-01 | -          | 1            | -         | -       |
    | U3         | Una       | beyond  | Cedar       | 2026-01-01 | -          | 1            | -         | -       |
    | V1         | Val       | shared  | Birch       | 2026-01-01 | -          | 1            | -         | -       |
"""
PROVIDERS = """
    | provider_id | from       | provider_name | group_name | succeeded_by |
    | Birch       | -          | Birch Care    | Green      | -            |
    | Cedar       | -          | Cedar Care    | Green      | -            |
    | Elm         | -          | Elm Care      | Red        | -            |
    | Elm         | 2026-06-16 | Elm Care      | Red        | Fir          |
    | Gum         | 2026-06-09 | Gum Care      | -          | Elm          |
    | Fir         | -          | Fir Care      | Blue       | -            |
    | Hazel       | -          | Hazel Care    | -          | -            |
    | Hazel       | 2026-06-22 | Hazel Care    | Blue       | -            |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=STARTS),
        told.request("providers", drawn(PROVIDERS)),
    )


def market(told: Product, zone: str, basis: str = "live", monday: date = MONDAY) -> dict[str, tuple[Any, Any]]:
    rows = told.rows("market_shares", week_commencing=monday, zone_id=zone, basis=basis)
    return {row["group_name"]: (row["hours"], pytest.approx(row["share"])) for row in rows}


def test_a_group_holds_the_live_hours_of_its_providers(told: Product) -> None:
    assert market(told, "live") == {"Ash": (30, 0.5), "Green": (30, 0.5)}


def test_a_provider_counts_as_its_successor_from_the_day_on_along_the_chain(told: Product) -> None:
    assert market(told, "taken") == {"Blue": (10, 1)}
    assert market(told, "taken", monday=MONDAY - WEEK) == {"Red": (9, 0.9), "Blue": (1, 0.1)}
    assert market(told, "taken", monday=MONDAY - 2 * WEEK) == {"Red": (6, 0.6), "Gum": (3, 0.3), "Blue": (1, 0.1)}


def test_the_group_is_the_one_of_the_row_in_force(told: Product) -> None:
    assert market(told, "renamed") == {"Blue": (5, 1)}
    assert market(told, "renamed", monday=MONDAY - WEEK) == {"Hazel": (5, 1)}


def test_a_zone_without_hours_has_no_share(told: Product) -> None:
    (row,) = told.rows("market_shares", week_commencing=MONDAY, zone_id="none", basis="live")
    assert (row["hours"], row["share"]) == (0, None)


def test_new_packages_are_first_lines_of_the_last_91_days(told: Product) -> None:
    assert market(told, "edges", "new_packages") == {
        "Ash": (2, pytest.approx(2 / 6)),
        "Green": (4, pytest.approx(4 / 6)),
    }
    assert market(told, "edges", "new_packages", MONDAY - WEEK)["Ash"] == (3, 1)


def test_a_package_counts_where_and_with_whom_it_began(told: Product) -> None:
    assert market(told, "first", "new_packages") == {"Ash": (2, 1)}
    assert market(told, "second", "new_packages") == {}
    assert market(told, "both", "new_packages") == {"Ash": (3, 0.75), "Green": (1, 0.25)}


def test_new_people_had_no_line_in_the_364_days_before(told: Product) -> None:
    """Quy's last day is the 364th before; Ray's and Sam's the 365th; Sam's package is the old one."""
    assert market(told, "again", "new_people") == {"Green": (40, 1)}
    assert market(told, "again", "new_packages") == {"Ash": (2, 0.2), "Green": (8, 0.8)}


def test_the_council_is_its_zones_together(told: Product) -> None:
    everywhere = market(told, "all", "new_packages")
    assert everywhere["Ash"][0] == 2 + 2 + 2 + 3
    assert everywhere["Green"][0] == 4 + 8 + 1
    hours = told.row("weekly_hours", week_commencing=MONDAY, zone_id="all", age_band="all")["live_hours"]
    assert sum(hours for hours, _share in market(told, "all").values()) == hours


def test_a_window_that_reaches_before_coverage_is_not_shown(told: Product) -> None:
    """New people need 91 days and the 364 before them: the first such Monday is 455 days after the start."""

    def first(basis: str) -> Any:
        return min(
            row["week_commencing"]
            for row in told.rows("market_concentration", basis=basis, zone_id="all")
            if row["providers"] is not None
        )

    assert (first("live"), first("new_packages")) == (STARTS, STARTS + 13 * WEEK)
    assert first("new_people") == MONDAY
    assert not told.rows("market_shares", basis="new_people", week_commencing=MONDAY - WEEK)


def test_only_hours_stand_under_hours(told: Product) -> None:
    assert {row["amount"] for row in told.rows("market_shares")} == {None}


def people(told: Product, zone: str, basis: str = "live") -> dict[str, Any]:
    rows = told.rows("market_shares", week_commencing=MONDAY, zone_id=zone, basis=basis)
    return {row["group_name"]: row["people"] for row in rows}


def test_people_of_a_group_are_counted_afresh_in_each_cell(told: Product) -> None:
    """Una has care from both providers of a group, in two zones; Ted from two groups."""
    assert people(told, "shared") == {"Green": 2}
    assert people(told, "beyond") == {"Green": 1}
    assert people(told, "both", "new_packages") == {"Ash": 1, "Green": 1}
    alone = sum(people(told, zone).get("Green", 0) for zone in ("live", "edges", "second", "again", "both"))
    assert people(told, "all")["Green"] == alone + 2
