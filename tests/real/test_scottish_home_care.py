"""Fife and Highland from Public Health Scotland's file: every published hour arrives, none twice."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.intake.receive import Request
from tests.conftest import environment
from tests.oracle.product import Product
from tests.real.files import real

FILE = "phs_home_care/homecare_locality.csv"
PROFILE = "phs-home-care-locality"
COUNCILS = ("Fife", "Highland")
STARTS = {"Q1": (4, 0), "Q2": (7, 0), "Q3": (10, 0), "Q4": (1, 1)}


def quarter(words: str) -> tuple[date, int]:
    """First day and number of days of `2017/18 Q4`."""
    year, name = int(words[:4]), words[-2:]
    month, later = STARTS[name]
    first = date(year + later, month, 1)
    after = date(first.year + (month == 10), (month + 2) % 12 + 1, 1)
    return first, (after - first).days


@pytest.fixture(scope="module", params=COUNCILS)
def council(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Product]]:
    path = real(FILE)
    with environment(tmp_path_factory.mktemp(request.param)) as folder:
        product = Product(folder)
        product.publish(Request(path, profile=PROFILE, only={"sending_location": request.param}))
        yield request.param, product


def published_hours(path: Path, council: str) -> dict[tuple[str, date], float]:
    """Hours of each locality and quarter in the file, all ages but the total row, as hours a week."""
    hours: dict[tuple[str, date], float] = defaultdict(float)
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if (
                row["sending_location"] == council
                and row["measure"] == "Number of Hours"
                and row["age_group"] != "All Ages"
            ):
                first, days = quarter(row["financial_quarter"])
                hours[row["locality"], first] += float(row["value"]) * 7 / days
    return hours


def test_every_quarter_of_every_locality_equals_the_file(council: tuple[str, Product]) -> None:
    name, product = council
    live = {
        (row["zone_id"], row["week_commencing"]): row["live_hours"]
        for row in product.rows("weekly_hours", age_band="all")
    }
    expected = published_hours(real(FILE), name)
    assert len(expected) > 80
    for (zone, first), hours in expected.items():
        monday = first + timedelta(days=-first.weekday() % 7)
        assert live[zone, monday] == pytest.approx(hours), (zone, monday)


def test_the_council_is_the_sum_of_its_localities(council: tuple[str, Product]) -> None:
    _, product = council
    rows = product.rows("weekly_hours", age_band="all")
    for monday in {row["week_commencing"] for row in rows}:
        parts = [row["live_hours"] or 0 for row in rows if row["week_commencing"] == monday and row["zone_id"] != "all"]
        whole = [row["live_hours"] for row in rows if row["week_commencing"] == monday and row["zone_id"] == "all"]
        assert whole == [pytest.approx(sum(parts))]


def test_zones_come_from_the_same_rows(council: tuple[str, Product]) -> None:
    name, product = council
    zones = product.rows("zones")
    assert {row["area"] for row in zones} == {name}
    assert all(row["zone_name"] == row["zone_id"] and row["listed"] for row in zones)
    assert len(zones) == len({zone for zone, _ in published_hours(real(FILE), name)})


def test_the_last_census_falls_in_the_last_quarter(council: tuple[str, Product]) -> None:
    _, product = council
    last = max(row["week_commencing"] for row in product.rows("weekly_hours"))
    assert last == date(2021, 3, 29)
    (source,) = product.rows("sources", kind="commissioned_hours")
    assert (source["as_at"], source["covers_from"]) == (date(2021, 3, 31), date(2018, 1, 1))


def test_people_are_those_published(council: tuple[str, Product]) -> None:
    name, product = council
    with real(FILE).open(newline="", encoding="utf-8-sig") as file:
        people = sum(
            int(row["value"])
            for row in csv.DictReader(file)
            if (row["sending_location"], row["financial_quarter"], row["measure"])
            == (name, "2020/21 Q4", "Number of People")
            and row["age_group"] != "All Ages"
        )
    assert (
        product.rows("weekly_hours", week_commencing=date(2021, 3, 29), zone_id="all", age_band="all")[0]["people"]
        == people
    )
