"""Real markets: Scottish councils by staff, month by month, and Lambeth by what it paid."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl
import pytest

from dashboard.intake.receive import Request
from tests.conftest import environment
from tests.oracle.product import Product
from tests.real.files import real

PANEL = "care_inspectorate/care_at_home_panel.parquet"
PAYMENTS = "spend/lambeth_payments_2012_06_lines.csv"
COUNCILS = ("Fife", "Highland", "Glasgow City")
GRADES = {
    6: "Outstanding",
    5: "Good",
    4: "Good",
    3: "Requires improvement",
    2: "Inadequate",
    1: "Inadequate",
    0: "Not rated",
}


@pytest.fixture(scope="module", params=COUNCILS)
def council(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Product]]:
    path = real(PANEL)
    with environment(tmp_path_factory.mktemp(request.param.split()[0])) as folder:
        product = Product(folder)
        product.publish(Request(path, profile="care-inspectorate", only={"council_area": request.param}))
        yield request.param, product


def published_staff(council: str) -> dict[date, dict[str, float]]:
    """Whole-time equivalents by the first of the month and provider, of those that state any."""
    staff: dict[date, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in pl.read_parquet(real(PANEL)).iter_rows(named=True):
        if row["council_area"] == council and row["staff_wte"] is not None:
            staff[date.fromisoformat(row["snapshot"]).replace(day=1)][row["provider_id"]] += row["staff_wte"]
    return staff


def test_staff_shares_and_concentration_are_those_of_the_file_in_every_month(council: tuple[str, Product]) -> None:
    name, product = council
    shares: dict[date, dict[str, float]] = defaultdict(dict)
    for row in product.rows("market_shares", basis="staff", zone_id="all"):
        shares[row["week_commencing"]][row["group_name"]] = row["share"]
    measured = {
        row["week_commencing"]: row for row in product.rows("market_concentration", basis="staff", zone_id="all")
    }
    published = published_staff(name)
    assert len(published) == 112
    for month, staff in published.items():
        monday = month + timedelta(days=-month.weekday() % 7)
        expected = sorted((count / sum(staff.values()) for count in staff.values()), reverse=True)
        assert shares[monday] == {
            provider: pytest.approx(count / sum(staff.values())) for provider, count in staff.items()
        }
        row = measured[monday]
        assert row["hhi"] == pytest.approx(sum((100 * share) ** 2 for share in expected))
        assert (row["cr1"], row["cr4"]) == (pytest.approx(expected[0]), pytest.approx(sum(expected[:4])))
        assert row["n50"] == next(n for n in range(1, 200) if sum(expected[:n]) >= 0.5 - 1e-6)
        assert row["providers"] == sum(share > 0 for share in expected)


def test_a_month_holds_for_each_of_its_mondays_and_no_other(council: tuple[str, Product]) -> None:
    name, product = council
    mondays = {row["week_commencing"] for row in product.rows("market_concentration", basis="staff")}
    assert {monday.replace(day=1) for monday in mondays} == set(published_staff(name))
    assert all(date(2021, 3, day) in mondays for day in (1, 8, 15, 22, 29))


def test_providers_carry_the_lowest_grade_of_their_services(product: Product) -> None:
    report = product.publish(Request(real(PANEL), profile="care-inspectorate", only={"council_area": "Highland"}))
    providers = report.arrivals[0].accepted.rows.filter(pl.col("from") == date(2026, 5, 31))
    panel = pl.read_parquet(real(PANEL)).filter(
        pl.col("council_area") == "Highland", pl.col("snapshot") == "2026-05-31"
    )
    lowest = panel.group_by("provider_id").agg(pl.col("min_grade").min().fill_null(0).cast(pl.Int64))
    ratings = {
        provider: rating or "Not rated" for provider, rating in providers.select("provider_id", "rating").iter_rows()
    }
    assert ratings == {provider: GRADES[grade] for provider, grade in lowest.iter_rows()}
    assert set(providers["status"]) <= {"active", "notice_given", "suspended"}


def test_lambeths_home_care_lines_are_shared_out_by_supplier(product: Product) -> None:
    path = real(PAYMENTS)
    report = product.publish(Request(path, profile="council-payments", as_at=date(2012, 7, 2)))
    spend: dict[str, float] = defaultdict(float)
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if "DOMICILIARY" in row["description"]:
                spend[row["supplier"]] += float(row["net_amount"])
    whole = sum(spend.values())
    assert (len(spend), round(whole, 2)) == (20, 867362.14)
    rows = product.rows("market_shares", week_commencing=date(2012, 7, 2), zone_id="all", basis="spend")
    assert {row["group_name"]: row["share"] for row in rows} == {
        name: pytest.approx(amount / whole) for name, amount in spend.items()
    }
    assert sum(row["amount"] for row in rows) == pytest.approx(whole)
    concentration = product.row("market_concentration", week_commencing=date(2012, 7, 2), basis="spend")
    assert concentration["cr1"] == pytest.approx(spend["Allied Healthcare (Uk) Ltd"] / whole)
    assert report.arrivals[0].load.rows_refused == 0
