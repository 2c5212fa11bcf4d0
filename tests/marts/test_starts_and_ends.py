"""Care that started, by where people came from, and that ended, by why; and who is in hospital with a package kept."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY, SINCE = date(2026, 6, 22), date(2026, 6, 1)
LINES = """
    | package_id | zone_id | person_id | weekly_hours | source    | line_start | line_end   | end_reason  | status    |
    | steady     | North   | Ann       | 10           | hospital  | 2026-06-01 | -          | -           | -         |
    | new        | North   | Bob       | 7            | hospital  | 2026-06-16 | -          | -           | -         |
    | unsaid     | North   | Cat       | 5            | -         | 2026-06-22 | -          | -           | -         |
    | tomorrow   | North   | Dan       | 99           | hospital  | 2026-06-23 | -          | -           | -         |
    | died       | North   | Eve       | 8            | -         | 2026-06-01 | 2026-06-20 | died        | -         |
    | given_up   | North   | Fay       | 6            | -         | 2026-06-01 | 2026-06-21 | handed_back | -         |
    | blank      | South   | Guy       | 4            | -         | 2026-06-01 | 2026-06-19 | -           | -         |
    | today      | South   | Hal       | 4            | -         | 2026-06-01 | 2026-06-22 | died        | -         |
    | paused     | South   | Ivy       | 9            | community | 2026-06-01 | 2026-06-17 | -           | -         |
    | paused     | South   | Ivy       | 9            | community | 2026-06-18 | -          | -           | suspended |
    | kept       | South   | Ivy       | 3            | community | 2026-06-01 | -          | -           | suspended |
    | live_in    | South   | Jan       | 99           | hospital  | 2026-06-16 | -          | -           | -         |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    lines = [row | {"service": "live_in" if row["package_id"] == "live_in" else None} for row in drawn(LINES)]
    told.load("packages", lines, as_at=MONDAY, covers_from=SINCE)


def moved(told: Product, zone: str) -> dict[tuple[str, str], Any]:
    rows = told.rows("starts_and_ends", zone_id=zone, week_commencing=MONDAY)
    return {(row["direction"], row["reason"]): (row["hours"], row["packages"]) for row in rows}


def test_what_started_stands_by_where_people_came_from_and_what_ended_by_why(told: Product) -> None:
    assert moved(told, "North") == {
        ("in", "hospital"): (7, 1), ("in", "not_stated"): (5, 1), ("out", "died"): (8, 1), ("out", "handed_back"): (6, 1),
    }  # fmt: skip


def test_a_pause_in_hospital_and_a_last_day_on_the_monday_are_no_end(told: Product) -> None:
    assert moved(told, "South") == {("out", "not_stated"): (4, 1)}


def test_people_in_hospital_with_a_package_kept_count_once(told: Product) -> None:
    row = told.row("suspended_care", zone_id="South", week_commencing=MONDAY)
    assert (row["people"], row["packages"], row["hours"]) == (1, 2, 12)
    assert told.row("suspended_care", zone_id="all", week_commencing=MONDAY)["hours"] == 12
    assert told.row("suspended_care", zone_id="North", week_commencing=MONDAY)["people"] == 0


def test_no_package_is_known_in_hospital_where_none_is_loaded(product: Product) -> None:
    product.load("waiting_list", [{"referral_id": "r"}], as_at=MONDAY)
    assert {row["people"] for row in product.rows("suspended_care")} == {None}
