"""Rows that are not records: repeated headings, totals, footers, ignored ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from dashboard.intake.reading.model import Grid, OddLine, ReadRefused

TOTAL = r"(?i)^(?:(?:grand|overall|report|council|sub)[\s-]*)?totals?\s*:?$"
SOME_TOTAL = r"(?i)^(?:(?:grand|overall|sub)[\s-]*)?totals?\b|\b(?:sub[\s-]*)?totals?\s*:?$"
AMOUNT = r"^[£$€(]?\s*[-+\u2212]?[\d.,\s]*\d[\d.,:\s]*%?\)?$"
FOOTER = (
    r"(?i)^(?:sources?\s*:|notes?\b\s*[:\d]|notes?$|\*|\u2020|\u00a9|\(c\)|(?:crown )?copyright|disclaimer"
    r"|end of (?:report|file|extract)|report (?:run|date|generated|produced|created|printed|ends?)"
    r"|(?:run|produced|printed|generated|created|extracted|prepared|exported) (?:on|by|at|from|date)\b"
    r"|date (?:run|printed|produced|extracted)|data as (?:at|of)|as at\b|last (?:refreshed|updated)"
    r"|page \d+( of \d+)?$|(?:applied )?filters?(?: applied)?\s*:|\(?\d[\d,]* (?:rows?|records?)\b"
    r"|(?:number of )?(?:rows|records)\s*:|(?:row|record) count\b|official(?:\s*[-:]|$)|confidential$|restricted$)"
)
SENTENCE = r"\S\s+\S"
NARROW = 2


@dataclass(frozen=True)
class Body:
    """`records` has the columns of the grid and `row`; `dropped` says what was left out and how often."""

    records: pl.DataFrame
    dropped: tuple[str, ...]


def body_of(grid: Grid, position: int, ignore: Sequence[str]) -> Body:
    below = grid.cells.with_columns(grid.rows).slice(position + 1)
    header = grid.cells.row(position)
    kinds = below.with_columns(kind=kind_of(grid.cells.columns, header, ignore))
    kinds = with_remarks(kinds, grid.cells.columns)
    stray = stray_lines(grid, position, ignore, last_record(kinds))
    counts = kinds.drop_nulls("kind")["kind"].to_list() + stray
    records = kinds.filter(pl.col("kind").is_null()).drop("kind")
    return Body(records, tuple(said(kind, counts.count(kind)) for kind in dict.fromkeys(counts)))


def kind_of(columns: list[str], header: Sequence[str | None], ignore: Sequence[str]) -> pl.Expr:
    cells = pl.col(columns)
    first = pl.coalesce(cells)
    filled = pl.sum_horizontal(cells.is_not_null())
    amounts = pl.sum_horizontal(cells.str.contains(AMOUNT).fill_null(value=False))
    same = pl.all_horizontal(
        pl.col(column).eq_missing(pl.lit(name)) for column, name in zip(columns, header, strict=True)
    )
    sum_row = first.str.contains(SOME_TOTAL) & (amounts == filled - 1) & (filled > 1) & (filled < len(columns))
    footer = first.str.contains(FOOTER) & (filled <= max(1, min(2, len(columns) // 2)))
    joined = pl.concat_str(cells, separator=",", ignore_nulls=True)
    ignored = pl.any_horizontal(pl.lit(value=False), *(joined.str.contains(checked(regex)) for regex in ignore))
    kind = pl.when(ignored).then(pl.lit("ignored")).when(same).then(pl.lit("heading"))
    return kind.when(first.str.contains(TOTAL) | sum_row).then(pl.lit("total")).when(footer).then(pl.lit("footer"))


def checked(regex: str) -> str:
    try:
        pl.select(pl.lit("").str.contains(regex))
    except pl.exceptions.ComputeError:
        message = f"The profile's rule for rows to ignore, {regex!r}, is no valid pattern."
        raise ReadRefused(message) from None
    return regex


def is_sentence(columns: list[str]) -> pl.Expr:
    """Words alone in a row of a table that has more than two columns."""
    cells = pl.col(columns)
    alone = (pl.sum_horizontal(cells.is_not_null()) == 1) & (len(columns) > NARROW)
    return alone & pl.coalesce(cells).str.contains(SENTENCE) & pl.col("kind").is_null()


def with_remarks(kinds: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """A sentence after the last record is a footer, unless it stands right below it."""
    last = last_record(kinds.filter(~is_sentence(columns)))
    remark = is_sentence(columns) & (pl.col("row") > last + 1)
    return kinds.with_columns(kind=pl.when(remark).then(pl.lit("footer")).otherwise("kind"))


def last_record(kinds: pl.DataFrame) -> int:
    return int(kinds.filter(pl.col("kind").is_null())["row"].max() or 0)  # type: ignore[arg-type]


def stray_lines(grid: Grid, position: int, ignore: Sequence[str], last: int) -> list[str]:
    """What each odd line below the headings is; raises ReadRefused for one that is a record cut or run over."""
    below = [line for line in grid.odd if line.row > grid.rows[position]]
    return [kind for line in below if (kind := stray_kind(line, ignore, grid, last))]


def stray_kind(line: OddLine, ignore: Sequence[str], grid: Grid, last: int) -> str:
    filled = [field.strip() for field in line.fields if field.strip()]
    joined = ",".join(filled)
    if any(re.search(regex, joined) for regex in ignore):
        return "ignored"
    if re.search(TOTAL, filled[0]):
        return "total"
    narrow = len(line.fields) < grid.cells.width
    remark = len(filled) <= NARROW and line.row > last + 1 and re.search(SENTENCE, joined)
    if narrow and (remark or re.search(FOOTER, filled[0])):
        return "footer"
    raise ReadRefused(ragged(len(line.fields), grid.cells.width), row=line.row)


def ragged(fields: int, width: int) -> str:
    why = "The file may be cut short" if fields < width else "A value may hold the delimiter without quotes"
    found = "1 field" if fields == 1 else f"{fields} fields"
    return f"This row has {found}, the headings {width}. {why}. Export it again, or mend the row."


def said(kind: str, count: int) -> str:
    row = "row" if count == 1 else "rows"
    named = {"heading": f"repeated heading {row}", "ignored": f"{row} that the profile ignores"}
    return f"{count} {named.get(kind, f'{kind} {row}')} left out"
