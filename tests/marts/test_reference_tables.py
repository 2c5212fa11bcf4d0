"""Population, prices and comparators: what the council's figures are held against."""

from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

PEOPLE = """
    | zone_id | age_band | year | people |
    | North   | 75-84    | 2026 | 100    |
    | North   | 85+      | 2026 | 40     |
    | South   | 75-84    | 2026 | 50.5   |
    | South   | 85+      | 2026 | 10     |
    | North   | 75-84    | 2029 | 136    |
    | North   | 85+      | 2029 | 50     |
    | South   | All ages | 2029 | 900    |
"""
WHOLE = """
    | zone_id | age_band | year | people |
    | Whole   | 0-17     | 2026 | 1      |
    | Whole   | 18-64    | 2026 | 2      |
    | Whole   | 65-74    | 2026 | 3      |
    | Whole   | 75+      | 2026 | 4      |
    | Whole   | 75-84    | 2026 | 5      |
    | Whole   | 85+      | 2026 | 6      |
"""
PRICES = """
    | year | zone_id | cost_of_care | minimum_price | council_rate |
    | 2026 | -       | 25.5         | -             | 23           |
    | 2026 | North   | 26           | -             | -            |
    | 2027 | North   | -            | -             | 24           |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("population", drawn(PEOPLE)),
        told.request("prices", drawn(PRICES)),
        told.request("prices", [{"year": 2026, "minimum_price": 28.53}], feed="sector"),
        told.request("comparators", [{"area": "Kent", "measure": "hours", "period": "2022/23", "value": 0, "note": "Full"}]),
    )  # fmt: skip


def people(product: Product, year: int) -> dict[tuple[str, str], Any]:
    return {(row["zone_id"], row["age_band"]): row["people"] for row in product.rows("population", year=year)}


def test_zones_and_bands_are_added_up(told: Product) -> None:
    assert people(told, 2026) == {
        ("North", "75-84"): 100, ("North", "85+"): 40, ("North", "all"): 140,
        ("South", "75-84"): 50.5, ("South", "85+"): 10, ("South", "all"): 60.5,
        ("all", "75-84"): 150.5, ("all", "85+"): 50, ("all", "all"): 200.5,
    }  # fmt: skip


def test_where_a_zone_gives_its_total_alone_no_band_of_the_council_is_known(told: Product) -> None:
    assert people(told, 2029) == {
        ("North", "75-84"): 136, ("North", "85+"): 50, ("North", "all"): 186,
        ("South", "all"): 900, ("all", "all"): 1086,
    }  # fmt: skip


def test_all_ages_are_whole_where_every_band_is_there(product: Product) -> None:
    product.load("population", [*drawn(WHOLE), *(row | {"zone_id": "Part"} for row in drawn(WHOLE)[2:])])
    whole = {row["age_band"]: row["whole_band"] for row in product.rows("population", zone_id="Whole")}
    assert (whole["all"], whole["85+"], len(whole)) == (True, True, 6)
    assert product.row("population", zone_id="Part", age_band="all")["whole_band"] is False


def test_prices_stand_as_returned_each_from_the_source_that_gives_it(told: Product) -> None:
    rows = {(row["year"], row["zone_id"]): tuple(row.values())[2:] for row in told.rows("prices")}
    assert rows == {
        (2026, "all"): (25.5, 28.53, 23),
        (2026, "North"): (26, None, None),
        (2027, "North"): (None, None, 24),
    }


def test_comparators_stand_as_published(told: Product) -> None:
    assert [tuple(row.values()) for row in told.rows("comparators")] == [("Kent", "hours", "2022/23", 0, "Full")]
