"""Which row holds the headings, and what they are."""

import re
from collections.abc import Sequence

import polars as pl

from dashboard.intake.reading.model import SOURCE_ROW, Grid, ReadRefused, column_letters

HEADER_WITHIN = 40
LOOK_BELOW = 250
VALUE = re.compile(
    r"^[£$€(]?\s*[-+\u2212]?[\d.,\s]*\d[\d.,\s]*%?\)?$"
    r"|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b"
    r"|^\d{1,2}[-/ ][A-Za-z]{3,9}[-/ ]\d{2,4}$"
    r"|^\d{1,2}:\d{2}"
)
CALENDAR = re.compile(r"^(19|20)\d\d(\D.*)?$|^\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{2}|\d{4})$")
NO_HEADER = "No row of headings was found. Put one heading above every column and load it again."


def header_position(grid: Grid) -> int:
    """Position in `grid.cells`. Titles are narrower than the headings, so the first wide row must be them."""
    wide = wide_positions(grid)
    for position in wide:
        follows_gap = position > 0 and grid.rows[position] - grid.rows[position - 1] > 1
        if position != wide[0] and not follows_gap:
            continue
        if is_heading(grid.cells.row(position)):
            check_lines_above(grid, int(grid.rows[position]))
            return position
    if wide:
        message = f"{NO_HEADER} This row holds values."
        raise ReadRefused(message, row=int(grid.rows[wide[0]]))
    raise ReadRefused(NO_HEADER)


def wide_positions(grid: Grid) -> list[int]:
    top = enumerate(grid.cells.head(HEADER_WITHIN).iter_rows())
    return [position for position, cells in top if is_wide(cells, grid.cells.slice(position + 1, LOOK_BELOW))]


def is_wide(cells: Sequence[str | None], below: pl.DataFrame) -> bool:
    """More than half as many cells as the rows below have columns."""
    filled = sum(cell is not None for cell in cells)
    width = sum(column.null_count() < below.height for column in below.iter_columns())
    return filled >= min(2, len(cells)) and 2 * filled > width


def is_heading(cells: Sequence[str | None]) -> bool:
    names = [cell for cell in cells if cell]
    values = [cell for cell in names if VALUE.match(cell)]
    dated = all(CALENDAR.match(cell) for cell in values) and len(set(values)) == len(values)
    return len(values) < len(names) and (2 * len(values) <= len(names) or dated)


def check_lines_above(grid: Grid, header_row: int) -> None:
    """A line of another width right above may be the headings, and the row taken for them a record."""
    for line in grid.odd:
        filled = sum(bool(cell.strip()) for cell in line.fields)
        if line.row == header_row - 1 and 2 * filled > grid.cells.width:
            message = (
                f"This row has {len(line.fields)} fields and the rows below it {grid.cells.width}. "
                "Give every column one heading."
            )
            raise ReadRefused(
                message,
                row=line.row,
            )


def checked_names(grid: Grid, position: int, body: pl.DataFrame) -> dict[str, str]:
    """Column of the grid -> heading; a column with neither heading nor value is left out."""
    row = grid.rows[position]
    headings = dict(zip(grid.cells.columns, grid.cells.row(position), strict=True))
    for number, (column, heading) in enumerate(headings.items()):
        if heading is None:
            check_nothing_under(body, column, number + grid.first_column)
    names = {column: heading for column, heading in headings.items() if heading is not None}
    check_distinct(list(names.values()), row)
    return names


def check_nothing_under(body: pl.DataFrame, column: str, position: int) -> None:
    filled = body.filter(pl.col(column).is_not_null())
    if filled.height:
        letters, row = column_letters(position), int(filled["row"][0])
        message = (
            f"Cell {letters}{row} has a value, but column {letters} has no heading. Give it one, or clear the column."
        )
        raise ReadRefused(
            message,
            row=row,
            column=letters,
        )


def check_distinct(names: list[str], row: int) -> None:
    first: dict[str, str] = {}
    for name in names:
        alike = first.setdefault(re.sub(r"\s+", "", name).casefold(), name)
        if alike is not name:
            message = f"Two columns have the same heading: {alike!r} and {name!r}. Rename or delete one."
            raise ReadRefused(message, row=row, column=name)
    if SOURCE_ROW in names:
        message = f"The heading {SOURCE_ROW} is taken. Rename the column."
        raise ReadRefused(message, row=row, column=SOURCE_ROW)
