"""Workbooks written for a test, what is read of them, and what is refused."""

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from dashboard.intake.reading.model import RawTable, ReadRefused, ReadRequest
from dashboard.intake.reading.tables import read_table

HEADS = ("ref", "start", "hours", "open")
DAY = datetime(2026, 11, 16)
COVER: list[list[Any]] = [["Commissioned hours"], ["Contact", "the brokerage team"], ["Version", "3"]]
TABLE: list[list[Any]] = [[*HEADS], ["R1", DAY, 1, True], ["R2", DAY, 2, True]]


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


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, re.sub(old, new, content) if name.endswith(part) else content)
