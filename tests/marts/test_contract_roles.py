"""What each role was meant to take, what it took, and what was left to others. One zone a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
SLOTS = """
    | contract_id | provider_id | zone_id | role      | expected_share | start_date | end_date   |
    | c1          | Ash         | full    | lead      | 0.6            | 2026-04-01 | -          |
    | c2          | Birch       | full    | secondary | 0.2            | 2026-04-01 | -          |
    | c3          | -           | full    | secondary | 0.2            | 2026-04-01 | -          |
    | c4          | Cedar       | full    | framework | -              | 2026-04-01 | -          |
    | c5          | Elm         | full    | spot      | -              | 2026-01-01 | 2026-06-21 |
    | c6          | Ash         | later   | lead      | 1              | 2026-06-22 | -          |
    | c7          | Ash         | two     | framework | -              | 2026-04-01 | -          |
    | c8          | Ash         | two     | lead      | 0.5            | 2026-04-01 | -          |
    | c9          | Old         | taken   | lead      | 0.9            | 2026-04-01 | -          |
    | c10         | Ash         | idle    | lead      | 0.6            | 2026-04-01 | -          |
"""
LINES = """
    | package_id | zone_id | provider_id | line_start | weekly_hours | person_id |
    | a          | full    | Ash         | 2026-05-01 | 40           | -         |
    | b          | full    | Birch       | 2026-05-01 | 30           | -         |
    | c          | full    | Cedar       | 2026-05-01 | 20           | -         |
    | d          | full    | Dogwood     | 2026-05-01 | 6            | -         |
    | e          | full    | Elm         | 2026-05-01 | 4            | -         |
    | f          | full    | Ash         | 2026-03-31 | 60           | -         |
    | g          | full    | Dogwood     | 2025-06-01 | 40           | -         |
    | h          | later   | Ash         | 2026-06-01 | 10           | -         |
    | i          | two     | Ash         | 2026-04-01 | 8            | -         |
    | j          | taken   | New         | 2026-05-01 | 3            | -         |
    | k          | bare    | Ash         | 2026-05-01 | 7            | -         |
    | l          | shared  | Dogwood     | 2026-05-01 | 7            | Una       |
    | m          | shared  | Elm         | 2026-05-01 | 7            | Una       |
    | n          | shared  | Elm         | 2026-05-01 | 7            | Val       |
