"""The column forms that contracts are written in; each carries its note and example into the templates."""

from collections.abc import Sequence
from typing import Any

import dataframely as dy
import polars as pl

ALL = "all"
"""The reserved member that a blank zone, band or provider key means."""


class Row(dy.Schema):
    """A row of an extract; `source_row` is its row in the file, as the analyst sees it."""

    source_row = dy.Int64(nullable=False)


def _notes(form: str, note: str, example: str, **more: Any) -> dict[str, Any]:
    return {"form": form, "note": note, "example": example, **more}


def ident(note: str, example: str, *, required: bool = True, blank_is_all: bool = False) -> dy.String:
    """A code: kept as written, shown as [hidden] where a row is refused."""
    notes = _notes("id", note, example, hidden=True, blank_is_all=blank_is_all)
    return dy.String(nullable=not required, metadata=notes)


def place(note: str, example: str, *, required: bool = True, blank_is_all: bool = False) -> dy.String:
    """A zone, provider or team code: not about a person, so shown where a row is refused."""
    notes = _notes("id", note, example, hidden=False, blank_is_all=blank_is_all)
    return dy.String(nullable=not required, metadata=notes)


def text(note: str, example: str, *, required: bool = False) -> dy.String:
    """Free text: shown as [hidden] where a row is refused."""
    return dy.String(nullable=not required, metadata=_notes("text", note, example, hidden=True))


def band(note: str, *, blank_is_all: bool = False) -> dy.String:
    """An age band of the council's setting `age_bands`."""
    notes = _notes("age_band", note, "75-84", hidden=False, blank_is_all=blank_is_all)
    return dy.String(nullable=False, metadata=notes)


def choice(values: Sequence[str], note: str, *, required: bool = False, default: str | None = None) -> dy.String:
    """One of a list of words; case and spaces do not matter."""
    notes = _notes("choice", note, values[0], hidden=False, choices=tuple(values), default=default)
    return dy.String(
        nullable=not required,
        check={"is_one_of_the_choices": lambda column: column.is_in(list(values))},
        metadata=notes,
    )


def date(note: str, example: str, *, required: bool = False) -> dy.Date:
    """A day, ISO or day first."""
    return dy.Date(nullable=not required, metadata=_notes("date", note, example, hidden=False))


def monday(note: str, example: str = "2026-11-16") -> dy.Date:
    """The Monday a week starts on."""
    return dy.Date(
        nullable=False,
        check={"is_a_monday": lambda column: column.dt.weekday() == 1},
        metadata=_notes("date", note, example, hidden=False),
    )


def hours(note: str, example: str = "10.5", *, required: bool = False, at_most: float | None = None) -> dy.Float64:
    """Hours of care a week, as a decimal or as 7:30."""
    notes = _notes("hours", note, example, hidden=False)
    return dy.Float64(nullable=not required, min=0, max=at_most, metadata=notes)


def money(note: str, example: str) -> dy.Float64:
    """Pounds."""
    return dy.Float64(nullable=True, min=0, metadata=_notes("money", note, example, hidden=False))


def count(note: str, example: str, *, at_least: int = 0, at_most: int | None = None) -> dy.Int64:
    """A whole number."""
    notes = _notes("count", note, example, hidden=False)
    return dy.Int64(nullable=True, min=at_least, max=at_most, metadata=notes)


def number(note: str, example: str) -> dy.Float64:
    """A number of 0 or more, not always whole."""
    return dy.Float64(nullable=True, min=0, metadata=_notes("number", note, example, hidden=False))


def required_count(note: str, example: str) -> dy.Int64:
    """A whole number that must be there."""
    return dy.Int64(nullable=False, min=0, metadata=_notes("count", note, example, hidden=False))


def share(note: str, example: str) -> dy.Float64:
    """A fraction from 0 to 1."""
    return dy.Float64(nullable=True, min=0, max=1, metadata=_notes("number", note, example, hidden=False))


def rating(note: str, example: str) -> dy.Float64:
    """A mean rating from 1 to 5."""
    return dy.Float64(nullable=True, min=1, max=5, metadata=_notes("number", note, example, hidden=False))


def any_number(note: str, example: str) -> dy.Float64:
    """A number of either sign."""
    return dy.Float64(nullable=True, metadata=_notes("number", note, example, hidden=False))


def amount(note: str, example: str) -> dy.Float64:
    """Pounds, negative for a credit."""
    return dy.Float64(nullable=False, metadata=_notes("money", note, example, hidden=False))


def label(note: str, example: str) -> dy.String:
    """A word or name that is part of a key and says nothing of a person."""
    return dy.String(nullable=False, metadata=_notes("text", note, example, hidden=False))


def first_of_month(note: str, example: str = "2026-10-01") -> dy.Date:
    """The 1st that a month starts on."""
    return dy.Date(
        nullable=False,
        check={"is_the_1st_of_a_month": lambda column: column.dt.day() == 1},
        metadata=_notes("date", note, example, hidden=False),
    )


def flag(note: str) -> dy.Bool:
    """Yes or no."""
    return dy.Bool(nullable=True, metadata=_notes("flag", note, "yes", hidden=False))


def not_before(later: str, earlier: str) -> pl.Expr:
    """True where `later` is blank or not before `earlier`."""
    return pl.col(later).is_null() | (pl.col(later) >= pl.col(earlier))
