"""Prices: what a drawn council pays, what leaves the screen, and inputs that stand in the address."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from tests.conftest import environment
from tests.oracle.product import Product
from tests.pages.screen import Screen, opened

MONDAY = date(2026, 11, 16)
PLACES = {"A": ("Ash Care", 2, 30.0), "B": ("Birch Care", 8, 20.0), "C": ("Birch Care", 9, 24.0)}
"""Provider, people and rate of each zone; ten hours a person."""


def packages() -> list[dict[str, Any]]:
    people = [(zone, *told, at) for zone, told in PLACES.items() for at in range(told[1])]
    lines = [
        {
            "package_id": f"{zone}{at}", "person_id": f"{zone}{at}", "zone_id": zone, "provider_id": provider,
            "weekly_hours": 10, "hourly_rate": rate, "line_start": MONDAY - timedelta(weeks=8),
        }
        for zone, provider, _, rate, at in people
    ]  # fmt: skip
    return [*lines, {**lines[-1], "package_id": "C9", "person_id": "C9", "hourly_rate": None}]


@pytest.fixture(scope="module")
def priced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prices")
    with environment(folder):
        product = Product(folder)
        waiting: list[dict[str, Any]] = [{"referral_id": "r", "zone_id": "C", "weekly_hours": 40}]
        prices: list[dict[str, Any]] = [
            {"year": 2025, "zone_id": None, "cost_of_care": 23.0, "minimum_price": 22.0},
            {"year": 2025, "zone_id": "C", "cost_of_care": 25.0, "minimum_price": None},
            {"year": 2027, "zone_id": None, "cost_of_care": 99.0, "minimum_price": 99.0},
        ]
        product.publish(
            product.request("packages", packages(), as_at=MONDAY),
            product.request("waiting_list", waiting, as_at=MONDAY),
            product.request("prices", prices),
        )
    return folder


@pytest.fixture(autouse=True)
def store(priced: Path) -> Iterator[Path]:
    st.cache_resource.clear()
    with environment(priced):
        yield priced


def saved(screen: Screen, start: str) -> dict[str, dict[str, str]]:
    [content] = [each for name, each in screen.downloads.items() if name.startswith(start)]
    return {next(iter(row.values())): row for row in csv.DictReader(StringIO(content.decode("utf-8-sig")))}


def test_the_average_weighs_hours_and_leaves_out_those_without_a_rate() -> None:
    """20 hours at 30, 80 at 20, 90 at 24 and 10 without a rate: £4,360 over 190 hours."""
    screen = opened("prices")
    assert screen.title.startswith("An hour costs £22.95")
    assert ">£4,360<" in screen.html
    assert ">95.0%<" in screen.html
    assert ">42.1%<" in screen.html, "80 of 190 hours are bought for less than 22"


def test_a_zone_has_its_own_cost_of_care_or_the_council_s_and_never_a_later_year_s() -> None:
    zone_rows = {row["row"]: row["words"] for row in opened("prices").charts["prices_zones"] if "words" in row}
    assert zone_rows["C"] in ("£24.00", "\u2212£1.00")
    assert (
        opened("prices", zone="C").title
        == "C: £24.00 an hour, £1.00 under the cost of care, £2.00 over the sector minimum"
    )
    assert "£3.00 under the cost of care" in opened("prices", zone="B").title


def test_what_few_people_cost_leaves_neither_by_table_nor_in_a_meeting() -> None:
    for meeting in ("false", "true"):
        screen = opened("prices", meeting=meeting)
        rows = saved(screen, "rates-by-zone")
        assert rows["A"]["Spend a week, £"] == rows["A"]["Average rate, £ an hour"] == ""
        assert "" in (rows["B"]["Spend a week, £"], rows["C"]["Spend a week, £"]), "else the sum gives it away"
        assert rows["Council"]["Spend a week, £"] == "4360.0"
    drawn = opened("prices", meeting="true").charts["prices_zones"]
    assert {row["words"] for row in drawn if row.get("row") == "A" and "words" in row} == {"[c]"}


def test_no_provider_is_named_beside_its_rate_in_a_meeting() -> None:
    screen = opened("prices", meeting="true")
    sent = screen.html.encode() + repr(screen.charts).encode() + b"".join(screen.downloads.values())
    assert b"Birch Care" not in sent
    assert b"Ash Care" not in sent
    assert {"Largest", "2nd"} == set(saved(screen, "rates-by-provider"))
    assert "Birch Care" in saved(opened("prices"), "rates-by-provider")


def test_the_address_sets_what_is_tried_out() -> None:
    screen = opened("prices", uplift="10", supplement="2", unlocked="25", patch="C")
    assert "10% is £436 a week, £22,672 a year." in screen.html
    assert "£200 a week, £10,400 a year, on 100 hours live." in screen.html
    assert "It must unlock 10 hours of 40 waiting" in screen.html
    assert "£20.00 for each hour unlocked" in screen.html


@pytest.mark.parametrize("meeting", ["false", "true"])
def test_payments_alone_tell_what_was_paid_and_to_whom(tmp_path: Path, meeting: str) -> None:
    st.cache_resource.clear()
    with environment(tmp_path):
        product = Product(tmp_path)
        paid = [
            {"paid_on": MONDAY - timedelta(days=back), "provider_id": who, "reference": f"{who}{back}", "amount": pounds}
            for who, pounds in (("Ash Care", 900), ("Birch Care", 300)) for back in (7, 35)
        ]  # fmt: skip
        product.publish(product.request("payments", paid, as_at=MONDAY))
        screen = opened("prices", meeting=meeting)
    assert screen.title == "£2,400 was paid to providers in the 91 days to 16 November 2026"
    assert "What an hour costs: needs the packages extract" in screen.html
    assert (b"Ash Care" in b"".join(screen.downloads.values())) == (meeting == "false")
