"""Every row of the market tables is what the definitions say, on random councils with random markets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.oracle.compare import differences
from tests.oracle.draw_market import drawn_market
from tests.oracle.load_market import published_market
from tests.oracle.market_records import Market
from tests.oracle.market_tables import TABLES
from tests.oracle.product import Product
from tests.oracle.trends import revisions

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


def test_they_have_every_signal_and_groups_that_others_could_take_in_part(published: tuple[Market, Product]) -> None:
    _, product = published
    signals = product.rows("winter_signals")
    assert {row["signal"] for row in signals} == {"concern", "improvement", "none", "no_data"}
    assert {row["rule"] for row in signals} == {"", "limit", "trend", "two_of_three", "shift"}
    assert any(row["absorbable_hours"] and row["unplaced_hours"] for row in product.rows("provider_exit"))
    assert any(row["weeks_to_resource"] for row in product.rows("provider_exit"))
