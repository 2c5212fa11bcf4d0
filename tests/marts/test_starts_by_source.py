"""Hours of new packages a week by where people came from: the mean of the last 13 weeks."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import environment
from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY, SINCE = date(2026, 6, 22), date(2026, 1, 5)
LINES = """
    | package_id | provider_id | zone_id | weekly_hours | source    | line_start | line_end   | service |
    | first      | Ash         | North   | 13           | hospital  | 2026-03-24 | -          | -       |
    | last       | Ash         | North   | 26           | hospital  | 2026-06-22 | -          | -       |
    | early      | Ash         | North   | 99           | hospital  | 2026-03-23 | -          | -       |
    | late       | Ash         | North   | 99           | hospital  | 2026-06-23 | -          | -       |
    | shared     | Ash         | North   | 6            | community | 2026-05-04 | -          | -       |
    | shared     | Birch       | North   | 7            | community | 2026-05-04 | -          | -       |
    | grown      | Ash         | South   | 13           | -         | 2026-05-04 | 2026-05-31 | -       |
    | grown      | Ash         | South   | 50           | -         | 2026-06-01 | -          | -       |
    | live_in    | Ash         | South   | 99           | -         | 2026-05-04 | -          | live_in |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=MONDAY, covers_from=SINCE)


def starts(told: Product, **where: Any) -> list[tuple[float, float]]:
    return [(row["hours"], row["packages"]) for row in told.rows("starts_by_source", **where)]


def test_the_91_days_to_the_census_count_and_no_others(told: Product) -> None:
    assert starts(told, zone_id="North", source="hospital") == [(39 / 13, 2 / 13)]


def test_a_package_that_two_providers_share_is_one_with_the_hours_of_both(told: Product) -> None:
    assert starts(told, zone_id="North", source="community") == [(1, 1 / 13)]


def test_only_the_first_hours_of_a_package_count_and_a_blank_source_is_named(told: Product) -> None:
    assert starts(told, zone_id="South") == [(1, 1 / 13)]
    assert [row["source"] for row in told.rows("starts_by_source", zone_id="South")] == ["not_stated"]


def test_where_the_window_reaches_out_of_coverage_nothing_is_known(tmp_path: Any) -> None:
    with environment(tmp_path):
        product = Product(tmp_path)
        product.load("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2026, 3, 25))
        assert product.rows("starts_by_source") == []
