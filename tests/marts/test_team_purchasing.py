"""Who buys from whom: packages begun in a month, by the team that bought them and the provider."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | provider_id | line_start | line_end   | weekly_hours | team  | service |
    | a          | Ash         | 2026-05-01 | -          | 10           | North | -       |
    | b          | Ash         | 2026-05-31 | -          | 5            | North | -       |
    | c          | Ash         | 2026-04-30 | -          | 7            | North | -       |
    | c          | Birch       | 2026-04-01 | 2026-04-29 | 3            | South | -       |
    | d          | Birch       | 2026-05-10 | -          | 4            | -     | -       |
    | e          | Ash         | 2026-05-10 | -          | 6            | South | -       |
    | e          | Birch       | 2026-05-10 | -          | 2            | South | -       |
    | f          | Ash         | 2026-05-10 | -          | 99           | North | live_in |
    | g          | Ash         | 2026-06-02 | -          | 8            | North | -       |
    | h          | Ash         | 2026-03-20 | -          | 9            | North | -       |
    | i          | Ash         | 2026-05-02 | 2026-05-20 | 1            | North | -       |
    | i          | Ash         | 2026-05-25 | -          | 50           | North | -       |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 6, 29), covers_from=date(2026, 3, 2))


def bought(told: Product, month: date) -> dict[tuple[str, str], tuple[Any, ...]]:
    rows = told.rows("team_purchasing", month_starting=month)
    return {
        (row["team"], row["provider_id"]): (row["new_packages"], row["new_hours"], row["mean_hours"]) for row in rows
    }


def test_a_package_counts_once_in_the_month_team_and_provider_of_its_first_line(told: Product) -> None:
    found = bought(told, date(2026, 5, 1))
    assert found[("North", "Ash")] == (3, 10 + 5 + 1, 16 / 3)
    assert bought(told, date(2026, 4, 1)) == {("South", "Birch"): (1, 3, 3)}


def test_a_package_that_two_providers_share_counts_for_each(told: Product) -> None:
    found = bought(told, date(2026, 5, 1))
    assert (found[("South", "Ash")], found[("South", "Birch")]) == ((1, 6, 6), (1, 2, 2))


def test_a_blank_team_is_not_stated(told: Product) -> None:
    assert bought(told, date(2026, 5, 1))[("not_stated", "Birch")] == (1, 4, 4)


def test_a_month_counts_once_all_of_it_is_covered(told: Product) -> None:
    assert {row["month_starting"] for row in told.rows("team_purchasing")} == {date(2026, 4, 1), date(2026, 5, 1)}


def test_a_month_is_whole_on_its_last_day(product: Product) -> None:
    lines = [{"package_id": "a", "team": "North", "line_start": "2026-06-30"}]
    product.load("packages", lines, as_at=date(2026, 6, 30), covers_from=date(2026, 6, 1))
    assert product.row("team_purchasing")["new_packages"] == 1
