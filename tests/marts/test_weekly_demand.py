"""What is forecast: hours and starts by zone and age band, each counted once."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
LINES = """
    | package_id | person_id | zone_id | age_band | weekly_hours | line_start | line_end   |
    | a          | Ann       | North   | 85+      | 10           | 2025-01-06 | -          |
    | b          | Bob       | North   | 75-84    | 6            | 2026-02-10 | -          |
    | c          | Cat       | South   | 85+      | 4            | 2026-02-09 | -          |
    | d          | Dan       | South   | 85+      | 3            | 2026-02-16 | -          |
    | e          | Eve       | South   | 85+      | 9            | 2025-01-06 | 2025-06-01 |
    | e          | Eve       | South   | 85+      | 5            | 2026-02-12 | -          |
"""
REFERRALS = """
    | referral_id | zone_id | age_band | weekly_hours | need        | replaces_package_id |
    | r1          | North   | 65-74    | 7            | -           | -                   |
    | r2          | North   | 85+      | 12           | replacement | a                   |
"""


@pytest.fixture(scope="module")
def demand(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[date, str, str], dict[str, Any]]:
    product = Product(tmp_path_factory.mktemp("demand"))
    waiting = [{"need": "new"} | {k: v for k, v in row.items() if v is not None} for row in drawn(REFERRALS)]
    product.publish(
        product.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2025, 1, 6)),
        product.request("waiting_list", waiting, as_at=MONDAY),
    )
    rows = product.rows("weekly_demand")
    return {(row["week_commencing"], row["zone_id"], row["age_band"]): row for row in rows}


def test_demand_counts_care_that_waits_for_a_new_provider_once(
    demand: dict[tuple[date, str, str], dict[str, Any]],
) -> None:
    cell = demand[MONDAY, "North", "85+"]
    assert (cell["live_hours"], cell["waiting_hours"], cell["replacement_hours"]) == (10, 12, 10)
    assert cell["demand_hours"] == 12
    assert demand[MONDAY, "North", "all"]["demand_hours"] == 16 + 19 - 10
    assert demand[MONDAY, "all", "all"]["demand_hours"] == 28 + 19 - 10


def test_a_band_that_only_waits_has_demand_too(demand: dict[tuple[date, str, str], dict[str, Any]]) -> None:
    assert demand[MONDAY, "North", "65-74"]["demand_hours"] == 7
    assert demand[MONDAY, "South", "65-74"]["demand_hours"] == 0


def test_new_packages_are_first_lines_of_the_seven_days_to_the_monday(
    demand: dict[tuple[date, str, str], dict[str, Any]],
) -> None:
    """The one that began on the Monday before belongs to that week; one that comes back is not new."""
    assert demand[MONDAY, "all", "all"]["new_packages"] == 2
    assert demand[MONDAY, "South", "85+"]["new_packages"] == 1
    assert demand[date(2026, 2, 9), "South", "85+"]["new_packages"] == 1
    assert demand[MONDAY, "North", "85+"]["new_packages"] == 0


def test_what_is_not_covered_is_not_known(demand: dict[tuple[date, str, str], dict[str, Any]]) -> None:
    early = demand[date(2025, 1, 6), "all", "all"]
    assert (early["live_hours"], early["waiting_hours"], early["demand_hours"]) == (19, None, None)
    assert early["new_packages"] is None


def test_planned_hours_alone_are_live_hours_without_starts(tmp_path_factory: pytest.TempPathFactory) -> None:
    product = Product(tmp_path_factory.mktemp("planned"))
    product.load("commissioned_hours", [{"period_start": MONDAY, "period": "week"}])
    row = product.row("weekly_demand", zone_id="North", age_band="all")
    assert (row["live_hours"], row["demand_hours"], row["new_packages"]) == (10, None, None)
