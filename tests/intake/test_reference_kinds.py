"""Words in the place of figures, years, and bands of which a file holds a part."""

from typing import Any

import polars as pl
import pytest

from dashboard.intake.parsing.values import parse_values
from tests.oracle.drawn import drawn
from tests.oracle.product import Product


def figure(product: Product, value: Any, note: str | None) -> tuple[float | None, str | None]:
    known = {"measure": "hours", "period": "2022/23"}
    rows = [{"area": "Kent", "value": value, "note": note, **known}, {"area": "Essex", "value": 1, **known}]
    row = product.seen("comparators", rows).accepted.rows.filter(pl.col("area") == "Kent")
    return row["value"][0], row["note"][0]


@pytest.mark.parametrize(
    "words", ["Refused", "Not held", "information not recorded", "Cost exceeded", "Did not respond", "No response."]
)
def test_a_refusal_is_missing_and_its_words_are_kept(product: Product, words: str) -> None:
    assert figure(product, words, "2 of 3 areas") == (None, f"2 of 3 areas; {words}")


@pytest.mark.parametrize(("value", "known"), [(0, 0), ("-5.5", -5.5), ("[x]", None), ("", None), ("1,050", 1050)])
def test_a_figure_of_0_stays_and_a_blank_one_is_missing(product: Product, value: Any, known: float | None) -> None:
    assert figure(product, value, None) == (known, None)


def test_years_are_whole_or_the_first_of_a_financial_year() -> None:
    texts = pl.Series("year", ["2026", "2026.0", "2026/27", "2026-2027", "", "2026/28", "26", "mid-2026"])
    found = parse_values(texts, "year")
    assert found.values.to_list() == [2026, 2026, 2026, 2026, None, None, 26, None]
    assert found.faults["row"].to_list() == [5, 7]


PEOPLE = """
    | zone_id | age_band | people |
    | North   | 0-17     | 10     |
    | North   | 60-64    | 20     |
    | North   | 65-69    | 30     |
    | North   | 70-74    | 40     |
    | North   | 75-84    | 50     |
    | North   | 85-89    | 60     |
    | North   | 90+      | 70     |
    | North   | All ages | 280    |
"""


def test_finer_bands_roll_up_and_a_band_in_part_is_said_and_marked(product: Product) -> None:
    accepted = product.seen("population", drawn(PEOPLE)).accepted
    assert accepted.notes == (
        "1 all-ages totals stood beside their parts and were left out",
        "18-64 holds only people of 60-64",
    )
    found = {
        band: (people, whole)
        for band, people, whole in accepted.rows.select("age_band", "people", "whole_band").iter_rows()
    }
    assert found == {
        "0-17": (10, True),
        "18-64": (20, False),
        "65-74": (70, True),
        "75-84": (50, True),
        "85+": (130, True),
    }


def test_what_the_file_says_of_a_band_stands(product: Product) -> None:
    rows = [row | {"whole_band": "yes"} for row in drawn(PEOPLE)[1:2]]
    assert product.seen("population", rows).accepted.rows["whole_band"].to_list() == [True]


def test_a_total_that_is_not_its_parts_is_said_for_people_too(product: Product) -> None:
    rows = [*drawn(PEOPLE)[:-1], {"age_band": "Total", "people": 300}]
    assert "differ from their parts" in product.seen("population", rows).accepted.notes[1]
