"""Stored values become the text that a person would have typed."""

import polars as pl

MIDNIGHT = r"^(\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?$"
CLOCK = r"^1899-12-3[01][ T](\d{2}:\d{2}:\d{2}).*$"
NEVER = r"[^\s\S]"
WHOLE = r"^(-?\d+)\.0$"


def plain_text(texts: pl.Series, clock: str) -> pl.Series:
    """Midnight is a date, 12.0 is 12, and what `clock` finds is a time of day."""
    named = pl.col(texts.name)
    plain = named.str.replace(clock, "${1}").str.replace(MIDNIGHT, "${1}").str.replace(WHOLE, "${1}")
    return texts.to_frame().select(plain).to_series()


def hours_and_minutes(elapsed: pl.Expr) -> pl.Expr:
    minutes, seconds = elapsed.dt.total_minutes() % 60, elapsed.dt.total_seconds() % 60
    parts = (elapsed.dt.total_hours(), minutes, seconds)
    return pl.concat_str((part.cast(pl.String).str.zfill(2) for part in parts), separator=":")
