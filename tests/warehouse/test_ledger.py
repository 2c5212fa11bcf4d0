"""The ledger: what was written stays written, a changed line is noticed, a line cut off by a crash is passed over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.warehouse import history, ledger
from dashboard.warehouse.store import Store, StoreDamagedError
from tests.conftest import environment
from tests.loading.command import homecare
from tests.oracle.product import Product, completed
from tests.warehouse.whole import tables


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    with environment(folder):
        product = Product(folder)
        product.load("packages", [{"package_id": "Ann"}])
        product.load("packages", [{"package_id": "Bob"}])
    return folder


def file(product: Product, person: str) -> Path:
    return product.file("packages", completed("packages", [{"package_id": person}]))


CHANGES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "a figure": lambda lines: [lines[0], lines[1].replace(b'"rows_accepted": 1', b'"rows_accepted": 9'), *lines[2:]],
    "a line gone": lambda lines: [lines[0], *lines[2:]],
    "the first line gone": lambda lines: lines[1:],
    "two lines swapped": lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
    "a line twice": lambda lines: [*lines, lines[-1]],
    "no JSON": lambda lines: [lines[0], b"\xff{", *lines[2:]],
    "no object": lambda lines: [lines[0], b"[1]", *lines[2:]],
    "an empty line": lambda lines: [lines[0], b"", *lines[1:]],
    "no hash": lambda lines: [lines[0], b'{"event": "started"}', *lines[2:]],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_ledger_is_refused_in_plain_words(loaded: Product, change: str) -> None:
    lines = loaded.store.ledger.read_bytes().splitlines()
    changed = b"\n".join(CHANGES[change](lines)) + b"\n"
    loaded.store.ledger.write_bytes(changed)
    for words in (("loads",), ("load", file(loaded, "Cat")), ("undo", "L00001"), ("rebuild",)):
        answer = homecare(*words)
        assert answer.exit_code == 3, words
        assert "The ledger was changed at line" in answer.messages
    assert homecare("doctor").exit_code == 3
    assert "ILL   the ledger is whole" in homecare("doctor").output
    assert homecare("show", "weekly_hours").exit_code == 0
    assert loaded.store.ledger.read_bytes() == changed


@pytest.mark.parametrize("kept", [1, 20, -1])
def test_a_torn_last_line_is_passed_over_and_mended(loaded: Product, kept: int) -> None:
    whole = loaded.store.ledger.read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    loaded.store.ledger.write_bytes(whole + last[:kept])
    assert homecare("doctor").exit_code == 0
    assert len(homecare("loads", "--json").records) == 2
    assert homecare("load", file(loaded, "Cat"), "--yes").exit_code == 0
    assert loaded.store.ledger.read_bytes().startswith(whole)
    assert len(list(ledger.entries(loaded.store.ledger))) == len(whole.splitlines()) + 2


def test_a_ledger_whose_end_is_lost_is_noticed(loaded: Product) -> None:
    lines = loaded.store.ledger.read_bytes().splitlines(keepends=True)
    before = tables(loaded.store)
    for kept in (0, 3):
        loaded.store.ledger.write_bytes(b"".join(lines[:kept]))
        answer = homecare("load", file(loaded, "Cat"), "--yes")
        assert answer.exit_code == 3
        assert "The ledger ends before the published version" in answer.messages
        assert "ILL   the ledger knows" in homecare("doctor").output
    assert tables(loaded.store) == before


def test_entries_are_chained(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    for number in range(3):
        ledger.append(path, "note", number=number)
    assert [entry["number"] for entry in ledger.entries(path)] == [0, 1, 2]
    other = tmp_path / "other.jsonl"
    ledger.append(other, "note", number=9)
    path.write_bytes(other.read_bytes() + b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    with pytest.raises(StoreDamagedError, match="line 2"):
        list(ledger.entries(path))


def test_the_ledger_holds_no_person(product: Product) -> None:
    rows = [{"package_id": "PKG-1", "person_id": "943 476 5919"}]
    product.load("packages", rows)
    words = product.store.ledger.read_text("utf-8").split('"')
    assert not {"PKG-1", "943 476 5919", "9434765919"} & {*words}


def test_a_number_is_never_used_twice(product: Product) -> None:
    product.load("packages", [{"package_id": "Ann"}])
    words = [{"load": "L00002", "kind": "packages"}]
    ledger.append(product.store.ledger, "started", run="cut off", loads=words, undoes=[])
    product.load("packages", [{"package_id": "Bob"}])
    past = history.read(Store(product.store.root))
    assert [load.load for load in past.loads] == ["L00001", "L00003"]
    assert [run["failed"] for run in past.unfinished] == ["interrupted"]
