"""Call monitoring, payments, events, replies and indicators: they tell of the same packages and the same shocks."""

from datetime import timedelta

import polars as pl

from data_samples.calibration import WEEK, Sample, day_of, live
from data_samples.council import AS_AT

CELL = ["period_start", "zone_id", "provider_id"]


def test_planned_hours_are_those_of_the_packages(merrowshire: Sample) -> None:
    for day in (AS_AT - WEEK, AS_AT - 40 * WEEK):
        rows = merrowshire.commissioned_hours.filter(pl.col("period_start") == day)
        held = live(merrowshire, day).group_by("zone_id", "provider_id").agg(pl.col("weekly_hours").sum())
        both = rows.join(held, on=["zone_id", "provider_id"], how="left")
        assert len(both) > 100
        assert both.filter((pl.col("planned_hours") - pl.col("weekly_hours").fill_null(0)).abs() > 0.01).is_empty()


def test_whole_weeks_are_monitored_for_a_year(merrowshire: Sample) -> None:
    rows = merrowshire.commissioned_hours
    weeks = rows["period_start"].unique().sort()
    assert (weeks[-1], len(weeks)) == (AS_AT - WEEK, 56)
    assert not rows.select(CELL).is_duplicated().any()
    assert rows.filter(pl.col("delivered_hours") > pl.col("planned_hours")).is_empty()
    assert 0 < rows["delivered_hours"].null_count() < 0.02 * len(rows)


def test_only_providers_that_are_monitored_send_it(merrowshire: Sample) -> None:
    known = merrowshire.providers.filter("ecm_compliant").select("provider_id")
    assert merrowshire.commissioned_hours.join(known, on="provider_id", how="anti").is_empty()


def test_the_week_of_snow_is_the_worst_and_the_one_to_exclude(merrowshire: Sample) -> None:
    missed = merrowshire.commissioned_hours.group_by("period_start").agg(pl.col("missed_visits").sum())
    worst = missed.sort("missed_visits")["period_start"][-1]
    excluded = merrowshire.events.filter(pl.col("effect") == "exclude").row(0, named=True)
    assert (excluded["event_on"], excluded["ends_on"]) == (worst, worst + timedelta(days=6))


def test_events_are_those_of_the_shocks(merrowshire: Sample) -> None:
    days = dict(merrowshire.events.select("name", "event_on").iter_rows())
    shocks = merrowshire.shocks
    assert days["Visits under 30 minutes only as agreed"] == day_of(shocks.policy_from)
    assert days["A large provider has left"] == day_of(shocks.exit_last_day) + timedelta(days=1)
    assert days["New contracts start"] == merrowshire.contracts.filter(pl.col("role") == "lead")["start_date"].min()
    assert set(merrowshire.events["effect"]) == {"annotate", "rebase", "exclude", "policy_short_visits"}


def test_payments_are_every_four_weeks_and_a_few_are_credits(merrowshire: Sample) -> None:
    rows = merrowshire.payments
    assert not rows["reference"].is_duplicated().any()
    days = rows["paid_on"].unique().sort()
    assert set(days.diff().drop_nulls()) == {timedelta(weeks=4)}
    assert days[-1] <= AS_AT < days[-1] + timedelta(weeks=4)
    assert len(days) * 4 > 104
    negative = rows.filter(pl.col("amount") < 0)
    assert 0.01 < len(negative) / len(rows) < 0.03
    assert negative["reference"].str.starts_with("CR-").all()


def test_replies_are_by_quarter_many_of_them_few(merrowshire: Sample) -> None:
    rows = merrowshire.feedback
    assert set(rows["respondent"]) == {"customer", "family", "care_worker", "professional", "other"}
    assert set(rows["period_start"].dt.month()) == {1, 4, 7, 10}
    assert rows.filter(~pl.col("mean_rating").is_between(1, 5)).is_empty()
    assert 0.1 < len(rows.filter(pl.col("responses") >= 5)) / len(rows) < 0.5


def test_indicators_have_targets_and_some_blanks(merrowshire: Sample) -> None:
    rows = merrowshire.provider_kpis
    assert not rows.select("period_start", "provider_id", "kpi").is_duplicated().any()
    assert rows["target"].null_count() == 0
    assert 0.03 < rows["value"].null_count() / len(rows) < 0.2
    assert rows.filter(~pl.col("value").is_between(0, 1) & ~pl.col("kpi").str.contains("errors")).is_empty()
