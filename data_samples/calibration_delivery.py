"""What delivery, payments and replies come to, worked out from the tables alone."""

from __future__ import annotations

import polars as pl

from data_samples.calibration import WEEK, Sample, live, total
from data_samples.calibration_market import by_group


def delivered_share(this: Sample) -> float:
    known = this.commissioned_hours.drop_nulls("delivered_hours")
    return total(known, "delivered_hours") / total(known, "planned_hours")


def monitored_share(this: Sample) -> float:
    """Hours planned in the last week over live hours."""
    day = this.as_at - WEEK
    return total(this.commissioned_hours.filter(pl.col("period_start") == day), "planned_hours") / total(
        live(this, day)
    )


def late_share(this: Sample) -> float:
    return _of_visits(this, "late_visits")


def missed_share(this: Sample) -> float:
    return _of_visits(this, "missed_visits")


def _of_visits(this: Sample, column: str, weeks: int = 8) -> float:
    """Over the visits of the packages of those that are monitored, in the last weeks."""
    days = this.mondays(weeks + 1)[:-1]
    known = this.commissioned_hours.filter(pl.col("period_start").is_in(days)).drop_nulls(column)
    lines = pl.concat([live(this, day).with_columns(period_start=pl.lit(day)) for day in days])
    return total(known, column) / total(
        lines.join(known, on=["period_start", "zone_id", "provider_id"], how="semi"), "visits_per_week"
    )


def largest_27_by_spend(this: Sample) -> float:
    """Of what groups were paid in the last 13 weeks."""
    paid = this.payments.filter(pl.col("paid_on").is_between(this.as_at - 13 * WEEK, this.as_at, closed="right"))
    spend = by_group(this, paid, "amount")
    return float(spend.head(27).sum()) / float(spend.sum())


def spend_over_cost(this: Sample) -> float:
    """What was paid in a year over a year of the as-at week's hours at their rates."""
    paid = total(this.payments.filter(pl.col("paid_on") > this.as_at - 52 * WEEK), "amount")
    cost = live(this, this.as_at - 26 * WEEK).select(cost=pl.col("weekly_hours") * pl.col("hourly_rate"))
    return paid / (52 * total(cost, "cost"))


def mean_rating(this: Sample) -> float:
    """Each reply counts alike."""
    replies = this.feedback.select(points=pl.col("responses") * pl.col("mean_rating"))
    return total(replies, "points") / total(this.feedback, "responses")
