"""Cells as parsing takes them: one alone, or a column together."""

from typing import Any

import polars as pl
from hypothesis import settings

from dashboard.intake.parsing.values import Form, Parsed, parse_values

UNHURRIED = settings(deadline=None)


def one(text: str | None, form: Form) -> Any:
    parsed = parse_values(pl.Series("column", [text], dtype=pl.String), form)
    return parsed.faults["reason"][0] if parsed.faults.height else parsed.values[0]


def together(texts: list[str | None], form: Form = "date") -> Parsed:
    return parse_values(pl.Series("column", texts, dtype=pl.String), form)
