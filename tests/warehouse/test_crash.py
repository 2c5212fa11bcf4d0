"""A load or undo killed at any moment leaves the last version live, or the new one; never anything between."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboard.warehouse.store import Store
from tests.oracle.product import completed, write_csv
from tests.warehouse import running, scenario
from tests.warehouse.faults import readers_faults, recovery_faults
from tests.warehouse.killing import trials
from tests.warehouse.running import environment
from tests.warehouse.scenario import Scenario, kill_points

FIRST: list[dict[str, object]] = [{"package_id": "Ann"}, {"package_id": "Bob", "weekly_hours": 4}]
SECOND: list[dict[str, object]] = [{"package_id": "Ann", "weekly_hours": 12}, {"package_id": "Cat", "zone_id": "South"}]
RANDOM_TRIALS = 50
Cases = Callable[[str], Scenario]


def extract(folder: Path, name: str, rows: list[dict[str, object]]) -> str:
    return str(write_csv(folder / name, completed("packages", rows)))


@pytest.fixture(scope="module")
def cases(quick_folder: Path) -> Iterator[Cases]:
    """The first load of a store, a load on top of it, that load's undo; the second load also in two bad designs.

    Each is run to its end once it is asked for.
    """
    first = ("load", extract(quick_folder, "first.csv", FIRST), "--kind", "packages", "--as-at", "2026-01-14")
    second = (
        "load",
        extract(quick_folder, "second.csv", SECOND),
        "--kind",
        "packages",
        "--as-at",
        "2026-01-21",
        "--yes",
    )
    empty, loaded, twice = (quick_folder / name for name in ("empty", "loaded", "twice"))
    designs = {design: design for design in ("in place", "copied over")}
    empty.mkdir()
    with running.runner() as run:
        assert run.run(running.copied(empty, loaded), *first).status == 0
        assert run.run(running.copied(loaded, twice), *second).status == 0
        commands = {"first": (empty, first), "undo": (twice, ("undo", "L00002"))}
        yield cache(
            lambda name: scenario.scenario(run, *commands.get(name, (loaded, second)), designs.get(name, "ours"))
        )


def test_killed_at_every_other_durable_step_and_at_each_about_current(cases: Cases, quick_folder: Path) -> None:
    case = cases("second")
    points = kill_points(case)
    pointing = next(point for point, step in enumerate(case.steps) if step[2].endswith("/CURRENT"))
    before = [point for point in points if point <= pointing]
    chosen = {*points[::2], *before[-2:], *points[len(before) :][:1]}
    assert len(chosen) >= 10
    assert trials(case, sorted(chosen), quick_folder) == {}


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["second", "undo"])
def test_killed_at_each_durable_step(cases: Cases, name: str, quick_folder: Path) -> None:
    case = cases(name)
    points = kill_points(case)
    assert len(points) >= 18
    assert trials(case, points, quick_folder) == {}


@pytest.mark.nightly
def test_killed_at_each_step_that_only_a_first_load_takes(cases: Cases, quick_folder: Path) -> None:
    """The key that hashes person ids, its line in the ledger, a CURRENT where there was none."""
    case = cases("first")
    before_rows = next(point for point, step in enumerate(case.steps) if step[1].endswith(".parquet"))
    pointing = next(point for point, step in enumerate(case.steps) if step[2].endswith("/CURRENT"))
    keyed = next(point for point, step in enumerate(case.steps) if step[1].endswith("/key"))
    points = {0, *range(keyed, before_rows), pointing, pointing + 1} & {*kill_points(case)}
    assert trials(case, sorted(points), quick_folder) == {}


@pytest.mark.nightly
def test_killed_at_every_step_of_a_first_load(cases: Cases, tmp_path: Path) -> None:
    assert trials(cases("first"), kill_points(cases("first")), tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "touched"),
    [pytest.param("in place", "drop table", marks=pytest.mark.nightly), ("copied over", "half written")],
)
def test_the_trials_notice_a_bad_design(cases: Cases, name: str, touched: str, quick_folder: Path) -> None:
    """Between the first touch of the live file and CURRENT, one point in twelve."""
    case = cases(name)
    live = [point for point, step in enumerate(case.steps) if touched in step[2] or "/versions/" in step[1]]
    points = range(live[1], len(case.steps) - 1, 12)
    found = trials(case, points, quick_folder)
    noticed = [point for point, faults in found.items() if any("a reader finds" in fault for fault in faults)]
    assert len(noticed) >= 2, found


@pytest.mark.parametrize("name", ["first", "second", "undo"])
def test_what_current_needs_is_on_disk_before_it_is_named(cases: Cases, name: str) -> None:
    """SIGKILL keeps what was written and not flushed; a power cut does not."""
    assert scenario.unflushed(cases(name).steps) == []


def test_what_is_not_flushed_is_noticed(cases: Cases) -> None:
    for lost in ("/versions", ".parquet", ".duckdb", "ledger.jsonl", "/packages"):
        steps = [step for step in cases("first").steps if not (step[0] == "fsync" and step[1].endswith(lost))]
        assert scenario.unflushed(steps), lost


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", ["second", "undo"])
def test_killed_at_random_moments(cases: Cases, name: str, tmp_path: Path) -> None:
    """The whole command with its reader process, as it is started in the field."""
    case, moment = cases(name), random.Random(20260122)  # noqa: S311
    faults: dict[str, list[str]] = {}
    longest = _seconds(case, tmp_path / "whole")
    with running.runner() as run:
        for trial in range(RANDOM_TRIALS):
            folder = running.copied(case.folder, tmp_path / f"trial-{trial}")
            old = Store(folder / "store").current()
            after = moment.uniform(0, longest)
            _killed_after(after, case, folder)
            found = readers_faults(run, case, folder, old) + recovery_faults(run, case, folder)
            faults |= {f"after {after:.3f} s": found} if found else {}
    assert faults == {}


def _command(case: Scenario) -> list[str]:
    return [sys.executable, "-m", "dashboard", *case.arguments]


def _seconds(case: Scenario, folder: Path) -> float:
    running.copied(case.folder, folder)
    start = time.monotonic()
    subprocess.run(_command(case), env=environment(folder), cwd=running.ROOT, check=True, capture_output=True)
    return time.monotonic() - start


def _killed_after(seconds: float, case: Scenario, folder: Path) -> None:
    with subprocess.Popen(
        _command(case), env=environment(folder), cwd=running.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
