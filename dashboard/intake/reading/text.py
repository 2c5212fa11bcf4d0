"""CSV and other text files: delimiter and records."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import polars as pl

from dashboard.intake.reading.encoding import decoded
from dashboard.intake.reading.model import Grid, OddLine, ReadRefused

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_LINES = 200
BLANKS = " \t\r\n\u00a0\u2007\u202f\u200b\ufeff"


def text_grid(path: Path) -> Grid:
    text = decoded(path.read_bytes())
    delimiter = delimiter_of(text)
    if '"' in text:
        return grid_of_records(quoted_records(text, delimiter))
    return grid_of_lines(text, delimiter)


def delimiter_of(text: str) -> str:
    """The delimiter that gives most lines one width, then the widest: decimal commas miss the heading line."""
    lines = sample_lines(text)
    return max(DELIMITERS, key=lambda delimiter: fit(lines, delimiter))


def sample_lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in io.StringIO(text[: 400 * SAMPLE_LINES], newline=None):
        lines.append(line)
        if len(lines) == SAMPLE_LINES:
            break
    return lines


def fit(lines: Sequence[str], delimiter: str) -> tuple[int, int, int]:
    """Lines of the usual width, most of them in a row (blank lines apart), and that width."""
    widths = [len(record) for record in csv.reader(lines, delimiter=delimiter) if record]
    width = usual_width(widths)
    runs = [len(list(run)) for found, run in groupby(widths) if found == width]
    return (sum(runs), max(runs), width) if width > 1 else (0, 0, 0)


def usual_width(widths: Sequence[int]) -> int:
    counts = Counter(width for width in widths if width > 1)
    return max(counts, key=lambda width: (counts[width] * width, width)) if counts else 1


def grid_of_lines(text: str, delimiter: str) -> Grid:
    """No quotes anywhere: a line is a record, and counting delimiters finds every ragged one."""
    lines = pl.Series([text.replace("\r\n", "\n").replace("\r", "\n")]).str.split("\n").explode()
    found = pl.DataFrame({"line": lines}).with_row_index("row", offset=1)
    found = found.with_columns(width=pl.col("line").str.count_matches(delimiter, literal=True) + 1)
    width = usual_width(found["width"].to_list())
    even = found.filter(pl.col("width") == width)
    odd = found.filter((pl.col("width") != width) & (pl.col("line").str.strip_chars(BLANKS) != ""))
    fields = even["line"].str.split_exact(delimiter, width - 1).struct.unnest()
    strays = [OddLine(row, tuple(line.split(delimiter))) for row, line, _ in odd.iter_rows()]
    return grid_of(fields, even["row"].cast(pl.Int64), strays)


def quoted_records(text: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        records.extend(reader)
    except csv.Error:
        message = (
            "A quotation mark is opened and not closed, or stands inside a quoted field: "
            "the file is cut short or damaged. Export it again."
        )
        raise ReadRefused(
            message,
            row=len(records) + 1,
        ) from None
    return records


def grid_of_records(records: list[list[str]]) -> Grid:
    widths = [len(record) for record in records]
    width = usual_width(widths)
    even = [row for row, found in enumerate(widths, 1) if found == width]
    columns = zip(*(records[row - 1] for row in even), strict=True)
    fields = pl.DataFrame({f"field_{number}": column for number, column in enumerate(columns)})
    strays = [
        OddLine(row, tuple(record))
        for row, record in enumerate(records, 1)
        if len(record) != width and "".join(record).strip(BLANKS)
    ]
    return grid_of(fields, pl.Series(even, dtype=pl.Int64), strays)


def grid_of(fields: pl.DataFrame, rows: pl.Series, strays: Sequence[OddLine] = ()) -> Grid:
    cells = trimmed(fields)
    filled = cells.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    return Grid("", cells.filter(filled), rows.filter(filled).alias("row"), odd=tuple(strays))


def trimmed(fields: pl.DataFrame) -> pl.DataFrame:
    """Cells without the blanks around them; null where nothing else is in one."""
    clean = fields.select(pl.all().str.strip_chars(BLANKS))
    return clean.select(pl.when(pl.all() != "").then(pl.all()))
