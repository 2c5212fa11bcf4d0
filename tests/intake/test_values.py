"""What holds of any cell: it is missing, a value or a fault, whatever stands in it."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.parsing.values import Form, age_band, parse_period, parse_values
from tests.intake.parsed import UNHURRIED, one, together

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


def test_flags() -> None:
    parsed = together(["Yes", "Y", "TRUE", "1", "no", "n", "False", "0", None, "-"], "flag")
    assert parsed.values.to_list() == [True] * 4 + [False] * 4 + [None] * 2
    assert "neither yes nor no" in one("maybe", "flag")


def test_ids_are_kept_as_written() -> None:
    parsed = together(["007", "123.0", " A-1 ", "12.5", "1.0.0"], "id")
    assert parsed.values.to_list() == ["007", "123", "A-1", "12.5", "1.0.0"]
    assert "E+" in one("1.23E+11", "id")


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


def test_nothing_in_nothing_out() -> None:
    empty = pl.Series("column", [], dtype=pl.String)
    assert parse_values(empty, "date").values.dtype == pl.Date
    assert age_band(empty).values.is_empty()
    assert parse_period(empty, "month").values.dtype == pl.Date
