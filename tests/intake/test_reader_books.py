"""Workbooks: real files, written by other programs' libraries."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import xlsxwriter

from dashboard.intake.parsing.values import parse_values
from tests.intake.books import COVER, DAY, HEADS, TABLE, cells, read, refusal, rewrite, write


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
