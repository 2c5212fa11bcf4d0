"""How much of new people's care contracted providers take: where every slot is filled and, apart, in the rest."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
SLOTS = """
    | contract_id | provider_id | zone_id | role      | start_date | end_date   |
    | f1          | Ash         | full    | lead      | 2026-03-01 | -          |
    | f2          | Birch       | full    | spot      | 2026-06-01 | -          |
    | f3          | Cedar       | full    | secondary | 2026-01-01 | 2026-06-21 |
    | f4          | Ash         | second  | lead      | 2026-05-01 | -          |
    | p1          | Ash         | part    | lead      | 2026-03-01 | -          |
    | p2          | -           | part    | secondary | 2026-06-22 | -          |
    | e1          | Ash         | early   | block     | 2025-12-30 | -          |
    | e2          | Ash         | edge    | block     | 2025-12-31 | -          |
    | t1          | Old         | taken   | lead      | 2026-03-01 | -          |
"""
LINES = """
    | package_id | person_id | zone_id | provider_id | line_start | line_end   | weekly_hours |
    | a          | -         | full    | Ash         | 2026-03-01 | -          | 1            |
    | b          | -         | full    | Ash         | 2026-03-24 | -          | 2            |
    | c          | -         | full    | Birch       | 2026-06-22 | -          | 4            |
    | d          | -         | full    | Cedar       | 2026-05-01 | -          | 8            |
    | e          | -         | full    | Ash         | 2026-02-28 | -          | 16           |
    | f          | -         | full    | Dogwood     | 2026-05-01 | -          | 32           |
    | g          | Gus       | full    | Ash         | 2026-01-20 | 2026-05-01 | 64           |
    | g2         | Gus       | full    | Ash         | 2026-05-02 | -          | 64           |
    | h          | Hal       | full    | Ash         | 2025-01-05 | 2025-02-01 | 9            |
    | h          | Hal       | full    | Ash         | 2026-05-05 | -          | 128          |
    | i          | -         | second  | Ash         | 2026-04-30 | -          | 3            |
    | j          | -         | second  | Ash         | 2026-05-01 | -          | 6            |
    | k          | -         | part    | Ash         | 2026-05-01 | -          | 10           |
    | l          | -         | part    | Elm         | 2026-05-01 | -          | 30           |
    | m          | -         | early   | Ash         | 2026-05-01 | -          | 5            |
    | m2         | -         | edge    | Ash         | 2026-05-01 | -          | 11           |
    | n          | -         | bare    | Ash         | 2026-05-01 | -          | 99           |
    | o          | -         | taken   | New         | 2026-05-01 | -          | 7            |
