"""Which Mondays are built and which are known: from where a source is complete to the day it is as at."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

ENDED = """
    | package_id | line_start | line_end   | weekly_hours |
    | Ann        | 2025-12-01 | -          | 10           |
    | Bob        | 2025-12-01 | 2026-01-07 | 4            |
    | Cat        | 2025-12-01 | 2026-01-20 | 2            |
"""
WAITED = """
    | referral_id | referred_on | closed_on  |
    | r1          | 2025-12-01  | -          |
    | r2          | 2025-12-01  | 2026-01-14 |
"""


def january(*days: int) -> list[date]:
    return [date(2026, 1, day) for day in days]


def live(product: Product) -> dict[date, Any]:
    rows = product.rows("weekly_hours", zone_id="all", age_band="all")
    return {row["week_commencing"]: row["live_hours"] for row in rows}


def source(product: Product, kind: str, feed: str = "default") -> dict[str, Any]:
    return product.row("sources", kind=kind, feed=feed)


def test_history_starts_at_the_earliest_end(product: Product) -> None:
    product.load("packages", drawn(ENDED), as_at=date(2026, 1, 28))
    assert live(product) == dict(zip(january(12, 19, 26), [12, 12, 10], strict=True))
    assert source(product, "packages")["covers_from"] == date(2026, 1, 7)


def test_the_monday_of_the_earliest_end_is_in(product: Product) -> None:
    rows = [row | {"line_end": date(2026, 1, 12)} for row in drawn(ENDED)[1:2]]
    product.load("packages", rows, as_at=date(2026, 1, 19))
    assert live(product) == dict(zip(january(12, 19), [4, 0], strict=True))


def test_without_an_ended_row_one_monday_is_built(product: Product) -> None:
    product.load("packages", drawn(ENDED)[:1], as_at=date(2026, 1, 28))
    assert live(product) == {date(2026, 1, 26): 10}


def test_a_stated_start_goes_before_what_the_rows_say(product: Product) -> None:
    product.load("packages", drawn(ENDED), as_at=date(2026, 1, 18), covers_from=date(2025, 12, 30))
    assert live(product) == dict(zip(january(5, 12), [16, 12], strict=True))


def test_an_as_at_on_a_monday_is_its_last_census(product: Product) -> None:
    product.load("packages", drawn(ENDED), as_at=date(2026, 1, 26))
    assert max(live(product)) == date(2026, 1, 26)


def test_as_at_is_the_newest_event_not_after_the_day_received(product: Product) -> None:
    """The ends that lie ahead are plans; what has happened says how fresh the file is."""
    ahead = date.today() + timedelta(days=30)
    newest = date.today() - timedelta(days=9)
    rows = [*drawn(ENDED)[:2], {"package_id": "New", "line_start": newest, "line_end": ahead, "weekly_hours": 1}]
    product.load("packages", rows)
    assert source(product, "packages")["as_at"] == newest


def test_a_referral_sets_as_at_when_it_joins_and_when_it_leaves(product: Product) -> None:
    product.load("waiting_list", drawn(WAITED))
    found = source(product, "waiting_list")
    assert (found["as_at"], found["covers_from"]) == (date(2026, 1, 14), date(2026, 1, 14))


def test_two_feeds_are_known_where_both_are(product: Product) -> None:
    others = [row | {"package_id": f"other {row['package_id']}"} for row in drawn(ENDED)]
    product.publish(
        product.request("packages", drawn(ENDED), feed="east", as_at=date(2026, 1, 28), covers_from=date(2026, 1, 1)),
        product.request("packages", others, feed="west", as_at=date(2026, 1, 21), covers_from=date(2026, 1, 10)),
    )
    known = {monday: hours for monday, hours in live(product).items() if hours is not None}
    assert known == dict(zip(january(12, 19), [24, 24], strict=True))
    assert set(live(product)) >= set(known)


def test_a_measure_of_two_sources_is_known_where_both_are(product: Product) -> None:
    product.publish(
        product.request("packages", drawn(ENDED), as_at=date(2026, 1, 20), covers_from=date(2026, 1, 1)),
        product.request("waiting_list", drawn(WAITED), as_at=date(2026, 1, 28), covers_from=date(2026, 1, 10)),
    )
    rows = {row["week_commencing"]: row for row in product.rows("weekly_gaps", zone_id="all")}
    assert list(rows) == january(5, 12, 19, 26)
    assert [row["live_hours"] for row in rows.values()] == [16, 12, 12, None]
    assert [row["waiting_hours"] for row in rows.values()] == [None, 20, 10, 10]
    assert [row["demand_hours"] for row in rows.values()] == [None, 32, 22, None]
    first = product.row("weekly_waiting", week_commencing=date(2026, 1, 5), zone_id="North", queue="assessment")
    assert {first[column] for column in ("people", "hours", "median_days", "longest_days")} == {None}


def test_bridges_need_both_mondays_and_empty_weeks_are_zeros(product: Product) -> None:
    product.publish(
        product.request("packages", drawn(ENDED), as_at=date(2026, 1, 20), covers_from=date(2026, 1, 9)),
        product.request("waiting_list", drawn(WAITED), as_at=date(2026, 1, 28), covers_from=date(2026, 1, 1)),
    )
    closing = {row["week_commencing"]: row["closing_hours"] for row in product.rows("hours_bridge")}
    assert {monday: hours for monday, hours in closing.items() if hours is not None} == {date(2026, 1, 19): 12}
    joined = {row["week_commencing"]: row["joined_people"] for row in product.rows("queue_bridge", queue="package")}
    assert {monday: people for monday, people in joined.items() if people is not None} == dict.fromkeys(
        january(12, 19, 26), 0
    )


def test_sources_that_hold_until_replaced_set_no_as_at(product: Product) -> None:
    product.publish(
        product.request("packages", drawn(ENDED), as_at=date(2026, 1, 28)),
        product.request("zones", drawn("| zone_id | zone_name |\n| North | The North |"), as_at=date(2025, 1, 1)),
        product.request("providers", drawn("| provider_id |\n| Ash |"), as_at=date(2025, 1, 1)),
        product.request(
            "capacity", drawn("| week_commencing | spare_hours |\n| 2026-01-19 | 3 |"), as_at=date(2026, 1, 20)
        ),
    )
    assert live(product) == dict(zip(january(12, 19, 26), [12, 12, 10], strict=True))
    assert [row["spare_hours"] for row in product.rows("weekly_gaps", zone_id="North")] == [None, 3, 3]


def test_days_behind_the_newest_source_are_told(product: Product) -> None:
    product.publish(
        product.request("packages", drawn(ENDED), as_at=date(2026, 1, 19)),
        product.request("waiting_list", drawn(WAITED), as_at=date(2026, 1, 28)),
    )
    assert source(product, "packages")["late_days"] == 9
    assert source(product, "waiting_list")["late_days"] == 0


def test_rows_stand_for_zones_of_any_extract(product: Product) -> None:
    product.publish(
        product.request("packages", [{"package_id": "Ann", "zone_id": "care"}], as_at=date(2026, 1, 28)),
        product.request("waiting_list", [{"referral_id": "r1", "zone_id": "queue"}], as_at=date(2026, 1, 28)),
        product.request(
            "capacity", [{"week_commencing": date(2026, 1, 26), "zone_id": "spare"}], as_at=date(2026, 1, 28)
        ),
        product.request("zones", drawn("| zone_id | zone_name |\n| named | Named |")),
    )
    for table in ("weekly_hours", "weekly_waiting", "weekly_gaps"):
        assert {row["zone_id"] for row in product.rows(table)} == {"care", "queue", "spare", "named", "all"}
    row = product.row("weekly_gaps", zone_id="named")
    assert (row["live_hours"], row["waiting_hours"], row["waiting_people"], row["spare_hours"]) == (0, 0, 0, None)


def test_a_snapshot_is_complete_from_its_first_day(product: Product) -> None:
    product.load("packages", drawn(ENDED)[:1], claims="snapshot", as_at=date(2026, 1, 14))
    product.load("packages", drawn(ENDED)[:1], claims="snapshot", as_at=date(2026, 1, 28))
    assert live(product) == dict(zip(january(19, 26), [10, 10], strict=True))
    assert source(product, "packages")["covers_from"] == date(2026, 1, 14)


@pytest.mark.parametrize("first", ["later", "earlier"])
def test_a_snapshot_of_an_earlier_day_moves_the_start_back(product: Product, first: str) -> None:
    days = january(14, 28) if first == "earlier" else january(28, 14)
    for day in days:
        product.load("packages", drawn(ENDED)[:1], claims="snapshot", as_at=day)
    assert min(live(product)) == date(2026, 1, 19)
