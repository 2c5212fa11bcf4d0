"""Readers never wait and never see half a load; writers take turns."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from dashboard import marts
from dashboard.warehouse import reading, store
from tests.loading.command import homecare
from tests.oracle.product import Product, completed, write_csv
from tests.warehouse import killing

READERS = 2
PUBLISHES = 4
HOLDER = """
import sys
from pathlib import Path
from dashboard.warehouse.store import Store
with Store(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


def started(folder: Path, *command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *command], env=killing.environment(folder), cwd=killing.ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.nightly
def test_readers_beside_many_publishes_see_whole_versions_alone(quick_folder: Path) -> None:
    folder, stop = quick_folder / "read", quick_folder / "stop"
    folder.mkdir()
    files = {
        name: str(
            write_csv(folder / f"{name}.csv", completed("packages", [{"package_id": name, "weekly_hours": hours}]))
        )
        for name, hours in (("Ann", 10), ("Bob", 4))
    }
    load = ("load", "--kind", "packages", "--as-at", "2026-01-14", "--yes")
    with killing.runner() as run, ExitStack() as stack:
        assert run.run(folder, *load, files["Ann"]).status == 0
        readers = [
            stack.enter_context(started(folder, "-m", "tests.warehouse.reader", str(stop))) for _ in range(READERS)
        ]
        for number in range(PUBLISHES):
            assert run.run(folder, *load, files["Bob"]).status == 0
            assert run.run(folder, "undo", f"L{number + 2:05d}").status == 0
        stop.touch()
        looks = [json.loads(reader.communicate()[0]) for reader in readers]
    assert all(reader.returncode == 0 for reader in readers)
    for seen in looks:
        assert {(hours, by_size) for _, hours, by_size in seen} <= {(10, 10), (14, 14)}
        assert [sequence for sequence, *_ in seen] == sorted(sequence for sequence, *_ in seen)
    assert {hours for seen in looks for _, hours, _ in seen} == {10, 14}


def test_an_old_handle_keeps_its_version_and_a_new_one_has_another_path(product: Product) -> None:
    product.load("packages", [{"package_id": "Ann"}], as_at=None)
    old = marts.live_version()
    with reading.attached(old) as handle:
        before = handle.sql("select * from weekly_hours order by all").fetchall()
        product.load("packages", [{"package_id": "Bob", "weekly_hours": 4}])
        assert handle.sql("select * from weekly_hours order by all").fetchall() == before
        assert marts.live_version() != old
    assert marts.read("weekly_hours", marts.live_version())["live_hours"].max() == 14
    assert marts.read("weekly_hours", old)["live_hours"].max() == 10
    assert many_at_once(old, marts.live_version()) == {(10, 14)}
    replaced_in_place(old, marts.live_version())
    assert marts.read("weekly_hours", old)["live_hours"].max() == 14
    old.write_bytes(b"no database" * 1000)
    with pytest.raises(marts.StoreDamagedError, match="is damaged"):
        marts.read("weekly_hours", old)
    old.unlink()
    with pytest.raises(marts.StoreDamagedError, match="is damaged"):
        marts.read("weekly_hours", old)


def many_at_once(old: Path, new: Path) -> set[tuple[float, float]]:
    """The most hours of two versions as eight threads read them, in turn."""

    def seen(_: int) -> tuple[float, float]:
        before, after = (marts.read("weekly_hours", version)["live_hours"].max() for version in (old, new))
        return before, after  # type: ignore[return-value]

    with ThreadPoolExecutor(8) as threads:
        return set(threads.map(seen, range(80)))


def replaced_in_place(version: Path, by: Path) -> None:
    version.chmod(0o644)
    version.write_bytes(by.read_bytes())


@contextmanager
def held(product: Product) -> Iterator["subprocess.Popen[str]"]:
    with started(product.folder, "-c", HOLDER, str(product.store.root)) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder


def test_a_second_writer_is_told_that_the_store_is_busy(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    product.load("packages", [{"package_id": "Ann"}])
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    path = product.file("packages", completed("packages", [{"package_id": "Bob"}]))
    before = killing.tables(product.store)
    with held(product) as holder:
        for words in (("load", path), ("undo", "L00001"), ("rebuild",), ("backup", product.folder / "copy.zip")):
            busy = homecare(*words)
            assert busy.exit_code == 3
            assert busy.messages == "Another load or undo is running on this store. Try again when it has ended.\n"
        assert homecare("show", "weekly_hours").exit_code == 0
        assert killing.tables(product.store) == before
        holder.kill()
    assert homecare("load", path, "--yes").exit_code == 0
