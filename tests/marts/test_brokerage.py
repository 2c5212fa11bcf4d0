"""Where waiting packages stand in brokerage, how long each stage took, at which times of day calls are needed."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY, COVERED = date(2026, 6, 22), date(2026, 3, 9)
REFERRALS = """
    | referral_id | queue      | zone_id | referred_on | accepted_on | closed_on  | close_reason | weekly_hours |
    | never_asked | package    | North   | 2026-06-12  | -           | -          | -            | 4            |
    | asked       | package    | North   | 2026-06-12  | -           | -          | -            | 8            |
    | promised    | package    | North   | 2026-06-08  | 2026-06-18  | -          | -            | 16           |
    | by_offer    | package    | South   | 2026-06-08  | -           | -          | -            | 32           |
    | started     | package    | North   | 2026-05-04  | 2026-05-14  | 2026-05-18 | placed       | 5            |
    | placed_late | package    | North   | 2026-05-04  | 2026-05-24  | 2026-06-22 | placed       | 5            |
    | gave_up     | package    | North   | 2026-05-04  | -           | 2026-05-20 | died         | 5            |
    | before      | package    | North   | 2026-03-02  | 2026-04-30  | 2026-05-02 | placed       | 5            |
    | tomorrow    | package    | North   | 2026-06-01  | 2026-06-23  | -          | -            | 64           |
    | assessed    | assessment | North   | 2026-06-01  | -           | -          | -            | -            |
"""
OFFERS = """
    | offer_id | referral_id | offered_on | answered_on | answer   | reason      |
    | o0       | nobody      | 2026-03-09 | 2026-03-09  | declined | price       |
    | o1       | asked       | 2026-06-11 | 2026-06-11  | declined | price       |
    | o2       | asked       | 2026-06-14 | 2026-06-15  | declined | price       |
    | o3       | promised    | 2026-06-10 | 2026-06-18  | accepted | -           |
    | o4       | by_offer    | 2026-06-09 | 2026-06-10  | accepted | -           |
    | o5       | started     | 2026-05-06 | 2026-05-14  | accepted | -           |
    | o6       | placed_late | 2026-05-10 | 2026-05-24  | accepted | -           |
    | o7       | gave_up     | 2026-05-05 | -           | no_reply | -           |
    | o8       | before      | 2026-04-28 | 2026-04-30  | accepted | -           |
    | o9       | tomorrow    | 2026-06-20 | 2026-06-23  | accepted | -           |
    | o10      | assessed    | 2026-06-03 | 2026-06-04  | declined | location    |
"""
CALLS = """
    | referral_id | zone_id | sector | referred_on | accepted_on | weekly_hours | visits_per_week | carers_per_visit | time_bands   |
    | both        | Calls   | A1 1   | 2026-06-15  | -           | 14           | 14              | 2                | Tea; morning |
    | twice       | Calls   | A1 1   | 2026-06-15  | -           | 7            | 7               | -                | tea;tea      |
    | no_times    | Calls   | -      | 2026-06-15  | -           | 3            | 6               | 1                | -            |
    | no_visits   | Calls   | A1 2   | 2026-06-15  | -           | 5            | -               | 1                | bed          |
    | taken       | Calls   | A1 1   | 2026-06-15  | 2026-06-20  | 9            | 7               | 1                | bed          |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request(
            "waiting_list", [*drawn(REFERRALS), *drawn(CALLS)], as_at=date(2026, 6, 30), covers_from=date(2026, 3, 9)
        ),
        told.request("offers", drawn(OFFERS), as_at=date(2026, 6, 30)),
        told.request("contracts", [{"contract_id": "c1", "zone_id": "North", "role": "secondary"}]),
    )


def stage(told: Product, name: str, zone: str = "North", monday: date = MONDAY) -> dict[str, Any]:
    return told.row("brokerage_stages", zone_id=zone, stage=name, week_commencing=monday)


def calls(told: Product, **where: Any) -> list[tuple[Any, ...]]:
    rows = told.rows("waiting_visits", week_commencing=MONDAY, zone_id="Calls", **where)
    return sorted((row["sector"], row["workers"], row["referrals"], row["visits"], row["hours"]) for row in rows)


