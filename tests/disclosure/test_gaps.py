"""A zone with fewer than five people in care gives their hours away in no column of the weekly gaps."""

from datetime import date

import polars as pl

from dashboard.disclosure import HIDDEN, RULES, leaving_gaps, suppress

MONDAY = date(2026, 1, 12)
ZONES = ("Few", "Next", "Large", "all")


def leaving(live_people: list[int], waiting_people: list[int]) -> dict[str, dict[str, object]]:
    """Ten hours a person in care, all of one age band, five a person who waits; 20 hours are spare in each zone."""
    place = {"week_commencing": [MONDAY] * 4, "zone_id": list(ZONES)}
    hours = pl.DataFrame(place | {"age_band": ["all"] * 4, "people": live_people})
    hours = hours.with_columns(live_hours=pl.col("people") * 10.0, suspended_hours=0.0, packages="people")
    gaps = pl.DataFrame(place | {"waiting_people": waiting_people}).join(hours, on=["week_commencing", "zone_id"])
    waiting, live = pl.col("waiting_people") * 5.0, pl.col("live_hours")
    gaps = gaps.with_columns(
        waiting_hours=waiting, replacement_hours=0.0, spare_hours=20.0, demand_hours=live + waiting,
        capacity_hours=live + 20.0, gap_hours=waiting - 20.0, shortfall_hours=0.0, coverage=0.5,
    )  # fmt: skip
    told = suppress(gaps, RULES["weekly_gaps"], ["week_commencing"])
    by_age = pl.concat([hours, hours.with_columns(pl.lit("85+").alias("age_band"))])
    left = leaving_gaps(told, suppress(by_age, RULES["weekly_hours"], ["week_commencing"]))
    return {str(row["zone_id"]): row for row in left.iter_rows(named=True)}


def test_live_hours_of_few_people_go_with_all_that_they_are_part_of() -> None:
    rows = leaving([2, 8, 90, 100], [10, 10, 10, 30])
    for zone in ("Few", "Next"):
        assert [rows[zone][name] for name in ("live_hours", "demand_hours", "capacity_hours")] == [None] * 3
        assert rows[zone]["marker"] == HIDDEN
    assert rows["Large"]["live_hours"] == 900
    assert rows["all"]["live_hours"] == 1000


def test_what_says_nothing_of_them_stays() -> None:
    few = leaving([2, 8, 90, 100], [10, 10, 10, 30])["Few"]
    assert (few["waiting_hours"], few["spare_hours"], few["gap_hours"]) == (50, 20, 30)


def test_few_who_wait_are_withheld_as_before_and_live_hours_of_many_stand() -> None:
    row = leaving([20, 30, 50, 100], [2, 8, 20, 30])["Few"]
    assert (row["live_hours"], row["waiting_hours"], row["demand_hours"], row["gap_hours"]) == (200, None, None, None)
    assert row["marker"] == HIDDEN


def test_without_small_numbers_nothing_goes() -> None:
    rows = leaving([20, 30, 50, 100], [10, 10, 10, 30])
    assert {row["marker"] for row in rows.values()} == {""}
    assert all(value is not None for row in rows.values() for value in row.values())
