"""Text files are read right whatever their delimiter, encoding, titles, totals and footers."""

from pathlib import Path

import pytest

from dashboard.intake.reading.model import RawTable, ReadRefused, ReadRequest
from dashboard.intake.reading.tables import read_table

TABLE = "ref,zone,hours\nR1,North,7.5\nR2,South,14\n"
ROWS = [("R1", "North", "7.5"), ("R2", "South", "14")]


def read(folder: Path, content: str | bytes, *, ignore: tuple[str, ...] = (), name: str = "x.csv") -> RawTable:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(ReadRequest(path, None, ignore))


def cells(table: RawTable) -> list[tuple[str | None, ...]]:
    return table.rows.drop("source_row").rows()


def refusal(folder: Path, content: str | bytes) -> ReadRefused:
    with pytest.raises(ReadRefused) as caught:
        read(folder, content)
    assert caught.value.file == "x.csv"
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path: Path, delimiter: str, ending: str) -> None:
    table = read(tmp_path, TABLE.replace(",", delimiter).replace("\n", ending))
    assert table.headers == ("ref", "zone", "hours")
    assert cells(table) == ROWS
    assert table.rows["source_row"].to_list() == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = TABLE.replace("North", "Caf\u00e9 \u2013 \u00a3").replace("14", "14\n" + "R3,East,1\n" * 3)
    table = read(tmp_path, text.rstrip("\n").encode(encoding))
    assert cells(table)[0] == ("R1", "Caf\u00e9 \u2013 \u00a3", "7.5")


def test_utf_16_with_a_big_endian_mark(tmp_path: Path) -> None:
    assert cells(read(tmp_path, b"\xfe\xff" + TABLE.encode("utf-16-be"))) == ROWS


READ_RIGHT = {
    "titles above": "Waiting list\nRun on 16/11/2026, by brokerage\n\n" + TABLE,
    "padded titles": "Waiting list,,\n,,\n" + TABLE,
    "excel's separator hint": "sep=,\n" + TABLE,
    "total row": TABLE + "TOTAL,,21.5\n",
    "subtotals": "ref,zone,hours\nR1,North,7.5\nNorth Total,,7.5\nR2,South,14\nSouth total:,,14\nGrand Total,,21.5\n",
    "short total": TABLE + "Total: \n",
    "footers": TABLE + "\nSource: case management system\nFigures may be revised\n",
    "report footer, with commas": TABLE + "Report run on Monday, 16 November\n",
    "count of rows": TABLE + "(2 rows affected)\n",
    "page break": "ref,zone,hours\nR1,North,7.5\nref,zone,hours\nR2,South,14\n",
    "blank rows": "\n\nref,zone,hours\n\nR1,North,7.5\n  \n,,\nR2,South,14\n\n\n",
    "spaces": "ref ,\u00a0zone,hours\n R1,North\u00a0 ,7.5  \nR2,South,\ufeff14\n",
    "blank columns": "ref,,zone,hours,\nR1,,North,7.5,\nR2, ,South,14,\n",
    "quotes": '"ref","zone","hours"\n"R1","North","7.5"\n"R2","South","14"\n',
    "no last line end": TABLE.rstrip("\n"),
}


@pytest.mark.parametrize("content", READ_RIGHT.values(), ids=READ_RIGHT.keys())
def test_read_right(tmp_path: Path, content: str) -> None:
    table = read(tmp_path, content)
    assert table.headers == ("ref", "zone", "hours")
    assert cells(table) == ROWS


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("total row", "1 total row left out"),
        ("subtotals", "3 total rows left out"),
        ("footers", "2 footer rows left out"),
        ("page break", "1 repeated heading row left out"),
        ("titles above", "2 title rows above the headings left out"),
    ],
)
def test_what_is_left_out_is_counted(tmp_path: Path, name: str, note: str) -> None:
    assert note in read(tmp_path, READ_RIGHT[name]).notes


def test_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    table = read(tmp_path, 'Title\n\nref,zone,note\nR1,North,"two\nlines"\n\nR2,South,""\n')
    assert table.rows["source_row"].to_list() == [4, 6]
    assert cells(table) == [("R1", "North", "two\nlines"), ("R2", "South", None)]


