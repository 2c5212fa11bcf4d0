"""XLSX, XLS and ODS: every cell as text."""

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from dashboard.intake.reading.cells import ERROR, Marks, ods_marks, xlsx_marks
from dashboard.intake.reading.formats import SAVE_AS, Format
from dashboard.intake.reading.model import CellFault, Grid, ReadRefused
from dashboard.intake.reading.plain import CLOCK, NEVER, hours_and_minutes, plain_text
from dashboard.intake.reading.text import grid_of

if TYPE_CHECKING:
    import fastexcel

LONG_AGO = r"^190[0-4]-"


class Workbook:
    """An opened XLSX, XLS or ODS; raises ReadRefused where it cannot be opened."""

    def __init__(self, path: Path, kind: Format) -> None:
        import fastexcel

        self.path, self.kind = path, kind
        self.sheets: dict[str, fastexcel.ExcelSheet] = {}
        try:
            self.opened = fastexcel.read_excel(path)
        except fastexcel.FastExcelError as error:
            raise unreadable(error) from None
        self.names = tuple(self.opened.sheet_names)

    def visible_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if self.sheet(name).visible == "visible")

    def sheet(self, name: str) -> "fastexcel.ExcelSheet":
        """Rows count from the top of the sheet, columns from the first one that holds anything."""
        import fastexcel

        if name not in self.sheets:
            try:
                self.sheets[name] = self.opened.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            except fastexcel.FastExcelError as error:
                raise unreadable(error) from None
        return self.sheets[name]

    def grid(self, name: str) -> Grid:
        sheet = self.sheet(name)
        marks = self.marks(name)
        cells = sheet.to_polars() if sheet.width else pl.DataFrame()
        columns = [self.plain(name, number, column) for number, column in enumerate(cells.iter_columns())]
        rows = pl.Series("row", range(1, cells.height + 1), dtype=pl.Int64)
        grid = grid_of(pl.DataFrame(columns), rows)
        return Grid(name, grid.cells, grid.rows, marks.first_column, (), marks.faults, marks.merged)

    def plain(self, name: str, number: int, texts: pl.Series) -> pl.Series:
        """A column in plain text. Only the format of its cells tells 36 hours from noon on 1 January 1900."""
        texts = texts.alias(f"field_{number}")
        long_ago = texts.str.contains(LONG_AGO).arg_true()
        if not long_ago.len():
            return plain_text(texts, CLOCK)
        block = (int(long_ago[0]), int(long_ago[-1]) - int(long_ago[0]) + 1)
        if self.kind_of_column(name, number, *block) != "duration":
            return plain_text(texts, NEVER)
        times = self.opened.load_sheet(name, header_row=None, skip_rows=0, use_columns=[number], dtypes="duration")
        elapsed = times.to_polars().to_series().alias("elapsed")
        said = pl.when(pl.col("elapsed").is_not_null()).then(hours_and_minutes(pl.col("elapsed")))
        return pl.DataFrame([texts, elapsed]).select(said.otherwise(texts.name).alias(texts.name)).to_series()

    def kind_of_column(self, name: str, number: int, start: int, length: int) -> str:
        import fastexcel

        try:
            block = self.opened.load_sheet(
                name,
                header_row=None,
                skip_rows=start,
                n_rows=length,
                use_columns=[number],
                schema_sample_rows=None,
            )
        except fastexcel.UnsupportedColumnTypeCombinationError:
            return "mixed"
        return str(block.selected_columns[0].dtype)

    def marks(self, name: str) -> Marks:
        if self.kind == "xlsx":
            return xlsx_marks(self.path, name)
        marks = ods_marks(self.path, name) if self.kind == "ods" else Marks()
        _, errors = self.sheet(name).to_arrow_with_errors()
        unread = (fault_of_error(error.position, error.detail) for error in (errors.errors if errors else ()))
        return Marks(marks.first_column, (*marks.faults, *unread), marks.merged)


def fault_of_error(position: tuple[int, int], detail: str) -> CellFault:
    what = ERROR if "Error(" in detail else "a value that cannot be read from this format; save as XLSX"
    return CellFault(position[0] + 1, position[1], what)


def unreadable(error: Exception) -> ReadRefused:
    if "password" in str(error).lower():
        return ReadRefused("It is protected by a password. Save a copy without the password and load that.")
    return ReadRefused(f"It is damaged, or not a workbook this program reads. {SAVE_AS}")
