"""Texts of one column become values, or faults that say why not; nothing is guessed."""

import polars as pl

from dashboard.intake.parsing.ages import age_band
from dashboard.intake.parsing.dates import parse_dates
from dashboard.intake.parsing.model import NOT_GIVEN, Form, Parsed, parsed, present
from dashboard.intake.parsing.numbers import parse_count, parse_hours, parse_number
from dashboard.intake.parsing.periods import PeriodPattern, parse_period

__all__ = ["Form", "Parsed", "PeriodPattern", "age_band", "parse_period", "parse_values"]

YES = ("yes", "y", "true", "t", "1", "1.0")
NO = ("no", "n", "false", "f", "0", "0.0")
NOT_A_FLAG = "is neither yes nor no"
NOT_A_YEAR = "is not a year (write 2026, or 2026/27 for a financial year)"
ROUNDED_ID = "is a number that Excel has rounded (it holds E+): format the column as text in the source"


def parse_values(texts: pl.Series, form: Form) -> Parsed:
    """Date, Float64 (hours, number, money), Int64 (count, year), Boolean (flag) or String."""
    renamed = texts.alias("text")
    parsers = {
        "text": parse_text,
        "id": parse_id,
        "date": parse_dates,
        "hours": parse_hours,
        "number": parse_number,
        "money": parse_number,
        "count": parse_count,
        "flag": parse_flag,
        "year": parse_year,
    }
    found = parsers[form](renamed)
    return Parsed(found.values.alias(texts.name), found.faults)


def parse_text(texts: pl.Series) -> Parsed:
    known = present(texts, NOT_GIVEN).to_frame()
    return parsed(known.select(value="text", reason=pl.lit(None, pl.String)))


def parse_id(texts: pl.Series) -> Parsed:
    known = present(texts, NOT_GIVEN).to_frame()
    written = pl.col("text").str.replace(r"^(\d+)\.0+$", "${1}")
    rounded = pl.when(pl.col("text").str.contains(r"^\d(\.\d+)?[eE]\+\d+$")).then(pl.lit(ROUNDED_ID))
    return parsed(known.select(value=written, reason=rounded))


def parse_flag(texts: pl.Series) -> Parsed:
    known = present(texts).to_frame()
    word = pl.col("text").str.to_lowercase()
    value = pl.when(word.is_in(YES)).then(pl.lit(value=True)).when(word.is_in(NO)).then(pl.lit(value=False))
    wrong = pl.when(word.is_not_null() & ~word.is_in(YES + NO)).then(pl.lit(NOT_A_FLAG))
    return parsed(known.select(value=value, reason=wrong))


def parse_year(texts: pl.Series) -> Parsed:
    """Whole years; a financial year is its first."""
    whole, financial = parse_count(texts), parse_period(texts, "financial_year")
    years = pl.DataFrame([whole.values.alias("whole"), financial.values.dt.year().alias("financial")])
    value = pl.coalesce("whole", "financial")
    wrong = pl.when(value.is_null() & present(texts).is_not_null()).then(pl.lit(NOT_A_YEAR))
    return parsed(years.select(value=value, reason=wrong))
