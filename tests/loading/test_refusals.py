"""What is refused, of rows and of files; and that a refusal never changes what is published."""

import json
from pathlib import Path

import pytest

from tests.loading.command import Answer, homecare
from tests.oracle.drawn import drawn
from tests.oracle.product import Product, completed

PACKAGES = """
    | package_id | line_start | line_end   | weekly_hours | funder  | age_band | zone_id | carers_per_visit | hourly_rate | status  |
    | good       | 2026-01-05 | 2026-01-05 | 336          | council | 85+      | North   | 2                | 20.5        | active  |
    | backwards  | 2026-01-05 | 2026-01-04 | 10           | council | 85+      | North   | -                | -           | -       |
    | too-many   | 2026-01-05 | -          | 336.5        | council | 85+      | North   | -                | -           | -       |
    | too-few    | 2026-01-05 | -          | -0.5         | council | 85+      | North   | -                | -           | -       |
    | endless    | 2026-01-05 | -          | inf          | council | 85+      | North   | -                | -           | -       |
    | no-hours   | 2026-01-05 | -          | -            | council | 85+      | North   | -                | -           | -       |
    | word       | 2026-01-05 | -          | plenty       | council | 85+      | North   | -                | -           | -       |
    | far        | 2027-01-24 | -          | 10           | council | 85+      | North   | -                | -           | -       |
    | edge       | 2027-01-23 | -          | 10           | council | 85+      | North   | -                | -           | -       |
    | far-end    | 2026-01-05 | 2099-01-01 | 10           | council | 85+      | North   | -                | -           | -       |
    | funder     | 2026-01-05 | -          | 10           | mars    | 85+      | North   | -                | -           | -       |
    | straddling | 2026-01-05 | -          | 10           | council | 60-79    | North   | -                | -           | -       |
    | finer      | 2026-01-05 | -          | 10           | council | 75-79    | North   | -                | -           | -       |
    | in-words   | 2026-01-05 | -          | 10           | council | 85+ years| North   | -                | -           | -       |
    | nowhere    | 2026-01-05 | -          | 10           | council | 85+      | -       | -                | -           | -       |
    | three      | 2026-01-05 | -          | 10           | council | 85+      | North   | 3                | -           | -       |
    | odd        | 2026-01-05 | -          | 10           | council | 85+      | North   | -                | -           | resting |
"""
KEPT = ("good", "edge", "finer", "in-words")
WAITING = """
    | referral_id | queue      | referred_on | closed_on  | close_reason | weekly_hours | need   |
    | good        | package    | 2026-01-05  | 2026-01-05 | placed       | 3            | new    |
    | no-hours    | package    | 2026-01-05  | -          | -            | -            | new    |
    | assessed    | assessment | 2026-01-05  | -          | -            | -            | new    |
    | backwards   | package    | 2026-01-05  | 2026-01-04 | placed       | 3            | new    |
    | no-day      | package    | 2026-01-05  | -          | placed       | 3            | new    |
    | no-reason   | package    | 2026-01-05  | 2026-01-06 | -            | 3            | new    |
    | wanting     | package    | 2026-01-05  | -          | -            | 3            | unsure |
    | third       | lunch      | 2026-01-05  | -          | -            | 3            | new    |
"""
CAPACITY = """
    | week_commencing | provider_id | spare_hours |
    | 2026-01-12      | Ash         | 0           |
    | 2026-01-13      | Birch       | 3           |
    | 2026-01-12      | Cedar       | -1          |
    | 2026-01-12      | Dogwood     | -           |
"""


def load(product: Product, kind: str, text: str, *options: str) -> Answer:
    path = product.file(kind, completed(kind, drawn(text)))
    return homecare("load", path, "--kind", kind, "--as-at", "2026-01-22", *options)


def counts() -> tuple[int, int]:
    (row,) = homecare("loads", "--json").records
    return row["rows_accepted"], row["rows_refused"]


def test_a_row_that_breaks_a_rule_is_refused_and_the_rest_comes_in(product: Product) -> None:
    answer = load(product, "packages", PACKAGES)
    assert answer.exit_code == 0
    assert counts() == (len(KEPT), len(drawn(PACKAGES)) - len(KEPT))
    assert "13 refused" in answer.everything


