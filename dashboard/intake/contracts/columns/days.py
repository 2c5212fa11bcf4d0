"""Days, and the first days of weeks and months."""

import dataframely as dy
import polars as pl

from dashboard.intake.contracts.columns.form import notes


def date(note: str, example: str, *, required: bool = False) -> dy.Date:
    """A day, ISO or day first."""
    return dy.Date(nullable=not required, metadata=notes("date", note, example, hidden=False))


def monday(note: str, example: str = "2026-11-16") -> dy.Date:
    """The Monday a week starts on."""
    return dy.Date(
        nullable=False,
        check={"is_a_monday": lambda column: column.dt.weekday() == 1},
        metadata=notes("date", note, example, hidden=False),
    )


def first_of_month(note: str, example: str = "2026-10-01") -> dy.Date:
    """The 1st that a month starts on."""
    return dy.Date(
        nullable=False,
        check={"is_the_1st_of_a_month": lambda column: column.dt.day() == 1},
        metadata=notes("date", note, example, hidden=False),
    )


def not_before(later: str, earlier: str) -> pl.Expr:
    """True where `later` is blank or not before `earlier`."""
    return pl.col(later).is_null() | (pl.col(later) >= pl.col(earlier))