def test_each_referral_waits_at_one_stage(told: Product) -> None:
    stages = {name: stage(told, name) for name in ("to_offer", "to_acceptance", "to_start")}
    assert {name: (row["waiting"], row["waiting_hours"]) for name, row in stages.items()} == {
        "to_offer": (1, 4), "to_acceptance": (2, 72), "to_start": (1, 16),
    }  # fmt: skip
    assert {name: row["longest_days"] for name, row in stages.items()} == {
        "to_offer": 10, "to_acceptance": 8, "to_start": 4,
    }  # fmt: skip


def test_a_yes_that_only_the_offer_tells_counts(told: Product) -> None:
    assert (stage(told, "to_start", "South")["waiting"], stage(told, "to_start", "South")["longest_days"]) == (1, 12)


def test_the_council_adds_its_zones_up(told: Product) -> None:
    everywhere = [stage(told, name, "all")["waiting"] for name in ("to_offer", "to_acceptance", "to_start")]
    council = told.row("weekly_waiting", zone_id="all", queue="package", week_commencing=MONDAY)
    assert sum(everywhere) == council["people"]


def test_days_are_those_of_stages_passed_in_thirteen_weeks(told: Product) -> None:
    offered, agreed, begun = (stage(told, name) for name in ("to_offer", "to_acceptance", "to_start"))
    # asked 2, promised 2, started 2, placed_late 6, gave_up 1, tomorrow 19
    assert (offered["passed"], offered["median_days"]) == (6, 2)
    # promised 8, started 8, placed_late 14; `before` was asked before offers are known from
    assert (agreed["passed"], agreed["median_days"], agreed["median_days_from_referral"]) == (4, 8, 15)
    # started 4, placed_late 29, before 2; placed only, whatever else closed
    assert (begun["passed"], begun["median_days"], begun["median_days_from_referral"]) == (3, 4, 49)
    assert begun["p90_days"] == pytest.approx(24)


def test_a_window_that_coverage_does_not_hold_is_not_known(told: Product) -> None:
    early = stage(told, "to_start", monday=date(2026, 6, 1))
    assert (early["passed"], early["median_days"]) == (None, None)
    assert early["waiting"] is not None


def test_visits_and_hours_fall_evenly_on_the_times_of_day(told: Product) -> None:
    assert calls(told, time_band="morning") == [("A1 1", 2, 1, 7, 7)]
    assert calls(told, time_band="tea") == [("A1 1", 1, 1, 7, 7), ("A1 1", 2, 1, 7, 7)]


def test_what_is_not_stated_is_counted_and_not_guessed(told: Product) -> None:
    assert calls(told, time_band="not_stated") == [("not_stated", 1, 1, 6, 3)]
    assert calls(told, time_band="bed", stage="to_offer") == [("A1 2", 1, 1, None, 5)]


def test_care_that_a_provider_accepted_stands_apart(told: Product) -> None:
    assert calls(told, time_band="bed", stage="to_start") == [("A1 1", 1, 1, 7, 9)]


def test_without_offers_only_what_the_list_itself_says_is_known(product: Product) -> None:
    rows: list[dict[str, Any]] = [{"referral_id": "r1", "accepted_on": date(2026, 6, 1)}, {"referral_id": "r2"}]
    product.publish(product.request("waiting_list", rows, as_at=MONDAY))
    found = {row["stage"]: row["waiting"] for row in product.rows("brokerage_stages", zone_id="North")}
    assert found == {"to_offer": None, "to_acceptance": None, "to_start": 1}


def test_cases_hold_what_was_answered_to_each_and_nothing_of_the_person(told: Product) -> None:
    rows = {row["referral_id"]: row for row in told.rows("waiting_cases")}
    assert set(rows["asked"]) == {
        "feed", "referral_id", "week_commencing", "zone_id", "sector", "time_bands", "weekly_hours", "days_waited",
        "stage", "offers", "declined", "no_reply", "reasons",
    }  # fmt: skip
    assert {row["week_commencing"] for row in rows.values()} == {date(2026, 6, 29)}
    asked, promised = rows["asked"], rows["promised"]
    assert (asked["offers"], asked["declined"], asked["no_reply"], asked["reasons"]) == (1, 1, 0, "price")
    assert (promised["stage"], promised["offers"], promised["reasons"]) == ("to_start", 1, None)
    assert (rows["both"]["time_bands"], rows["never_asked"]["offers"]) == ("morning;tea", 0)
    assert "assessed" not in rows
    assert "started" not in rows
