"""Who joined and left each queue between Monday 12 and Monday 19 January 2026. One zone a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

REFERRALS = """
    | referral_id | zone_id  | queue      | referred_on | closed_on  | close_reason | weekly_hours |
    | r1          | joined   | package    | 2026-01-12  | -          | -            | 1            |
    | r2          | joined   | package    | 2026-01-13  | -          | -            | 2            |
    | r3          | joined   | package    | 2026-01-19  | -          | -            | 4            |
    | r4          | joined   | package    | 2026-01-20  | -          | -            | 8            |
    | r5          | left     | package    | 2026-01-05  | 2026-01-12 | placed       | 1            |
    | r6          | left     | package    | 2026-01-05  | 2026-01-13 | placed       | 2            |
    | r7          | left     | package    | 2026-01-05  | 2026-01-19 | placed       | 4            |
    | r8          | left     | package    | 2026-01-05  | 2026-01-20 | placed       | 8            |
    | r9          | passing  | package    | 2026-01-14  | 2026-01-16 | declined     | 3            |
    | r10         | passing  | package    | 2026-01-15  | 2026-01-15 | died         | 5            |
    | r11         | reasons  | package    | 2026-01-05  | 2026-01-15 | died         | 1            |
    | r12         | reasons  | package    | 2026-01-05  | 2026-01-15 | declined     | 2            |
    | r13         | reasons  | package    | 2026-01-05  | 2026-01-15 | admitted     | 4            |
    | r14         | reasons  | package    | 2026-01-05  | 2026-01-15 | care_home    | 8            |
    | r15         | reasons  | package    | 2026-01-05  | 2026-01-15 | other        | 16           |
    | r16         | reasons  | package    | 2026-01-05  | 2026-01-15 | not_stated   | 32           |
    | r17         | reasons  | package    | 2026-01-05  | 2026-01-15 | -            | 64           |
    | r18         | assessed | assessment | 2026-01-05  | 2026-01-15 | placed       | -            |
    | r19         | assessed | assessment | 2026-01-05  | -          | -            | 6            |
"""
MONDAY = date(2026, 1, 19)
NAMES = ("opening", "joined", "placed", "died", "declined", "admitted", "other", "closing")


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("waiting_list", drawn(REFERRALS), as_at=date(2026, 1, 23), covers_from=date(2026, 1, 12))


def bridge(told: Product, zone: str, queue: str = "package") -> dict[str, Any]:
    return told.row("queue_bridge", week_commencing=MONDAY, zone_id=zone, queue=queue)


@pytest.mark.parametrize(
    ("zone", "moved"),
    [
        ("joined", {"opening": (1, 1), "joined": (2, 6), "closing": (3, 7)}),
        ("left", {"opening": (3, 14), "placed": (2, 6), "closing": (1, 8)}),
        ("passing", {"joined": (2, 8), "declined": (1, 3), "died": (1, 5)}),
        ("reasons", {"opening": (7, 127), "died": (1, 1), "declined": (1, 2), "admitted": (1, 4), "other": (4, 120)}),
    ],
)
def test_events_after_the_monday_before_up_to_the_monday_count(
    told: Product, zone: str, moved: dict[str, tuple[int, float]]
) -> None:
    row = bridge(told, zone)
    assert {name: (row[f"{name}_people"], row[f"{name}_hours"]) for name in NAMES if row[f"{name}_people"]} == moved
    assert (row["residual_people"], row["residual_hours"]) == (0, 0)


def test_assessments_are_counted_in_people_only(told: Product) -> None:
    row = bridge(told, "assessed", "assessment")
    assert (row["opening_people"], row["placed_people"], row["closing_people"]) == (2, 1, 1)
    assert {row[f"{name}_hours"] for name in (*NAMES, "residual")} == {None}


def test_the_other_queue_has_its_row_of_nothing(told: Product) -> None:
    assert {bridge(told, "assessed", "package")[f"{name}_people"] for name in NAMES} == {0}


def test_a_bridge_needs_both_its_mondays(told: Product) -> None:
    known = {row["week_commencing"] for row in told.rows("queue_bridge") if row["closing_people"] is not None}
    assert known == {MONDAY}
