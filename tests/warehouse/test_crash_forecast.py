"""A forecast killed at any moment: the last version or the new one is live, and nothing that was frozen is lost."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard import pipeline
from dashboard.planning import fits
from dashboard.warehouse.store import Store
from tests.oracle.product import Product, completed, write_csv
from tests.warehouse import running, scenario, whole
from tests.warehouse.killing import KILLED, trials
from tests.warehouse.scenario import Scenario, kill_points
from tests.warehouse.whole import leftovers, unlike

FIRST, AS_AT, WEEKS = date(2025, 10, 6), date(2026, 1, 14), 12


def packages() -> list[dict[str, object]]:
    return [{"package_id": f"P{at}", "line_start": FIRST + timedelta(weeks=at)} for at in range(WEEKS)]


@pytest.fixture(scope="module")
def case(quick_folder: Path) -> Scenario:
    """A first forecast on a store with one load."""
    file = write_csv(quick_folder / "packages.csv", completed("packages", packages()))
    load = ("load", str(file), "--kind", "packages", "--as-at", str(AS_AT), "--covers-from", str(FIRST))
    loaded = quick_folder / "loaded"
    loaded.mkdir()
    with running.runner() as run:
        assert run.run(loaded, *load).status == 0
        return scenario.scenario(run, loaded, ("forecast",))


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_killed_at_each_durable_step(case: Scenario, quick_folder: Path) -> None:
    points = kill_points(case)
    assert len(points) >= 25
    assert trials(case, points, quick_folder) == {}


def place(case: Scenario, what: str, ending: str) -> int:
    return next(
        point
        for point, step in enumerate(case.steps)
        if step[0] == what and any(each.endswith(ending) for each in step)
    )


def test_what_was_kept_before_the_kill_is_published_and_not_made_again(case: Scenario, quick_folder: Path) -> None:
    folder = running.copied(case.folder, quick_folder / "kept")
    store = Store(folder / "store")
    with running.runner() as run:
        started = place(case, "create", "ledger.jsonl")
        assert run.run(folder, "forecast", point=started).status == KILLED
        kept = {path: path.read_bytes() for path in store.forecasts.rglob("*.parquet")}
        assert run.run(folder, "forecast").status == 0
    assert len(kept) == 2
    assert {path: path.read_bytes() for path in store.forecasts.rglob("*.parquet")} == kept
    assert unlike(whole.tables(store), case.after) == []
    assert leftovers(store) == []


def test_what_current_needs_is_on_disk_before_it_is_named(case: Scenario) -> None:
    assert scenario.unflushed(case.steps) == []


def test_a_load_while_models_are_fitted_is_not_lost_nor_is_the_forecast(product: Product) -> None:
    product.load("packages", packages(), as_at=AS_AT, covers_from=FIRST)

    def run(work: Callable[[Any], Any], asked: Sequence[Any]) -> Iterator[Any]:
        product.load("packages", [{"package_id": "Late", "zone_id": "South"}], as_at=AS_AT)
        return fits.here(work, asked)

    assert pipeline.forecast(product.store, run, lambda _step: None).version
    assert len(product.rows("loads")) == 2
    assert product.rows("weekly_hours", zone_id="South", age_band="85+", live_hours=10)
    assert product.rows("forecasts", quantity="live_hours", zone_id="North")
