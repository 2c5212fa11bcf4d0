"""OpenDocument sheets, written by hand."""

import zipfile
from pathlib import Path

import pytest

from tests.intake.books import read, refusal

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
