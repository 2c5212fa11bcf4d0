"""Reablement by week: 0 and blank at the edges of what a zone returns, and the council's means and sums."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

RETURNS = """
    | week_commencing | zone_id | people | mean_days | starts | leavers | capacity_people | completed_mean_days | awaiting_onward_care |
    | 2026-01-05      | North   | 10     | 20        | 3      | 2       | 12              | 30                  | 4                    |
    | 2026-01-12      | North   | 30     | 10        | 4      | 0       | 32              | -                   | -                    |
    | 2026-01-26      | North   | 8      | 14        | 1      | 6       | 12              | 15                  | 2                    |
    | 2026-01-12      | South   | 10     | 50        | 2      | 4       | 10              | 40                  | 1                    |
    | 2026-01-19      | South   | 6      | 20        | -      | 3       | 10              | -                   | 5                    |
    | 2026-01-05      | West    | 5      | 8         | -      | -       | -               | -                   | -                    |
    | 2026-01-19      | West    | 5      | 8         | -      | -       | -               | -                   | -                    |
    | 2026-02-02      | North   | 7      | 7         | 7      | 7       | 7               | 7                   | 7                    |
"""
FIGURES = ("people", "mean_days", "starts", "leavers", "capacity_people", "completed_mean_days", "awaiting_onward_care")


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("reablement", drawn(RETURNS), as_at=date(2026, 1, 28)),
        told.request("packages", [{"package_id": "a", "zone_id": "East"}], as_at=date(2026, 2, 10)),
    )


def figures(told: Product, zone: str, day: date) -> tuple[Any, ...]:
    row = told.row("reablement_weeks", zone_id=zone, week_commencing=day)
    return tuple(row[name] for name in FIGURES)


def january(day: int) -> date:
    return date(2026, 1, day)


def test_a_week_is_what_the_zone_returned_and_a_blank_is_not_nought(told: Product) -> None:
    assert figures(told, "North", january(5)) == (10, 20, 3, 2, 12, 30, 4)
    assert figures(told, "North", january(12)) == (30, 10, 4, 0, 32, None, None)


def test_a_week_that_a_zone_skips_had_nobody_and_its_means_and_room_are_not_known(told: Product) -> None:
    assert figures(told, "North", january(19)) == (0, None, 0, 0, None, None, 0)


def test_a_figure_that_a_zone_never_returns_is_not_nought_in_a_week_it_skips(told: Product) -> None:
    assert figures(told, "West", january(12)) == (0, None, None, None, None, None, None)


@pytest.mark.parametrize(("zone", "day"), [("South", 5), ("South", 26), ("West", 26), ("East", 12)])
def test_before_its_first_and_after_its_last_return_a_zone_is_not_known(told: Product, zone: str, day: int) -> None:
    assert set(figures(told, zone, january(day))) == {None}


def test_what_lies_after_the_as_at_day_is_not_shown(told: Product) -> None:
    assert set(figures(told, "North", date(2026, 2, 2))) == {None}
    assert set(figures(told, "all", date(2026, 2, 2))) == {None}


def test_mondays_run_from_the_first_to_the_last_of_any_source(told: Product) -> None:
    mondays = [row["week_commencing"] for row in told.rows("reablement_weeks", zone_id="East")]
    assert mondays == [january(5) + timedelta(weeks=week) for week in range(6)]


def test_the_councils_mean_weighs_people_and_its_sums_need_every_part(told: Product) -> None:
    people, mean_days, starts, leavers, room, completed, awaiting = figures(told, "all", january(12))
    assert (people, mean_days) == (40, (30 * 10 + 10 * 50) / 40)
    assert (starts, leavers, room, completed, awaiting) == (None, None, None, None, None)
    assert told.row("reablement_weeks", zone_id="all", week_commencing=january(12))["zones"] == 3


def test_completed_days_weigh_those_who_left(product: Product) -> None:
    rows = [row for row in drawn(RETURNS) if row["zone_id"] != "West"]
    product.load("reablement", rows, as_at=january(28))
    known = {row["week_commencing"]: row for row in product.rows("reablement_weeks", zone_id="all")}
    assert known[january(5)]["completed_mean_days"] == 30
    assert known[january(12)]["completed_mean_days"] == 40
    assert (known[january(12)]["leavers"], known[january(12)]["starts"]) == (4, 6)
    assert known[january(19)]["completed_mean_days"] is None
    assert (known[january(19)]["starts"], known[january(19)]["awaiting_onward_care"]) == (None, 5)
    assert (known[january(26)]["people"], known[january(26)]["zones"]) == (8, 1)
