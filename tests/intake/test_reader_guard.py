"""Whatever a file does to the program that reads it, the caller gets one plain message and lives."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from dashboard.intake.reading import reader
from dashboard.intake.reading.reader import Limits, ReadRefused, ReadRequest, read_tables

MIB = 1024**2


@pytest.fixture
def corner(tmp_path: Path) -> Path:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["ref", "hours"])
        sheet.write_row(1, 0, ["R1", 7])
        sheet.write(1_048_575, 16_383, "x")
    return path


def refusal(*paths: Path, limits: Limits | None = None) -> ReadRefused:
    with pytest.raises(ReadRefused) as caught:
        read_tables([ReadRequest(path) for path in paths], limits=limits)
    return caught.value


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, re.sub(old, new, content))


def test_several_files_in_one_child(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ref,hours\nR1,1\n")
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        book.add_worksheet("S").write_column(0, 0, ["ref", "R2"])
    first, second = read_tables([ReadRequest(tmp_path / "a.csv"), ReadRequest(tmp_path / "b.xlsx", "S", ("^x$",))])
    assert (first.file_name, first.sheet, first.headers, first.sheets) == ("a.csv", "", ("ref", "hours"), ())
    assert first.rows.equals(pl.DataFrame({"source_row": [2], "ref": ["R1"], "hours": ["1"]}))
    assert (second.file_name, second.sheet, second.sheets) == ("b.xlsx", "S", ("S",))


def test_nothing_asked_nothing_started() -> None:
    assert read_tables([]) == []


def test_a_refusal_crosses_the_process_whole(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("ref,hours\nR1,1\n")
    (tmp_path / "bad.csv").write_text("ref,hours\nR1,#REF!\n")
    refused = refusal(tmp_path / "good.csv", tmp_path / "bad.csv")
    assert (refused.file, refused.row, refused.column) == ("bad.csv", 2, "hours")
    assert str(refused).startswith("bad.csv, row 2: Cell B2 (hours)")


def test_a_cell_in_the_last_corner_is_seen_beforehand(corner: Path) -> None:
    refused = refusal(corner)
    assert refused.file == "corner.xlsx"
    assert "XFD1048576" in refused.message


def test_a_cell_in_the_last_corner_that_lies_kills_only_the_child(corner: Path, tmp_path: Path) -> None:
    rewrite(corner, rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:B2"/>')
    (tmp_path / "good.csv").write_text("ref,hours\nR1,1\n")
    refused = refusal(tmp_path / "good.csv", corner)
    assert refused.file == "corner.xlsx"
    assert "more memory than the 4,096 MB allowed" in refused.message


def bomb(path: Path, megabytes: int) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write(0, 0, "a")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rows = b'<row><c t="inlineStr"><is><t>' + b"x" * 970 + b"</t></is></c></row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            swollen = content.replace(b"</sheetData>", rows * 1000 * megabytes + b"</sheetData>")
            archive.writestr(name, swollen, compresslevel=1)
    return path


def test_a_zip_bomb_is_seen_beforehand(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 300 * MIB, compresslevel=1)
    assert path.stat().st_size < 2 * MIB
    assert "unpacks to 300 MB" in refusal(path).message


def test_a_zip_bomb_that_slips_through_kills_only_the_child(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.xlsx", 40)
    refused = refusal(path, limits=Limits(memory=450 * MIB))
    assert refused.file == "bomb.xlsx"
    assert "more memory than the 450 MB allowed" in refused.message


def test_a_file_that_takes_too_long(tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text("ref,hours\n" + "R1,1\n" * 2_000_000)
    refused = refusal(tmp_path / "long.csv", limits=Limits(seconds=0.3))
    assert refused.file == "long.csv"
    assert "longer than 0.3 seconds" in refused.message


def test_memory_is_watched_from_outside_where_the_platform_has_no_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "guards_itself", lambda: False)
    (tmp_path / "child.py").write_text("import time; hoard = b'x' * 300_000_000; time.sleep(30)")
    with subprocess.Popen([sys.executable, tmp_path / "child.py"], stderr=-1) as child:
        death, _ = reader.watched(child, Limits(memory=200 * MIB, seconds=20))
    assert "more memory than the 200 MB allowed" in death


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMECARE_READER_MEMORY", str(500 * MIB))
    monkeypatch.setenv("HOMECARE_READER_SECONDS", "9.5")
    assert Limits.from_environment() == Limits(500 * MIB, 9.5)


def test_the_child_sees_none_of_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMECARE_KEY_FILE", "/secret")
    assert "HOMECARE_KEY_FILE" not in reader.child_environment()


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spool))
    (tmp_path / "a.csv").write_text("ref,hours\nR1,#REF!\n")
    refusal(tmp_path / "a.csv")
    assert list(spool.iterdir()) == []
