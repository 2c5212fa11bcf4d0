"""Codes, words and choices."""

from collections.abc import Sequence

import dataframely as dy

from dashboard.intake.contracts.columns.form import ALL, notes


def ident(note: str, example: str, *, required: bool = True) -> dy.String:
    """A code: kept as written, shown as [hidden] where a row is refused."""
    return dy.String(nullable=not required, metadata=notes("id", note, example, hidden=True))


def place(note: str, example: str, *, required: bool = True) -> dy.String:
    """A zone or provider code: not about a person, so shown where a row is refused; it cannot be the member `all`."""
    return dy.String(
        nullable=not required,
        check={"is_not_reserved": lambda column: ~column.is_in([ALL, ALL.title(), ALL.upper()])},
        metadata=notes("id", note, example, hidden=False),
    )


def place_or_all(note: str, example: str) -> dy.String:
    """A zone, provider or hospital code; a blank cell is the member `all`."""
    return dy.String(nullable=False, metadata=notes("id", note, example, hidden=False, blank_is_all=True))


def code(note: str, example: str, *, required: bool = True) -> dy.String:
    """A code of anything else that is not a person: shown where a row is refused."""
    return dy.String(nullable=not required, metadata=notes("id", note, example, hidden=False))


def text(note: str, example: str, *, required: bool = False) -> dy.String:
    """Free text: shown as [hidden] where a row is refused."""
    return dy.String(nullable=not required, metadata=notes("text", note, example, hidden=True))


def label(note: str, example: str) -> dy.String:
    """A word or name that is part of a key and says nothing of a person."""
    return dy.String(nullable=False, metadata=notes("text", note, example, hidden=False))


def band(note: str) -> dy.String:
    """An age band of the council's setting `age_bands`."""
    return dy.String(
        nullable=False,
        check={"is_not_a_total": lambda column: column != ALL},
        metadata=notes("age_band", note, "75-84", hidden=False),
    )


def band_or_total(note: str) -> dy.String:
    """An age band, or the total of all ages, which is checked and dropped where its parts stand beside it."""
    return dy.String(nullable=False, metadata=notes("age_band", note, "75-84", hidden=False))


def band_or_all(note: str) -> dy.String:
    """An age band or the total of all ages; a blank cell is that total."""
    return dy.String(nullable=False, metadata=notes("age_band", note, "75-84", hidden=False, blank_is_all=True))


def choice(values: Sequence[str], note: str, *, required: bool = False, default: str | None = None) -> dy.String:
    """One of a list of words; case and spaces do not matter."""
    said = notes("choice", note, values[0], hidden=False, choices=tuple(values), default=default)
    return dy.String(
        nullable=not required,
        check={"is_one_of_the_choices": lambda column: column.is_in(list(values))},
        metadata=said,
    )


def flag(note: str) -> dy.Bool:
    """Yes or no."""
    return dy.Bool(nullable=True, metadata=notes("flag", note, "yes", hidden=False))
