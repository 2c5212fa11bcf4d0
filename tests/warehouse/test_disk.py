"""A full disk: a load that has no room is not started, and one that runs out of it changes nothing."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.warehouse import room
from tests.conftest import environment
from tests.loading.command import Answer, homecare
from tests.oracle.product import Product, completed
from tests.warehouse.whole import leftovers, tables

MEGABYTE = 1024**2


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "homecare", str(folder)]
    try:
        mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk can be mounted by root alone, and where mounting is allowed")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Product]:
    """A store on a disk of its own of 32 MB."""
    with small_disk(tmp_path / "disk", 32) as disk, environment(disk):
        yield Product(disk)


def load(product: Product, person: str, *options: str) -> Answer:
    path = product.file("packages", completed("packages", [{"package_id": person}]))
    return homecare("load", path, "--kind", "packages", "--as-at", "2026-01-14", *options)


def test_a_first_load_without_room_is_refused_and_changes_nothing(crowded: Product) -> None:
    refused = load(crowded, "Ann")
    assert refused.exit_code == 1
    assert "MB free" in refused.messages
    assert "Nothing was published" in refused.messages
    assert crowded.store.current() is None
    assert not crowded.store.ledger.exists()


def test_a_load_needs_twice_the_live_version(crowded: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LEAST", 0)
    assert load(crowded, "Ann").exit_code == 0
    current = crowded.store.current()
    assert current
    twice = 2 * (crowded.store.versions / current.name).stat().st_size
    ballast = crowded.folder / "ballast"
    ballast.write_bytes(b"0" * (room.free(crowded.store) - twice + MEGABYTE // 2))
    before, ledger = tables(crowded.store), crowded.store.ledger.read_bytes()
    for refused in (load(crowded, "Bob", "--yes"), homecare("undo", "L00001"), homecare("rebuild")):
        assert refused.exit_code == 1
        assert "free" in refused.messages
    assert "ILL   there is disk" in homecare("doctor").output
    assert (tables(crowded.store), crowded.store.ledger.read_bytes()) == (before, ledger)
    ballast.unlink()
    assert load(crowded, "Bob", "--yes").exit_code == 0


def test_a_disk_that_fills_up_at_any_point_leaves_the_last_version_live(
    crowded: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "LEAST", 0)
    assert load(crowded, "Ann").exit_code == 0
    monkeypatch.setattr(room, "needed", lambda store: 0)
    before, pointer = tables(crowded.store), crowded.store.pointer.read_bytes()
    ballast, bob = crowded.folder / "ballast", crowded.file("packages", completed("packages", [{"package_id": "Bob"}]))
    command = ("load", bob, "--kind", "packages", "--as-at", "2026-01-21", "--yes")
    for kilobytes in (0, 8, 16, 40, 100, 900):
        free = room.free(crowded.store)
        ballast.write_bytes(b"0" * (free - kilobytes * 1024))
        answer = homecare(*command)
        ballast.unlink()
        assert answer.exit_code == 3, (kilobytes, answer.messages)
        assert "The disk or the store failed" in answer.messages
        assert crowded.store.pointer.read_bytes() == pointer
        assert tables(crowded.store) == before
        assert not list(crowded.store.staging.iterdir())
    assert homecare(*command).exit_code == 0
    assert leftovers(crowded.store) == []
    assert homecare("doctor").exit_code == 0
