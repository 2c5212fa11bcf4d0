"""Dates and periods as people and programs write them."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.parsing.values import parse_period
from tests.intake.parsed import UNHURRIED, one, together

NOVEMBER = date(2026, 11, 16)
DATES = [
    "2026-11-16",
    "2026/11/16",
    "20261116",
    "2026-11-16 00:00:00",
    "2026-11-16T09:30:00Z",
    "2026-11-16T09:30:00.123+00:00",
    "16/11/2026",
    "16.11.26",
    "16-11-2026",
    "16/11/2026 09:30",
    "Mon 16/11/2026",
    "16 Nov 2026",
    "16-Nov-26",
    "16nov2026",
    "Mon 16 November 2026",
    "Monday, 16th of November 2026",
    "Nov 16, 2026",
    "46342",
    "46342.75",
]


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert one(text, "date") == NOVEMBER


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2026", "does not exist"),
        ("2026-02-30", "does not exist"),
        ("2026-13-01", "does not exist"),
        ("30 Feb 2026", "does not exist"),
        ("0/11/2026", "does not exist"),
        ("16/11/1066", "year outside"),
        ("9999-12-31", "year outside"),
        ("11/16/2026", "month would be above 12"),
        ("16/11", "not a date"),
        ("2026", "not a date"),
        ("19999", "not a date"),
        ("soon", "not a date"),
        ("16/11/2026 to 17/11/2026", "not a date"),
        ("07:30:00", "not a date"),
    ],
)
def test_what_is_no_date(text: str, reason: str) -> None:
    assert reason in one(text, "date")


def test_a_leap_day() -> None:
    assert one("29/02/2028", "date") == date(2028, 2, 29)
    assert "does not exist" in one("29/02/2026", "date")


def test_the_minority_form_of_a_column_is_refused() -> None:
    parsed = together(["16/11/2026", "2026-11-17", "18/11/2026", "n/a"])
    assert parsed.values.to_list() == [NOVEMBER, None, date(2026, 11, 18), None]
    assert parsed.faults["row"].to_list() == [1]
    assert "16/11/2026" in parsed.faults["reason"][0]
    assert "2026-11-16" in parsed.faults["reason"][0]


def test_serials_among_texts_are_refused() -> None:
    assert together(["16/11/2026", "46342", "18/11/2026"]).faults["row"].to_list() == [1]


def test_a_tie_is_refused_whole() -> None:
    assert together(["16/11/2026", "2026-11-16"]).faults["row"].to_list() == [0, 1]


def test_month_first_beside_day_first() -> None:
    parsed = together(["16/11/2026", "11/16/2026", "01/02/2026"])
    assert parsed.values.to_list() == [NOVEMBER, None, date(2026, 2, 1)]


def test_a_column_that_looks_month_first_is_refused_whole() -> None:
    parsed = together(["11/05/2026", "11/16/2026"])
    assert parsed.values.to_list() == [None, None]
    assert "month first" in parsed.faults["reason"][0]


def test_two_digit_years() -> None:
    assert together(["16/11/69", "16/11/70"]).values.to_list() == [date(2069, 11, 16), date(1970, 11, 16)]


FORMATS = st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%d-%B-%Y", "%a %d %B %Y", "serial"])


@UNHURRIED
@given(st.lists(st.dates(date(1955, 1, 1), date(2099, 12, 31)), min_size=1), FORMATS)
def test_every_day_survives_every_form(days: list[date], form: str) -> None:
    texts = [str((day - date(1899, 12, 30)).days) if form == "serial" else day.strftime(form) for day in days]
    parsed = together([*texts, None])
    assert parsed.values.to_list() == [*days, None]
    assert parsed.faults.is_empty()


PERIODS = {
    ("financial_quarter", "2017/18 Q4"): date(2018, 1, 1),
    ("financial_quarter", "Q1 2017/18"): date(2017, 4, 1),
    ("financial_quarter", "2017-2018 Quarter 3"): date(2017, 10, 1),
    ("financial_quarter", "1999/00 Q4"): date(2000, 1, 1),
    ("financial_year", "2026/27"): date(2026, 4, 1),
    ("quarter", "2026 Q2"): date(2026, 4, 1),
    ("month", "2026-11"): date(2026, 11, 1),
    ("month", "Nov 2026"): date(2026, 11, 1),
    ("month", "November-26"): date(2026, 11, 1),
    ("month", "11/2026"): date(2026, 11, 1),
    ("month", "01/11/2026"): date(2026, 11, 1),
    ("month", "2026-11-01"): date(2026, 11, 1),
    ("week", "w/c 16/11/2026"): NOVEMBER,
    ("week", "Week commencing 16 Nov 2026"): NOVEMBER,
    ("week", "2026-11-16"): NOVEMBER,
}


@pytest.mark.parametrize(("asked", "start"), PERIODS.items())
def test_periods(asked: Any, start: date) -> None:
    parsed = parse_period(pl.Series("column", [asked[1], None]), asked[0])
    assert parsed.values.to_list() == [start, None]
    assert parsed.values.name == "column"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("financial_quarter", "2017/19 Q1"), ("financial_quarter", "2017/18 Q5"), ("month", "2026-13"), ("month", "Nov"),
     ("month", "2026-11-16"), ("week", "w/c soon"), ("quarter", "Q2"), ("financial_year", "2026")],
)  # fmt: skip
def test_what_is_no_period(pattern: Any, text: str) -> None:
    parsed = parse_period(pl.Series("column", [text]), pattern)
    assert parsed.values.to_list() == [None]
    assert parsed.faults["row"].to_list() == [0]