"""
PROVIDERS = "| provider_id | from | succeeded_by |\n| Old | 2026-06-01 | New |"


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2025, 3, 24)),
        told.request("contracts", drawn(SLOTS)),
        told.request("providers", drawn(PROVIDERS)),
    )


def roles(told: Product, zone: str, monday: date = MONDAY) -> dict[str, dict[str, Any]]:
    return {row["role"]: row for row in told.rows("contract_roles", week_commencing=monday, zone_id=zone)}


def test_a_slot_is_counted_where_it_is_in_force_and_never_dropped_for_being_vacant(told: Product) -> None:
    found = roles(told, "full")
    assert {role: (row["slots"], row["vacant_slots"], row["expected_share"]) for role, row in found.items()} == {
        "lead": (1, 0, 0.6), "secondary": (2, 1, 0.4), "framework": (1, 0, None),
        "off_framework": (0, 0, None), "legacy": (0, 0, None),
    }  # fmt: skip


def test_new_hours_go_to_the_role_of_who_took_them(told: Product) -> None:
    """160 hours of new people: 40 by the lead, 30 by a secondary, 20 framework, 10 by others, 60 begun before."""
    found = roles(told, "full")
    shares = {role: row["new_share"] for role, row in found.items()}
    assert shares == {
        "lead": 40 / 160,
        "secondary": 30 / 160,
        "framework": 20 / 160,
        "off_framework": 10 / 160,
        "legacy": 60 / 160,
    }
    assert found["lead"]["new_hours_short"] == pytest.approx(0.6 * 160 - 40)
    assert found["secondary"]["new_hours_short"] == pytest.approx(0.4 * 160 - 30)
    assert {found[role]["new_hours_short"] for role in ("framework", "off_framework", "legacy")} == {None}


def test_live_hours_too_with_packages_from_before_the_contracts_apart(told: Product) -> None:
    shares = {role: row["live_share"] for role, row in roles(told, "full").items()}
    assert shares == {
        "lead": 40 / 200,
        "secondary": 30 / 200,
        "framework": 20 / 200,
        "off_framework": 10 / 200,
        "legacy": 100 / 200,
    }


def test_people_of_a_role_count_once_whoever_gives_the_care(told: Product) -> None:
    """Una has care from two providers without a contract."""
    (row,) = roles(told, "shared").values()
    assert (row["live_people"], row["new_people"]) == (2, 2)
    found = roles(told, "full")
    assert (found["legacy"]["live_people"], found["legacy"]["new_people"]) == (2, 1)
    assert (found["secondary"]["live_people"], found["secondary"]["new_people"]) == (1, 1)


def test_before_a_contract_begins_its_holder_is_off_the_framework(told: Product) -> None:
    assert {role: row["live_share"] for role, row in roles(told, "later", date(2026, 6, 15)).items()} == {
        "off_framework": 1
    }
    assert {role: row["live_share"] for role, row in roles(told, "later").items()} == {"lead": 0, "legacy": 1}


def test_a_provider_with_two_roles_counts_in_the_first_of_them(told: Product) -> None:
    found = roles(told, "two")
    assert (found["lead"]["live_hours"], found["framework"]["live_hours"]) == (8, 0)
    assert found["lead"]["new_hours_short"] == 0


def test_who_took_a_contract_holder_over_holds_its_contract(told: Product) -> None:
    assert roles(told, "taken")["lead"]["live_share"] == 1
    assert roles(told, "taken", date(2026, 5, 25))["off_framework"]["live_share"] == 1


def test_a_zone_without_contracts_is_all_off_the_framework_and_one_without_care_has_no_share(told: Product) -> None:
    assert {role: (row["live_share"], row["slots"]) for role, row in roles(told, "bare").items()} == {
        "off_framework": (1, 0)
    }
    idle = roles(told, "idle")["lead"]
    assert (idle["live_share"], idle["new_share"], idle["new_hours_short"]) == (None, None, 0)


def test_the_council_has_no_row_and_new_people_wait_for_their_window(told: Product) -> None:
    assert not told.rows("contract_roles", zone_id="all")
    early = roles(told, "full", date(2026, 6, 15))
    assert early["lead"]["live_share"] is not None
    assert {row["new_share"] for row in early.values()} == {None}


def test_without_contracts_there_are_no_roles(product: Product) -> None:
    product.load("packages", [{"package_id": "Ann"}], as_at=MONDAY)
    assert product.rows("contract_roles") == []


def test_worcestershires_slots(product: Product) -> None:
    """10 zones with a lead and two secondaries: 30 slots, 22 filled, 8 vacant (3 lead, 5 secondary)."""
    slots = []
    for zone in range(10):
        vacant = (["lead"] if zone < 3 else []) + (["secondary"] if zone < 5 else [])
        for number, role in enumerate(("lead", "secondary", "secondary")):
            empty = role in vacant and number < 2
            holder = None if empty else f"P{(zone + number) % 8}"
            share = 0.6 if role == "lead" else 0.2
            slots.append(
                {
                    "contract_id": f"{zone}-{number}",
                    "zone_id": f"Z{zone}",
                    "role": role,
                    "provider_id": holder,
                    "expected_share": share,
                }
            )
    product.publish(
        product.request("contracts", slots), product.request("packages", [{"package_id": "Ann"}], as_at=MONDAY)
    )
    rows = [row for row in product.rows("contract_roles", week_commencing=MONDAY) if row["slots"]]
    assert (sum(row["slots"] for row in rows), sum(row["vacant_slots"] for row in rows)) == (30, 8)
    assert sum(row["vacant_slots"] for row in rows if row["role"] == "lead") == 3
    assert {row["expected_share"] for row in rows} == {0.6, 0.4}
