"""Each contract on each Monday it is in force: who holds it, until when, and what room it leaves."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
SLOTS = """
    | contract_id | provider_id | zone_id | role      | start_date | end_date   | notice_months | hours_cap | hourly_rate |
    | lead        | Ash         | North   | lead      | 2026-06-15 | 2027-05-31 | 3             | 50        | 22.5        |
    | second      | Ash         | North   | framework | 2026-06-16 | 2026-06-22 | -             | -         | -           |
    | vacant      | -           | North   | secondary | 2026-06-01 | -          | 6             | 40        | -           |
    | old         | Old         | South   | lead      | 2026-06-01 | -          | -             | 30        | -           |
    | idle        | Elm         | West    | block     | 2026-06-01 | -          | -             | 10        | -           |
"""
LINES = """
    | package_id | provider_id | zone_id | line_start | weekly_hours | status    | service |
    | a          | Ash         | North   | 2026-06-01 | 40           | -         | -       |
    | b          | Ash         | North   | 2026-06-22 | 15           | -         | -       |
    | c          | Ash         | South   | 2026-06-01 | 7            | -         | -       |
    | d          | Ash         | North   | 2026-06-01 | 99           | suspended | -       |
    | e          | Ash         | North   | 2026-06-01 | 99           | -         | nights  |
    | f          | Old         | South   | 2026-06-01 | 4            | -         | -       |
    | g          | New         | South   | 2026-06-01 | 8            | -         | -       |
"""
PROVIDERS = """
    | provider_id | from       | provider_name | group_name | succeeded_by |
    | Ash         | -          | Ash Care      | Green      | -            |
    | Ash         | 2026-06-22 | Ash at Home   | Green      | -            |
    | Old         | -          | Old Care      | -          | -            |
    | Old         | 2026-06-20 | Old Care      | -          | New          |
    | New         | -          | New Care      | Blue       | -            |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2026, 6, 8)),
        told.request("contracts", drawn(SLOTS)),
        told.request("providers", drawn(PROVIDERS)),
        told.request("capacity", [{"week_commencing": date(2026, 6, 1)}]),
    )


def slot(told: Product, name: str, monday: date = MONDAY) -> dict[str, Any]:
    return told.row("contract_slots", contract_id=name, week_commencing=monday)


def test_a_slot_stands_on_every_monday_from_its_first_to_its_last_day(told: Product) -> None:
    stands = {(row["contract_id"], row["week_commencing"].day) for row in told.rows("contract_slots")}
    assert {day for name, day in stands if name == "lead"} == {15, 22}
    assert {day for name, day in stands if name == "second"} == {22}
    assert {day for name, day in stands if name == "vacant"} == {1, 8, 15, 22}


def test_headroom_is_the_cap_less_what_the_holder_has_in_that_zone(told: Product) -> None:
    assert (slot(told, "lead")["live_hours"], slot(told, "lead")["headroom"]) == (55, -5)
    assert (slot(told, "second")["live_hours"], slot(told, "second")["headroom"]) == (55, None)
    assert (slot(told, "idle")["live_hours"], slot(told, "idle")["headroom"]) == (0, 10)
    assert slot(told, "lead", date(2026, 6, 15))["headroom"] == 10


def test_hours_are_not_known_where_no_packages_cover_the_monday(told: Product) -> None:
    early = slot(told, "idle", date(2026, 6, 1))
    assert (early["live_hours"], early["headroom"]) == (None, None)


def test_a_vacant_slot_has_no_holder_and_no_hours(told: Product) -> None:
    found = slot(told, "vacant")
    names = ("provider_id", "provider_name", "group_name", "live_hours", "headroom")
    assert {found[name] for name in names} == {None}
    assert (found["hours_cap"], found["role"]) == (40, "secondary")


def test_the_decision_is_due_the_notice_before_the_end_and_unknown_where_either_is_blank(told: Product) -> None:
    assert slot(told, "lead")["decision_due"] == date(2027, 2, 28)
    assert slot(told, "second")["decision_due"] is None
    assert slot(told, "vacant")["decision_due"] is None


def test_names_are_those_of_the_monday(told: Product) -> None:
    assert (slot(told, "lead")["provider_name"], slot(told, "lead")["group_name"]) == ("Ash at Home", "Green")
    assert slot(told, "lead", date(2026, 6, 15))["provider_name"] == "Ash Care"
    assert slot(told, "idle")["provider_name"] == "not listed (Elm)"


def test_who_took_the_holder_over_holds_the_slot(told: Product) -> None:
    before, after = slot(told, "old", date(2026, 6, 15)), slot(told, "old")
    assert (before["counts_as"], before["live_hours"], before["group_name"]) == ("Old", 4, "Old")
    assert (after["counts_as"], after["live_hours"], after["group_name"]) == ("New", 12, "Blue")
    assert (after["provider_id"], after["provider_name"]) == ("Old", "Old Care")


def test_contracts_of_two_sources_stand_apart(product: Product) -> None:
    product.publish(
        product.request("packages", [{"package_id": "a"}], as_at=MONDAY),
        *(
            product.request("contracts", [{"contract_id": "c", "provider_id": name}], feed=name)
            for name in ("east", "west")
        ),
    )
    found = product.rows("contract_slots", week_commencing=MONDAY)
    assert {(row["feed"], row["provider_id"]) for row in found} == {("east", "east"), ("west", "west")}


def test_people_are_those_of_all_who_count_as_the_holder(told: Product) -> None:
    found = {name: slot(told, name)["people"] for name in ("lead", "old", "vacant", "idle")}
    assert found == {"lead": 2, "old": 2, "vacant": None, "idle": 0}
