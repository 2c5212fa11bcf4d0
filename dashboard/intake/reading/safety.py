"""A first filter before a workbook is unpacked; the limits of the reading process are the real guard."""

import re
import zipfile

from dashboard.intake.reading.model import GIB, ReadRefused

MOST_UNPACKED = 2 * GIB
MOST_RATIO = 200
SMALL_ENOUGH = 50 * 1024**2
MOST_CELLS = 500_000_000
DIMENSION = re.compile(rb'<(?:\w+:)?dimension\b[^>]*\bref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')


def check_unpacked(archive: zipfile.ZipFile) -> None:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    packed = max(1, sum(entry.compress_size for entry in archive.infolist()))
    if unpacked > MOST_UNPACKED or (unpacked > SMALL_ENOUGH and unpacked / packed > MOST_RATIO):
        message = (
            f"It unpacks to {unpacked / 1024**2:,.0f} MB, which no extract needs. "
            "Copy the rows that matter into a new workbook, or export CSV."
        )
        raise ReadRefused(message)


def check_corner(archive: zipfile.ZipFile) -> None:
    """A first filter only: a sheet may lie about its corner, or not name it."""
    for name in archive.namelist():
        if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
            continue
        with archive.open(name) as sheet:
            corner = DIMENSION.search(sheet.read(4096))
        if corner and cells_up_to(corner[1], corner[2]) > MOST_CELLS:
            message = (
                f"A sheet has something in its far corner (cell {corner[1].decode()}{corner[2].decode()}). "
                "Copy the rows that matter into a new workbook."
            )
            raise ReadRefused(message)


def cells_up_to(letters: bytes, row: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column * int(row)
