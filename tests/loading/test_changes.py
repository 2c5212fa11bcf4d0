"""Loads of changes: rows come in by their key, and the file of the later day is believed."""

from datetime import date
from typing import Any

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

TWO = """
    | package_id | line_start | weekly_hours |
    | Ann        | 2026-01-05 | 10           |
    | Bob        | 2026-01-05 | 4            |
"""
START = date(2026, 1, 5)


def load(product: Product, text: str, day: int, **options: Any) -> None:
    as_at = date(2026, 1, day)
    product.load("packages", drawn(text), **{"as_at": as_at, "covers_from": START} | options)


def live(product: Product) -> list[float]:
    return [row["live_hours"] for row in product.rows("weekly_hours", zone_id="North", age_band="all")]


def counts(product: Product) -> list[tuple[int, int]]:
    return [(row["rows_accepted"], row["rows_refused"]) for row in product.rows("loads")]


def test_a_row_of_a_known_key_replaces_it_and_the_rest_stands(product: Product) -> None:
    load(product, TWO, 14)
    load(product, "| package_id | line_start | weekly_hours |\n| Ann | 2026-01-05 | 12 |", 21)
    assert live(product) == [16, 16, 16]


def test_the_later_day_is_believed_whatever_came_in_first(product: Product) -> None:
    load(product, "| package_id | line_start | weekly_hours |\n| Ann | 2026-01-05 | 12 |", 21)
    load(product, TWO, 14)
    assert live(product) == [16, 16, 16]


def test_of_two_files_of_one_day_the_later_load_is_believed(product: Product) -> None:
    load(product, TWO, 14)
    load(product, "| package_id | line_start | weekly_hours |\n| Ann | 2026-01-05 | 12 |", 14)
    assert live(product) == [16, 16]


def test_an_end_that_came_later_ends_the_line(product: Product) -> None:
    load(product, TWO, 14)
    load(product, "| package_id | line_start | line_end |\n| Ann | 2026-01-05 | 2026-01-17 |", 21)
    assert live(product) == [14, 14, 4]


def test_a_new_line_ends_the_open_one_the_day_before(product: Product) -> None:
    load(product, TWO, 14)
    load(product, "| package_id | line_start | weekly_hours |\n| Ann | 2026-01-19 | 7 |", 21)
    assert live(product) == [14, 14, 11]
    bridge = product.row("hours_bridge", week_commencing=date(2026, 1, 19), zone_id="North")
    assert (bridge["decrease_hours"], bridge["residual_hours"]) == (3, 0)


def test_a_new_line_inside_a_closed_one_is_refused(product: Product) -> None:
    load(product, "| package_id | line_start | line_end |\n| Ann | 2026-01-05 | 2026-01-20 |", 21)
    rows = "| package_id | line_start | weekly_hours |\n| Ann | 2026-01-19 | 7 |\n| Cat | 2026-01-19 | 1 |"
    load(product, rows, 22)
    assert counts(product) == [(1, 0), (1, 1)]
    assert live(product) == [10, 10, 11]


def test_another_provider_may_share_a_package(product: Product) -> None:
    load(product, TWO, 14)
    load(product, "| package_id | provider_id | line_start | weekly_hours |\n| Ann | Birch | 2026-01-12 | 3 |", 21)
    assert live(product) == [14, 17, 17]


def test_two_lines_of_one_file_that_overlap_are_both_refused(product: Product) -> None:
    rows = """
        | package_id | line_start | line_end   | weekly_hours |
        | Ann        | 2026-01-05 | 2026-01-12 | 10           |
        | Ann        | 2026-01-12 | -          | 10           |
        | Bob        | 2026-01-05 | 2026-01-11 | 10           |
        | Bob        | 2026-01-12 | -          | 4            |
    """
    load(product, rows, 21)
    assert counts(product) == [(2, 2)]
    assert live(product) == [10, 4, 4]


def test_identical_rows_are_one_and_contradicting_rows_are_none(product: Product) -> None:
    rows = """
        | package_id | line_start | weekly_hours |
        | Ann        | 2026-01-05 | 10           |
        | Ann        | 2026-01-05 | 10           |
        | Bob        | 2026-01-05 | 4            |
        | Bob        | 2026-01-05 | 5            |
    """
    load(product, rows, 14)
    assert counts(product) == [(1, 2)]
    assert live(product) == [10, 10]


def test_full_replaces_what_the_feed_held(product: Product) -> None:
    load(product, TWO, 14)
    load(product, "| package_id | line_start | weekly_hours |\n| Cat | 2026-01-12 | 1 |", 21, claims="full")
    assert live(product) == [0, 1, 1]


def test_feeds_never_meet(product: Product) -> None:
    """The same keys in two feeds are two rows; what one feed replaces, ends or refuses the other keeps."""
    load(product, TWO, 21, feed="east")
    load(product, "| package_id | line_start | weekly_hours |\n| Ann | 2026-01-05 | 100 |", 21, feed="west")
    assert live(product) == [114, 114, 114]
    load(
        product, "| package_id | line_start | weekly_hours |\n| Cat | 2026-01-05 | 1 |", 21, feed="west", claims="full"
    )
    assert live(product) == [15, 15, 15]
    load(product, "| package_id | line_start |\n| Dan | 2026-01-05 |", 19, feed="north", claims="snapshot")
    assert live(product)[:3] == [25, 25, 25]
    assert {(row["feed"], row["loads"]) for row in product.rows("sources")} == {("east", 1), ("west", 2), ("north", 1)}


def test_a_provider_from_a_later_day_stands_beside_the_earlier_row(product: Product) -> None:
    rows = "| provider_id | from | status |\n| Ash | - | active |\n| Ash | 2026-01-19 | embargoed |"
    product.load("providers", drawn(rows))
    declared = "| week_commencing | spare_hours |\n| 2026-01-12 | 3 |\n| 2026-01-19 | 4 |"
    product.load("capacity", drawn(declared), as_at=date(2026, 1, 21))
    load(product, TWO, 21)
    spare = [row["spare_hours"] for row in product.rows("weekly_gaps", zone_id="North")]
    assert spare == [None, 3, None]
