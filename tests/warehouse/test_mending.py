"""Damage is said plainly, and what the ledger and its rows can bring back, `rebuild` brings back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.warehouse import keys, publish
from dashboard.warehouse.store import Current, Store
from tests.conftest import environment
from tests.loading.command import homecare
from tests.oracle.product import Product, completed
from tests.warehouse.whole import leftovers, tables


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    with environment(folder):
        product = Product(folder)
        product.load("packages", [{"package_id": "Ann"}])
        product.load("waiting_list", [{"referral_id": "Bob"}])
        product.load("packages", [{"package_id": "Cat"}])
        assert homecare("undo", "L00003").exit_code == 0
    return folder


def live_file(product: Product) -> Path:
    current = product.store.current()
    assert current
    path = product.store.versions / current.name
    path.chmod(0o644)
    return path


def change_one_byte(product: Product) -> None:
    path = live_file(product)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def overwrite(product: Product) -> None:
    live_file(product).write_bytes(b"not a database at all" * 1000)


def cut_off(product: Product) -> None:
    path = live_file(product)
    path.write_bytes(path.read_bytes()[:5000])


def delete(product: Product) -> None:
    live_file(product).unlink()


def scribble_on_current(product: Product) -> None:
    product.store.pointer.write_text('{"name": ', encoding="utf-8")


def lose_current(product: Product) -> None:
    product.store.pointer.unlink()


DAMAGES = [change_one_byte, overwrite, cut_off, delete, scribble_on_current]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_said_in_plain_words(loaded: Product, damage: Callable[[Product], None]) -> None:
    damage(loaded)
    checked = homecare("check")
    assert checked.exit_code == 3
    assert len(checked.messages.splitlines()) == 1
    assert "homecare" in checked.messages
    if damage is not change_one_byte:  # what only a checksum sees is for check and doctor
        shown = homecare("show", "weekly_hours")
        assert shown.exit_code == 3
        assert len(shown.messages.splitlines()) == 1
    doctor = homecare("doctor")
    assert doctor.exit_code == 3
    assert "homecare rebuild" in doctor.output


@pytest.mark.parametrize("damage", [*DAMAGES, lose_current])
def test_rebuild_brings_every_table_back(loaded: Product, damage: Callable[[Product], None]) -> None:
    before = tables(loaded.store)
    damage(loaded)
    assert homecare("doctor").exit_code == 3
    rebuilt = homecare("rebuild")
    assert rebuilt.exit_code == 0, rebuilt.messages
    assert rebuilt.output.startswith("Published again from the ledger: ")
    assert tables(loaded.store) == before
    for words in (("check",), ("doctor",)):
        assert homecare(*words).exit_code == 0
    assert leftovers(loaded.store) == []


def test_rebuild_of_a_sound_store_changes_no_figure_and_no_load_and_the_store_goes_on(loaded: Product) -> None:
    before, loads = tables(loaded.store), homecare("loads", "--json").records
    assert homecare("rebuild").exit_code == 0
    assert tables(loaded.store) == before
    assert homecare("loads", "--json").records == loads
    assert homecare("undo", "L00002").exit_code == 0
    assert leftovers(loaded.store) == []


def test_there_is_nothing_to_rebuild_in_an_empty_store(product: Product) -> None:
    assert homecare("rebuild").exit_code == 1
    assert product.store.current() is None


@pytest.mark.parametrize("content", [None, b"", b"PAR1 and no more"])
def test_lost_rows_are_named(loaded: Product, content: bytes | None) -> None:
    rows = loaded.store.extracts / "packages" / "L00001.parquet"
    rows.unlink()
    if content is not None:
        rows.write_bytes(content)
    before = tables(loaded.store)
    answer = homecare("rebuild")
    assert answer.exit_code == 3
    assert "The rows of load L00001 are missing or damaged" in answer.messages
    assert tables(loaded.store) == before


def versions_of(store: Store, ages: list[int], today: datetime) -> tuple[Current, dict[str, datetime]]:
    """A file for each age in days, the last one live."""
    store.prepare()
    published = {}
    for sequence, age in enumerate(ages, start=1):
        name = f"{sequence:06d}-{age:012d}.duckdb"
        (store.versions / name).touch()
        published[name] = today - timedelta(days=age)
    return Current(name, "", len(ages), "run", (), {}, published[name].isoformat()), published


def test_the_last_twenty_and_the_last_of_each_of_two_years_of_months_are_kept(tmp_path: Path) -> None:
    """By the ledger's dates: the files themselves are all of today, as in a store that was copied or restored."""
    store, today = Store(tmp_path / "store"), datetime(2026, 3, 31, 12, tzinfo=UTC)
    ages = [*range(1000, 30, -3), *range(30, -1, -1)]
    current, published = versions_of(store, ages, today)
    publish.retire(store, current, published)
    kept = sorted(path.name for path in store.versions.iterdir())
    names = sorted(published)
    assert kept[-20:] == names[-20:]
    months = {}
    for name in names:
        months[published[name].year, published[name].month] = name
    last_24 = [months[2024 + (month + 3) // 12, (month + 3) % 12 + 1] for month in range(24)]
    assert set(kept) == {*names[-20:], *last_24}
    assert len(kept) == 20 + 23


def test_what_was_never_live_is_not_kept_and_is_no_month_of_its_own(tmp_path: Path) -> None:
    store, today = Store(tmp_path / "store"), datetime(2026, 3, 31, 12, tzinfo=UTC)
    current, published = versions_of(store, [60, *range(25, -1, -1)], today)
    stranger = store.versions / "000002-of-a-crash.duckdb"
    stranger.touch()
    publish.retire(store, current, published)
    assert not stranger.exists()
    assert (store.versions / "000001-000000000060.duckdb").exists()


@pytest.mark.nightly
def test_twenty_three_loads_leave_twenty_versions(product: Product) -> None:
    for number in range(23):
        product.load("packages", [{"package_id": f"package {number}"}])
    names = sorted(path.name for path in product.store.versions.iterdir())
    assert len(names) == 20
    current = product.store.current()
    assert current
    assert current.name == names[-1]


@pytest.mark.parametrize("content", [b"", b"short"])
def test_a_key_that_was_cut_off_hashes_nothing(product: Product, content: bytes) -> None:
    (product.folder / "key").write_bytes(content)
    path = product.file("packages", completed("packages", [{"package_id": "Ann"}]))
    answer = homecare("load", path)
    assert answer.exit_code == 1
    assert "empty or cut off" in answer.messages
    assert product.store.current() is None


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "key"
    key, made = keys.read_or_make(path)
    assert made
    assert (path.stat().st_mode & 0o777, len(key)) == (0o600, 64)
    assert keys.read_or_make(path) == (key, False)
    assert [file.name for file in path.parent.iterdir()] == ["key"]


def test_current_that_names_a_version_by_hand_is_checked(loaded: Product) -> None:
    words = json.loads(loaded.store.pointer.read_text("utf-8"))
    first = sorted(path.name for path in loaded.store.versions.iterdir())[0]
    loaded.store.pointer.write_text(json.dumps({**words, "name": first}), encoding="utf-8")
    assert homecare("check").exit_code == 3
