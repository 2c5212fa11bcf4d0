"""Numbers, dates and names as the screen says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import wording

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1286, "1,286"),
        (0, "0"),
        (-34, "\u221234"),
        (2.5, "3"),
        (-2.5, "\u22123"),
        (-0.2, "0"),
        (None, "[x]"),
        (float("nan"), "[x]"),
    ],
)
def test_numbers(value: float | None, words: str) -> None:
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(346, "+346"), (-34, "\u221234"), (0, "0"), (-0.4, "0"), (0.4, "0"), (None, "[x]")]
)
def test_signed_numbers(value: float | None, words: str) -> None:
    assert wording.signed(value) == words


@pytest.mark.parametrize(
    ("fraction", "words"), [(0.988, "98.8%"), (1, "100.0%"), (-0.052, "\u22125.2%"), (None, "[x]")]
)
def test_percentages(fraction: float | None, words: str) -> None:
    assert wording.percent(fraction) == words


def test_units_agree_with_their_number() -> None:
    assert wording.hours(1) == "1 hour"
    assert wording.hours(1.4) == "1 hour"
    assert wording.hours(640) == "640 hours"
    assert wording.people(1) == "1 person"
    assert wording.people(118) == "118 people"
    assert wording.days(1) == "1 day"


def test_small_counts_are_spelled_at_the_start_of_a_sentence() -> None:
    assert wording.counted(4, "zone") == "Four zones"
    assert wording.counted(1, "zone") == "One zone"
    assert wording.counted(0, "zone") == "No zones"
    assert wording.counted(1200, "zone") == "1,200 zones"


def test_a_gap_says_which_way_it_is() -> None:
    assert wording.short_or_spare(412) == ("412", "hours short")
    assert wording.short_or_spare(-34) == ("34", "hours spare")
    assert wording.short_or_spare(None) == ("[x]", "")


def test_dates() -> None:
    assert wording.long_date(MONDAY) == "16 November 2026"
    assert wording.weekday_date(MONDAY) == "Monday 16 November 2026"
    assert wording.short_date(MONDAY) == "16 Nov"
    assert wording.week_of(MONDAY) == "w/c 16 Nov 2026"
    assert wording.week_before(MONDAY) == "9 to 15 Nov"
    assert wording.week_before(date(2026, 11, 2)) == "26 Oct to 1 Nov"


@pytest.mark.parametrize(
    ("band", "words"),
    [
        ("75-84", "aged 75 to 84"),
        ("85+", "aged 85 and over"),
        ("0-17", "aged under 18"),
        ("unknown", "age not known"),
        ("all", "all ages"),
    ],
)
def test_age_bands(band: str, words: str) -> None:
    assert wording.age_band(band) == words


def test_other_bands() -> None:
    assert wording.wait_band("7-13") == "7 to 13 days"
    assert wording.wait_band("182+") == "182 days or more"
    assert wording.size_band("0-<2") == "under 2 hours"
    assert wording.size_band("2-<5") == "2 to under 5 hours"
    assert wording.size_band("20+") == "20 hours or more"


def test_lists_of_names() -> None:
    assert wording.listed([]) == ""
    assert wording.listed(["South"]) == "South"
    assert wording.listed(["South", "East", "West"]) == "South, East and West"


def test_forecasts_are_rounded_to_ten() -> None:
    assert [wording.to_ten(hours) for hours in (346, -34, 4, 5)] == [350, -30, 0, 10]


def test_names_can_neither_be_markup_nor_fetch_an_address() -> None:
    assert "<" not in wording.in_html("<img src=x>")
    assert wording.in_html('a"b') == "a&quot;b"
    assert "![" not in wording.in_markdown("![x](http://elsewhere.example/x.png)")
    assert wording.in_markdown(":red[x]") == r"\:red\[x\]"


@given(st.floats(-1e9, 1e9))
def test_a_true_minus_and_never_a_hyphen(value: float) -> None:
    assert "-" not in wording.number(value) + wording.signed(value)
    assert not wording.number(value).endswith("\u22120") or value < 0
