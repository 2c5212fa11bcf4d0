"""Every row of the market tables is what the definitions say, on random councils with random markets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.oracle.brokerage import offer_cascade, offer_reasons
from tests.oracle.compare import differences
from tests.oracle.draw_market import drawn_market
from tests.oracle.exits import exit_exposure, provider_exit
from tests.oracle.hospitals import discharge_weeks, reablement_weeks
from tests.oracle.hours import Table
from tests.oracle.load_market import published_market
from tests.oracle.market import market_concentration, market_shares
from tests.oracle.market_records import Market
from tests.oracle.prices import prices_paid, short_visits, team_purchasing
from tests.oracle.product import Product
from tests.oracle.providers import contract_roles, handbacks, provider_hours
from tests.oracle.quality import quality_mix
from tests.oracle.signals import winter_signals
from tests.oracle.sources import sources
from tests.oracle.staff import workforce_matched, workforce_monthly, workforce_utilisation
from tests.oracle.told import delivery, feedback, provider_kpis
from tests.oracle.trends import measure_trends, revisions
from tests.oracle.windows import contract_uptake, handback_windows, market_moves
from tests.oracle.winter import winter_indicators

TABLES: dict[str, tuple[Callable[[Market], Table], tuple[str, ...]]] = {
    "market_shares": (market_shares, ("week_commencing", "zone_id", "group_name", "basis")),
    "market_concentration": (market_concentration, ("week_commencing", "zone_id", "basis")),
    "contract_roles": (contract_roles, ("week_commencing", "zone_id", "role")),
    "provider_hours": (provider_hours, ("week_commencing", "zone_id", "provider_id")),
    "handbacks": (handbacks, ("week_commencing", "zone_id", "provider_id")),
    "contract_uptake": (contract_uptake, ("week_commencing", "zone_id", "zones_covered", "measured_over")),
    "market_moves": (market_moves, ("week_commencing", "zone_id", "group_name", "move")),
    "handback_windows": (handback_windows, ("week_commencing", "zone_id", "provider_id", "weeks")),
    "workforce_monthly": (workforce_monthly, ("month_starting", "provider_id", "zone_id")),
    "workforce_matched": (workforce_matched, ("month_starting",)),
    "workforce_utilisation": (workforce_utilisation, ("month_starting", "zone_id")),
    "quality_mix": (quality_mix, ("week_commencing", "zone_id", "measured_by", "level")),
    "prices_paid": (prices_paid, ("week_commencing", "zone_id", "provider_id")),
    "short_visits": (short_visits, ("week_commencing", "zone_id", "provider_id")),
    "team_purchasing": (team_purchasing, ("month_starting", "team", "provider_id")),
    "offer_cascade": (offer_cascade, ("week_commencing", "zone_id", "provider_id")),
    "exit_exposure": (exit_exposure, ("group_name", "zone_id")),
    "provider_exit": (provider_exit, ("group_name", "staff_transferring")),
    "winter_indicators": (winter_indicators, ("week_commencing", "zone_id", "indicator")),
    "winter_signals": (winter_signals, ("week_commencing", "zone_id", "indicator")),
    "discharge_weeks": (discharge_weeks, ("week_commencing", "zone_id")),
    "reablement_weeks": (reablement_weeks, ("week_commencing", "zone_id")),
    "delivery": (delivery, ("period_start", "zone_id", "provider_id")),
    "feedback": (feedback, ("period_start", "provider_id", "zone_id", "respondent")),
    "provider_kpis": (provider_kpis, ("period_start", "provider_id", "kpi")),
    "sources": (sources, ("kind", "feed")),
    "measure_trends": (measure_trends, ("week_commencing", "zone_id", "measure")),
    "offer_reasons": (offer_reasons, ("week_commencing", "zone_id", "provider_id", "reason")),
}
SEEDS = [0, 1, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in (2, 3))]


@pytest.fixture(scope="module", params=SEEDS)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Market, Product]]:
    folder: Path = tmp_path_factory.mktemp("market")
    with environment(folder):
        market = drawn_market(request.param)
        yield market, published_market(folder, market, request.param)


@pytest.mark.parametrize("table", TABLES)
def test_is_what_the_definitions_say(published: tuple[Market, Product], table: str) -> None:
    market, product = published
    oracle, grain = TABLES[table]
    found = differences(oracle(market), product.rows(table), grain)
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:12])


def test_first_figures_are_those_of_the_first_version_that_had_one(
    request: pytest.FixtureRequest, published: tuple[Market, Product]
) -> None:
    market, product = published
    expected = revisions(request.node.callspec.params["published"], market)
    found = differences(expected, product.rows("revisions"), ("week_commencing", "zone_id", "measure"))
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:12])


def test_the_random_councils_have_new_people_and_every_role(published: tuple[Market, Product]) -> None:
    _, product = published
    assert {row["basis"] for row in product.rows("market_shares")} == {
        "live",
        "new_packages",
        "new_people",
        "spend",
        "staff",
    }
    roles = {row["role"] for row in product.rows("contract_roles")}
    assert roles == {"lead", "secondary", "framework", "block", "spot", "off_framework", "legacy"}


def test_they_have_every_case_of_uptake_moves_and_staff(published: tuple[Market, Product]) -> None:
    market, product = published
    known = [row for row in product.rows("contract_uptake") if row["contracted_share"] is not None]
    assert {(row["zones_covered"], row["measured_over"]) for row in known} == {
        ("full", "13_weeks"), ("full", "since_start"), ("part", "13_weeks"), ("part", "since_start"),
    }  # fmt: skip
    assert {row["move"] for row in product.rows("market_moves")} == {"entered", "left"}
    assert any(row["turnover"] for row in product.rows("workforce_monthly"))
    assert any(row["change_care_workers"] for row in product.rows("workforce_matched"))
    bases = {row["share_basis"] for row in product.rows("workforce_utilisation")}
    assert bases == {None, "returned"} | ({"council_share"} if market.council_share else set())
