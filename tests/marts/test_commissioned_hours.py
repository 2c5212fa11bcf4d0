"""Councils without package lines: planned hours of the period a Monday falls in."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

PERIODS = """
    | zone_id  | period  | period_start | age_band | provider_id | planned_hours | people |
    | weeks    | week    | 2026-01-05   | 85+      | Ash         | 10            | 2      |
    | weeks    | week    | 2026-01-12   | 85+      | Ash         | 11            | 2      |
    | weeks    | week    | 2026-01-19   | 85+      | Ash         | 12            | 3      |
    | weeks    | week    | 2026-01-19   | 85+      | Birch       | 4             | 1      |
    | weeks    | week    | 2026-01-19   | 75-84    | Ash         | 3             | 1      |
    | weeks    | week    | 2026-02-09   | 85+      | Ash         | 9             | 2      |
"""


def load(product: Product, text: str, **options: Any) -> None:
    product.load("commissioned_hours", drawn(text), **{"as_at": date(2026, 2, 15)} | options)


def hours(product: Product, zone: str, band: str = "all") -> dict[date, float | None]:
    rows = product.rows("weekly_hours", zone_id=zone, age_band=band)
    return {row["week_commencing"]: row["live_hours"] for row in rows}


def test_weeks_are_summed_over_providers_and_bands(product: Product) -> None:
    load(product, PERIODS)
    monday = date(2026, 1, 19)
    assert (hours(product, "weeks")[monday], hours(product, "weeks", "85+")[monday]) == (19, 16)
    assert hours(product, "weeks", "75-84")[monday] == 3
    assert hours(product, "all")[monday] == 19
    assert [hours(product, "weeks")[date(2026, 1, day)] for day in (5, 12)] == [10, 11]
    row = product.row("weekly_hours", week_commencing=monday, zone_id="weeks", age_band="all")
    assert (row["native_period"], row["packages"]) == ("week", None)
    assert product.rows("hours_bridge") == []
    assert product.rows("package_sizes") == []


@pytest.mark.parametrize(
    ("period", "starts", "mondays"),
    [
        ("month", ["2026-01-01", "2026-02-01"], {"2026-01-05": 1, "2026-01-26": 1, "2026-02-02": 2, "2026-02-09": 2}),
        ("quarter", ["2025-10-01", "2026-01-01"], {"2025-10-06": 1, "2025-12-29": 1, "2026-01-05": 2, "2026-02-09": 2}),
    ],
)
def test_a_longer_period_serves_each_monday_it_holds(
    product: Product, period: str, starts: list[str], mondays: dict[str, float]
) -> None:
    rows = [
        {"period": period, "period_start": date.fromisoformat(start), "age_band": "85+", "planned_hours": number}
        for number, start in enumerate(starts, start=1)
    ]
    product.load("commissioned_hours", rows, as_at=date(2026, 2, 15))
    found = hours(product, "North")
    assert {day: found[date.fromisoformat(day)] for day in mondays} == mondays
    assert {row["native_period"] for row in product.rows("weekly_hours", zone_id="North")} == {period}


def test_a_zone_that_was_never_returned_is_not_known(product: Product) -> None:
    product.publish(
        product.request("commissioned_hours", drawn(PERIODS), as_at=date(2026, 2, 15)),
        product.request("zones", drawn("| zone_id | zone_name |\n| South | The South |")),
    )
    assert set(hours(product, "South").values()) == {None}
    assert min(hours(product, "weeks")) == date(2026, 1, 5)


def test_hours_of_no_zone_or_band_are_the_councils(product: Product) -> None:
    text = """
        | zone_id | age_band | period | period_start | planned_hours |
        | -       | -        | week   | 2026-01-05   | 700           |
        | all     | all      | week   | 2026-01-12   | 720           |
    """
    load(product, text, as_at=date(2026, 1, 18))
    assert hours(product, "all") == {date(2026, 1, 5): 700, date(2026, 1, 12): 720}
    assert {(row["zone_id"], row["age_band"]) for row in product.rows("weekly_hours")} == {("all", "all")}


def test_a_row_of_all_ages_beside_its_parts_is_their_total(product: Product) -> None:
    text = """
        | period_start | period | age_band | planned_hours |
        | 2026-01-05   | week   | 75-84    | 30            |
        | 2026-01-05   | week   | 85+      | 50            |
        | 2026-01-05   | week   | -        | 80            |
    """
    load(product, text, as_at=date(2026, 1, 8))
    assert hours(product, "North") == {date(2026, 1, 5): 80}
    assert hours(product, "North", "85+") == {date(2026, 1, 5): 50}


def test_a_file_may_leave_out_bands_and_providers(product: Product) -> None:
    load(product, "| period_start | period | planned_hours |\n| 2026-01-05 | week | 80 |", as_at=date(2026, 1, 8))
    assert hours(product, "North") == {date(2026, 1, 5): 80}


def test_planned_hours_serve_only_where_the_store_holds_no_packages(product: Product) -> None:
    product.publish(
        product.request("commissioned_hours", drawn(PERIODS), as_at=date(2026, 2, 15)),
        product.request("packages", [{"package_id": "Ann", "weekly_hours": 5}], as_at=date(2026, 1, 21)),
    )
    monday = date(2026, 1, 19)
    assert hours(product, "all")[monday] == 5
    assert hours(product, "weeks")[monday] == 0
    assert {row["native_period"] for row in product.rows("weekly_hours")} == {None}


def test_gaps_stand_on_planned_hours(product: Product) -> None:
    product.publish(
        product.request("commissioned_hours", drawn(PERIODS), as_at=date(2026, 2, 15)),
        product.request("waiting_list", [{"referral_id": "r1", "zone_id": "weeks"}], as_at=date(2026, 1, 21)),
        product.request("capacity", [{"week_commencing": date(2026, 1, 19), "zone_id": "weeks", "spare_hours": 4}]),
    )
    row = product.row("weekly_gaps", week_commencing=date(2026, 1, 19), zone_id="weeks")
    assert (row["live_hours"], row["waiting_hours"], row["gap_hours"], row["coverage"]) == (19, 10, 6, 0.4)
    assert row["demand_hours"] == 29
