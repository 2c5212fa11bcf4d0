"""What the commands print, copy and check."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.loading.command import homecare
from tests.oracle.product import Product, completed

HOMECARE = Path(sys.executable).parent / "homecare"


@pytest.fixture(scope="module")
def loaded(told: Product) -> Product:
    rows: list[dict[str, Any]] = [
        {"package_id": "Ann", "weekly_hours": 2.0 / 3},
        {"package_id": "Bob", "zone_id": "South"},
    ]
    told.publish(
        told.request("packages", rows, as_at=date(2026, 1, 14)),
        told.request("waiting_list", [{"referral_id": "r1"}], as_at=date(2026, 1, 14)),
    )
    return told


def test_show_prints_the_same_records_in_each_format(loaded: Product, tmp_path: Path) -> None:
    asked = ("show", "weekly_hours", "--where", "zone_id=North", "--where", "age_band=all")
    records = homecare(*asked, "--format", "json").records
    assert len(records) == 1
    assert records[0]["week_commencing"] == "2026-01-12"
    assert records[0]["live_hours"] == 2.0 / 3
    (row,) = csv.DictReader(io.StringIO(homecare(*asked, "--format", "csv").output))
    assert (row["week_commencing"], row["zone_id"]) == ("2026-01-12", "North")
    out = tmp_path / "hours.parquet"
    assert homecare(*asked, "--format", "parquet", "--out", out).exit_code == 0
    assert pl.read_parquet(out)["live_hours"].to_list() == [records[0]["live_hours"]]
    assert "North" in homecare(*asked).output


def test_show_lists_its_tables_with_grain_and_units(loaded: Product) -> None:
    listed = {row["name"]: row for row in homecare("show", "--format", "json").records}
    promised = {"weekly_hours", "weekly_waiting", "waiting_ages", "weekly_gaps", "hours_bridge", "queue_bridge"}
    assert promised | {"package_sizes", "sources", "loads"} <= set(listed)
    assert listed["weekly_gaps"]["grain"] == "week_commencing, zone_id"
    assert all(row["units"] for row in listed.values())


def test_no_grain_has_two_rows(loaded: Product) -> None:
    for listed in homecare("show", "--format", "json").records:
        grain = listed["grain"].split(", ")
        keys = [
            tuple(row[column] for column in grain)
            for row in homecare("show", listed["name"], "--format", "json").records
        ]
        assert len(keys) == len(set(keys)), listed["name"]


@pytest.mark.parametrize(
    "arguments", [("nosuch",), ("weekly_hours", "--where", "nosuch=1"), ("weekly_hours", "--where", "zone_id")]
)
def test_show_of_what_is_not_there_is_wrong_use(loaded: Product, arguments: tuple[str, ...]) -> None:
    assert homecare("show", *arguments).exit_code == 2


def test_the_ledger_holds_what_the_interface_promises(loaded: Product) -> None:
    names = {"load", "loaded_at", "loaded_by", "kind", "feed", "as_at", "file_name", "sha256", "rows_accepted"}
    for row in homecare("loads", "--json").records:
        assert names | {"rows_refused", "undone_at"} <= set(row)
    assert [row["kind"] for row in homecare("loads", "--json").records] == ["packages", "waiting_list"]


def test_every_check_passes_and_the_store_is_well(loaded: Product) -> None:
    answer = homecare("check", "--json")
    assert answer.exit_code == 0
    assert answer.records
    assert homecare("check").exit_code == homecare("doctor").exit_code == 0


def test_a_copy_is_the_store_again(loaded: Product, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tar"
    assert homecare("backup", copy).exit_code == 0
    restored = tmp_path / "restored"
    assert homecare("--store", restored, "restore", copy).exit_code == 0
    for table in ("weekly_hours", "weekly_gaps", "loads"):
        asked = ("show", table, "--format", "json")
        assert homecare("--store", restored, *asked).records == homecare(*asked).records
    assert homecare("--store", restored, "restore", copy).exit_code == 1
    assert homecare("--store", restored, "undo", "L00002").exit_code == 0
    assert len(homecare("loads", "--json").records) == 2


def test_each_kind_has_a_template_that_loads(product: Product) -> None:
    folder = product.folder / "templates"
    assert homecare("templates", folder).exit_code == 0
    names = {path.stem for path in folder.glob("*.xlsx")}
    assert {"zones", "providers", "packages", "waiting_list", "capacity", "commissioned_hours"} <= names
    for name in ("packages", "capacity"):
        answer = homecare("load", folder / f"{name}.xlsx", "--yes")
        assert answer.exit_code == 0, answer.everything
    assert {row["kind"] for row in homecare("loads", "--json").records} == {"packages", "capacity"}


def test_the_profile_that_ships_is_listed() -> None:
    assert "phs-home-care-locality" in homecare("profiles").output


def test_before_the_first_load_every_command_says_what_to_do(product: Product) -> None:
    for command in (("show", "weekly_hours"), ("check",), ("undo", "L00001")):
        assert homecare(*command).exit_code == 1
    assert homecare("loads", "--json").records == []
    assert homecare("doctor").exit_code == 0


def test_the_kind_is_worked_out_from_the_headers_and_said(product: Product) -> None:
    path = product.file("anything", completed("capacity", [{"week_commencing": date(2026, 1, 12)}]))
    answer = homecare("load", path, "--as-at", "2026-01-14")
    assert answer.exit_code == 0
    assert "capacity" in answer.everything


def test_constants_and_filters_are_applied(product: Product) -> None:
    rows = [{"package_id": "Ann"}, {"package_id": "Bob", "funder": "nhs"}]
    lines = [{name: value for name, value in row.items() if name != "zone_id"} for row in completed("packages", rows)]
    path = product.file("packages", lines)
    answer = homecare("load", path, "--as-at", "2026-01-14", "--set", "zone_id=West", "--only", "funder=nhs")
    assert answer.exit_code == 0, answer.everything
    row = product.row("weekly_hours", zone_id="West", age_band="all")
    assert (row["live_hours"], row["packages"]) == (10, 1)


def test_a_preview_publishes_nothing(product: Product) -> None:
    path = product.file("packages", completed("packages", [{"package_id": "Ann"}]))
    assert homecare("load", path, "--as-at", "2026-01-14", "--preview").exit_code == 0
    assert homecare("loads", "--json").records == []


def test_a_total_that_is_not_the_sum_of_its_ages_is_told(product: Product) -> None:
    bands = {"75-84": 10, "85+": 20, "all ages": 35}
    rows = [
        {"period": "week", "period_start": date(2026, 1, 5), "age_band": band, "planned_hours": hours}
        for band, hours in bands.items()
    ]
    path = product.file("commissioned_hours", completed("commissioned_hours", rows))
    answer = homecare("load", path, "--as-at", "2026-01-08")
    assert "differ" in answer.everything


def test_the_installed_command_keeps_results_and_messages_apart(product: Product) -> None:
    path = product.file("packages", completed("packages", [{"package_id": "Ann"}]))
    run = [str(HOMECARE), "--store", str(product.folder / "named"), "load", str(path), "--as-at", "2026-01-14"]
    done = subprocess.run(run, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 0
    assert "L00001" in done.stdout
    assert "North" in done.stderr
    shown = subprocess.run(
        [*run[:3], "show", "loads", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert [row["load"] for row in json.loads(shown.stdout)] == ["L00001"]
