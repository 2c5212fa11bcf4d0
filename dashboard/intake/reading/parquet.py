"""Parquet: every value as text."""

from pathlib import Path

import polars as pl

from dashboard.intake.reading.model import Grid, ReadRefused
from dashboard.intake.reading.plain import NEVER, hours_and_minutes, plain_text
from dashboard.intake.reading.text import grid_of


def parquet_grid(path: Path) -> Grid:
    """A Parquet file's headings become the first row of the grid; its rows count from 1."""
    try:
        stored = pl.read_parquet(path, hive_partitioning=False)
    except (pl.exceptions.PolarsError, OSError):
        message = "It is damaged or cut short. Export it again."
        raise ReadRefused(message) from None
    check_flat(stored)
    names = pl.DataFrame({name: [name] for name in stored.columns})
    written = stored.select(as_text(column) for column in stored.iter_columns())
    texts = pl.DataFrame([plain_text(column, NEVER) for column in written.iter_columns()])
    cells = pl.concat([names, texts])
    return grid_of(cells, pl.Series("row", range(cells.height), dtype=pl.Int64))


def check_flat(stored: pl.DataFrame) -> None:
    for name, kind in stored.schema.items():
        if kind.is_nested() or kind in (pl.Binary, pl.Object):
            message = f"Column {name} holds lists or raw bytes, not text or numbers."
            raise ReadRefused(message, column=name)


def as_text(column: pl.Series) -> pl.Expr:
    named = pl.col(column.name)
    if isinstance(column.dtype, pl.Datetime):
        return named.dt.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(column.dtype, pl.Duration):
        return hours_and_minutes(named)
    return named.cast(pl.String)
