"""Discharges by week: hospitals added up, totals beside them not, 0 and blank at the edges, and the council's sums."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

RETURNS = """
    | week_commencing | zone_id | hospital  | discharges | not_meeting_criteria | discharges_with_care | delayed_people | delayed_days | admissions_with_package |
    | 2026-01-05      | North   | Royal     | 20         | 3.5                  | 4                    | 2              | 7.5          | 1                       |
    | 2026-01-05      | North   | Infirmary | 30         | 1.5                  | 6                    | -              | 2            | 0                       |
    | 2026-01-12      | North   | Royal     | 20         | 4                    | 4                    | 2              | 7            | 1                       |
    | 2026-01-12      | North   | Infirmary | 30         | 1                    | 6                    | 1              | -            | 1                       |
    | 2026-01-12      | North   | -         | 55         | -                    | -                    | 4              | 9            | -                       |
    | 2026-01-26      | North   | -         | 60         | 2                    | 5                    | 0              | 0            | 3                       |
    | 2026-01-12      | South   | -         | 10         | 5                    | -                    | 3              | 4            | -                       |
    | 2026-01-19      | South   | -         | 11         | 6                    | -                    | -              | 5            | -                       |
"""
FIGURES = (
    "discharges", "not_meeting_criteria", "discharges_with_care", "delayed_people", "delayed_days", "admissions_with_package",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("discharges", drawn(RETURNS), as_at=date(2026, 1, 28)),
        told.request("zones", [{"zone_id": "East", "zone_name": "East"}]),
    )


def figures(told: Product, zone: str, day: int) -> tuple[Any, ...]:
    row = told.row("discharge_weeks", zone_id=zone, week_commencing=date(2026, 1, day))
    return tuple(row[name] for name in FIGURES)


def test_hospitals_are_added_up_where_each_states_the_figure(told: Product) -> None:
    assert figures(told, "North", 5) == (50, 5, 10, None, 9.5, 1)


def test_a_total_beside_hospitals_is_taken_and_not_added_and_where_it_is_blank_they_are(told: Product) -> None:
    assert figures(told, "North", 12) == (55, 5, 10, 4, 9, 2)


def test_a_total_alone_is_the_zones(told: Product) -> None:
    assert figures(told, "North", 26) == (60, 2, 5, 0, 0, 3)


def test_a_week_that_a_zone_skips_had_none(told: Product) -> None:
    assert figures(told, "North", 19) == (0, 0, 0, 0, 0, 0)


def test_a_blank_is_not_nought_nor_is_a_figure_that_a_zone_never_returns(told: Product) -> None:
    assert figures(told, "South", 19) == (11, 6, None, None, 5, None)


@pytest.mark.parametrize(("zone", "day"), [("South", 5), ("South", 26), ("East", 12)])
def test_before_its_first_and_after_its_last_return_a_zone_is_not_known(told: Product, zone: str, day: int) -> None:
    assert set(figures(told, zone, day)) == {None}


def test_the_council_adds_the_zones_that_return_a_figure_and_needs_each_of_them(told: Product) -> None:
    assert figures(told, "all", 12) == (65, 10, 10, 7, 13, 2)
    assert figures(told, "all", 19) == (11, 6, 0, None, 5, 0)
    assert figures(told, "all", 5) == (50, 5, 10, None, 9.5, 1)


def test_mondays_are_its_own_where_nothing_else_is_loaded(told: Product) -> None:
    days = [row["week_commencing"] for row in told.rows("discharge_weeks", zone_id="all")]
    assert days == [date(2026, 1, day) for day in (5, 12, 19, 26)]