def test_decimal_commas_and_a_title_do_not_hide_the_semicolons(tmp_path: Path) -> None:
    table = read(tmp_path, "Homecare, North\n\nref;hours\nR1;7,5\nR2;1,25\n")
    assert cells(table) == [("R1", "7,5"), ("R2", "1,25")]


def test_semicolons_within_every_row_do_not_hide_the_commas(tmp_path: Path) -> None:
    table = read(tmp_path, "ref,time_bands,zone\n" + "R1,morning;lunch;tea;bed,Z1\n" * 9)
    assert table.headers == ("ref", "time_bands", "zone")


def test_a_company_called_total_is_no_total(tmp_path: Path) -> None:
    table = read(tmp_path, "supplier,paid_on,amount,service\nTotal Care Ltd,2026-11-16,12.50,\nAcme,2026-11-16,1,x\n")
    assert table.rows.height == 2


def test_a_profile_says_which_rows_to_ignore(tmp_path: Path) -> None:
    table = read(tmp_path, TABLE + "TEST,North,1\nTEST RECORD\n", ignore=("^TEST",))
    assert cells(table) == ROWS
    assert table.notes == ("2 rows that the profile ignores left out",)


def test_a_broken_rule_of_a_profile_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadRefused, match="no valid pattern"):
        read(tmp_path, TABLE, ignore=("(",))


def test_years_and_dates_may_be_headings(tmp_path: Path) -> None:
    assert read(tmp_path, "zone,2026,2027\nZ1,5,6\n").headers == ("zone", "2026", "2027")
    assert read(tmp_path, "zone,09/11/2026,16/11/2026\nZ1,5,6\n").headers[1] == "09/11/2026"


REFUSED = {
    "too few fields": ("ref,zone,hours\nR1,North,7.5\nR2,South\n", 3, "2 fields, the headings 3"),
    "too many fields": ("ref,zone,hours\nR1,North,7.5\nR2,So,uth,14\n", 3, "4 fields, the headings 3"),
    "cut last row": (TABLE + "R3", 4, "1 field,"),
    "cut last row after a blank": (TABLE + "R3,Nor", 4, "cut short"),
    "cut within quotes": ('ref,zone\nR1,"North"\nR2,"Sou', 3, "quotation mark"),
    "header narrower than rows": ("ref,zone\nR1,North,7.5\nR2,South,14\n", 1, "2 fields and the rows below it 3"),
    "duplicate headings": ("ref,hours,hours\nR1,1,2\n", 1, "same heading"),
    "headings alike but for case": ("ref,Weekly Hours,weekly hours \nR1,1,2\n", 1, "'Weekly Hours' and 'weekly hours'"),
    "our own column": ("ref,source_row\nR1,1\n", 1, "source_row is taken"),
    "error cell": ("ref,hours\nR1,1\nR2,#REF!\n", 3, r"Cell B3 \(hours\) holds the error #REF!"),
    "not available": ("ref,hours\nR1,#N/A\n", 2, "Cell B2"),
    "overflow": ("ref,hours\nR1,#######\n", 2, "Cell B2"),
    "zero byte": ("ref,hours\nR1,1\nR\x002,1\n", 3, "NUL"),
    "heading missing": ("ref,zone,,hours\nR1,North,,1\nR2,South,x,2\n", 3, "Cell C3 has a value, but column C"),
    "headings only": ("ref,zone,hours\n", 1, "no rows under them"),
    "headings and footers only": ("ref,zone,hours\nTotal,,0\n", 1, "no rows under them"),
    "no headings": ("1,2,3\n4,5,6\n", 1, "No row of headings"),
}


@pytest.mark.parametrize(("content", "row", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_the_place_named(tmp_path: Path, content: str, row: int, says: str) -> None:
    refused = refusal(tmp_path, content)
    assert refused.row == row
    with pytest.raises(ReadRefused, match=says):
        raise refused


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \r\n", b"\xff\xfe", b" , ,\n,,\n"])
def test_empty(tmp_path: Path, content: bytes) -> None:
    assert "empty" in refusal(tmp_path, content).message


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    refused = refusal(tmp_path, b"ref,zone\nR1,\x81\x8d\n")
    assert refused.row == 2


def test_a_column_that_holds_nothing_but_has_a_heading_stays(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "ref,end\nR1,\nR2,\n")) == [("R1", None), ("R2", None)]
