"""Ages and age bands as people write them."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.parsing.values import age_band
from tests.intake.parsed import UNHURRIED

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
