"""Files that are no workbook, or another format than their name says."""

import zipfile
from pathlib import Path

import polars as pl
import pytest

from tests.intake.books import DAY, TABLE, cells, read, refusal, write


def test_the_extension_decides_nothing(tmp_path: Path) -> None:
    write(tmp_path / "b.xlsx", {"S": [["a", "b"], ["x", 1]]}).rename(tmp_path / "b.csv")
    assert cells(read(tmp_path / "b.csv")) == [("x", "1")]
    (tmp_path / "t.xlsx").write_text("a,b\nx,1\n")
    assert cells(read(tmp_path / "t.xlsx")) == [("x", "1")]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TABLES = {
    "encrypted workbook": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "word document": (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "not a workbook"),
    "broken xls": (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "damaged"),
    "web page": (b"<html><table><tr><td>a</td></tr></table></html>", "web page"),
    "xml spreadsheet": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "web page or XML"),
    "pdf": (b"%PDF-1.7\n...", "PDF"),
    "gzip": (b"\x1f\x8b\x08\0\0\0", "gzip"),
    "half a zip": (b"PK\x03\x04" + b"\0" * 50, "damaged"),
    "broken parquet": (b"PAR1" + b"\0" * 50, "damaged"),
}


@pytest.mark.parametrize(("content", "says"), NOT_TABLES.values(), ids=NOT_TABLES.keys())
def test_what_is_no_table_is_said_plainly(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "b.xlsx").write_bytes(content)
    assert says in refusal(tmp_path / "b.xlsx").message


def test_other_zips(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "no XLSX or ODS" in refusal(tmp_path / "b.xlsx").message


def test_a_workbook_cut_short(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"S": TABLE})
    path.write_bytes(path.read_bytes()[:-200])
    assert "damaged or cut short" in refusal(path).message


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.csv").message
    assert "folder" in refusal(tmp_path).message


def test_parquet(tmp_path: Path) -> None:
    stored = pl.DataFrame({"ref": ["R1", "R2"], "on": [DAY.date(), None], "hours": [12.0, 0.1], "open": [True, None]})
    stored.write_parquet(tmp_path / "b.parquet")
    table = read(tmp_path / "b.parquet")
    assert cells(table) == [("R1", "2026-11-16", "12", "true"), ("R2", None, "0.1", None)]
    assert table.rows["source_row"].to_list() == [1, 2]


def test_parquet_with_lists(tmp_path: Path) -> None:
    pl.DataFrame({"ref": [["a"]]}).write_parquet(tmp_path / "b.parquet")
    assert refusal(tmp_path / "b.parquet").column == "ref"
