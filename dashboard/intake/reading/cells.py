"""What a workbook's XML says that its values do not: errors, formulas without a value, merged cells.

XLSX: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.55 (mergeCell). ODS: OpenDocument 1.3, 9.1.4 and 19.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from dashboard.intake.reading.model import CellFault

ERROR = "an error"
NO_VALUE = "a formula whose result was never stored"
CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])((?:[^>]*[^/>])?)>(.*?)</(?:\w+:)?c>", re.DOTALL)
PLACE = re.compile(rb'\sr="([A-Z]+)(\d+)"')
STORED = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
KEPT_EMPTY = re.compile(rb"<(?:\w+:)?v[\s/>]")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]+)\d+"[^>]*[^/]>\s*<(?:\w+:)?(?:v|f|is)\b')
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


@dataclass(frozen=True)
class Marks:
    first_column: int = 0
    faults: tuple[CellFault, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()


def xlsx_marks(path: Path, sheet: str) -> Marks:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(sheet_part(archive, sheet))
    return Marks(first_column(xml), tuple(cell_faults(xml)), tuple(merges(xml)))


def sheet_part(archive: zipfile.ZipFile, sheet: str) -> str:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    found = next(part for part in book.iter() if part.tag.endswith("}sheet") and part.get("name") == sheet)
    relation = next(value for key, value in found.items() if key.endswith("}id"))
    target = PurePosixPath(targets[relation])
    return str(target).lstrip("/") if target.is_absolute() else str("xl" / target)


def cell_faults(xml: bytes) -> Iterator[CellFault]:
    if b't="e"' not in xml and not FORMULA.search(xml):
        return
    for cell in CELL.finditer(xml):
        what = fault_of(cell[1], cell[2])
        if what:
            place = PLACE.search(b" " + cell[1])
            yield CellFault(int(place[2]), letters_position(place[1]), what) if place else CellFault(0, 0, what)


def fault_of(attributes: bytes, inside: bytes) -> str:
    if b't="e"' in attributes:
        return ERROR
    if b"<" not in inside or STORED.search(inside) or not FORMULA.search(inside):
        return ""
    empty_text = b't="str"' in attributes and KEPT_EMPTY.search(inside)
    return "" if empty_text else NO_VALUE


def merges(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    """First row, last row, first column, last column."""
    for left, top, right, bottom in MERGED.findall(xml):
        yield int(top), int(bottom), letters_position(left), letters_position(right)


def first_column(xml: bytes) -> int:
    """The leftmost column that holds anything, which is where the reading of values starts."""
    if any(letters == b"A" for letters in FILLED.findall(xml[:50_000])):
        return 0
    found = set(FILLED.findall(xml))
    return min(map(letters_position, found)) if found else 0


def letters_position(letters: bytes) -> int:
    position = 0
    for letter in letters:
        position = position * 26 + letter - 64
    return position - 1


def ods_marks(path: Path, sheet: str) -> Marks:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("content.xml")
    if b'value-type="error"' not in xml and b"table:formula=" not in xml and b"-spanned=" not in xml:
        return Marks()
    return Marks(0, *ods_places(ElementTree.fromstring(xml), sheet))


def ods_places(
    book: ElementTree.Element, sheet: str
) -> tuple[tuple[CellFault, ...], tuple[tuple[int, int, int, int], ...]]:
    faults: list[CellFault] = []
    merged: list[tuple[int, int, int, int]] = []
    for row, column, cell in ods_cells(book, sheet):
        if what := ods_fault(cell):
            faults.append(CellFault(row, column, what))
        down, across = attribute(cell, "number-rows-spanned", "1"), attribute(cell, "number-columns-spanned", "1")
        if (down, across) != ("1", "1"):
            merged.append((row, row + int(down) - 1, column, column + int(across) - 1))
    return tuple(faults), tuple(merged)


def ods_cells(book: ElementTree.Element, sheet: str) -> Iterator[tuple[int, int, ElementTree.Element]]:
    tables = (part for part in book.iter() if part.tag.endswith("}table") and attribute(part, "name") == sheet)
    row = 1
    for line in (part for table in tables for part in table.iter() if part.tag.endswith("}table-row")):
        column = 0
        for cell in line:
            yield row, column, cell
            column += int(attribute(cell, "number-columns-repeated", "1"))
        row += int(attribute(line, "number-rows-repeated", "1"))


def ods_fault(cell: ElementTree.Element) -> str:
    kinds = {key.rpartition("}")[0]: value for key, value in cell.items() if key.endswith("}value-type")}
    if "error" in kinds.values():
        return ERROR
    return NO_VALUE if attribute(cell, "formula") and not kinds else ""


def attribute(part: ElementTree.Element, name: str, otherwise: str = "") -> str:
    return next((value for key, value in part.items() if key.endswith("}" + name)), otherwise)
