"""Figures that a file lays out otherwise than a kind does: measures in rows become columns, or columns rows."""

import polars as pl

from dashboard.intake.mappings import Pivot, Profile, Unpivot
from dashboard.intake.reading.model import ReadRefused

ROW = "source_row"


def laid_out(rows: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """The rows with a column for each of the kind's figures."""
    if profile.pivot:
        return pivot(rows, profile.pivot)
    return unpivot(rows, profile.unpivot) if profile.unpivot else rows


def column(rows: pl.DataFrame, header: str) -> pl.Series:
    """Raises ReadRefused naming a column that the profile wants and the file lacks."""
    if header not in rows.columns:
        raise ReadRefused("the profile names a column that the file lacks", column=header)
    return rows[header]


def pivot(rows: pl.DataFrame, how: Pivot) -> pl.DataFrame:
    """One row for each combination of the other columns, a column a measure; measures not named are left out."""
    meant = {measure: name for name, measure in how.columns.items()}
    wanted = rows.filter(column(rows, how.measure).is_in(list(meant)))
    index = [name for name in rows.columns if name not in (ROW, how.measure, how.value)]
    named = wanted.with_columns(pl.col(how.measure).replace_strict(meant, return_dtype=pl.String))
    values = [pl.col(how.value).filter(pl.col(how.measure) == name).first().alias(name) for name in how.columns]
    twice = named.filter(pl.struct(*index, how.measure).is_duplicated())
    if not twice.is_empty():
        message = "two rows give the same measure for the same place and period; one of them must go"
        raise ReadRefused(message, row=twice[ROW][1], column=how.measure)
    return named.group_by(index, maintain_order=True).agg(pl.col(ROW).min(), *values).select(ROW, *index, *how.columns)


def unpivot(rows: pl.DataFrame, how: Unpivot) -> pl.DataFrame:
    """A row for each row of the file and each of the columns that it has; they share a source_row."""
    there = {header: words for header, words in how.columns.items() if header in rows.columns}
    if not there:
        message = f"the file has none of the columns that the profile reads: {', '.join(how.columns)}"
        raise ReadRefused(message, column=next(iter(how.columns)))
    rest = rows.drop(there)
    parts = [
        rest.with_columns(rows[header].alias(how.value), **{name: pl.lit(word) for name, word in words.items()})
        for header, words in there.items()
    ]
    return pl.concat(parts).sort(ROW, maintain_order=True)
