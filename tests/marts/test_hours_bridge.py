"""What moved between Monday 12 and Monday 19 January 2026. One zone a question, each starting with the same 10 hours."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | zone_id      | package_id | provider_id | line_start | line_end   | weekly_hours | status    | service | end_reason  |
    | still        | still      | Ash         | 2026-01-01 | -          | 10           | -         | -       | -           |
    | new          | new        | Ash         | 2026-01-19 | -          | 10           | -         | -       | -           |
    | after        | after      | Ash         | 2026-01-20 | -          | 10           | -         | -       | -           |
    | again        | again      | Ash         | 2025-11-01 | 2026-01-11 | 8            | -         | -       | hospital    |
    | again        | again      | Ash         | 2026-01-14 | -          | 10           | -         | -       | -           |
    | more         | more       | Ash         | 2026-01-01 | 2026-01-18 | 10           | -         | -       | changed     |
    | more         | more       | Ash         | 2026-01-19 | -          | 14           | -         | -       | -           |
    | less         | less       | Ash         | 2026-01-01 | 2026-01-14 | 10           | -         | -       | changed     |
    | less         | less       | Ash         | 2026-01-15 | 2026-01-16 | 20           | -         | -       | changed     |
    | less         | less       | Ash         | 2026-01-17 | -          | 7            | -         | -       | -           |
    | ended        | ended      | Ash         | 2026-01-01 | 2026-01-18 | 10           | -         | -       | died        |
    | unsaid       | unsaid     | Ash         | 2025-12-01 | 2025-12-31 | 10           | -         | -       | handed_back |
    | unsaid       | unsaid     | Ash         | 2026-01-01 | 2026-01-18 | 10           | -         | -       | -           |
    | last-day     | last-day   | Ash         | 2026-01-01 | 2026-01-19 | 10           | -         | -       | died        |
    | given-up     | given-up   | Ash         | 2026-01-01 | 2026-01-18 | 10           | -         | -       | handed_back |
    | short-stay   | short-stay | Ash         | 2026-01-01 | 2026-01-13 | 10           | -         | -       | changed     |
    | short-stay   | short-stay | Ash         | 2026-01-14 | 2026-01-16 | 10           | suspended | -       | handed_back |
    | brief        | brief      | Ash         | 2026-01-13 | 2026-01-18 | 10           | -         | -       | died        |
    | paused       | paused     | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | changed     |
    | paused       | paused     | Ash         | 2026-01-16 | -          | 10           | suspended | -       | -           |
    | restarted    | restarted  | Ash         | 2026-01-01 | 2026-01-15 | 10           | suspended | -       | changed     |
    | restarted    | restarted  | Birch       | 2026-01-16 | -          | 12           | -         | -       | -           |
    | in-hospital  | admitted   | Ash         | 2026-01-16 | -          | 10           | suspended | -       | -           |
    | in-hospital  | died-there | Ash         | 2026-01-01 | 2026-01-15 | 10           | suspended | -       | died        |
    | to-nights    | to-nights  | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | changed     |
    | to-nights    | to-nights  | Ash         | 2026-01-16 | -          | 10           | -         | nights  | -           |
    | to-days      | to-days    | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | nights  | changed     |
    | to-days      | to-days    | Ash         | 2026-01-16 | -          | 10           | -         | -       | -           |
    | passed-on    | passed-on  | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | changed     |
    | passed-on    | passed-on  | Birch       | 2026-01-16 | -          | 12           | -         | -       | -           |
    | taken-over   | taken-over | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | handed_back |
    | taken-over   | taken-over | Birch       | 2026-01-16 | -          | 9            | -         | -       | -           |
    | succeeded    | succeeded  | Oldco       | 2026-01-01 | 2026-01-15 | 10           | -         | -       | changed     |
    | succeeded    | succeeded  | Newco       | 2026-01-16 | -          | 11           | -         | -       | -           |
    | unchanged-id | unchanged  | Oldco       | 2026-01-01 | -          | 10           | -         | -       | -           |
    | too-early    | too-early  | Later       | 2026-01-01 | 2026-01-15 | 10           | -         | -       | changed     |
    | too-early    | too-early  | Newco       | 2026-01-16 | -          | 10           | -         | -       | -           |
    | shared-more  | shared-1   | Ash         | 2026-01-01 | -          | 6            | -         | -       | -           |
    | shared-more  | shared-1   | Birch       | 2026-01-16 | -          | 4            | -         | -       | -           |
    | shared-less  | shared-2   | Ash         | 2026-01-01 | -          | 6            | -         | -       | -           |
    | shared-less  | shared-2   | Birch       | 2026-01-02 | 2026-01-16 | 4            | -         | -       | handed_back |
    | shared-away  | shared-3   | Ash         | 2026-01-01 | -          | 6            | -         | -       | -           |
    | shared-away  | shared-3   | Birch       | 2026-01-01 | 2026-01-16 | 4            | -         | -       | changed     |
    | shared-away  | shared-3   | Birch       | 2026-01-17 | -          | 4            | suspended | -       | -           |
    | move-from    | mover      | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | moved       |
    | move-to      | mover      | Ash         | 2026-01-16 | -          | 10           | -         | -       | -           |
    | leave-from   | leaver     | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | moved       |
    | leave-to     | leaver     | Ash         | 2026-01-16 | 2026-01-27 | 10           | -         | -       | handed_back |
    | renew-from   | renewed    | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | handed_back |
    | renew-to     | renewed    | Ash         | 2026-01-16 | -          | 10           | -         | -       | -           |
    | price        | price      | Ash         | 2026-01-01 | 2026-01-15 | 10           | -         | -       | changed     |
    | price        | price      | Ash         | 2026-01-16 | -          | 10           | active    | -       | -           |
"""
PROVIDERS = """
    | provider_id | from       | status | succeeded_by |
    | Oldco       | -          | active | -            |
    | Oldco       | 2026-01-16 | exited | Newco        |
    | Later       | 2026-01-20 | exited | Newco        |
"""
MONDAY = date(2026, 1, 19)
MOVED = {
    "still": {},
    "new": {"new": 10},
    "after": {},
    "again": {"new": 10},
    "more": {"increase": 4},
    "less": {"decrease": 3},
    "ended": {"ended": 10},
    "unsaid": {"ended": 10},
    "last-day": {},
    "given-up": {"handed_back": 10},
    "short-stay": {"handed_back": 10},
    "brief": {},
    "paused": {"paused": 10},
    "restarted": {"restarted": 12},
    "in-hospital": {},
    "to-nights": {"ended": 10},
    "to-days": {"new": 10},
    "passed-on": {"transferred_out": 10, "transferred_in": 12},
    "taken-over": {"transferred_out": 10, "transferred_in": 9, "handback_replaced": 10},
    "succeeded": {"increase": 1},
    "unchanged-id": {},
    "too-early": {"transferred_out": 10, "transferred_in": 10},
    "shared-more": {"transferred_in": 4},
    "shared-less": {"transferred_out": 4, "handback_replaced": 4},
    "shared-away": {"transferred_out": 4},
    "move-from": {"transferred_out": 10},
    "move-to": {"transferred_in": 10},
    "leave-from": {"transferred_out": 10},
    "leave-to": {"transferred_in": 10},
    "renew-from": {"transferred_out": 10},
    "renew-to": {"transferred_in": 10},
    "price": {},
}
COLUMNS = (
    *("new", "increase", "decrease", "ended", "handed_back", "handback_replaced", "paused", "restarted"),
    *("transferred_in", "transferred_out"),
)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=date(2026, 1, 30), covers_from=date(2026, 1, 5)),
        told.request("providers", drawn(PROVIDERS)),
    )


