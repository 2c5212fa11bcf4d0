"""Numbers: hours, money, counts, shares, years."""

import dataframely as dy

from dashboard.intake.contracts.columns.form import notes

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


def hours(note: str, example: str = "10.5", *, required: bool = False, at_most: float | None = None) -> dy.Float64:
    """Hours of care a week, as a decimal or as 7:30."""
    said = notes("hours", note, example, hidden=False)
    return dy.Float64(nullable=not required, min=0, max=at_most, metadata=said)


def money(note: str, example: str) -> dy.Float64:
    """Pounds."""
    return dy.Float64(nullable=True, min=0, metadata=notes("money", note, example, hidden=False))


def amount(note: str, example: str) -> dy.Float64:
    """Pounds, negative for a credit."""
    return dy.Float64(nullable=False, metadata=notes("money", note, example, hidden=False))


def count(note: str, example: str, *, at_least: int = 0, at_most: int | None = None) -> dy.Int64:
    """A whole number."""
    said = notes("count", note, example, hidden=False)
    return dy.Int64(nullable=True, min=at_least, max=at_most, metadata=said)


def required_count(note: str, example: str) -> dy.Int64:
    """A whole number that must be there."""
    return dy.Int64(nullable=False, min=0, metadata=notes("count", note, example, hidden=False))


def number(note: str, example: str, *, required: bool = False) -> dy.Float64:
    """A number of 0 or more, not always whole."""
    return dy.Float64(nullable=not required, min=0, metadata=notes("number", note, example, hidden=False))


def share(note: str, example: str) -> dy.Float64:
    """A fraction from 0 to 1."""
    return dy.Float64(nullable=True, min=0, max=1, metadata=notes("number", note, example, hidden=False))


def rating(note: str, example: str) -> dy.Float64:
    """A mean rating from 1 to 5."""
    return dy.Float64(nullable=True, min=1, max=5, metadata=notes("number", note, example, hidden=False))


def any_number(note: str, example: str) -> dy.Float64:
    """A number of either sign."""
    return dy.Float64(nullable=True, metadata=notes("number", note, example, hidden=False))


def published(note: str, example: str, *, reasons: str) -> dy.Float64:
    """A figure somebody else publishes; words that refuse it are no figure, and go to the column `reasons`."""
    return dy.Float64(nullable=True, metadata=notes("number", note, example, hidden=False, reasons=reasons))


def year(note: str, example: str = "2026") -> dy.Int64:
    """A year, or a financial year by its first."""
    said = notes("year", note, example, hidden=False)
    return dy.Int64(nullable=False, min=EARLIEST_YEAR, max=LATEST_YEAR, metadata=said)
