"""The sample's whole history loaded and published, against a bare script that builds the same tables."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from data_samples import AS_AT, generate, write
from tests.bench.figures import Figure, compared, informing

ROOT = Path(__file__).parents[2]
HOMECARE = Path(sys.executable).with_name("homecare")
BARE_BUILD = Path(__file__).with_name("bare_build.py")
TURNS, TIMES, START_SECONDS = 3, 2.0, 2.0
SUMS = {
    "weekly_hours": "live_hours", "package_sizes": "hours", "weekly_waiting": "people", "weekly_gaps": "spare_hours",
    "hours_bridge": "closing_hours", "queue_bridge": "closing_people", "stg_packages": "weekly_hours",
    "completed_waits": "placed_13_weeks", "waiting_ages": "referrals",
}  # fmt: skip
"""Figures that must be the same on both sides: a floor that builds less is no floor."""


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds of a whole process, and CPU seconds of it and its children."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sample(folder: Path) -> Path:
    """The sample's files in the folder."""
    write(generate(), folder / "files")
    return folder / "files"


def load(files: Path, store: Path) -> tuple[float, float]:
    words = ["--store", str(store), "load", *map(str, sorted(files.glob("*.csv"))), "--as-at", str(AS_AT), "--yes"]
    return timed([str(HOMECARE), *words])


def whole_history(folder: Path, files: Path) -> Figure:
    """Turn by turn on fresh stores; the last one stays, as `store`."""
    product, floor = [], []
    for turn in range(TURNS):
        store = folder / ("store" if turn == TURNS - 1 else f"store-{turn}")
        bare = folder / f"bare-{turn}.duckdb"
        product.append(load(files, store))
        floor.append(timed([sys.executable, str(BARE_BUILD), str(files), str(ROOT / "sql"), str(bare)]))
        insist_on_equal(next((store / "versions").glob("*.duckdb")), bare, SUMS)
    return compared("Load and publish the sample", product, floor, times=TIMES, extra=START_SECONDS)


def forecast(store: Path) -> Figure:
    """So that pages of what is coming have something to show."""
    return informing("Forecast the sample", [timed([str(HOMECARE), "--store", str(store), "forecast"])])


def insist_on_equal(version: Path, bare: Path, sums: Mapping[str, str]) -> None:
    for name, column in sums.items():
        query = f"select count(*), round(coalesce(sum({column}), 0), 2) from {name}"
        found = [_asked(path, query) for path in (version, bare)]
        if found[0] != found[1]:
            message = f"{name}: the product has {found[0]} (rows, {column}), the bare build {found[1]}"
            raise RuntimeError(message)


def _asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql(query).fetchall()


def start_up() -> list[Figure]:
    def run(*words: str) -> Callable[[], tuple[float, float]]:
        return lambda: timed([str(HOMECARE), *words])

    commands = {"Start-up, homecare --help": run("--help"), "Start-up, homecare show": run("show")}
    return [informing(name, [once() for _ in range(TURNS)]) for name, once in commands.items()]
