"""Every row of the market tables is what the definitions say, on random councils with random markets."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.oracle.compare import differences
from tests.oracle.draw_market import drawn_market
from tests.oracle.hours import Table
from tests.oracle.load_council import load_council
from tests.oracle.market import market_concentration, market_shares
from tests.oracle.market_records import Market
from tests.oracle.product import Product
from tests.oracle.providers import contract_roles, handbacks, provider_hours

TABLES: dict[str, tuple[Callable[[Market], Table], tuple[str, ...]]] = {
    "market_shares": (market_shares, ("week_commencing", "zone_id", "group_name", "basis")),
    "market_concentration": (market_concentration, ("week_commencing", "zone_id", "basis")),
    "contract_roles": (contract_roles, ("week_commencing", "zone_id", "role")),
    "provider_hours": (provider_hours, ("week_commencing", "zone_id", "provider_id")),
    "handbacks": (handbacks, ("week_commencing", "zone_id", "provider_id")),
}
SEEDS = range(4)


@pytest.fixture(scope="module", params=SEEDS)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Market, Product]]:
    folder: Path = tmp_path_factory.mktemp("market")
    with environment(folder):
        market = drawn_market(request.param)
        product = Product(folder)
        load_council(product, market.council, request.param)
        product.publish(
            product.request("contracts", [asdict(row) for row in market.slots]),
            product.request("offers", [asdict(row) for row in market.offers]),
            product.request("payments", [asdict(row) for row in market.payments], as_at=market.paid_until),
            product.request("workforce", [asdict(row) for row in market.returns]),
        )
        yield market, product


@pytest.mark.parametrize("table", TABLES)
def test_is_what_the_definitions_say(published: tuple[Market, Product], table: str) -> None:
    market, product = published
    oracle, grain = TABLES[table]
    found = differences(oracle(market), product.rows(table), grain)
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
