"""Live hours on a Monday: which lines count, in which cells. One zone a question; as at Friday 30 January 2026."""

from datetime import date

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

AS_AT = date(2026, 1, 30)
LINES = """
    | package_id | zone_id   | line_start | line_end   | weekly_hours | status    | service    | arrangement      |
    | Ann        | starts    | 2026-01-19 | -          | 10           | -         | -          | -                |
    | Bob        | ends-on   | 2026-01-01 | 2026-01-19 | 10           | -         | -          | -                |
    | Cat        | ends-eve  | 2026-01-01 | 2026-01-18 | 10           | -         | -          | -                |
    | Dan        | later     | 2026-01-20 | -          | 10           | -         | -          | -                |
    | Eve        | one-day   | 2026-01-19 | 2026-01-19 | 10           | -         | -          | -                |
    | Flo        | hospital  | 2026-01-01 | -          | 7            | suspended | -          | -                |
    | Gus        | hospital  | 2026-01-01 | -          | 3            | active    | -          | -                |
    | Hal        | nights    | 2026-01-01 | -          | 10           | -         | nights     | -                |
    | Ida        | live-in   | 2026-01-01 | -          | 10           | -         | live_in    | -                |
    | Jon        | enabling  | 2026-01-01 | -          | 10           | -         | reablement | -                |
    | Kit        | unnamed   | 2026-01-01 | -          | 10           | -         | other      | -                |
    | Lil        | direct    | 2026-01-01 | -          | 10           | -         | standard   | direct_payment   |
    | Mae        | scope     | 2026-01-01 | -          | 1            | active    | standard   | council_arranged |
    | Ned        | scope     | 2026-01-01 | -          | 2            | -         | short_term | isf              |
    | Oda        | scope     | 2026-01-01 | -          | 4            | -         | -          | -                |
    | Pat        | apart     | 2026-01-01 | -          | 10           | suspended | nights     | -                |
    | Quy        | no-hours  | 2026-01-01 | -          | 0            | -         | -          | -                |
"""
TWO = """
    | package_id | provider_id | person_id | zone_id | age_band | weekly_hours |
    | Shared     | Ash         | Rae       | shared  | 85+      | 6            |
    | Shared     | Birch       | Rae       | shared  | 85+      | 4            |
    | Here       | Ash         | Sam       | here    | 85+      | 5            |
    | There      | Ash         | Sam       | there   | 75-84    | 7            |
"""
MONDAY = date(2026, 1, 19)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    options = {"as_at": AS_AT, "covers_from": date(2026, 1, 5)}
    told.publish(
        told.request("packages", drawn(LINES), feed="lines", **options),
        told.request("packages", drawn(TWO), feed="two", **options),
        told.request("zones", drawn("| zone_id | zone_name |\n| empty | Nobody here |")),
    )


def hours(told: Product, zone: str, monday: date = MONDAY, band: str = "all") -> dict[str, object]:
    return told.row("weekly_hours", week_commencing=monday, zone_id=zone, age_band=band)


@pytest.mark.parametrize(
    ("zone", "live", "suspended", "people"),
    [
        ("starts", 10, 0, 1),
        ("ends-on", 10, 0, 1),
        ("ends-eve", 0, 0, 0),
        ("later", 0, 0, 0),
        ("one-day", 10, 0, 1),
        ("hospital", 3, 7, 1),
        ("nights", 0, 0, 0),
        ("live-in", 0, 0, 0),
        ("enabling", 0, 0, 0),
        ("unnamed", 0, 0, 0),
        ("direct", 0, 0, 0),
        ("scope", 7, 0, 3),
        ("apart", 0, 0, 0),
        ("no-hours", 0, 0, 1),
        ("empty", 0, 0, 0),
    ],
)
def test_a_line_counts_from_its_first_to_its_last_day(
    told: Product, zone: str, live: float, suspended: float, people: int
) -> None:
    row = hours(told, zone)
    assert (row["live_hours"], row["suspended_hours"], row["people"], row["packages"]) == (
        live,
        suspended,
        people,
        people,
    )


def test_a_line_counts_on_the_mondays_around_its_ends(told: Product) -> None:
    assert [hours(told, "starts", date(2026, 1, day))["live_hours"] for day in (12, 19, 26)] == [0, 10, 10]
    assert [hours(told, "ends-on", date(2026, 1, day))["live_hours"] for day in (12, 19, 26)] == [10, 10, 0]
    assert [hours(told, "one-day", date(2026, 1, day))["live_hours"] for day in (12, 19, 26)] == [0, 10, 0]


def test_two_providers_sharing_a_package_are_one_package_of_one_person(told: Product) -> None:
    row = hours(told, "shared")
    assert (row["live_hours"], row["people"], row["packages"]) == (10, 1, 1)


def test_the_council_counts_a_person_in_two_zones_once(told: Product) -> None:
    assert hours(told, "here")["people"] == hours(told, "there")["people"] == 1
    council = hours(told, "all")
    assert council["live_hours"] == 10 * 3 + 3 + 7 + 0 + 10 + 5 + 7
    assert council["people"] == 3 + 1 + 3 + 1 + 1 + 1
    assert council["packages"] == 3 + 1 + 3 + 1 + 1 + 2


def test_bands_are_counted_apart_and_afresh(told: Product) -> None:
    assert hours(told, "there", band="75-84")["people"] == 1
    assert hours(told, "there", band="85+")["people"] == 0
    assert hours(told, "all", band="75-84")["live_hours"] == 7
    assert hours(told, "all", band="85+")["people"] == 10


def test_each_monday_zone_and_band_has_one_row(told: Product) -> None:
    zones = {row["zone_id"] for row in drawn(LINES) + drawn(TWO)} | {"empty", "all"}
    mondays = [date(2026, 1, day) for day in (5, 12, 19, 26)]
    found = [(row["week_commencing"], row["zone_id"], row["age_band"]) for row in told.rows("weekly_hours")]
    assert sorted(found) == sorted(
        (monday, zone, band) for monday in mondays for zone in zones for band in ("75-84", "85+", "all")
    )


def test_package_lines_have_no_native_period(told: Product) -> None:
    assert {row["native_period"] for row in told.rows("weekly_hours")} == {None}


def test_a_zone_without_a_name_is_called_not_listed(told: Product) -> None:
    names = {row["zone_id"]: row["zone_name"] for row in told.rows("zones")}
    assert names["empty"] == "Nobody here"
    assert names["shared"] == "not listed (shared)"
