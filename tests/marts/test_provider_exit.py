"""If a provider stopped: two zones, five providers, one of them in no group; figures small enough to place by hand."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
PROVIDERS = """
    | provider_id | provider_name | group_name | status    | market_oversight |
    | Ash         | Ash Care      | Ash Group  | active    | yes              |
    | Ashley      | Ashley Care   | Ash Group  | active    | -                |
    | Birch       | Birch Care    | -          | active    | -                |
    | Cedar       | Cedar Care    | -          | active    | -                |
    | Barred      | Barred Care   | -          | suspended | -                |
"""
LINES = """
    | package_id | provider_id | person_id | zone_id | weekly_hours | carers_per_visit | line_start | status    |
    | a          | Ash         | Ann       | North   | 20           | 2                | 2025-01-06 | -         |
    | b          | Ashley      | Ann       | North   | 10           | -                | 2025-01-06 | -         |
    | b          | Ash         | Ann       | North   | 4            | 2                | 2025-01-06 | -         |
    | c          | Ash         | Bob       | South   | 30           | -                | 2025-01-06 | -         |
    | d          | Ash         | Cat       | South   | 99           | -                | 2025-01-06 | suspended |
    | e          | Birch       | Dan       | North   | 12           | -                | 2025-01-06 | -         |
    | f          | Cedar       | Eve       | South   | 8            | -                | 2025-01-06 | -         |
"""
CAPACITY = """
    | week_commencing | provider_id | zone_id | spare_hours |
    | 2026-02-16      | Birch       | North   | 15          |
    | 2026-02-16      | Cedar       | -       | 10          |
    | 2026-02-16      | Ashley      | North   | 50          |
    | 2026-02-16      | Barred      | North   | 90          |
"""
SLOTS = """
    | contract_id | provider_id | zone_id | role | hours_cap | start_date |
    | c1          | Birch       | North   | lead | 20        | 2025-01-06 |
"""
REFERRALS = """
    | referral_id | referred_on | closed_on  | close_reason | weekly_hours |
    | r1          | 2025-01-10  | 2026-02-16 | placed       | 13           |
    | r2          | 2025-01-10  | 2025-11-18 | placed       | 13           |
    | r3          | 2025-01-10  | 2025-11-17 | placed       | 99           |
    | r4          | 2025-01-10  | 2026-02-10 | died         | 99           |
"""


@pytest.fixture(scope="module")
def exits(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, float], dict[str, Any]]:
    product = Product(tmp_path_factory.mktemp("exits"))
    kinds = {
        "providers": PROVIDERS, "packages": LINES, "capacity": CAPACITY, "contracts": SLOTS, "waiting_list": REFERRALS,
    }  # fmt: skip
    options = {"packages": {"covers_from": date(2025, 1, 6)}, "waiting_list": {"covers_from": date(2025, 1, 6)}}
    product.publish(
        *(product.request(kind, drawn(text), as_at=MONDAY, **options.get(kind, {})) for kind, text in kinds.items())
    )
    rows = product.rows("provider_exit")
    return {(row["group_name"], row["staff_transferring"]): row for row in rows}


def test_a_group_is_counted_afresh(exits: dict[tuple[str, float], dict[str, Any]]) -> None:
    group = exits["Ash Group", 0.0]
    assert (group["hours"], group["people"], group["packages"]) == (64, 2, 3)
    assert (group["double_handed_packages"], group["zones"], group["oversight_flag"]) == (2, 2, True)


def test_others_take_what_they_declared_and_no_more_than_their_cap_leaves(
    exits: dict[tuple[str, float], dict[str, Any]],
) -> None:
    """Birch declared 15 hours but has room for 8; Cedar takes 10 anywhere; the suspended and the group itself none."""
    group = exits["Ash Group", 0.0]
    assert (group["absorbable_hours"], group["unplaced_hours"]) == (18, 46)
    assert exits["Birch", 0.0]["unplaced_hours"] == 0
    assert exits["Cedar", 0.0]["unplaced_hours"] == 8


def test_staff_who_transfer_take_their_hours_with_them(exits: dict[tuple[str, float], dict[str, Any]]) -> None:
    assert exits["Ash Group", 0.5]["unplaced_hours"] == pytest.approx(64 / 2 - 18)
    assert exits["Ash Group", 0.8]["unplaced_hours"] == pytest.approx(0, abs=1e-9)
    assert exits["Ash Group", 0.8]["absorbable_hours"] == pytest.approx(12.8)


def test_weeks_to_resource_are_at_the_rate_of_the_last_13_weeks(exits: dict[tuple[str, float], dict[str, Any]]) -> None:
    assert exits["Ash Group", 0.0]["weeks_to_resource"] == pytest.approx(46 / 2)


def test_groups_are_ranked_by_what_would_be_left(exits: dict[tuple[str, float], dict[str, Any]]) -> None:
    ranks = {group: row["rank"] for (group, share), row in exits.items() if share == 0}
    assert ranks == {"Ash Group": 1, "Cedar": 2, "Birch": 3}


def test_without_packages_there_is_nobody_to_stop(tmp_path_factory: pytest.TempPathFactory) -> None:
    product = Product(tmp_path_factory.mktemp("none"))
    product.load("capacity", drawn(CAPACITY), as_at=MONDAY)
    assert product.rows("provider_exit") == []
