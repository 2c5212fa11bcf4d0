"""What the queues, the declarations and the seasons come to, worked out from the tables alone."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from data_samples.calibration import WEEK, Sample, day_of, total
from data_samples.weeks import is_bank_holiday


def waiting(this: Sample, queue: str, day: date) -> pl.DataFrame:
    """grain: as `waiting_list`. Those of a queue who were referred by the day and wait still."""
    still = (pl.col("referred_on") <= day) & (pl.col("closed_on").is_null() | (pl.col("closed_on") > day))
    return this.waiting_list.filter(still & (pl.col("queue") == queue))


def waiting_people(this: Sample) -> float:
    return len(waiting(this, "package", this.as_at))


def unassessed_people(this: Sample) -> float:
    return len(waiting(this, "assessment", this.as_at))


def waiting_hours(this: Sample) -> float:
    return total(waiting(this, "package", this.as_at))


def hours_by_zone(this: Sample, first: date, weeks: int) -> dict[str, float]:
    """Waiting hours of each zone, added over the Mondays from `first` on."""
    days = [first + WEEK * week for week in range(weeks)]
    held = pl.concat([waiting(this, "package", day) for day in days])
    return dict(held.group_by("zone_id").agg(pl.col("weekly_hours").sum()).iter_rows())


def spare_hours(this: Sample) -> pl.DataFrame:
    """Hours declared for the as-at week, by zone."""
    now = this.capacity.filter(pl.col("week_commencing") == this.as_at)
    return now.group_by("zone_id").agg(pl.col("spare_hours").sum())


def spare_total(this: Sample) -> float:
    return total(spare_hours(this), "spare_hours")


def zones_with_spare(this: Sample) -> float:
    """Zones whose own declared hours are more than the hours that wait there."""
    held = waiting(this, "package", this.as_at).group_by("zone_id").agg(pl.col("weekly_hours").sum())
    both = spare_hours(this).drop_nulls("zone_id").join(held, on="zone_id", how="left")
    return len(both.filter(pl.col("spare_hours") > pl.col("weekly_hours").fill_null(0)))


def hard_zone(this: Sample) -> str:
    return f"Z{this.shocks.hard_zone + 1:02d}"


def hard_wait(this: Sample) -> float:
    """Completed waits of a year: the rural zone's mean over the mean elsewhere."""
    year = pl.col("closed_on") > this.as_at - 52 * WEEK
    placed = this.waiting_list.filter(year & (pl.col("close_reason") == "placed") & (pl.col("queue") == "package"))
    days = placed.select("zone_id", days=(pl.col("closed_on") - pl.col("referred_on")).dt.total_days())
    there = pl.col("zone_id") == hard_zone(this)
    return _mean(days.filter(there)) / _mean(days.filter(~there))


def _mean(waits: pl.DataFrame) -> float:
    return total(waits, "days") / len(waits)


def slowdown_queue(this: Sample) -> float:
    """Waiting hours in the slowed zone from the fourth week on over the mean zone's, the hard one apart."""
    shocks, slowed = this.shocks, f"Z{this.shocks.slowdown_zone + 1:02d}"
    weeks = (shocks.queue_to - shocks.queue_from) // 7 - 4
    held = hours_by_zone(this, day_of(shocks.queue_from) + 4 * WEEK, weeks)
    others = [held[zone] for zone in held if zone not in (slowed, hard_zone(this))]
    return held[slowed] * len(others) / sum(others)


def winter_referrals(this: Sample) -> float:
    """New referrals a day of December to February over those of June to August."""
    new = this.waiting_list.filter((pl.col("need") == "new") & (pl.col("referred_on") >= this.mondays(this.weeks)[0]))
    first = new.unique("referral_id", keep="first", maintain_order=True)["referred_on"]
    months = pl.date_range(this.mondays(this.weeks)[0], this.as_at, eager=True).dt.month()
    winter, summer = [12, 1, 2], [6, 7, 8]
    a_day = [_count(first.dt.month().is_in(span)) / _count(months.is_in(span)) for span in (winter, summer)]
    return a_day[0] / a_day[1]


def holiday_starts(this: Sample) -> float:
    """Care starting in weeks with a bank holiday over that of other weeks."""
    placed = this.waiting_list.filter((pl.col("close_reason") == "placed") & (pl.col("queue") == "package"))
    weeks = placed.group_by(week=pl.col("closed_on").dt.truncate("1w")).len()
    weeks = weeks.filter(pl.col("week").is_between(this.mondays(this.weeks)[0], this.as_at - WEEK))
    closed = pl.Series([_has_holiday(week) for week in weeks["week"]])
    with_holiday, without = weeks.filter(closed), weeks.filter(~closed)
    return total(with_holiday, "len") / len(with_holiday) / (total(without, "len") / len(without))


def _count(these: pl.Series) -> int:
    return len(these.filter(these))


def _has_holiday(week: date) -> bool:
    return any(is_bank_holiday(week + timedelta(days=day)) for day in range(7))
