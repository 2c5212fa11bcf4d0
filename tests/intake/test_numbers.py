"""Numbers, money, counts and hours as people and programs write them."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.parsed import UNHURRIED, one, together

NUMBERS = {
    "12": 12,
    " 12.50 ": 12.5,
    ".5": 0.5,
    "1,234.5": 1234.5,
    "1,234,567": 1234567,
    "12 345": 12345,
    "12\u00a0345.5": 12345.5,
    "\u00a31,234.50": 1234.5,
    "-\u00a33": -3,
    "\u00a3 -3": -3,
    "12 GBP": 12,
    "\u221212": -12,
    "\u201312": -12,
    "(12)": -12,
    "(\u00a31,200.00)": -1200,
    "12-": -12,
    "+7": 7,
    "1e3": 1000,
    "1.5E-2": 0.015,
    "1.234": 1.234,
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items())
def test_numbers(text: str, value: float) -> None:
    assert one(text, "number") == value
    assert one(text, "money") == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,23", "comma"),
        ("1.234,5", "comma"),
        ("12,34,567", "comma"),
        ("1,2345", "comma"),
        ("1.234.567", "not a number"),
        ("5%", "percentage"),
        ("inf", "finite"),
        ("-Infinity", "finite"),
        ("NaN", "finite"),
        ("1e999", "finite"),
        ("twelve", "not a number"),
        ("12 34", "not a number"),
        ("1-2", "not a number"),
        ("0x1F", "not a number"),
        ("1_000", "not a number"),
    ],
)
def test_what_is_no_number(text: str, reason: str) -> None:
    assert reason in one(text, "number")


def test_decimal_commas_make_thousands_doubtful() -> None:
    parsed = together(["1,234", "1,5", "12", "1,234.5"], "number")
    assert parsed.values.to_list() == [None, None, 12, 1234.5]
    assert parsed.faults["row"].to_list() == [0, 1]


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("3.0", 3), ("-2", -2), ("1,200", 1200), ("0", 0)])
def test_counts(text: str, value: int) -> None:
    assert one(text, "count") == value
    assert together([text], "count").values.dtype == pl.Int64


@pytest.mark.parametrize("text", ["3.5", "1e300", "0.1"])
def test_fractions_are_no_count(text: str) -> None:
    assert "whole number" in one(text, "count")


HOURS = {
    "7:30": 7.5,
    "07:30:00": 7.5,
    "7:30:36": 7.51,
    "0:00": 0,
    "36:00:00": 36,
    "7h 30m": 7.5,
    "7h30m": 7.5,
    "7 hrs": 7,
    "7.5 hours": 7.5,
    "45 mins": 0.75,
    "2 hours and 15 minutes": 2.25,
    "7.5": 7.5,
    "1,200.5": 1200.5,
}


@pytest.mark.parametrize(("text", "value"), HOURS.items())
def test_hours(text: str, value: float) -> None:
    assert one(text, "hours") == pytest.approx(value)


@pytest.mark.parametrize("text", ["7:75", "7:5", "h", "seven", "-7:30", "7:30:99", "7:30 pm", "1900-01-02"])
def test_what_is_no_hours(text: str) -> None:
    assert "not a number of hours" in one(text, "hours")


@UNHURRIED
@given(st.integers(0, 400 * 60))
def test_hours_and_minutes_and_decimals_agree(minutes: int) -> None:
    clock = f"{minutes // 60}:{minutes % 60:02d}"
    words = f"{minutes // 60}h {minutes % 60}m"
    found = together([clock, words, str(minutes / 60)], "hours").values.to_list()
    assert found == pytest.approx([minutes / 60] * 3)


@UNHURRIED
@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 2)))
def test_a_printed_number_is_read_back(number: float) -> None:
    assert together([str(number), f"{number:,.2f}", f"\u00a3{number:.2f}"], "number").values.to_list() == [number] * 3
