"""Spare hours, gap, shortfall and coverage on Monday 19 January 2026. One zone a question, ten hours wait in each."""

from datetime import date

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

DECLARATIONS = """
    | zone_id    | provider_id | week_commencing | declared_on | spare_hours |
    | latest     | Ash         | 2026-01-12      | 2026-01-18  | 3           |
    | latest     | Ash         | 2026-01-19      | 2026-01-16  | 5           |
    | same-day   | Ash         | 2026-01-12      | 2026-01-16  | 3           |
    | same-day   | Ash         | 2026-01-19      | 2026-01-16  | 5           |
    | undated    | Ash         | 2026-01-19      | -           | 4           |
    | undated    | Ash         | 2026-01-12      | 2026-01-18  | 6           |
    | week-old   | Ash         | 2026-01-12      | -           | 7           |
    | old        | Ash         | 2026-01-12      | 2026-01-11  | 7           |
    | next-week  | Ash         | 2026-01-26      | 2026-01-15  | 7           |
    | too-late   | Ash         | 2026-01-19      | 2026-01-20  | 7           |
    | corrected  | Ash         | 2026-01-12      | 2026-01-14  | 2           |
    | corrected  | Ash         | 2026-01-19      | 2026-01-21  | 7           |
    | nothing    | Ash         | 2026-01-19      | -           | 0           |
    | plenty     | Ash         | 2026-01-19      | -           | 15          |
    | several    | Ash         | 2026-01-19      | -           | 1           |
    | several    | Birch       | 2026-01-19      | -           | 2           |
    | embargoed  | Cedar       | 2026-01-19      | -           | 7           |
    | back       | Dogwood     | 2026-01-19      | -           | 4           |
    | not-yet    | Elder       | 2026-01-19      | -           | 6           |
    | earliest   | Fir         | 2026-01-19      | -           | 8           |
    | leaving    | Gorse       | 2026-01-19      | -           | 8           |
    | mixed      | Cedar       | 2026-01-19      | -           | 8           |
    | mixed      | Ash         | 2026-01-19      | -           | 2           |
    | not-wanted | Ash         | 2026-01-19      | -           | 9           |
    | -          | Ash         | 2026-01-19      | -           | 11          |
    | -          | Birch       | 2026-01-12      | 2026-01-10  | 100         |
"""
PROVIDERS = """
    | provider_id | from       | status       |
    | Ash         | -          | active       |
    | Cedar       | 2025-01-01 | active       |
    | Cedar       | 2026-01-19 | embargoed    |
    | Dogwood     | 2025-01-01 | suspended    |
    | Dogwood     | 2026-01-10 | active       |
    | Elder       | -          | active       |
    | Elder       | 2026-01-20 | exited       |
    | Fir         | 2026-06-01 | suspended    |
    | Fir         | 2026-07-01 | active       |
    | Gorse       | -          | notice_given |
"""
SPARE = {
    "latest": 3,
    "same-day": 5,
    "undated": 4,
    "week-old": 7,
    "old": None,
    "next-week": None,
    "too-late": None,
    "corrected": 2,
    "nothing": 0,
    "plenty": 15,
    "several": 3,
    "embargoed": None,
    "back": 4,
    "not-yet": 6,
    "earliest": None,
    "leaving": None,
    "mixed": 2,
    "undeclared": None,
}
MONDAY = date(2026, 1, 19)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    options = {"as_at": date(2026, 1, 30), "covers_from": date(2026, 1, 12)}
    referrals = [{"referral_id": f"for {zone}", "zone_id": zone} for zone in SPARE]
    replaced = {"referral_id": "replaced", "zone_id": "plenty", "need": "replacement", "replaces_package_id": "Old"}
    lines = [{"package_id": "Old", "zone_id": "not-wanted", "weekly_hours": 4}]
    told.publish(
        told.request("packages", [*lines, {"package_id": "Kept", "zone_id": "plenty", "weekly_hours": 30}], **options),
        told.request("waiting_list", [*referrals, replaced | {"weekly_hours": 2}], **options),
        told.request("capacity", drawn(DECLARATIONS), as_at=date(2026, 1, 30)),
        told.request("providers", drawn(PROVIDERS)),
    )


def gap(told: Product, zone: str, monday: date = MONDAY) -> dict[str, float]:
    return told.row("weekly_gaps", week_commencing=monday, zone_id=zone)


@pytest.mark.parametrize("zone", SPARE)
def test_spare_is_the_latest_declaration_in_force_of_active_providers(told: Product, zone: str) -> None:
    assert gap(told, zone)["spare_hours"] == SPARE[zone]


def test_a_declaration_serves_until_seven_days_after_it_was_made(told: Product) -> None:
    weeks = [date(2026, 1, day) for day in (12, 19, 26)]
    assert [gap(told, "week-old", week)["spare_hours"] for week in weeks] == [7, 7, None]
    assert [gap(told, "corrected", week)["spare_hours"] for week in weeks] == [None, 2, 7]


def test_demand_capacity_and_gap_count_the_same_care_once(told: Product) -> None:
    """30 live and 12 waiting, of which 2 replace care that still runs; 15 spare."""
    row = gap(told, "plenty")
    assert (row["live_hours"], row["waiting_hours"], row["waiting_people"], row["replacement_hours"]) == (30, 12, 2, 2)
    assert (row["demand_hours"], row["capacity_hours"], row["gap_hours"]) == (40, 43, -3)
    assert (row["shortfall_hours"], row["coverage"]) == (0, 1.25)


def test_where_nothing_is_declared_what_hangs_on_it_is_not_known(told: Product) -> None:
    row = gap(told, "undeclared")
    assert (row["waiting_hours"], row["demand_hours"]) == (10, 10)
    unknown = ("spare_hours", "capacity_hours", "gap_hours", "shortfall_hours", "coverage")
    assert [row[column] for column in unknown] == [None] * 5


def test_nothing_to_spare_is_not_the_same_as_nothing_declared(told: Product) -> None:
    row = gap(told, "nothing")
    assert (row["spare_hours"], row["gap_hours"], row["shortfall_hours"], row["coverage"]) == (0, 10, 10, 0)


def test_coverage_is_not_known_where_none_waits(told: Product) -> None:
    row = gap(told, "not-wanted")
    assert (row["waiting_hours"], row["spare_hours"], row["gap_hours"], row["shortfall_hours"]) == (0, 9, -9, 0)
    assert row["coverage"] is None


def test_the_council_adds_what_serves_anywhere_and_sums_its_zones_shortfalls(told: Product) -> None:
    row = gap(told, "all")
    zones = sum(hours for hours in SPARE.values() if hours is not None) + 9
    assert row["spare_hours"] == zones + 11
    assert row["waiting_hours"] == 10 * len(SPARE) + 2
    known = [hours for hours in SPARE.values() if hours is not None]
    assert row["shortfall_hours"] == sum(max(0, 10 - hours) for hours in known)
    assert row["gap_hours"] == row["waiting_hours"] - row["spare_hours"]
    assert row["coverage"] == pytest.approx(row["spare_hours"] / row["waiting_hours"])


def test_the_all_row_is_no_zone_of_its_own(told: Product) -> None:
    assert len(told.rows("weekly_gaps", week_commencing=MONDAY)) == len(SPARE) + 2
