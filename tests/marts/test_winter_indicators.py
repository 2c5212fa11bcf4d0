"""What the winter page watches, week by week and zone by zone: each from its own table, blank where that is not known."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

INDICATORS = {
    "waiting_hours", "longest_wait", "delayed_people", "discharges_with_care", "reablement_days", "awaiting_onward_care",
    "admissions_with_package", "handback_hours", "spare_hours", "absence", "missed_late_visits", "offers_declined",
}  # fmt: skip
PACKAGES = """
    | package_id | zone_id | weekly_hours | line_start | line_end   | end_reason  | service  |
    | a          | North   | 10           | 2025-12-01 | -          | -           | standard |
    | b          | North   | 7            | 2025-12-01 | 2026-01-12 | handed_back | standard |
    | c          | North   | 5            | 2025-12-01 | 2026-01-18 | handed_back | standard |
    | d          | North   | 3            | 2025-12-01 | 2026-01-19 | handed_back | standard |
    | e          | South   | 9            | 2025-12-01 | 2026-01-13 | died        | standard |
    | f          | South   | 9            | 2025-12-01 | 2026-01-13 | handed_back | live_in  |
    | g          | South   | 4            | 2025-12-01 | 2026-01-22 | handed_back | standard |
"""
WAITING = """
    | referral_id | queue      | zone_id | weekly_hours | referred_on | closed_on  | close_reason |
    | r1          | package    | North   | 6            | 2026-01-02  | -          | -            |
    | r2          | package    | North   | 4            | 2026-01-15  | -          | -            |
    | r3          | assessment | North   | -            | 2025-12-01  | -          | -            |
    | r4          | package    | South   | 8            | 2025-12-22  | 2026-01-19 | placed       |
    | r3          | package    | South   | 1            | 2026-01-26  | -          | -            |
"""
CAPACITY = """
    | week_commencing | zone_id | spare_hours |
    | 2026-01-19      | North   | 12          |
    | 2026-01-19      | -       | 3           |
"""
REABLEMENT = """
    | week_commencing | zone_id | people | mean_days | awaiting_onward_care |
    | 2026-01-19      | North   | 10     | 20        | 2                    |
    | 2026-01-19      | South   | 30     | 40        | 3                    |
"""
DISCHARGES = """
    | week_commencing | zone_id | hospital | discharges_with_care | delayed_people | admissions_with_package |
    | 2026-01-12      | North   | Royal    | 5                    | 1              | 1                       |
    | 2026-01-19      | North   | Royal    | 6                    | 2              | 0                       |
    | 2026-01-19      | North   | Cottage  | 1                    | 3              | 4                       |
"""
WORKFORCE = """
    | month_starting | provider_id | zone_id | contracted_hours | absence_hours | care_workers |
    | 2026-01-01     | Ash         | -       | 1000             | 100           | 9            |
    | 2026-01-01     | Ash         | North   | 300              | 60            | 9            |
    | 2026-01-01     | Birch       | North   | 100              | 5             | 9            |
    | 2026-01-01     | Birch       | South   | 100              | 20            | 9            |
    | 2026-01-01     | Cedar       | -       | 500              | -             | 9            |
    | 2025-12-01     | Ash         | -       | 0                | 0             | 9            |
"""
VISITS = """
    | period_start | period | zone_id | provider_id | planned_hours | missed_visits | late_visits |
    | 2026-01-01   | month  | North   | Ash         | 10            | 4             | 6           |
    | 2026-01-19   | week   | North   | Ash         | 10            | 1             | 2           |
    | 2026-01-01   | month  | North   | Birch       | 10            | 5             | 0           |
    | 2026-01-19   | week   | North   | Cedar       | 10            | 7             | -           |
    | 2026-01-19   | week   | South   | Ash         | 10            | 9             | 9           |
    | 2026-01-19   | week   | South   | -           | 30            | 20            | 1           |
"""
OFFERS = """
    | offer_id | referral_id | offered_on | answer   |
    | o1       | r1          | 2026-01-06 | declined |
    | o2       | r1          | 2026-01-13 | declined |
    | o3       | r1          | 2026-01-19 | accepted |
    | o4       | r2          | 2026-01-19 | declined |
    | o5       | r2          | 2026-01-19 | no_reply |
    | o6       | r4          | 2026-01-14 | accepted |
    | o7       | gone        | 2026-01-14 | declined |
    | o8       | r2          | 2026-01-20 | declined |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    as_at = date(2026, 1, 26)
    told.publish(
        told.request("packages", drawn(PACKAGES), as_at=as_at),
        told.request("waiting_list", drawn(WAITING), as_at=as_at, covers_from=date(2026, 1, 5)),
        told.request("capacity", drawn(CAPACITY)),
        told.request("reablement", drawn(REABLEMENT)),
        told.request("discharges", drawn(DISCHARGES)),
        told.request("workforce", drawn(WORKFORCE)),
        told.request("commissioned_hours", drawn(VISITS)),
        told.request("offers", drawn(OFFERS), as_at=date(2026, 1, 24)),
    )


