"""Who waits on a Monday, how long, and what of it replaces care that still runs. One zone a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

REFERRALS = """
    | referral_id | zone_id | queue      | need             | referred_on | closed_on  | weekly_hours | replaces_package_id |
    | r1          | edges   | package    | new              | 2026-01-19  | -          | 4            | -                   |
    | r2          | edges   | package    | new              | 2026-01-20  | -          | 8            | -                   |
    | r3          | edges   | package    | new              | 2026-01-05  | 2026-01-19 | 16           | -                   |
    | r4          | edges   | package    | new              | 2026-01-05  | 2026-01-20 | 32           | -                   |
    | r5          | edges   | package    | new              | 2026-01-19  | 2026-01-19 | 64           | -                   |
    | r6          | queues  | assessment | new              | 2026-01-09  | -          | -            | -                   |
    | r7          | queues  | assessment | new              | 2026-01-09  | -          | 6            | -                   |
    | r8          | queues  | package    | additional_hours | 2026-01-09  | -          | 1.5          | -                   |
    | r9          | waits   | package    | new              | 2026-01-18  | -          | 0            | -                   |
    | r10         | waits   | package    | new              | 2026-01-16  | -          | 1            | -                   |
    | r11         | waits   | package    | new              | 2026-01-09  | -          | 1            | -                   |
    | r12         | waits   | package    | new              | 2025-12-30  | -          | 1            | -                   |
    | r13         | lesser  | package    | replacement      | 2026-01-09  | -          | 14           | Ten                 |
    | r14         | fewer   | package    | replacement      | 2026-01-09  | -          | 3            | Eight               |
    | r15         | twice   | package    | replacement      | 2026-01-09  | -          | 3            | Six                 |
    | r16         | twice   | package    | replacement      | 2026-01-09  | -          | 5            | Six                 |
    | r17         | unknown | package    | replacement      | 2026-01-09  | -          | 5            | Nobody              |
    | r18         | unknown | package    | replacement      | 2026-01-09  | -          | 5            | -                   |
    | r19         | gone    | package    | replacement      | 2026-01-09  | -          | 5            | Ended               |
    | r20         | gone    | package    | replacement      | 2026-01-09  | -          | 5            | Paused              |
    | r21         | gone    | package    | replacement      | 2026-01-09  | -          | 5            | Night               |
    | r22         | gone    | package    | replacement      | 2026-01-05  | 2026-01-12 | 5            | Seven               |
"""
LINES = """
    | package_id | provider_id | zone_id   | line_start | line_end   | weekly_hours | status    | service |
    | Ten        | Ash         | elsewhere | 2026-01-01 | -          | 6            | -         | -       |
    | Ten        | Birch       | elsewhere | 2026-01-01 | -          | 4            | -         | -       |
    | Eight      | Ash         | elsewhere | 2026-01-01 | -          | 8            | -         | -       |
    | Six        | Ash         | twice     | 2026-01-01 | -          | 6            | -         | -       |
    | Seven      | Ash         | elsewhere | 2026-01-01 | -          | 7            | -         | -       |
    | Ended      | Ash         | elsewhere | 2026-01-01 | 2026-01-18 | 9            | -         | -       |
    | Paused     | Ash         | elsewhere | 2026-01-01 | -          | 9            | suspended | -       |
    | Night      | Ash         | elsewhere | 2026-01-01 | -          | 9            | -         | nights  |
"""
MONDAY = date(2026, 1, 19)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    options = {"as_at": date(2026, 1, 30), "covers_from": date(2026, 1, 12)}
    told.publish(
        told.request("waiting_list", drawn(REFERRALS), **options), told.request("packages", drawn(LINES), **options)
    )


def waiting(told: Product, zone: str, queue: str = "package") -> dict[str, Any]:
    return told.row("weekly_waiting", week_commencing=MONDAY, zone_id=zone, queue=queue)


def test_a_wait_holds_the_day_it_began_and_not_the_day_it_ended(told: Product) -> None:
    row = waiting(told, "edges")
    assert (row["people"], row["hours"]) == (2, 4 + 32)
    assert (row["longest_days"], row["median_days"]) == (14, 7)


def test_an_assessment_has_no_hours(told: Product) -> None:
    assert (waiting(told, "queues", "assessment")["people"], waiting(told, "queues", "assessment")["hours"]) == (
        2,
        None,
    )


def test_each_need_counts_one_and_only_the_extra_hours(told: Product) -> None:
    assert (waiting(told, "queues")["people"], waiting(told, "queues")["hours"]) == (1, 1.5)


def test_percentiles_lie_between_two_referrals_in_proportion(told: Product) -> None:
    """Waits of 1, 3, 10 and 20 days: the ninth tenth is seven tenths of the way from 10 to 20."""
    row = waiting(told, "waits")
    assert (row["median_days"], row["longest_days"]) == (6.5, 20)
    assert row["p90_days"] == pytest.approx(17)


def test_where_nobody_waits_there_is_no_wait(told: Product) -> None:
    row = waiting(told, "elsewhere")
    assert (row["people"], row["hours"], row["replacement_hours"]) == (0, 0, 0)
    assert (row["median_days"], row["p90_days"], row["longest_days"]) == (None, None, None)


@pytest.mark.parametrize(
    ("zone", "replaced"), [("lesser", 10), ("fewer", 3), ("twice", 6), ("unknown", 0), ("gone", 0)]
)
def test_to_be_replaced_is_the_lesser_of_what_is_asked_and_what_runs(told: Product, zone: str, replaced: float) -> None:
    assert waiting(told, zone)["replacement_hours"] == replaced


def test_the_council_sums_hours_and_takes_its_waits_afresh(told: Product) -> None:
    row = waiting(told, "all")
    assert (row["people"], row["hours"]) == (16, 36 + 1.5 + 3 + 14 + 3 + 8 + 10 + 15)
    assert (row["replacement_hours"], row["longest_days"], row["median_days"]) == (19, 20, 10)


def test_ages_have_a_row_only_where_someone_waits(told: Product) -> None:
    rows = told.rows("waiting_ages", week_commencing=MONDAY, zone_id="edges")
    assert [(row["days_waited"], row["referrals"], row["hours"]) for row in rows] == [(0, 1, 4), (14, 1, 32)]
    rows = told.rows("waiting_ages", week_commencing=MONDAY, zone_id="queues", queue="assessment")
    assert [(row["days_waited"], row["referrals"], row["hours"]) for row in rows] == [(10, 2, None)]
    assert not told.rows("waiting_ages", zone_id="all")


def test_both_queues_stand_in_every_zone_and_week(told: Product) -> None:
    zones = {row["zone_id"] for row in drawn(REFERRALS) + drawn(LINES)} | {"all"}
    found = {(row["week_commencing"].day, row["zone_id"], row["queue"]) for row in told.rows("weekly_waiting")}
    assert found == {
        (day, zone, queue) for day in (12, 19, 26) for zone in zones for queue in ("assessment", "package")
    }