"""
PROVIDERS = "| provider_id | from | succeeded_by |\n| Old | 2026-06-01 | New |"


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2025, 1, 1)),
        told.request("contracts", drawn(SLOTS)),
        told.request("providers", drawn(PROVIDERS)),
    )


def uptake(told: Product, zone: str, over: str, monday: date = MONDAY, **where: Any) -> tuple[Any, ...]:
    row = told.row("contract_uptake", zone_id=zone, measured_over=over, week_commencing=monday, **where)
    return row["zones_covered"], row["new_hours"], row["contracted_hours"]


def test_over_13_weeks_contracted_providers_take_their_part_of_new_peoples_hours(told: Product) -> None:
    """2 (Ash) + 4 (Birch) of 2 + 4 + 8 + 32 + 128: Cedar's contract is over, Hal's package was begun before it all."""
    assert uptake(told, "full", "13_weeks") == ("full", 174, 6)
    (row,) = told.rows("contract_uptake", zone_id="full", measured_over="13_weeks", week_commencing=MONDAY)
    assert row["contracted_share"] == 6 / 174


def test_since_the_start_they_do_so_from_the_first_day_of_the_first_contract_now_in_force(told: Product) -> None:
    assert uptake(told, "full", "since_start") == ("full", 175, 7)
    assert uptake(told, "second", "since_start") == ("full", 6, 6)
    assert uptake(told, "second", "13_weeks") == ("full", 9, 6)


def test_a_zone_with_a_vacant_slot_stands_apart(told: Product) -> None:
    assert uptake(told, "part", "13_weeks") == ("part", 40, 10)
    assert uptake(told, "part", "since_start", date(2026, 6, 15)) == ("full", 40, 10)


def test_since_the_start_waits_for_the_year_before_the_first_counted_day(told: Product) -> None:
    """The 364 days before 2025-12-30 begin on 2024-12-31, a day before the coverage."""
    assert uptake(told, "early", "since_start") == ("full", None, None)
    assert uptake(told, "edge", "since_start") == ("full", 11, 11)
    assert uptake(told, "early", "13_weeks") == ("full", 5, 5)
    assert uptake(told, "full", "13_weeks", date(2026, 3, 30))[1:] == (None, None)
    assert uptake(told, "full", "13_weeks", date(2026, 4, 6))[1] is not None


def test_who_took_a_contract_holder_over_takes_for_it(told: Product) -> None:
    assert uptake(told, "taken", "13_weeks") == ("full", 7, 7)
    assert uptake(told, "taken", "13_weeks", date(2026, 5, 25)) == ("full", 7, 0)


def test_the_council_adds_up_zones_of_each_kind_and_says_how_many(told: Product) -> None:
    def council(covered: str, over: str) -> tuple[Any, ...]:
        where = {"zone_id": "all", "zones_covered": covered, "measured_over": over, "week_commencing": MONDAY}
        row = told.row("contract_uptake", **where)
        return row["zones"], row["zones_measured"], row["new_hours"], row["contracted_hours"]

    assert council("full", "13_weeks") == (5, 5, 174 + 9 + 5 + 11 + 7, 6 + 6 + 5 + 11 + 7)
    assert council("full", "since_start") == (5, 4, 175 + 6 + 11 + 7, 7 + 6 + 11 + 7)
    assert council("part", "13_weeks") == (1, 1, 40, 10)


def test_a_zone_without_slots_is_left_out(told: Product) -> None:
    assert not told.rows("contract_uptake", zone_id="bare")


def test_worcestershires_share_of_zones_with_full_cover(product: Product) -> None:
    """39% of the hours of new people there; what happens in zones with a vacant slot is no part of it."""
    lines = """
        | package_id | zone_id | provider_id | line_start | weekly_hours |
        | a          | one     | Lead        | 2026-05-01 | 20           |
        | b          | one     | Spot        | 2026-05-01 | 30           |
        | c          | two     | Lead        | 2026-05-01 | 19           |
        | d          | two     | Spot        | 2026-05-01 | 31           |
        | e          | three   | Lead        | 2026-05-01 | 500          |
    """
    slots: list[dict[str, Any]] = [
        {"contract_id": zone, "zone_id": zone, "provider_id": "Lead"} for zone in ("one", "two", "three")
    ]
    slots.append({"contract_id": "four", "zone_id": "three", "provider_id": None, "role": "secondary"})
    product.publish(
        product.request("packages", drawn(lines), as_at=MONDAY, covers_from=date(2025, 1, 1)),
        product.request("contracts", slots),
    )
    where = {"week_commencing": MONDAY, "zone_id": "all", "zones_covered": "full"}
    rows = {row["measured_over"]: row for row in product.rows("contract_uptake", **where)}
    assert {row["contracted_share"] for row in rows.values()} == {0.39}
    assert {row["zones"] for row in rows.values()} == {2}


def test_people_stand_beside_the_hours(told: Product) -> None:
    row = told.row("contract_uptake", zone_id="part", measured_over="13_weeks", week_commencing=MONDAY)
    assert (row["new_people"], row["contracted_people"]) == (2, 1)
    early = told.row("contract_uptake", zone_id="early", measured_over="since_start", week_commencing=MONDAY)
    assert (early["new_hours"] is None) == (early["new_people"] is None)
