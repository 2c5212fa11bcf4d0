"""Periods as publishers write them: their first day."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import polars as pl

from dashboard.intake.parsing.dates import EARLIEST, LATEST, MONTHS, parse_dates
from dashboard.intake.parsing.model import Parsed, parsed, present

PeriodPattern = Literal["financial_quarter", "financial_year", "quarter", "month", "month_end", "week"]

YEARS = r"(\d{4})\s*[/\-\u2013]\s*(\d{4}|\d{2})"
QUARTER = r"(?:q|qtr|quarter)\s*([1-4])"
FINANCIAL_QUARTER = re.compile(rf"^(?:{YEARS}\s*[,:]?\s*{QUARTER}|{QUARTER}\s*[,:]?\s*(?:of\s+)?{YEARS})$")
FINANCIAL_YEAR = re.compile(rf"^(?:fy\s*)?{YEARS}$")
CALENDAR_QUARTER = re.compile(rf"^(?:(\d{{4}})\s*[-/ ]?\s*{QUARTER}|{QUARTER}\s*[-/ ]?\s*(\d{{4}}))$")
MONTH_NUMBERS = re.compile(r"^(?:(\d{4})[-/.](\d{1,2})(?:[-/.]0?1(?:[ t]00:00(?::00)?)?)?|(?:0?1/)?(\d{1,2})/(\d{4}))$")
MONTH_NAME = re.compile(r"^(?:1(?:st)?\s+)?([a-z]{3,9})[-/. ]*(\d{4}|\d{2})$")
WEEK_WORDS = r"(?i)^(?:w/?c|wk/?c|week (?:commencing|beginning|starting)|w/?b|wc)\.?:?\s*"

REASONS: dict[str, str] = {
    "financial_quarter": "is not a financial quarter (2017/18 Q4)",
    "financial_year": "is not a financial year (2017/18)",
    "quarter": "is not a calendar quarter (2026 Q1)",
    "month": "is not a month (2026-11 or Nov 2026)",
}


def parse_period(texts: pl.Series, pattern: PeriodPattern) -> Parsed:
    """The first day of each period; financial years start in April, and a day at the end of a month stands for it."""
    if pattern == "week":
        bare = present(texts).str.replace(WEEK_WORDS, "").alias("text")
        found = parse_dates(bare)
        return Parsed(found.values.alias(texts.name), found.faults)
    if pattern == "month_end":
        days = parse_dates(texts.alias("text"))
        return Parsed(days.values.dt.truncate("1mo").alias(texts.name), days.faults)
    known = present(texts.alias("text"))
    starts = {text: START[pattern](text.lower()) for text in known.unique().drop_nulls().to_list()}
    value = pl.col("text").replace_strict(starts, default=None, return_dtype=pl.Date)
    wrong = pl.when(value.is_null() & pl.col("text").is_not_null()).then(pl.lit(REASONS[pattern]))
    return parsed(known.to_frame().select(value=value, reason=wrong), texts.name)


def financial_quarter(text: str) -> date | None:
    found = FINANCIAL_QUARTER.match(text)
    if not found:
        return None
    first, second, quarter = found.group(1, 2, 3) if found[1] else found.group(5, 6, 4)
    if not follows(first, second):
        return None
    month = 3 * int(quarter) + 1
    return date(int(first) + month // 13, (month - 1) % 12 + 1, 1)


def financial_year(text: str) -> date | None:
    found = FINANCIAL_YEAR.match(text)
    return date(int(found[1]), 4, 1) if found and follows(found[1], found[2]) else None


def follows(first: str, second: str) -> bool:
    return f"{int(first) + 1}".endswith(second) and EARLIEST <= int(first) <= LATEST


def calendar_quarter(text: str) -> date | None:
    found = CALENDAR_QUARTER.match(text)
    if not found:
        return None
    year, quarter = found.group(1, 2) if found[1] else found.group(4, 3)
    return date(int(year), 3 * int(quarter) - 2, 1) if EARLIEST <= int(year) <= LATEST else None


def month_start(text: str) -> date | None:
    numbers, name = MONTH_NUMBERS.match(text), MONTH_NAME.match(text)
    if numbers:
        year, month = numbers.group(1, 2) if numbers[1] else numbers.group(4, 3)
        return first_of(int(year), int(month))
    if name and name[1][:3] in MONTHS and is_month_name(name[1]):
        return first_of(int(name[2]) + (2000 if len(name[2]) == 2 else 0), MONTHS.index(name[1][:3]) + 1)
    return None


def is_month_name(word: str) -> bool:
    whole = date(2000, MONTHS.index(word[:3]) + 1, 1).strftime("%B").lower()
    return whole.startswith(word) or word == "sept"


def first_of(year: int, month: int) -> date | None:
    return date(year, month, 1) if EARLIEST <= year <= LATEST and month in range(1, 13) else None


START: dict[str, Callable[[str], date | None]] = {
    "financial_quarter": financial_quarter,
    "financial_year": financial_year,
    "quarter": calendar_quarter,
    "month": month_start,
}
