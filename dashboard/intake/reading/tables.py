"""From a file to the one table that a request means."""

from collections.abc import Sequence

from dashboard.intake.reading.books import Workbook
from dashboard.intake.reading.checks import check_cells
from dashboard.intake.reading.formats import format_of
from dashboard.intake.reading.header import checked_names, header_position
from dashboard.intake.reading.model import SOURCE_ROW, Grid, RawTable, ReadRefused, ReadRequest
from dashboard.intake.reading.parquet import parquet_grid
from dashboard.intake.reading.rows import body_of
from dashboard.intake.reading.text import text_grid

REMARKS = (
    "about", "contents", "cover", "definitions", "dictionary", "front", "glossary", "guidance", "index", "information",
    "introduction", "lookup", "lookups", "metadata", "note", "notes", "readme", "read me", "title", "version",
)  # fmt: skip


def read_table(request: ReadRequest) -> RawTable:
    """Raises ReadRefused, which names the file."""
    sheet = request.sheet or ""
    try:
        kind = format_of(request.path)
        if kind in ("text", "parquet"):
            grid = text_grid(request.path) if kind == "text" else parquet_grid(request.path)
            return table_of(grid, 0 if kind == "parquet" else header_of(grid), request, ())
        book = Workbook(request.path, kind)
        sheet = chosen_sheet(book, request)
        grid = book.grid(sheet)
        return table_of(grid, header_of(grid), request, book.names)
    except ReadRefused as refused:
        raise refused.of(request.path.name, sheet) from None


def header_of(grid: Grid) -> int:
    if not grid.cells.height:
        message = "It is empty. Run the extract again."
        raise ReadRefused(message)
    return header_position(grid)


def table_of(grid: Grid, position: int, request: ReadRequest, sheets: tuple[str, ...]) -> RawTable:
    body = body_of(grid, position, request.ignore)
    if not body.records.height:
        message = "It has headings and no rows under them. Run the extract again."
        raise ReadRefused(message, row=int(grid.rows[position]))
    names = checked_names(grid, position, body.records)
    check_cells(grid, body.records, names)
    rows = body.records.select("row", *names).rename({"row": SOURCE_ROW, **names})
    notes = (*title_notes(grid, position), *body.dropped)
    return RawTable(request.path.name, grid.sheet, tuple(names.values()), rows, notes, sheets)


def title_notes(grid: Grid, position: int) -> tuple[str, ...]:
    above = position + sum(line.row < grid.rows[position] for line in grid.odd)
    return (f"{above} title row{'s' if above > 1 else ''} above the headings left out",) if above else ()


def chosen_sheet(book: Workbook, request: ReadRequest) -> str:
    if request.sheet is not None:
        return named_sheet(book, request.sheet)
    if len(book.names) == 1:
        return book.names[0]
    visible = book.visible_names()
    if len(visible) == 1:
        return visible[0]
    tables = [name for name in visible if is_table(book, name)]
    likely = [name for name in tables if not is_remark(name)] or tables
    if len(likely) == 1:
        return likely[0]
    if likely:
        message = f"Several sheets hold a table: {listed(likely)}. Say which one to load."
        raise ReadRefused(message)
    message = f"No sheet holds a table of headings and rows. Its sheets: {listed(book.names)}."
    raise ReadRefused(message)


def named_sheet(book: Workbook, sheet: str) -> str:
    wanted = sheet.strip().casefold()
    for name in book.names:
        if name.strip().casefold() == wanted:
            return name
    message = f"There is no sheet {sheet!r}. Its sheets: {listed(book.names)}."
    raise ReadRefused(message)


def is_table(book: Workbook, name: str) -> bool:
    grid = book.grid(name)
    try:
        position = header_position(grid)
    except ReadRefused:
        return False
    return position + 1 < grid.cells.height and grid.cells.width > 1


def is_remark(name: str) -> bool:
    return name.strip().casefold() in REMARKS


def listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names)
