"""Workbooks: real files, written by other programs' libraries or by hand."""

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from dashboard.intake.parsing.values import parse_values
from dashboard.intake.reading.model import RawTable, ReadRefused, ReadRequest
from dashboard.intake.reading.tables import read_table

HEADS = ("ref", "start", "hours", "open")
DAY = datetime(2026, 11, 16)


def write(path: Path, sheets: dict[str, list[list[Any]]], **hidden: bool) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, datetime):
                        sheet.write_datetime(number, column, value, day)
                    elif value is not None:
                        sheet.write(number, column, value)
            if hidden.get(name):
                sheet.hide()
    return path


def read(path: Path, sheet: str | None = None) -> RawTable:
    return read_table(ReadRequest(path, sheet))


def cells(table: RawTable) -> list[tuple[str | None, ...]]:
    return table.rows.drop("source_row").rows()


def refusal(path: Path, sheet: str | None = None) -> ReadRefused:
    with pytest.raises(ReadRefused) as caught:
        read(path, sheet)
    assert caught.value.file == path.name
    return caught.value


def test_values_come_out_as_text(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [*HEADS],
        ["R1", DAY, 12.0, True],
        ["R2", datetime(2026, 11, 16, 7, 30), 0.1, False],
        [123456789012, None, 1e15, None],
    ]
    table = read(write(tmp_path / "b.xlsx", {"S": [[*HEADS], *rows]}))
    assert cells(table) == [
        ("R1", "2026-11-16", "12", "true"),
        ("R2", "2026-11-16 07:30:00", "0.1", "false"),
        ("123456789012", None, "1000000000000000", None),
    ]


def hours_in(path: Path, form: str, values: list[float]) -> list[str | None]:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["ref", "hours"])
        for row, value in enumerate(values, 1):
            sheet.write(row, 0, f"R{row}")
            sheet.write_number(row, 1, value / 24, book.add_format({"num_format": form}))
    return read(path).rows["hours"].to_list()


def test_elapsed_time(tmp_path: Path) -> None:
    written = [7.5, 0, 28.25, 36, 48, 1204.5]
    texts = ["07:30:00", "00:00:00", "28:15:00", "36:00:00", "48:00:00", "1204:30:00"]
    assert hours_in(tmp_path / "b.xlsx", "[h]:mm", written) == texts


def test_time_of_day(tmp_path: Path) -> None:
    assert hours_in(tmp_path / "b.xlsx", "hh:mm", [7.5, 0, 23.75]) == ["07:30:00", "00:00:00", "23:45:00"]


def test_small_numbers_formatted_as_dates_are_no_hours(tmp_path: Path) -> None:
    """7.5 in a date column is shown as 7 January 1900: nobody knows what was meant."""
    texts = hours_in(tmp_path / "b.xlsx", "dd/mm/yyyy", [7.5 * 24, 0.5 * 24, 14 * 24])
    assert parse_values(pl.Series(texts), "hours").faults.height == 3


def test_a_date_that_stands_for_no_date_stays_a_date(tmp_path: Path) -> None:
    assert hours_in(tmp_path / "b.xlsx", "dd/mm/yyyy", [24, 46342 * 24]) == ["1900-01-01", "2026-11-16"]


def test_a_table_that_starts_elsewhere_keeps_its_row_numbers_and_letters(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(1, 2, 1, 4, "Spare capacity")
        sheet.write_row(4, 2, ["ref", "zone", "hours"])
        sheet.write_row(5, 2, ["R1", "Z1", 5])
        sheet.write_row(7, 2, ["R2", "Z1", "#N/A"])
    refused = refusal(tmp_path / "b.xlsx")
    assert (refused.row, refused.column, refused.sheet) == (8, "hours", "Sheet1")
    assert "Cell E8" in refused.message


def test_the_extension_decides_nothing(tmp_path: Path) -> None:
    write(tmp_path / "b.xlsx", {"S": [["a", "b"], ["x", 1]]}).rename(tmp_path / "b.csv")
    assert cells(read(tmp_path / "b.csv")) == [("x", "1")]
    (tmp_path / "t.xlsx").write_text("a,b\nx,1\n")
    assert cells(read(tmp_path / "t.xlsx")) == [("x", "1")]


COVER: list[list[Any]] = [["Commissioned hours"], ["Contact", "the brokerage team"], ["Version", "3"]]
TABLE: list[list[Any]] = [[*HEADS], ["R1", DAY, 1, True], ["R2", DAY, 2, True]]


def test_a_cover_sheet_is_never_read_instead(tmp_path: Path) -> None:
    table = read(write(tmp_path / "b.xlsx", {"Notes": COVER, "Data": TABLE, "Empty": []}))
    assert (table.sheet, table.sheets) == ("Data", ("Notes", "Data", "Empty"))


def test_hidden_sheets_are_not_chosen_but_may_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"Data": TABLE, "Old": TABLE}, Old=True)
    assert read(path).sheet == "Data"
    assert read(path, "old ").sheet == "Old"


def test_two_tables_are_not_chosen_between(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"North": TABLE, "South": TABLE})
    assert "'North', 'South'" in refusal(path).message
    assert read(path, "South").sheet == "South"
    assert "no sheet 'East'" in refusal(path, "East").message


def test_no_table_at_all(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"Notes": [["Hello"]], "More": []})
    assert "'Notes', 'More'" in refusal(path).message


