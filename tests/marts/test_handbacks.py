"""Care that a provider gave up in the week before the Monday."""

from datetime import date

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

LINES = """
    | package_id | person_id | provider_id | zone_id | line_start | line_end   | weekly_hours | end_reason  | service |
    | a          | Ann       | Ash         | North   | 2026-01-01 | 2026-02-08 | 1            | handed_back | -       |
    | b          | Ann       | Ash         | North   | 2026-01-01 | 2026-02-09 | 2            | handed_back | -       |
    | c          | Bob       | Ash         | North   | 2026-01-01 | 2026-02-15 | 4            | handed_back | -       |
    | d          | Cat       | Ash         | North   | 2026-01-01 | 2026-02-16 | 8            | handed_back | -       |
    | e          | Dan       | Ash         | North   | 2026-01-01 | 2026-02-10 | 16           | died        | -       |
    | f          | Eve       | Ash         | North   | 2026-01-01 | 2026-02-10 | 32           | handed_back | nights  |
    | g          | Flo       | Birch       | South   | 2026-01-01 | 2026-02-10 | 3            | handed_back | -       |
    | g          | Flo       | Cedar       | South   | 2026-02-11 | -          | 3            | -           | -       |
    | h          | Gus       | Birch       | North   | 2026-01-01 | 2026-02-10 | 5            | handed_back | -       |
    | h          | Gus       | Birch       | North   | 2026-02-12 | 2026-02-13 | 6            | handed_back | -       |
"""
MONDAY = date(2026, 2, 16)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.load("packages", drawn(LINES), as_at=date(2026, 2, 25), covers_from=date(2026, 2, 2))


def found(told: Product, monday: date) -> dict[tuple[str, str], tuple[float, ...]]:
    rows = told.rows("handbacks", week_commencing=monday)
    return {(row["zone_id"], row["provider_id"]): (row["packages"], row["people"], row["hours"]) for row in rows}


def test_last_days_from_the_monday_before_to_the_sunday_count_replaced_at_once_or_not(told: Product) -> None:
    assert found(told, MONDAY) == {
        ("North", "Ash"): (2, 2, 6),
        ("South", "Birch"): (1, 1, 3),
        ("North", "Birch"): (1, 1, 11),
    }
    assert found(told, date(2026, 2, 9)) == {("North", "Ash"): (1, 1, 1)}
    assert found(told, date(2026, 2, 23)) == {("North", "Ash"): (1, 1, 8)}


def test_they_begin_at_the_second_monday(told: Product) -> None:
    assert {row["week_commencing"] for row in told.rows("handbacks")} == {date(2026, 2, day) for day in (9, 16, 23)}
