"""One provider's sheet gives no few people away, not even to a reader of every other provider's."""

from datetime import date

import polars as pl
import pytest

from dashboard.disclosure import leaving_providers

WEEK = date(2026, 11, 16)


def totals(*cells: tuple[str, str, int]) -> pl.DataFrame:
    rows = [(WEEK, zone, provider, people, people * 10.0, people, 0.1) for zone, provider, people in cells]
    columns = ["week_commencing", "zone_id", "provider_id", "people", "hours", "packages", "share"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def gone(*cells: tuple[str, str, int]) -> set[tuple[str, str]]:
    told = leaving_providers(totals(*cells, ("all", "all", sum(people for *_, people in cells))))
    hidden = told.filter(pl.col("marker") == "[c]")
    assert hidden.select(pl.sum_horizontal(pl.col("people", "hours", "packages", "share").count())).item() == 0
    return set(hidden.select("zone_id", "provider_id").rows())


def test_a_small_zone_goes_with_the_next_or_the_total() -> None:
    others = (("South", "Q", 3), ("all", "Q", 3), ("South", "R", 3), ("all", "R", 3))
    assert gone(("North", "P", 20), ("East", "P", 30), ("South", "P", 2), ("all", "P", 52), *others) >= {
        ("South", "P"),
        ("North", "P"),
    }


def test_alone_in_a_zone_it_takes_the_next_provider_and_its_total_with_it() -> None:
    small = (("North", "P", 2), ("all", "P", 2))
    others = (("North", "Q", 9), ("South", "Q", 9), ("all", "Q", 18), ("North", "R", 40), ("all", "R", 40))
    assert gone(*small, *others) == {("North", "P"), ("all", "P"), ("North", "Q"), ("all", "Q")}


@pytest.mark.parametrize(("counts", "safe"), [((3, 3, 2), True), ((1, 1), False), ((4, 4), False), ((2, 3), True)])
def test_a_few_together_are_safe_where_each_could_be_any_small_number(counts: tuple[int, ...], safe: bool) -> None:
    small = [(zone, f"P{at}", people) for at, people in enumerate(counts) for zone in ("North", "all")]
    assert (("North", "Q") not in gone(*small, ("North", "Q", 30), ("all", "Q", 30))) is safe


def test_without_few_people_nothing_goes() -> None:
    assert not gone(("North", "P", 5), ("all", "P", 5), ("North", "Q", 0))
