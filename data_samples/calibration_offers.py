"""What offers, answers and declarations come to, worked out from the tables alone."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from data_samples.calibration import WEEK, Sample, total
from data_samples.calibration_queues import hard_zone

KEY = ("provider_id", "zone_id", "declared_on")


def offers(this: Sample) -> pl.DataFrame:
    """Offers with the zone and the hours of their referral."""
    packages = this.waiting_list.filter(pl.col("queue") == "package")
    return this.offers.join(packages.select("referral_id", "zone_id", "weekly_hours"), on="referral_id")


def accepted_share(this: Sample) -> float:
    return len(this.offers.filter(pl.col("answer") == "accepted")) / len(this.offers)


def silent_share(this: Sample) -> float:
    return len(this.offers.filter(pl.col("answer") == "no_reply")) / len(this.offers)


def no_staff_share(this: Sample) -> float:
    """Of the refusals, those for want of staff."""
    refused = this.offers.filter(pl.col("answer") == "declined")
    return len(refused.filter(pl.col("reason") == "no_staff")) / len(refused)


def hard_refusals(this: Sample) -> float:
    """Offers that came to nothing for each referral of the hard rural zone over those elsewhere."""
    nothing = offers(this).filter(pl.col("answer") != "accepted")
    asked = offers(this).group_by("zone_id").agg(pl.col("referral_id").n_unique())
    here = pl.col("zone_id") == hard_zone(this)
    return _a_referral(nothing, asked, here) / _a_referral(nothing, asked, ~here)


def _a_referral(nothing: pl.DataFrame, asked: pl.DataFrame, zones: pl.Expr) -> float:
    return len(nothing.filter(zones)) / float(asked.filter(zones)["referral_id"].sum())


def taken_up(this: Sample) -> float:
    """Of a year's declarations in whose seven days something was offered: hours begun over the lesser of both."""
    zones = this.capacity.drop_nulls("zone_id").filter(pl.col("spare_hours") > 0)
    year = zones.filter(pl.col("declared_on").is_between(this.as_at - 52 * WEEK, this.as_at - WEEK))
    asked = _within_a_week(year, offers(this).with_columns(on="offered_on")).unique([*KEY, "referral_id"])
    first = this.lines.filter(pl.col("line_start") == pl.col("line_start").min().over("package_id"))
    begun = _hours(_within_a_week(year, first.with_columns(on="line_start")), "begun")
    windows = year.join(_hours(asked, "offered"), on=KEY).join(begun, on=KEY, how="left")
    lesser = windows.select(pl.min_horizontal("spare_hours", "offered").alias("lesser"))
    return total(windows, "begun") / total(lesser, "lesser")


def _within_a_week(declared: pl.DataFrame, happened: pl.DataFrame) -> pl.DataFrame:
    days = pl.col("on") - pl.col("declared_on")
    both = declared.select(KEY).join(happened.drop("declared_on", strict=False), on=["provider_id", "zone_id"])
    return both.filter((days >= timedelta()) & (days < WEEK))


def _hours(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.group_by(KEY).agg(pl.col("weekly_hours").sum().alias(name))
