"""Loads of "everyone open today": what they end, change and begin, in whatever order they come."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

OPEN = """
    | package_id | line_start | weekly_hours |
    | Ann        | 2025-12-01 | 10           |
    | Bob        | 2025-12-01 | 4            |
"""


def load(product: Product, text: str, day: int, kind: str = "packages", **options: Any) -> None:
    product.load(kind, drawn(text), **{"claims": "snapshot", "as_at": date(2026, 1, day)} | options)


def live(product: Product, band: str = "all") -> dict[int, float]:
    rows = product.rows("weekly_hours", zone_id="North", age_band=band)
    return {row["week_commencing"].day: row["live_hours"] for row in rows}


def bridge(product: Product, day: int) -> dict[str, float]:
    row = product.row("hours_bridge", week_commencing=date(2026, 1, day), zone_id="North")
    named = {name.removesuffix("_hours"): hours for name, hours in row.items() if name.endswith("_hours")}
    return {name: hours for name, hours in named.items() if hours and name not in ("opening", "closing")}


def test_what_the_file_lacks_ended_the_day_before(product: Product) -> None:
    load(product, OPEN, 12)
    load(product, "\n".join(OPEN.strip().splitlines()[:2]), 26)
    assert live(product) == {12: 14, 19: 14, 26: 10}
    assert bridge(product, 26) == {"ended": 4}


def test_the_day_before_still_counts(product: Product) -> None:
    load(product, OPEN, 12)
    load(product, "\n".join(OPEN.strip().splitlines()[:2]), 20)
    assert live(product) == {12: 14, 19: 14}
    load(product, "\n".join(OPEN.strip().splitlines()[:2]), 27)
    assert live(product) == {12: 14, 19: 14, 26: 10}


@pytest.mark.parametrize(
    ("line_start", "hours"),
    [
        ("2025-12-01", {12: 10, 19: 10, 26: 16}),
        ("2026-01-16", {12: 10, 19: 16, 26: 16}),
        ("2025-11-01", {12: 10, 19: 10, 26: 16}),
    ],
    ids=["from the day of the file", "from its own start between", "not from before the old line"],
)
def test_changed_hours_begin_a_line(product: Product, line_start: str, hours: dict[int, float]) -> None:
    load(product, OPEN.replace("4 ", "0 "), 12)
    rows = f"""
        | package_id | line_start   | weekly_hours |
        | Ann        | {line_start} | 16           |
        | Bob        | 2025-12-01   | 0            |
    """
    load(product, rows, 26)
    assert live(product) == hours


@pytest.mark.parametrize(
    ("column", "before", "after", "moved"),
    [
        ("provider_id", "Ash", "Birch", {"transferred_out": 10, "transferred_in": 10}),
        ("status", "active", "suspended", {"paused": 10}),
        ("status", "suspended", "active", {"restarted": 10}),
        ("service", "standard", "nights", {"ended": 10}),
        ("arrangement", "direct_payment", "isf", {"new": 10}),
    ],
)
def test_a_change_of_provider_status_or_scope_begins_a_line(
    product: Product, column: str, before: str, after: str, moved: dict[str, float]
) -> None:
    row = f"| package_id | line_start | {column} |\n| Ann | 2025-12-01 |"
    load(product, f"{row} {before} |", 12)
    load(product, f"{row} {after} |", 26)
    assert bridge(product, 26) == moved
    assert bridge(product, 19) == {}


def test_other_columns_are_overwritten_all_along_the_line(product: Product) -> None:
    load(product, "| package_id | line_start | age_band |\n| Ann | 2025-12-01 | 75-84 |", 12)
    load(product, "| package_id | line_start | age_band |\n| Ann | 2025-12-01 | 85+ |", 26)
    assert live(product, "85+") == {12: 10, 19: 10, 26: 10}
    assert product.rows("weekly_hours", age_band="75-84") == []


def test_a_new_package_keeps_its_own_start(product: Product) -> None:
    load(product, OPEN, 12)
    load(product, OPEN + "    | Cat        | 2026-01-14 | 1            |\n", 26)
    assert live(product) == {12: 14, 19: 15, 26: 15}


def test_a_line_that_would_end_before_it_starts_is_withdrawn(product: Product) -> None:
    load(product, OPEN + "    | Cat        | 2026-01-20 | 1            |\n", 12)
    load(product, OPEN, 19)
    load(product, OPEN, 26)
    assert live(product) == {12: 14, 19: 14, 26: 14}


def test_of_two_open_lines_the_one_of_the_same_provider_is_meant(product: Product) -> None:
    rows = """
        | package_id | provider_id | line_start | weekly_hours |
        | Ann        | Ash         | 2025-12-01 | 6            |
        | Ann        | Birch       | 2025-12-01 | 4            |
    """
    load(product, rows, 12)
    load(product, rows.replace("| 4 ", "| 5 "), 19)
    assert bridge(product, 19) == {"increase": 1}
    load(product, "\n".join(rows.strip().splitlines()[::2]).replace("| 4 ", "| 5 "), 26)
    assert bridge(product, 26) == {"transferred_out": 6}


FILES = {
    12: OPEN,
    19: "| package_id | line_start | weekly_hours |\n| Ann | 2025-12-01 | 12 |\n| Cat | 2026-01-15 | 1 |",
    26: "| package_id | line_start | weekly_hours |\n| Bob | 2026-01-22 | 4 |\n| Ann | 2025-12-01 | 12 |",
}


def test_snapshots_replay_in_order_of_their_day(product: Product) -> None:
    """One feed and zone for each order of three files; each has the tables of the order of the days."""
    orders = {"in order": (12, 19, 26), "backwards": (26, 19, 12), "last between": (26, 12, 19)}
    requests = []
    for name, days in orders.items():
        for day in days:
            rows = [row | {"zone_id": name} for row in drawn(FILES[day])]
            request = product.request("packages", rows, feed=name, claims="snapshot", as_at=date(2026, 1, day))
            requests.append(request)
    product.publish(*requests)
    for name in orders:
        rows = product.rows("weekly_hours", zone_id=name, age_band="all")
        assert [row["live_hours"] for row in rows] == [14, 13, 16]
        moves = {column: hours for column, hours in _bridge(product, name).items() if column != "zone_id"}
        assert moves == {column: hours for column, hours in _bridge(product, "in order").items() if column != "zone_id"}


def _bridge(product: Product, zone: str) -> dict[str, Any]:
    return product.row("hours_bridge", week_commencing=date(2026, 1, 26), zone_id=zone)


def test_changes_before_a_snapshot_are_ended_by_it(product: Product) -> None:
    load(product, OPEN, 12, claims="changes", covers_from=date(2026, 1, 5))
    load(product, "\n".join(OPEN.strip().splitlines()[:2]), 19, covers_from=date(2026, 1, 5))
    assert live(product) == {5: 14, 12: 14, 19: 10}


REFERRALS = """
    | referral_id | queue      | referred_on | weekly_hours |
    | r1          | package    | 2026-01-05  | 6            |
    | r2          | package    | 2026-01-05  | 3            |
    | r2          | assessment | 2026-01-05  | -            |
"""


def test_a_referral_the_file_lacks_left_the_day_before_for_no_stated_reason(product: Product) -> None:
    load(product, REFERRALS, 12, kind="waiting_list")
    load(product, REFERRALS.replace("| r2          | package ", "| r3          | package "), 26, kind="waiting_list")
    row = product.row("queue_bridge", week_commencing=date(2026, 1, 26), zone_id="North", queue="package")
    assert (row["other_people"], row["other_hours"], row["closing_people"]) == (1, 3, 2)
    row = product.row("queue_bridge", week_commencing=date(2026, 1, 19), zone_id="North", queue="package")
    assert (row["other_people"], row["closing_people"]) == (0, 3)
    row = product.row("queue_bridge", week_commencing=date(2026, 1, 26), zone_id="North", queue="assessment")
    assert (row["other_people"], row["closing_people"]) == (0, 1)


def test_a_referral_that_changed_is_the_same_referral(product: Product) -> None:
    load(product, REFERRALS, 12, kind="waiting_list")
    load(product, REFERRALS.replace("| 6 ", "| 8 "), 26, kind="waiting_list")
    rows = product.rows("weekly_waiting", zone_id="North", queue="package")
    assert [(row["people"], row["hours"]) for row in rows] == [(2, 11)] * 3
