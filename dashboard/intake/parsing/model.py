"""What every parser of cell texts answers, and which texts mean that nothing is known."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

Form = Literal["text", "id", "date", "hours", "number", "count", "flag", "money", "year"]

BLANKS = " \t\r\n\u00a0\u2007\u202f\u200b\ufeff"
NOT_GIVEN = ("n/a", "n.a.", "n.a", "[c]", "[x]", "[z]", "[w]", "[u]")
MISSING = (*NOT_GIVEN, "-", "--", "\u2013", "\u2014", ".", "..", "...", ":", "*", "na", "null", "none")


@dataclass(frozen=True)
class Parsed:
    """`values` is as long as the texts; `faults`: `row` (position in the series), `reason`.

    A reason completes the sentence that starts with the column ("is not a number") and quotes no value.
    A missing text is a null value and no fault; a fault is a null value.
    """

    values: pl.Series
    faults: pl.DataFrame


def present(texts: pl.Series, missing: tuple[str, ...] = MISSING) -> pl.Series:
    """Trimmed texts; null where blank or a mark for missing.

    A column of text keeps `-`, `*`, `NA` and `none`, which may be somebody's code or word.
    """
    trimmed = texts.cast(pl.String).str.strip_chars(BLANKS)
    named = pl.col(texts.name)
    absent = (named == "") | named.str.to_lowercase().is_in(missing)
    return trimmed.to_frame().select(pl.when(~absent).then(named)).to_series()


def parsed(found: pl.DataFrame, name: str = "text") -> Parsed:
    """From a frame of `value` and `reason` (null where there is no fault)."""
    values = found.select(pl.when(pl.col("reason").is_null()).then("value").alias(name)).to_series()
    faults = found.lazy().with_row_index("row").filter(pl.col("reason").is_not_null()).select("row", "reason")
    return Parsed(values, faults.collect().cast({"row": pl.UInt32, "reason": pl.String}))
