"""Every row and column of the published tables is what the definitions say, on random councils."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.oracle.ahead import forecast_scores, forward_gaps
from tests.oracle.bridges import hours_bridge, queue_bridge
from tests.oracle.compare import differences
from tests.oracle.draw_ahead import drawn_forecasts
from tests.oracle.draw_council import drawn_council
from tests.oracle.frozen import keep
from tests.oracle.gaps import weekly_gaps
from tests.oracle.hours import Table, package_sizes, weekly_hours
from tests.oracle.load_council import load_council
from tests.oracle.product import Product
from tests.oracle.records import Council
from tests.oracle.waiting import waiting_ages, weekly_waiting

TABLES: dict[str, tuple[Callable[[Council], Table], tuple[str, ...]]] = {
    "weekly_hours": (weekly_hours, ("week_commencing", "zone_id", "age_band")),
    "weekly_waiting": (weekly_waiting, ("week_commencing", "zone_id", "queue")),
    "waiting_ages": (
        waiting_ages,
        ("week_commencing", "zone_id", "age_band", "queue", "need", "setting", "days_waited"),
    ),
    "weekly_gaps": (weekly_gaps, ("week_commencing", "zone_id")),
    "hours_bridge": (hours_bridge, ("week_commencing", "zone_id")),
    "queue_bridge": (queue_bridge, ("week_commencing", "zone_id", "queue")),
    "package_sizes": (package_sizes, ("week_commencing", "zone_id", "age_band", "funder", "size_band")),
}
AHEAD: dict[str, tuple[Callable[[int, Council], Table], tuple[str, ...]]] = {
    "forward_gaps": (forward_gaps, ("week_commencing", "zone_id")),
    "forecast_scores": (forecast_scores, ("made_on", "horizon_weeks", "zone_id", "age_band", "quantity", "model")),
}
SEEDS = [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in (3, 4, 5))]


@pytest.fixture(scope="module", params=SEEDS)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Council, Product]]:
    folder: Path = tmp_path_factory.mktemp("council")
    with environment(folder):
        council = drawn_council(request.param)
        product = Product(folder)
        for rows in drawn_forecasts(request.param, council).values():
            keep(product, rows)
        load_council(product, council, request.param)
        yield council, product


@pytest.mark.parametrize("table", TABLES)
def test_is_what_the_definitions_say(published: tuple[Council, Product], table: str) -> None:
    council, product = published
    oracle, grain = TABLES[table]
    found = differences(oracle(council), product.rows(table), grain)
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:12])


@pytest.mark.parametrize("table", AHEAD)
def test_what_comes_of_given_forecasts_is_what_the_definitions_say(
    request: pytest.FixtureRequest, published: tuple[Council, Product], table: str
) -> None:
    council, product = published
    oracle, grain = AHEAD[table]
    found = differences(oracle(request.node.callspec.params["published"], council), product.rows(table), grain)
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:12])
