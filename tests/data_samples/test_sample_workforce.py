"""Workforce returns: whole or by zone, months that follow from each other, staff that can be."""

import polars as pl

from data_samples.calibration import Sample

KEY = ["month_starting", "provider_id"]


def test_a_month_is_returned_whole_or_by_zone(merrowshire: Sample) -> None:
    returns = merrowshire.workforce.group_by(KEY).agg(pl.col("zone_id").null_count(), pl.len())
    assert returns.filter((pl.col("zone_id") > 0) & (pl.col("len") > 1)).is_empty()
    assert merrowshire.workforce["zone_id"].drop_nulls().n_unique() >= 5
    assert not merrowshire.workforce.select(*KEY, "zone_id").is_duplicated().any()


def test_there_are_months_enough_for_a_year_on_year_panel(merrowshire: Sample) -> None:
    months = merrowshire.workforce["month_starting"].unique().sort()
    assert len(months) == 42
    assert (months.dt.day() == 1).all()
    assert months.to_list() == pl.date_range(months[0], months[-1], "1mo", eager=True).to_list()


def test_care_workers_are_last_months_with_those_who_came_and_without_those_who_left(merrowshire: Sample) -> None:
    whole = merrowshire.workforce.filter(pl.col("zone_id").is_null()).drop_nulls("care_workers")
    before = whole.select("provider_id", pl.col("month_starting").dt.offset_by("1mo"), before="care_workers")
    both = whole.join(before, on=KEY)
    assert len(both) > 3_000
    assert both.filter(pl.col("care_workers") != pl.col("before") + pl.col("starters") - pl.col("leavers")).is_empty()


def test_staff_can_be(merrowshire: Sample) -> None:
    rows = merrowshire.workforce
    figures = rows.select(pl.exclude(*KEY, "zone_id"))
    assert figures.filter(pl.any_horizontal(pl.all() < 0)).is_empty()
    for column in ("drivers", "zero_hours_workers", "sponsored_workers"):
        whole = rows.filter(pl.col("zone_id").is_null())
        assert whole.filter(pl.col(column) > pl.col("care_workers")).is_empty(), column
    assert rows.filter(pl.col("absence_hours") > pl.col("contracted_hours") + 1).is_empty()
    assert rows["care_workers_wte"].null_count() == 0


def test_some_say_nothing_of_others_or_of_people(merrowshire: Sample) -> None:
    told = merrowshire.workforce.group_by("provider_id").agg(pl.col("other_contact_hours").count())
    assert 0.2 < len(told.filter(pl.col("other_contact_hours") == 0)) / len(told) < 0.6
    assert merrowshire.workforce["care_workers"].null_count() > 0
