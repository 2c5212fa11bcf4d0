"""Nobody's identity is kept: ids are hashed with a key outside the store, and personal columns stop at the door."""

import stat
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tests.loading.command import homecare
from tests.oracle.drawn import drawn
from tests.oracle.product import Product, completed, write_csv

IDS = ("zebedee-4711", "quentin-8080", "xanthippe-9090")


def load_people(product: Product) -> None:
    lines: list[dict[str, Any]] = [{"package_id": f"p{number}", "person_id": name} for number, name in enumerate(IDS)]
    lines.append({"package_id": "refused", "person_id": IDS[0], "weekly_hours": -1})
    waiting = [
        {"referral_id": "r1", "person_id": IDS[1]},
        {"referral_id": "r2", "person_id": IDS[2], "queue": "no such"},
    ]
    product.publish(
        product.request("packages", lines, as_at=date(2026, 1, 14)),
        product.request("waiting_list", waiting, as_at=date(2026, 1, 14)),
    )


def test_no_person_id_stands_anywhere_in_the_store(product: Product) -> None:
    load_people(product)
    store = product.folder / "store"
    for path in (path for path in store.rglob("*") if path.is_file()):
        content = path.read_bytes() + _unpacked(path)
        assert not [name for name in IDS if name.encode() in content], path


def _unpacked(path: Path) -> bytes:
    """What a compressed file says once it is read."""
    if path.suffix == ".parquet":
        return pl.read_parquet(path).write_json().encode()
    if path.suffix != ".duckdb":
        return b""
    with duckdb.connect(str(path), read_only=True) as version:
        names = [row[0] for row in version.execute("select table_name from duckdb_tables()").fetchall()]
        names += [
            row[0] for row in version.execute("select view_name from duckdb_views() where not internal").fetchall()
        ]
        return "".join(
            str(version.execute(f'select columns(*)::varchar from "{name}"').fetchall()) for name in names
        ).encode()


def test_the_scan_would_find_an_id(product: Product) -> None:
    load_people(product)
    found = [path for path in (product.folder / "store").rglob("*") if path.is_file() and b"Ash" in _unpacked(path)]
    assert {path.suffix for path in found} == {".parquet", ".duckdb"}


def test_one_person_in_two_extracts_is_still_one_person(product: Product) -> None:
    rows = [{"package_id": "a", "person_id": IDS[0]}, {"package_id": "b", "person_id": IDS[0], "zone_id": "South"}]
    product.load("packages", rows[:1], as_at=date(2026, 1, 14), feed="east")
    product.load("packages", rows[1:], as_at=date(2026, 1, 14), feed="west")
    people = {row["zone_id"]: row["people"] for row in product.rows("weekly_hours", age_band="all")}
    assert people == {"North": 1, "South": 1, "all": 1}


def test_the_key_is_made_for_its_owner_alone_and_said(product: Product) -> None:
    path = product.file("packages", completed("packages", [{"package_id": "Ann"}]))
    answer = homecare("load", path, "--as-at", "2026-01-14")
    key = product.folder / "key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert str(key) in answer.everything
    assert key.read_text().strip() not in answer.everything


def test_another_key_is_refused(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    load_people(product)
    before = (product.folder / "store" / "CURRENT").read_bytes()
    other = product.folder / "other-key"
    other.write_text("0" * 64)
    other.chmod(0o600)
    monkeypatch.setenv("HOMECARE_KEY_FILE", str(other))
    path = product.file("packages", completed("packages", [{"package_id": "Ann"}]))
    assert homecare("load", path, "--as-at", "2026-01-14", "--yes").exit_code == 1
    assert (product.folder / "store" / "CURRENT").read_bytes() == before


def _valid_nhs_numbers() -> list[str]:
    found = []
    for number in range(400000000, 400000060):
        digits = [int(digit) for digit in str(number)]
        check = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11
        if check != 10:
            found.append(f"{number}{0 if check == 11 else check}")
    return found[:25]


PERSONAL = {
    "name": ("service_user_name", ["Gertrude Bell", "Ada Lovelace", "Mary Seacole", "Emmy Noether", "Rosa Parks"] * 5),
    "postcode": ("postcode", [f"BD{number} 1AA" for number in range(1, 26)]),
    "date of birth": ("date_of_birth", [f"19{number}-03-04" for number in range(20, 45)]),
    "NHS number": ("client_ref", _valid_nhs_numbers()),
    "National Insurance number": ("ni", [f"QQ{number:06}C".replace("QQ", "AB") for number in range(123456, 123481)]),
    "phone": ("contact", [f"07700 9000{number}" for number in range(10, 35)]),
    "e-mail": ("contact", [f"someone{number}@example.org" for number in range(25)]),
}


@pytest.mark.parametrize("what", PERSONAL)
def test_a_personal_column_stops_the_load_until_it_is_left_out(product: Product, tmp_path: Path, what: str) -> None:
    column, values = PERSONAL[what]
    rows = [{"package_id": f"p{number}", "weekly_hours": 1, column: value} for number, value in enumerate(values)]
    path = write_csv(tmp_path / "packages.csv", completed("packages", rows))
    answer = homecare("load", path, "--kind", "packages", "--as-at", "2026-01-14")
    assert answer.exit_code == 1
    assert column in answer.everything
    assert not [value for value in values if value in answer.everything]
    assert not (product.folder / "store" / "CURRENT").exists()
    answer = homecare("load", path, "--kind", "packages", "--as-at", "2026-01-14", "--without", column)
    assert answer.exit_code == 0, answer.everything
    kept = b"".join(p.read_bytes() + _unpacked(p) for p in (product.folder / "store").rglob("*") if p.is_file())
    assert not [value for value in values if value.encode() in kept]


def test_ten_digits_that_are_no_nhs_numbers_come_in(product: Product, tmp_path: Path) -> None:
    rows = [{"package_id": f"40000{number:05}", "weekly_hours": 1} for number in range(30)]
    path = write_csv(tmp_path / "packages.csv", completed("packages", rows))
    assert homecare("load", path, "--as-at", "2026-01-14").exit_code == 0


def test_values_of_ids_and_free_text_are_hidden_where_rows_are_refused(product: Product) -> None:
    text = """
        | package_id | weekly_hours | team        |
        | secret-one | 3            | secret-team |
        | secret-one | 4            | secret-team |
        | fine       | 4            | secret-team |
    """
    path = product.file("packages", completed("packages", drawn(text)))
    answer = homecare("load", path, "--as-at", "2026-01-14")
    assert answer.exit_code == 0
    assert "secret" not in answer.everything
    assert "[hidden]" in answer.everything
