"""The same fits here and on a cluster: real processes, one of which dies on the way."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from time import monotonic

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dashboard.planning import fits, forecasts
from dashboard.planning.fits import ClusterError
from dashboard.planning.forecasts import Council
from dashboard.warehouse.frozen import Frozen
from tests.loading.command import homecare
from tests.oracle.product import Product
from tests.planning.clusters import Cluster, cluster, free_port
from tests.planning.test_forecasts import AT, demand, tables


def councils(count: int, weeks: int) -> list[Council]:
    """Each as the one before with a few hours more."""
    shifted = (
        demand(weeks).with_columns(pl.col("live_hours") + at, pl.col("week_commencing") - timedelta(weeks=at))
        for at in range(count)
    )
    found = [forecasts.council(tables(rows), "ENG") for rows in shifted]
    return [each for each in found if each]


def assert_same(found: Sequence[Frozen], expected: Sequence[Frozen]) -> None:
    for ours, theirs in zip(found, expected, strict=True):
        assert (ours.made_on, ours.of) == (theirs.made_on, theirs.of)
        for name in ("forecasts", "scores"):
            assert_frame_equal(getattr(ours, name), getattr(theirs, name), check_row_order=False, rel_tol=1e-10)


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Cluster]:
    with cluster(workers=2) as running:
        yield running


def test_a_cluster_that_loses_a_worker_finds_the_same_for_many_councils(two_workers: Cluster) -> None:
    """Killed once the first fit is done: the fit it was at, and those it held, are given to the other."""
    asked = councils(2, weeks=60)
    said: list[str] = []

    def progress(step: str) -> None:
        said.append(step)
        if len(said) == 1:
            two_workers.kill_a_worker()

    with fits.running(two_workers.address) as run:
        found = forecasts.freeze(asked, AT, run, progress)
    assert len(two_workers.workers) == 1
    assert len(said) == 2 * 4
    assert_same(found, forecasts.freeze(asked, AT, fits.here, lambda _step: None))


@pytest.mark.nightly
def test_several_processes_of_one_machine_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = councils(1, weeks=60)
    alone = forecasts.freeze(asked, AT, fits.here, lambda _step: None)
    monkeypatch.setattr(fits, "FEW", 1)
    assert_same(forecasts.freeze(asked, AT, fits.here, lambda _step: None), alone)


def test_nobody_at_the_address_is_said_within_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fits, "CONNECT_SECONDS", 1)
    began, address = monotonic(), f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(ClusterError, match=f"No Dask scheduler answers at {address}"), fits.running(address):
        pass
    assert monotonic() - began < 5


@pytest.mark.parametrize("address", ["nonsense://nowhere", ""])
def test_an_address_that_is_none_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fits, "CONNECT_SECONDS", 1)
    with pytest.raises(ClusterError, match="Check the address"), fits.running(address):
        pass


def test_a_scheduler_without_workers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fits, "WORKERS_SECONDS", 1)
    with cluster(workers=0) as empty, pytest.raises(ClusterError, match="has no workers"), fits.running(empty.address):
        pass


def test_the_command_says_in_one_line_that_nobody_answers(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fits, "CONNECT_SECONDS", 1)
    product.load("packages", [{"package_id": "Ann"}], as_at=date(2026, 1, 14))
    before = product.store.pointer.read_bytes()
    answer = homecare("forecast", "--cluster", f"tcp://127.0.0.1:{free_port()}")
    assert answer.exit_code == 1
    assert answer.messages.count("\n") == 1
    assert answer.messages.startswith("No Dask scheduler answers at tcp://127.0.0.1:")
    assert product.store.pointer.read_bytes() == before
    assert not product.store.forecasts.exists()


def test_without_dask_the_command_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = homecare("forecast", "--cluster", "tcp://127.0.0.1:8786")
    assert answer.exit_code == 1
    assert "pip install 'homecare[cluster]'" in answer.messages


def test_the_command_forecasts_on_a_cluster(two_workers: Cluster, product: Product) -> None:
    days = [date(2025, 10, 6) + timedelta(days=5 * at) for at in range(30)]
    rows = [{"package_id": f"P{at}", "line_start": day, "weekly_hours": 5 + at % 3} for at, day in enumerate(days)]
    product.load("packages", rows, as_at=date(2026, 3, 2), covers_from=date(2025, 10, 6))
    assert homecare("forecast", "--cluster", two_workers.address).exit_code == 0
    assert product.rows("forecasts", quantity="live_hours", zone_id="North", age_band="85+")
    assert "nothing was published" in homecare("forecast").messages
