"""One provider's rows of a table."""

from datetime import date

import polars as pl

from dashboard import cached


def of(name: str, code: str) -> pl.DataFrame:
    """All its rows."""
    return cached.mart(name).filter(pl.col("provider_id") == code)


def latest(rows: pl.DataFrame, column: str, day: date) -> pl.DataFrame:
    """The rows of the last week or period that began on or before a day."""
    past = rows.filter(pl.col(column) <= day)
    return past.filter(pl.col(column) == pl.col(column).max())


def known_sum(column: str) -> pl.Expr:
    """Null where a part is not known: the rest is not the sum."""
    parts = pl.col(column)
    return pl.when(parts.is_not_null().all()).then(parts.sum()).alias(column)


def hidden(rows: pl.DataFrame, where: pl.Expr, columns: list[str]) -> pl.DataFrame:
    """With `marker`: [c] and no figures where the expression holds."""
    gone = where.fill_null(value=False)
    marker = pl.when(gone).then(pl.lit("[c]")).otherwise(pl.lit("")).alias("marker")
    return rows.with_columns(*(pl.when(~gone).then(name).alias(name) for name in columns), marker)
