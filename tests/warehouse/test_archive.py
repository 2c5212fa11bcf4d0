"""backup and restore: a copy brings every table back, and what is no whole copy is refused untouched."""

import shutil
import zipfile
from pathlib import Path

import pytest

from dashboard.warehouse import archive, room
from dashboard.warehouse.store import Store
from tests.conftest import environment
from tests.loading.command import homecare
from tests.oracle.product import Product, completed
from tests.warehouse.whole import leftovers, tables


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    with environment(folder):
        product = Product(folder)
        for person in ("Ann", "Bob"):
            product.load("packages", [{"package_id": person}])
        product.load("waiting_list", [{"referral_id": "Cat"}])
        assert homecare("undo", "L00002").exit_code == 0
        assert homecare("backup", folder / "copy.zip").exit_code == 0
    return folder


@pytest.fixture
def copy(filled: Path, product: Product) -> Path:
    shutil.copytree(filled, product.folder, dirs_exist_ok=True)
    product.files = 100
    return product.folder / "copy.zip"


def untouched(folder: Path) -> bool:
    return not any(path.is_file() and path.name != ".lock" for path in folder.rglob("*"))


def refused(store: Path, file: Path) -> str:
    answer = homecare("--store", store, "restore", file)
    assert answer.exit_code == 1, answer.messages
    assert len(answer.messages.splitlines()) == 1
    return answer.messages


def test_a_restored_store_holds_every_table_and_goes_on(copy: Path, product: Product, tmp_path: Path) -> None:
    before, loads = tables(product.store), homecare("loads", "--json").records
    other = tmp_path / "other"
    assert homecare("--store", other, "restore", copy).exit_code == 0
    assert tables(Store(other)) == before
    assert homecare("--store", other, "loads", "--json").records == loads
    for words in (("check",), ("doctor",), ("rebuild",), ("undo", "L00001")):
        assert homecare("--store", other, *words).exit_code == 0, words
    path = product.file("packages", completed("packages", [{"package_id": "Dee"}]))
    assert homecare("--store", other, "load", path, "--yes").exit_code == 0
    assert leftovers(Store(other)) == []


def test_a_copy_holds_the_live_version_and_none_before_it(copy: Path, product: Product) -> None:
    current = product.store.current()
    assert current
    names = zipfile.ZipFile(copy).namelist()
    assert [name for name in names if name.startswith("versions/")] == [f"versions/{current.name}"]
    assert "extracts/packages/L00002.parquet" in names
    assert not [name for name in names if "lock" in name or "staging" in name or "draft" in name]


def test_a_store_that_holds_anything_is_not_filled(copy: Path, product: Product) -> None:
    before = tables(product.store)
    assert "is not empty" in refused(product.store.root, copy)
    assert tables(product.store) == before


@pytest.mark.parametrize("name", ["../escaped.txt", "/tmp/escaped.txt", "versions/../../escaped.txt"])  # noqa: S108
def test_a_copy_that_reaches_outside_is_refused(copy: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(copy, "a") as opened:
        opened.writestr(name, "x")
    refused(tmp_path / "other", copy)
    assert untouched(tmp_path / "other")
    assert not list(tmp_path.rglob("escaped.txt"))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_copy_that_was_cut_off_is_refused(copy: Path, tmp_path: Path, share: float) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[: int(len(whole) * share)])
    assert "cannot be read as a backup" in refused(tmp_path / "other", copy)
    assert untouched(tmp_path / "other")


@pytest.mark.parametrize("place", [0.05, 0.3, 0.6, 0.9, 0.95, 0.97])
def test_a_copy_that_was_changed_is_refused_or_whole_all_the_same(
    copy: Path, product: Product, tmp_path: Path, place: float
) -> None:
    """A date or a mode in a zip may change without harm; nothing else may."""
    content, other = bytearray(copy.read_bytes()), tmp_path / "other"
    start = int(len(content) * place)
    content[start : start + 64] = bytes(64)
    copy.write_bytes(content)
    answer = homecare("--store", other, "restore", copy)
    if answer.exit_code == 0:
        assert contents(other) == {**contents(product.store.root), **contents(other)}
        assert tables(Store(other)) == tables(product.store)
    else:
        assert answer.exit_code == 1
        assert untouched(other)


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.parquet")}


def test_another_zip_is_no_copy(tmp_path: Path, product: Product) -> None:
    file = tmp_path / "photos.zip"
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("cat.jpg", "x")
    assert "is not a whole backup" in refused(product.store.root, file)
    assert "cannot be read" in refused(product.store.root, tmp_path / "nowhere.zip")


def test_a_copy_larger_than_the_disk_is_refused(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "free", lambda store: 1000)
    assert "more disk than" in refused(tmp_path / "other", copy)
    assert untouched(tmp_path / "other")


def test_a_restore_that_is_cut_off_can_be_given_again(
    copy: Path, product: Product, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(store: Store) -> None:
        raise KeyboardInterrupt

    before, other = tables(product.store), tmp_path / "other"
    with monkeypatch.context() as patch:
        patch.setattr(archive, "_move_in", cut)
        with pytest.raises(KeyboardInterrupt):
            archive.restore(Store(other), copy)
    assert untouched(other)
    assert homecare("--store", other, "restore", copy).exit_code == 0
    assert tables(Store(other)) == before


def test_a_damaged_store_is_not_copied(copy: Path, product: Product) -> None:
    current = product.store.current()
    assert current
    (product.store.versions / current.name).unlink()
    whole = copy.read_bytes()
    assert homecare("backup", copy).exit_code == 3
    assert copy.read_bytes() == whole
    assert not list(copy.parent.glob(".*.draft"))
