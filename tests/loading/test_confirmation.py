"""A change of more than a quarter of a zone's hours is asked about first; without a terminal only `--yes` answers."""

from pathlib import Path

import pytest

from tests.loading.command import Answer, homecare
from tests.oracle.product import Product, completed


def load(product: Product, hours: dict[str, float], *options: str, as_at: str = "2026-01-14") -> Answer:
    rows = [{"package_id": name, "zone_id": name, "weekly_hours": value} for name, value in hours.items()]
    return homecare("load", product.file("packages", completed("packages", rows)), "--as-at", as_at, *options)


def live() -> dict[str, float]:
    rows = homecare("show", "weekly_hours", "--where", "age_band=all", "--format", "json").records
    return {row["zone_id"]: row["live_hours"] for row in rows}


@pytest.mark.parametrize(("hours", "asked"), [(124, False), (126, True), (74, True), (76, False)])
def test_more_than_a_quarter_in_any_zone_is_asked_about(product: Product, hours: float, asked: bool) -> None:
    assert load(product, {"North": 100, "South": 300}).exit_code == 0
    answer = load(product, {"North": hours}, as_at="2026-01-15")
    assert answer.exit_code == (1 if asked else 0)
    assert live()["North"] == (100 if asked else hours)


def test_a_feeds_first_load_is_not_asked_about(product: Product) -> None:
    load(product, {"North": 100})
    assert load(product, {"North": 300}, "--feed", "west").exit_code == 0
    assert live()["North"] == 400


def test_what_was_not_confirmed_leaves_no_load_and_yes_publishes_it(product: Product) -> None:
    load(product, {"North": 100})
    pointer = product.folder / "store" / "CURRENT"
    before = pointer.read_bytes()
    answer = load(product, {"North": 200}, as_at="2026-01-15")
    assert answer.exit_code == 1
    assert "North" in answer.everything
    assert pointer.read_bytes() == before
    assert [row["load"] for row in homecare("loads", "--json").records] == ["L00001"]
    assert load(product, {"North": 200}, "--yes", as_at="2026-01-15").exit_code == 0
    assert live()["North"] == 200


def test_several_files_are_all_published_or_none(product: Product, tmp_path: Path) -> None:
    good = product.file("packages", completed("packages", [{"package_id": "Ann"}]))
    bad = tmp_path / "waiting_list.csv"
    bad.write_text("referral_id,queue,person_id\nr1,package,Zoe\n")
    assert homecare("load", good, bad, "--as-at", "2026-01-14").exit_code == 1
    assert homecare("show", "weekly_hours").exit_code != 0
    assert homecare("load", good, "--as-at", "2026-01-14").exit_code == 0
    assert [row["kind"] for row in homecare("loads", "--json").records] == ["packages"]
