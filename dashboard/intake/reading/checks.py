"""Cells that hold no value one may trust: errors, formulas never computed, merged blocks."""

import polars as pl

from dashboard.intake.reading.model import Grid, ReadRefused, column_letters

ERROR_TEXT = (
    r"(?i)^#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!"
    r"|GETTING_DATA|N/A N/A|#+)$|^Err:\d{3}$"
)


def check_cells(grid: Grid, records: pl.DataFrame, names: dict[str, str]) -> None:
    """Raises ReadRefused for the first such cell among the records; `names`: column of the grid -> heading."""
    headings = {grid.first_column + number: names.get(column, "") for number, column in enumerate(grid.cells.columns)}
    if grid.faults or grid.merged:
        check_marks(grid, set(records["row"].to_list()), headings)
    for number, column in enumerate(grid.cells.columns, grid.first_column):
        check_texts(records.select("row", text=column), number, headings[number])


def check_marks(grid: Grid, kept: set[int], headings: dict[int, str]) -> None:
    for fault in grid.faults:
        if fault.row in kept or not fault.row:
            refuse_cell(fault.row, fault.column, headings.get(fault.column, ""), f"holds {fault.what}")
    for top, bottom, left, _ in grid.merged:
        if not kept.isdisjoint(range(top + 1, min(bottom, max(kept)) + 1)):
            refuse_cell(top, left, headings.get(left, ""), f"is merged down to row {bottom}")


def check_texts(cells: pl.DataFrame, column: int, heading: str) -> None:
    if (cells["text"].str.starts_with("#") | cells["text"].str.starts_with("Err:")).any():
        wrong = cells.filter(pl.col("text").str.contains(ERROR_TEXT))
        if wrong.height:
            refuse_cell(int(wrong["row"][0]), column, heading, f"holds the error {wrong['text'][0]}")


def refuse_cell(row: int, column: int, heading: str, what: str) -> None:
    letters = column_letters(column)
    named = f" ({heading})" if heading else ""
    message = f"Cell {letters}{row}{named} {what}. Put it right in the source, save and load again."
    raise ReadRefused(
        message,
        row=row or None,
        column=heading or letters,
    )
