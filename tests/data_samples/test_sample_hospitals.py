"""Reablement and discharges: every zone and week, flows that add up, longer stays ahead of a longer queue."""

from datetime import date, timedelta

import polars as pl

from data_samples.calibration import Sample, day_of

ZONE = ["zone_id", "week_commencing"]


def slow_zone(this: Sample) -> str:
    return f"Z{this.shocks.slowdown_zone + 1:02}"


def mean_days(this: Sample, zone: str, first: date, weeks: int) -> float:
    """In one zone over so many weeks."""
    span = pl.col("week_commencing").is_between(first, first + timedelta(weeks=weeks - 1))
    return float(this.reablement.filter(pl.col("zone_id") == zone, span)["mean_days"].mean())  # type: ignore[arg-type]


def test_every_zone_returns_every_week(merrowshire: Sample) -> None:
    weeks = merrowshire.mondays(208)
    assert merrowshire.reablement.height == 208 * 10
    assert merrowshire.discharges.height == 208 * 10 * 2
    for rows in (merrowshire.reablement, merrowshire.discharges):
        assert rows["week_commencing"].unique().sort().to_list() == weeks
        assert not rows.select(pl.col("week_commencing", "zone_id"), pl.col("^hospital$")).is_duplicated().any()


def test_people_in_reablement_are_last_weeks_with_those_who_came_and_without_those_who_left(
    merrowshire: Sample,
) -> None:
    rows = merrowshire.reablement.sort(ZONE)
    before = pl.col("people") + pl.col("starts") - pl.col("leavers")
    followed = rows.with_columns(before.shift().over("zone_id").alias("expected")).drop_nulls("expected")
    assert followed.filter(pl.col("people") != pl.col("expected")).is_empty()
    assert rows.filter(pl.col("awaiting_onward_care") > pl.col("people")).is_empty()
    assert rows.filter(pl.col("completed_mean_days").is_null() != (pl.col("leavers") == 0)).is_empty()


def test_nobody_is_delayed_or_sent_home_who_is_not_there(merrowshire: Sample) -> None:
    rows = merrowshire.discharges
    assert rows.filter(pl.col("discharges_with_care") > pl.col("discharges")).is_empty()
    assert rows.filter(pl.col("delayed_people") > pl.col("not_meeting_criteria")).is_empty()
    assert rows.filter(pl.col("delayed_days") > 7 * pl.col("delayed_people") + 7).is_empty()


def test_stays_lengthen_from_the_week_the_slow_down_begins(merrowshire: Sample) -> None:
    zone, begins = slow_zone(merrowshire), day_of(merrowshire.shocks.slowdown_from)
    usual = mean_days(merrowshire, zone, begins - timedelta(weeks=12), 12)
    assert mean_days(merrowshire, zone, begins + timedelta(weeks=3), 6) > usual + merrowshire.shocks.slowdown_days - 2
    assert begins < day_of(merrowshire.shocks.queue_from)


def test_more_people_wait_to_go_on_while_stays_are_long(merrowshire: Sample) -> None:
    rows = merrowshire.reablement.filter(pl.col("zone_id") == slow_zone(merrowshire))
    slow = pl.col("week_commencing").is_between(
        day_of(merrowshire.shocks.slowdown_from) + timedelta(weeks=3), day_of(merrowshire.shocks.queue_to - 7)
    )
    during, otherwise = (rows.filter(which)["awaiting_onward_care"].mean() for which in (slow, ~slow))
    assert during > 2 * otherwise  # type: ignore[operator]


def test_winter_sends_more_people_home(merrowshire: Sample) -> None:
    monthly = merrowshire.discharges.group_by(pl.col("week_commencing").dt.month().alias("month")).agg(
        pl.col("discharges", "admissions_with_package").mean()
    )
    winter, summer = (monthly.filter(pl.col("month").is_in(months)).mean() for months in ([12, 1, 2], [6, 7, 8]))
    assert winter["discharges"].item() > 1.03 * summer["discharges"].item()
    assert winter["admissions_with_package"].item() > 1.05 * summer["admissions_with_package"].item()
