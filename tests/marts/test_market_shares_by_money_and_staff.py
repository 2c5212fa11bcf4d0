"""Markets without packages: by what the council paid, and by who works there."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
PAYMENTS = """
    | paid_on    | provider_id | reference | amount |
    | 2026-03-01 | Ash         | 1         | 5      |
    | 2026-03-23 | Ash         | 2         | 1000   |
    | 2026-03-24 | Ash         | 3         | 70     |
    | 2026-06-22 | Ash         | 4         | 50     |
    | 2026-06-22 | Ash         | 5         | -20    |
    | 2026-06-23 | Ash         | 6         | 1000   |
    | 2026-05-01 | Birch       | 7         | 60     |
    | 2026-05-01 | Cedar       | 8         | 40     |
    | 2026-05-01 | Dogwood     | 9         | 15     |
    | 2026-05-02 | Dogwood     | 10        | -15    |
    | 2026-05-02 | Elm         | 11        | -30    |
"""
GROUPS = """
    | provider_id | provider_name | group_name |
    | Birch       | Birch Care    | Green      |
    | Cedar       | Cedar Care    | Green      |
"""
WORKFORCE = """
    | month_starting | provider_id | zone_id | care_workers | care_workers_wte |
    | 2026-04-01     | Ash         | -       | 30           | 20               |
    | 2026-04-01     | Birch       | North   | 6            | -                |
    | 2026-04-01     | Birch       | South   | 4            | -                |
    | 2026-04-01     | Elm         | North   | 1            | -                |
    | 2026-04-01     | Elm         | -       | 9            | -                |
    | 2026-04-01     | Fir         | -       | -            | 11               |
    | 2026-06-01     | Ash         | -       | 7            | -                |
"""


def market(product: Product, basis: str, monday: date, zone: str = "all") -> dict[str, tuple[Any, Any]]:
    rows = product.rows("market_shares", week_commencing=monday, zone_id=zone, basis=basis)
    assert all(row["hours"] is None and row["people"] is None for row in rows)
    return {row["group_name"]: (row["amount"], pytest.approx(row["share"])) for row in rows}


def test_spend_is_netted_over_91_days_and_groups_at_nothing_are_left_out(product: Product) -> None:
    product.publish(
        product.request("payments", drawn(PAYMENTS), as_at=date(2026, 6, 24)),
        product.request("providers", drawn(GROUPS)),
    )
    assert market(product, "spend", MONDAY) == {"Ash": (100, 0.5), "Green": (100, 0.5)}
    assert {row["zone_id"] for row in product.rows("market_shares", basis="spend")} == {"all"}
    row = product.row("market_concentration", week_commencing=MONDAY, zone_id="all", basis="spend")
    assert (row["providers"], row["hhi"], row["n50"]) == (2, 5000, 1)
    assert product.rows("weekly_hours") == []


def test_spend_waits_until_its_whole_window_lies_in_coverage(product: Product) -> None:
    product.load("payments", drawn(PAYMENTS), as_at=date(2026, 6, 24))
    assert min(row["week_commencing"] for row in product.rows("market_shares")) == date(2026, 6, 1)


def test_a_file_shorter_than_the_window_is_shown_for_the_days_it_has(product: Product) -> None:
    product.load("payments", drawn(PAYMENTS)[6:9], as_at=date(2026, 5, 12))
    assert market(product, "spend", date(2026, 5, 4)) == {
        "Birch": (60, pytest.approx(60 / 115)),
        "Cedar": (40, pytest.approx(40 / 115)),
        "Dogwood": (15, pytest.approx(15 / 115)),
    }
    assert {row["week_commencing"] for row in product.rows("market_shares")} == {date(2026, 5, 4), date(2026, 5, 11)}


def test_staff_is_of_the_month_the_monday_falls_in(product: Product) -> None:
    product.load("workforce", drawn(WORKFORCE))
    assert market(product, "staff", date(2026, 4, 6)) == {
        "Ash": (30, 0.5), "Birch": (10, pytest.approx(1 / 6)), "Elm": (9, 0.15), "Fir": (11, pytest.approx(11 / 60)),
    }  # fmt: skip
    assert market(product, "staff", date(2026, 4, 27), "North") == {
        "Birch": (6, pytest.approx(6 / 7)),
        "Elm": (1, pytest.approx(1 / 7)),
    }
    assert market(product, "staff", date(2026, 5, 4)) == {}
    assert market(product, "staff", date(2026, 6, 29)) == {"Ash": (7, 1)}


def test_hours_returned_by_provider_make_a_market_where_there_are_no_packages(product: Product) -> None:
    hours = """
        | period_start | period | zone_id | provider_id | planned_hours |
        | 2026-06-01   | month  | North   | Ash         | 30            |
        | 2026-06-01   | month  | North   | Birch       | 10            |
        | 2026-06-01   | month  | -       | Elm         | 60            |
    """
    product.load("commissioned_hours", drawn(hours))
    rows = product.rows("market_shares", week_commencing=MONDAY, basis="live")
    assert {(row["zone_id"], row["group_name"]): row["share"] for row in rows} == {
        ("North", "Ash"): 0.75, ("North", "Birch"): 0.25, ("all", "Ash"): 0.3, ("all", "Birch"): 0.1, ("all", "Elm"): 0.6,
    }  # fmt: skip
