"""What the reader is asked, what it answers and how it refuses."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import polars as pl

SOURCE_ROW = "source_row"
GIB = 1024**3


@dataclass(frozen=True)
class ReadRequest:
    """One table of one file; `ignore` are regexes, searched in a row's filled cells joined by commas."""

    path: Path
    sheet: str | None = None
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class RawTable:
    """grain of `rows`: a row of the file; `source_row` (1-based, as a spreadsheet numbers it), then text.

    `sheet` is empty and `sheets` is () where the format has none.
    """

    file_name: str
    sheet: str
    headers: tuple[str, ...]
    rows: pl.DataFrame
    notes: tuple[str, ...]
    sheets: tuple[str, ...]


class ReadRefused(Exception):
    """A file that cannot be read as it stands; `column` is a header, a column letter or empty."""

    def __init__(
        self, message: str, *, file: str = "", sheet: str = "", row: int | None = None, column: str = ""
    ) -> None:
        super().__init__(message)
        self.message, self.file, self.sheet, self.row, self.column = message, file, sheet, row, column

    def __str__(self) -> str:
        place = [self.file, self.sheet and f"sheet {self.sheet}", self.row and f"row {self.row}"]
        named = [str(part) for part in place if part]
        return f"{', '.join(named)}: {self.message}" if named else self.message

    def of(self, file: str, sheet: str) -> "ReadRefused":
        return ReadRefused(self.message, file=file, sheet=self.sheet or sheet, row=self.row, column=self.column)


@dataclass(frozen=True)
class Limits:
    """Bytes of address space and seconds of wall time that the reading process may use."""

    memory: int = 4 * GIB
    seconds: float = 120.0

    @classmethod
    def from_environment(cls) -> Self:
        memory = os.environ.get("HOMECARE_READER_MEMORY", "")
        seconds = os.environ.get("HOMECARE_READER_SECONDS", "")
        return cls(int(memory or cls.memory), float(seconds or cls.seconds))


@dataclass(frozen=True)
class CellFault:
    """A cell that holds no value one may trust; `column` counts from 0 at column A."""

    row: int
    column: int
    what: str


@dataclass(frozen=True)
class OddLine:
    """A record of a text file that has fewer or more fields than most."""

    row: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet as text, before anyone knows which row holds the headings.

    grain of `cells`: a row that holds something; trimmed, blank is null. `rows`: its number for the user.
    `merged`: rows and columns (first, last; columns from 0 at A) that one merged cell covers.
    """

    sheet: str
    cells: pl.DataFrame
    rows: pl.Series
    first_column: int = 0
    odd: tuple[OddLine, ...] = ()
    faults: tuple[CellFault, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = field(default=())


def column_letters(position: int) -> str:
    letters = ""
    while position >= 0:
        position, letter = divmod(position, 26)
        letters = chr(65 + letter) + letters
        position -= 1
    return letters