def january(told: Product, day: int, indicator: str) -> tuple[Any, Any, Any]:
    """North, South and the council."""
    rows = told.rows("winter_indicators", week_commencing=date(2026, 1, day), indicator=indicator)
    values = {row["zone_id"]: row["value"] for row in rows}
    return values["North"], values["South"], values["all"]


def test_every_monday_zone_and_indicator_has_a_row(told: Product) -> None:
    rows = told.rows("winter_indicators")
    weeks = {row["week_commencing"] for row in rows}
    assert {row["indicator"] for row in rows} == INDICATORS
    assert {row["zone_id"] for row in rows} == {"North", "South", "all"}
    assert len(rows) == len(weeks) * 3 * 12
    assert (min(weeks), max(weeks)) == (date(2026, 1, 5), date(2026, 1, 26))


@pytest.mark.parametrize(
    ("indicator", "north", "south", "council"),
    [
        ("waiting_hours", 10, 0, 10),
        ("longest_wait", 17, None, 17),
        ("delayed_people", 5, None, 5),
        ("discharges_with_care", 7, None, 7),
        ("admissions_with_package", 4, None, 4),
        ("reablement_days", 20, 40, 35),
        ("awaiting_onward_care", 2, 3, 5),
        ("handback_hours", 12, 0, 12),
        ("spare_hours", 12, None, 15),
        ("absence", 65 / 400, 20 / 100, 125 / 1200),
        ("missed_late_visits", 3 + 5, 21, 29),
        ("offers_declined", 2 / 3, 0, 3 / 5),
    ],
)
def test_one_week_of_each(told: Product, indicator: str, north: Any, south: Any, council: Any) -> None:
    expected = tuple(None if value is None else pytest.approx(value) for value in (north, south, council))
    assert january(told, 19, indicator) == expected


def test_hours_handed_back_are_those_that_ended_in_the_seven_days_before(told: Product) -> None:
    assert january(told, 26, "handback_hours") == (3, 4, 7)
    assert january(told, 12, "handback_hours") == (None, None, None)


@pytest.mark.parametrize(
    ("indicator", "days"),
    [
        ("delayed_people", (5, 26)),
        ("reablement_days", (12, 26)),
        ("awaiting_onward_care", (12, 26)),
        ("spare_hours", (12,)),
        ("offers_declined", (5, 26)),
        ("handback_hours", (5,)),
    ],
)
def test_weeks_that_a_source_does_not_cover_are_blank(told: Product, indicator: str, days: tuple[int, ...]) -> None:
    for day in days:
        assert january(told, day, indicator) == (None, None, None)


def test_a_month_holds_for_the_mondays_that_fall_in_it(told: Product) -> None:
    assert january(told, 5, "absence") == january(told, 26, "absence")
    assert january(told, 12, "missed_late_visits") == (15, None, 15)


def test_a_month_that_starts_with_a_returned_week_holds_for_its_other_mondays(product: Product) -> None:
    month = {"period": "month", "period_start": "2026-06-01", "missed_visits": 4, "late_visits": 6}
    week = month | {"period": "week", "missed_visits": 1, "late_visits": 2}
    product.publish(
        product.request("commissioned_hours", [month], feed="months"),
        product.request("commissioned_hours", [week], feed="weeks"),
        product.request("discharges", [{"week_commencing": f"2026-06-{day:02}", "discharges": 1} for day in (1, 8)]),
    )
    rows = product.rows("winter_indicators", indicator="missed_late_visits", zone_id="North")
    assert [row["value"] for row in rows[:2]] == [3, 10]


def test_nobody_contracted_has_no_absence_and_a_month_not_returned_has_none(product: Product) -> None:
    product.load(
        "discharges", [{"week_commencing": "2025-12-08", "delayed_people": 1}, {"week_commencing": "2026-02-02"}]
    )
    product.load("workforce", drawn(WORKFORCE))
    rows = product.rows("winter_indicators", indicator="absence", zone_id="all")
    values = {row["week_commencing"]: row["value"] for row in rows}
    assert (values[date(2025, 12, 8)], values[date(2026, 2, 2)]) == (None, None)
    assert values[date(2026, 1, 12)] == pytest.approx(125 / 1200)


def test_a_store_with_hospital_returns_alone_has_its_indicators(product: Product) -> None:
    product.load("discharges", drawn(DISCHARGES))
    rows = product.rows("winter_indicators", zone_id="North", indicator="delayed_people")
    assert [row["value"] for row in rows] == [1, 5]
    assert {row["value"] for row in product.rows("winter_indicators", indicator="waiting_hours")} == {None}