def test_a_total_a_footer_and_a_stray_note_are_left_out(tmp_path: Path) -> None:
    rest: list[list[Any]] = [["Total", None, 3], [], ["Source: brokerage"], ["Provisional until April"]]
    table = read(write(tmp_path / "b.xlsx", {"S": [*TABLE, *rest]}))
    assert [row[0] for row in cells(table)] == ["R1", "R2"]
    assert table.notes == ("1 total row left out", "2 footer rows left out")


def test_a_formula_without_a_stored_result(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["ref", "hours"], ["R1", 1], ["R2", "=B2*2"]):
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    refused = refusal(tmp_path / "b.xlsx")
    assert (refused.row, refused.column) == (3, "hours")
    assert "never stored" in refused.message


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"S": [["ref", "end"], ["R1", 1], ["R2", "=T(1)"]]})
    rewrite(path, "sheet1.xml", rb'<c r="B3"><f>T\(1\)</f><v>0</v></c>', b'<c r="B3" t="str"><f>T(1)</f><v></v></c>')
    assert cells(read(path)) == [("R1", "1"), ("R2", None)]


def test_an_error_in_a_total_row_is_left_out_with_it(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"S": [["ref", "hours"], ["R1", 1], ["Total", "=1/0"]]})
    rewrite(path, "sheet1.xml", rb'<c r="B3"><f>1/0</f><v>0</v></c>', b'<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert cells(read(path)) == [("R1", "1")]


def test_an_error_cell_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"S": [["ref", "hours"], ["R1", "=1/0"], ["R2", 2]]})
    rewrite(path, "sheet1.xml", rb'<c r="B2"><f>1/0</f><v>0</v></c>', b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert "Cell B2 (hours) holds an error" in refusal(path).message


def test_cells_merged_down_would_lose_values(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["zone", "ref"])
        sheet.merge_range(1, 0, 2, 0, "Z1")
        sheet.write_column(1, 1, ["R1", "R2"])
    assert "Cell A2 (zone) is merged down to row 3" in refusal(tmp_path / "b.xlsx").message


def test_dates_stored_as_text_of_the_standard(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"S": [["ref", "on"], ["R1", 1], ["R2", 2]]})
    rewrite(path, "sheet1.xml", rb'<c r="B2"><v>1</v></c>', b'<c r="B2" t="d"><v>2026-11-16T00:00:00</v></c>')
    assert cells(read(path)) == [("R1", "2026-11-16"), ("R2", "2")]


def test_duplicate_headings(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"S": [["ref", "Hours", "hours"], ["R1", 1, 2]]})
    assert "'Hours' and 'hours'" in refusal(path).message


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, re.sub(old, new, content) if name.endswith(part) else content)


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


NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text")
)


def ods(path: Path, rows: str, manifest: str = "<manifest/>") -> Path:
    sheet = f'<table:table table:name="S">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {NAMESPACES}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def ods_row(*found: str) -> str:
    return "<table:table-row>" + "".join(found) + "</table:table-row>"


def said(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


TWELVE = '<table:table-cell office:value-type="float" office:value="12"><text:p>12.00</text:p></table:table-cell>'
NOVEMBER = (
    '<table:table-cell office:value-type="date" office:date-value="2026-11-16">'
    "<text:p>16/11/26</text:p></table:table-cell>"
)
GAP = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'


def test_open_document(tmp_path: Path) -> None:
    rows = (
        ods_row(said("Title"))
        + GAP
        + ods_row(said("ref"), said("on"), said("n"))
        + ods_row(said("R1"), NOVEMBER, TWELVE)
    )
    table = read(ods(tmp_path / "b.ods", rows))
    assert table.rows.rows() == [(6, "R1", "2026-11-16", "12")]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ('<table:table-cell table:formula="of:=1/0" calc:value-type="error" office:value-type="string"/>', "an error"),
        ('<table:table-cell table:formula="of:=[.A1]"/>', "never stored"),
    ],
)
def test_open_document_errors(tmp_path: Path, cell: str, what: str) -> None:
    rows = GAP + ods_row(said("ref"), said("n")) + ods_row(said("R1"), TWELVE) + ods_row(said("R2"), cell)
    path = ods(tmp_path / "b.ods", rows.replace("calc:", "text:"))
    assert f"Cell B6 (n) holds {what}" in refusal(path).message or what in refusal(path).message
    assert refusal(path).row == 6


def test_open_document_time_is_not_lost_in_silence(tmp_path: Path) -> None:
    time = '<table:table-cell office:value-type="time" office:time-value="PT07H30M00S"><text:p>7:30</text:p>'
    time += "</table:table-cell>"
    path = ods(tmp_path / "b.ods", ods_row(said("ref"), said("hours")) + ods_row(said("R1"), time))
    assert "Cell B2 (hours) holds a value that cannot be read" in refusal(path).message


def test_open_document_with_a_password(tmp_path: Path) -> None:
    assert "password" in refusal(ods(tmp_path / "b.ods", "", "<encryption-data/>")).message


def test_parquet(tmp_path: Path) -> None:
    stored = pl.DataFrame({"ref": ["R1", "R2"], "on": [DAY.date(), None], "hours": [12.0, 0.1], "open": [True, None]})
    stored.write_parquet(tmp_path / "b.parquet")
    table = read(tmp_path / "b.parquet")
    assert cells(table) == [("R1", "2026-11-16", "12", "true"), ("R2", None, "0.1", None)]
    assert table.rows["source_row"].to_list() == [1, 2]


def test_parquet_with_lists(tmp_path: Path) -> None:
    pl.DataFrame({"ref": [["a"]]}).write_parquet(tmp_path / "b.parquet")
    assert refusal(tmp_path / "b.parquet").column == "ref"
