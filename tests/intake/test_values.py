"""What people and programs write in a cell, and what it is taken for."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.parsing.values import Form, Parsed, age_band, parse_period, parse_values

UNHURRIED = settings(deadline=None)


def one(text: str | None, form: Form) -> Any:
    parsed = parse_values(pl.Series("column", [text], dtype=pl.String), form)
    return parsed.faults["reason"][0] if parsed.faults.height else parsed.values[0]


def together(texts: list[str | None], form: Form = "date") -> Parsed:
    return parse_values(pl.Series("column", texts, dtype=pl.String), form)


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


MISSING = [
    "",
    "  ",
    "\u00a0",
    "-",
    "\u2013",
    ".",
    "..",
    "n/a",
    "N/A",
    "na",
    "NULL",
    "None",
    "[c]",
    "[x]",
    "[z]",
    "*",
    None,
]


@pytest.mark.parametrize("text", MISSING)
@pytest.mark.parametrize("form", ["number", "count", "money", "hours", "date", "flag"])
def test_missing_is_null_and_no_fault(text: str | None, form: Form) -> None:
    assert one(text, form) is None


@pytest.mark.parametrize("form", ["text", "id"])
def test_texts_and_ids_keep_what_may_be_a_code(form: Form) -> None:
    kept = ["-", ".", "*", "NA", "none", "null"]
    assert together([*kept, "", " ", "n/a", "[c]", "[X]", "[z]"], form).values.to_list() == [*kept, *[None] * 6]


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


def test_flags() -> None:
    parsed = together(["Yes", "Y", "TRUE", "1", "no", "n", "False", "0", None, "-"], "flag")
    assert parsed.values.to_list() == [True] * 4 + [False] * 4 + [None] * 2
    assert "neither yes nor no" in one("maybe", "flag")


def test_ids_are_kept_as_written() -> None:
    parsed = together(["007", "123.0", " A-1 ", "12.5", "1.0.0"], "id")
    assert parsed.values.to_list() == ["007", "123", "A-1", "12.5", "1.0.0"]
    assert "E+" in one("1.23E+11", "id")


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


ANYTHING = st.lists(st.none() | st.text(max_size=12) | st.from_regex(r"[-0-9./:, %()\u00a3a-z]{0,12}", fullmatch=True))


@UNHURRIED
@given(ANYTHING, st.sampled_from(["text", "id", "date", "hours", "number", "count", "flag", "money"]))
def test_a_cell_is_a_value_or_missing_or_a_fault_and_nothing_breaks(texts: list[str | None], form: Form) -> None:
    parsed = together(texts, form)
    assert parsed.values.len() == len(texts)
    assert parsed.values.name == "column"
    assert parsed.faults.schema == {"row": pl.UInt32, "reason": pl.String}
    assert parsed.faults["row"].is_unique().all()
    assert all(parsed.values[row] is None for row in parsed.faults["row"])


@UNHURRIED
@given(st.lists(st.sampled_from(["1", "1,234", "16/11/2026", "2026-11-16", "x", "-", "1,5"])), st.randoms())
def test_row_order_is_irrelevant(texts: list[str], random: Any) -> None:
    order = random.sample(range(len(texts)), len(texts))
    for form in ("number", "date"):
        straight = together(list(texts), form).values.to_list()
        mixed = together([texts[place] for place in order], form).values.to_list()
        assert mixed == [straight[place] for place in order]


@UNHURRIED
@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 2)))
def test_a_printed_number_is_read_back(number: float) -> None:
    assert together([str(number), f"{number:,.2f}", f"\u00a3{number:.2f}"], "number").values.to_list() == [number] * 3


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


AGES = {
    "85+ years": "85+",
    "75 to 84": "75-84",
    "aged 75-84": "75-84",
    "85 and over": "85+",
    "85 or older": "85+",
    "under 18": "0-17",
    "up to 17": "0-17",
    "18 - 64 years": "18-64",
    "65\u201374": "65-74",
    "80-84": "75-84",
    "90+": "85+",
    "100 years and over": "85+",
    "over 84": "85+",
    "82": "75-84",
    "All Ages": "all",
    "total": "all",
    "": "unknown",
    "Not known": "unknown",
    "[c]": "unknown",
}


@pytest.mark.parametrize(("text", "band"), AGES.items())
def test_age_bands(text: str, band: str) -> None:
    parsed = age_band(pl.Series("age", [text]))
    assert parsed.values.to_list() == [band]
    assert parsed.faults.is_empty()


@pytest.mark.parametrize(
    ("text", "why"), [("75+", "straddles"), ("60-65", "straddles"), ("old", "not an age"), ("84-75", "not an age")]
)
def test_ages_that_fit_no_band(text: str, why: str) -> None:
    parsed = age_band(pl.Series("age", [text, None]))
    assert parsed.values.to_list() == [None, "unknown"]
    assert why in parsed.faults["reason"][0]


def test_other_bands() -> None:
    assert age_band(pl.Series(["65-69", "0-17", "85+"]), ("0-64", "65+", "unknown")).values.to_list() == [
        "65+",
        "0-64",
        "65+",
    ]


@UNHURRIED
@given(st.integers(0, 120))
def test_every_age_has_one_band(age: int) -> None:
    band = age_band(pl.Series([str(age)])).values[0]
    oracle = next(
        name for edge, name in [(17, "0-17"), (64, "18-64"), (74, "65-74"), (84, "75-84"), (999, "85+")] if age <= edge
    )
    assert band == oracle


def test_nothing_in_nothing_out() -> None:
    empty = pl.Series("column", [], dtype=pl.String)
    assert parse_values(empty, "date").values.dtype == pl.Date
    assert age_band(empty).values.is_empty()
    assert parse_period(empty, "month").values.dtype == pl.Date