def test_refused_rows_are_named_by_number_column_and_rule_and_no_id_is_shown(product: Product) -> None:
    answer = load(product, "packages", PACKAGES)
    for row, column, value in (
        (3, "line_end", "2026-01-04"),
        (4, "weekly_hours", "336.5"),
        (6, "weekly_hours", "inf"),
        (9, "line_start", "2027-01-24"),
    ):
        assert any(f"{row} " in line and column in line and value in line for line in answer.everything.splitlines()), (
            row
        )
    assert not any(name in answer.everything for name in ("too-many", "backwards", "person of"))


def test_the_same_rules_hold_for_the_waiting_list(product: Product) -> None:
    assert load(product, "waiting_list", WAITING).exit_code == 0
    assert counts() == (3, 5)


def test_spare_hours_are_declared_for_weeks_that_begin_on_mondays(product: Product) -> None:
    assert load(product, "capacity", CAPACITY).exit_code == 0
    assert counts() == (1, 3)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing column", b"package_id,provider_id,line_start\nAnn,Ash,2026-01-05\n"),
        ("no row accepted", None),
        ("empty", b""),
        ("not a table", b"\x00\x01\x02\x03" * 50),
        (
            "header twice",
            b"package_id,package_id,provider_id,line_start,person_id,zone_id,age_band,funder,weekly_hours\n",
        ),
    ],
)
def test_a_file_refused_whole_changes_nothing(
    product: Product, tmp_path: Path, name: str, content: bytes | None
) -> None:
    load(product, "packages", PACKAGES)
    before = (product.folder / "store" / "CURRENT").read_bytes()
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content if content is not None else _one_bad_row())
    answer = homecare("load", bad, "--kind", "packages", "--as-at", "2026-01-23")
    assert answer.exit_code == 1, name
    assert (product.folder / "store" / "CURRENT").read_bytes() == before
    assert len(homecare("loads", "--json").records) == 1


def _one_bad_row() -> bytes:
    header = "package_id,provider_id,line_start,person_id,zone_id,age_band,funder,weekly_hours"
    return f"{header}\nAnn,Ash,2026-01-05,Zoe,North,85+,council,-3\n".encode()


def test_a_snapshot_is_refused_where_a_kind_takes_none(product: Product) -> None:
    answer = load(product, "capacity", CAPACITY, "--as", "snapshot")
    assert answer.exit_code in (1, 2)
    assert not (product.folder / "store" / "CURRENT").exists()


def test_a_start_more_than_ten_years_back_asks_for_covers_from(product: Product) -> None:
    text = "| package_id | line_start | line_end |\n| Ann | 2015-01-05 | 2015-06-05 |\n| Bob | 2015-01-05 | - |"
    answer = load(product, "packages", text)
    assert answer.exit_code == 1
    assert "covers-from" in answer.everything
    assert load(product, "packages", text, "--covers-from", "2025-12-01").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("load",),
        ("load", "a.csv", "--as", "everything"),
        ("load", "a.csv", "--as-at", "yesterday"),
        ("load", "a.csv", "--no-such-option"),
        ("undo",),
        ("no-such-command",),
        ("show", "zones", "--format", "poem"),
    ],
)
def test_wrong_use_exits_with_2(product: Product, arguments: tuple[str, ...]) -> None:
    assert homecare(*arguments).exit_code == 2


def test_a_file_that_is_not_there_is_refused(product: Product) -> None:
    assert homecare("load", product.folder / "nowhere.csv").exit_code in (1, 2)


def test_json_lines_end_with_what_was_published(product: Product) -> None:
    lines = [json.loads(line) for line in load(product, "packages", PACKAGES, "--json").output.splitlines()]
    assert lines[-1]["event"] == "published"
    assert [row["rows_accepted"] for row in lines[-1]["loads"]] == [len(KEPT)]


def test_a_refusal_is_told_in_json_too(product: Product, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(_one_bad_row())
    answer = homecare("load", bad, "--kind", "packages", "--json")
    assert answer.exit_code == 1
    assert all(isinstance(json.loads(line), dict) for line in answer.output.splitlines())


def test_a_busy_store_exits_with_3(product: Product) -> None:
    load(product, "packages", PACKAGES)
    with product.store.writing():
        answer = load(product, "packages", PACKAGES, "--feed", "other")
    assert answer.exit_code == 3
    assert len(homecare("loads", "--json").records) == 1


def test_a_damaged_store_exits_with_3(product: Product) -> None:
    load(product, "packages", PACKAGES)
    (product.folder / "store" / "CURRENT").write_text("not what was written")
    assert homecare("show", "zones").exit_code == 3