def bridge(told: Product, zone: str, monday: date = MONDAY) -> dict[str, Any]:
    return told.row("hours_bridge", week_commencing=monday, zone_id=zone)


@pytest.mark.parametrize("zone", MOVED)
def test_what_moved_in_the_week_stands_in_its_own_column(told: Product, zone: str) -> None:
    row = bridge(told, zone)
    assert {name: row[f"{name}_hours"] for name in COLUMNS if row[f"{name}_hours"]} == MOVED[zone]


def test_a_successor_taking_over_is_no_transfer_in_the_week_it_does_and_later(told: Product) -> None:
    for zone in ("succeeded", "unchanged-id"):
        for monday in (MONDAY, date(2026, 1, 26)):
            row = bridge(told, zone, monday)
            assert (row["transferred_in_hours"], row["transferred_out_hours"]) == (0, 0)


def test_opening_and_closing_are_the_live_hours_of_the_two_mondays(told: Product) -> None:
    live = {
        (row["week_commencing"], row["zone_id"]): row["live_hours"] for row in told.rows("weekly_hours", age_band="all")
    }
    for row in told.rows("hours_bridge"):
        monday, zone = row["week_commencing"], row["zone_id"]
        if row["closing_hours"] is not None:
            assert row["closing_hours"] == live[monday, zone]
            assert row["opening_hours"] == live[monday.fromordinal(monday.toordinal() - 7), zone]


def test_every_week_closes_and_no_move_is_negative(told: Product) -> None:
    for row in told.rows("hours_bridge"):
        assert row["residual_hours"] == pytest.approx(0, abs=1e-6)
        assert all(row[f"{name}_hours"] >= 0 for name in COLUMNS)


def test_a_bridge_starts_at_the_second_monday_and_has_no_council_row(told: Product) -> None:
    known = {row["week_commencing"] for row in told.rows("hours_bridge") if row["closing_hours"] is not None}
    assert known == {date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26)}
    assert {row["zone_id"] for row in told.rows("hours_bridge")} == set(MOVED)
