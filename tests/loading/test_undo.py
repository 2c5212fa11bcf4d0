"""A load can be taken back, and that is recorded; the same file can then come in again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.loading.command import homecare
from tests.oracle.product import Product, completed

Records = list[dict[str, Any]]
FIRST: Records = [{"package_id": "Ann"}, {"package_id": "Bob", "weekly_hours": 4}]
SECOND: Records = [{"package_id": "Ann", "weekly_hours": 12}]


def file(product: Product, rows: Records) -> Path:
    return product.file("packages", completed("packages", rows))


def live() -> list[float]:
    rows = homecare("show", "weekly_hours", "--where", "zone_id=all", "--where", "age_band=all", "--format", "json")
    return [row["live_hours"] for row in rows.records]


def test_undo_brings_back_what_was_published_before(product: Product) -> None:
    homecare("load", file(product, FIRST), "--as-at", "2026-01-14")
    before = live()
    second = file(product, SECOND)
    assert homecare("load", second, "--as-at", "2026-01-21", "--yes").exit_code == 0
    assert live() == [16]
    assert homecare("undo", "L00002").exit_code == 0
    assert live() == before == [14]
    ledger = homecare("loads", "--json").records
    assert [row["load"] for row in ledger] == ["L00001", "L00002"]
    assert [row["undone_at"] is None for row in ledger] == [True, False]
    assert homecare("load", second, "--as-at", "2026-01-21", "--yes").exit_code == 0
    assert live() == [16]
    assert [row["undone_at"] is None for row in homecare("loads", "--json").records] == [True, False, True]


def test_an_undo_of_the_middle_load_keeps_the_last(product: Product) -> None:
    for day, hours in ((14, 10), (15, 20), (16, 30)):
        rows: Records = [{"package_id": f"at {day}", "weekly_hours": hours}]
        product.load("packages", rows, as_at=date(2026, 1, day))
    homecare("undo", "L00002")
    assert live() == [40]


@pytest.mark.parametrize("name", ["L00009", "nonsense"])
def test_a_load_that_is_not_there_cannot_be_undone(product: Product, name: str) -> None:
    homecare("load", file(product, FIRST), "--as-at", "2026-01-14")
    assert homecare("undo", name).exit_code == 1
    assert live() == [14]


def test_what_is_undone_cannot_be_undone_again(product: Product) -> None:
    homecare("load", file(product, FIRST), "--as-at", "2026-01-14")
    homecare("load", file(product, SECOND), "--as-at", "2026-01-21", "--yes")
    homecare("undo", "L00002")
    assert homecare("undo", "L00002").exit_code == 1


def test_the_same_load_again_is_nothing_and_says_so(product: Product) -> None:
    path = file(product, FIRST)
    homecare("load", path, "--as-at", "2026-01-14")
    current = (product.folder / "store" / "CURRENT").read_bytes()
    again = homecare("load", path, "--as-at", "2026-01-14")
    assert again.exit_code == 0
    assert "L00001" in again.everything
    assert (product.folder / "store" / "CURRENT").read_bytes() == current
    assert len(homecare("loads", "--json").records) == 1


def test_the_same_file_with_other_options_is_another_load(product: Product) -> None:
    path = file(product, FIRST)
    homecare("load", path, "--as-at", "2026-01-14")
    homecare("load", path, "--as-at", "2026-01-14", "--feed", "west")
    assert len(homecare("loads", "--json").records) == 2
    assert live() == [28]
