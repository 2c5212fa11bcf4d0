"""Any table, written in any dialect, comes back cell by cell."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.intake.reading.model import ReadRefused, ReadRequest, column_letters
from dashboard.intake.reading.tables import read_table
from dashboard.intake.reading.text import BLANKS

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs", "Cc"]), max_size=8)
ROW = st.tuples(st.integers(1, 10**6).map(lambda number: f"R{number}"), CELL.filter(lambda cell: cell[:1] != "#"), CELL)
DIALECT = st.tuples(
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
EASY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def written(rows: list[tuple[str, ...]], dialect: tuple[str, str, int, str]) -> bytes:
    delimiter, ending, quoting, encoding = dialect
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue().encode(encoding)


@EASY
@given(st.lists(ROW, min_size=1, max_size=12), DIALECT)
def test_what_was_written_is_read(
    tmp_path: Path, rows: list[tuple[str, ...]], dialect: tuple[str, str, int, str]
) -> None:
    path = tmp_path / "x"
    path.write_bytes(written([("ref", "first thing", "second thing"), *rows], dialect))
    table = read_table(ReadRequest(path))
    expected = [tuple(cell.strip(BLANKS) or None for cell in row) for row in rows]
    assert table.headers == ("ref", "first thing", "second thing")
    assert table.rows.drop("source_row").rows() == expected


@EASY
@given(st.binary(max_size=200) | st.text('ab1,;\n"\t #Total', max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    try:
        table = read_table(ReadRequest(path))
    except ReadRefused:
        return
    assert table.rows.columns == ["source_row", *table.headers]
    assert table.rows["source_row"].is_sorted()


@EASY
@given(st.integers(2, 8), st.integers(0, 30), st.data())
def test_a_record_cut_anywhere_is_refused(tmp_path: Path, width: int, above: int, drawn: st.DataObject) -> None:
    lines = [",".join(f"h{column}" for column in range(width)), *[",".join(["x1"] * width)] * (above + 2)]
    kept = drawn.draw(st.integers(1, width - 1))
    path = tmp_path / "x.csv"
    path.write_text("\n".join([*lines, ",".join(["x1"] * kept)]))
    with pytest.raises(ReadRefused) as caught:
        read_table(ReadRequest(path))
    assert caught.value.row == above + 4


@pytest.mark.parametrize(("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16_383, "XFD")])
def test_column_letters(position: int, letters: str) -> None:
    assert column_letters(position) == letters
