"""What the market and its exit come to, worked out from the tables alone."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from data_samples.calibration import Sample, day_of, live, total


def in_force(this: Sample, day: date) -> pl.DataFrame:
    """The row of each provider that holds on a day."""
    known = this.providers.filter(pl.col("from").is_null() | (pl.col("from") <= day))
    return known.sort("from", nulls_last=False).group_by("provider_id", maintain_order=True).last()


def group_hours(this: Sample) -> pl.Series:
    """Hours of each provider group on the as-at Monday, largest first."""
    return by_group(this, live(this, this.as_at), "weekly_hours")


def by_group(this: Sample, rows: pl.DataFrame, column: str) -> pl.Series:
    """A column added up over each provider group of as-at, largest first; groups at 0 or less are left out."""
    holders = in_force(this, this.as_at)
    owner = pl.coalesce("succeeded_by", "provider_id")
    names = holders.select(owner="provider_id", group=pl.coalesce("group_name", "provider_id"))
    keys = holders.select("provider_id", owner=owner).join(names, on="owner")
    held = rows.join(keys, on="provider_id").group_by("group").agg(pl.col(column).sum())
    return held.filter(pl.col(column) > 0)[column].sort(descending=True)


def providers(this: Sample) -> float:
    return len(group_hours(this))


def largest_27(this: Sample) -> float:
    return _largest_share(group_hours(this), 27)


def largest(this: Sample) -> float:
    return _largest_share(group_hours(this), 1)


def _largest_share(held: pl.Series, count: int) -> float:
    return float(held.head(count).sum()) / float(held.sum())


def concentration(this: Sample) -> float:
    held = group_hours(this)
    return float(((100 * held / held.sum()) ** 2).sum())


def zone_shares(this: Sample) -> pl.Series:
    held = live(this, this.as_at).group_by("zone_id").agg(pl.col("weekly_hours").sum())
    return (held["weekly_hours"] / held["weekly_hours"].sum()).sort()


def smallest_zone(this: Sample) -> float:
    return float(zone_shares(this)[0])


def largest_zone(this: Sample) -> float:
    return float(zone_shares(this)[-1])


def zones(this: Sample) -> float:
    return len(zone_shares(this))


def returned(this: Sample, weeks: int = 26) -> float:
    """Share of active providers with work that sent a return, over the last weeks."""
    asked = sent = 0
    for day in this.mondays(weeks):
        active = in_force(this, day).filter(pl.col("status") == "active")
        busy = active.join(live(this, day), on="provider_id", how="semi")
        now = this.capacity.filter(pl.col("week_commencing") == day)
        asked += len(busy)
        sent += len(busy.join(now, on="provider_id", how="semi"))
    return sent / asked


def exit_share(this: Sample) -> float:
    """Share of the hours of the provider that left, on the day its notice began."""
    held = live(this, day_of(this.shocks.exit_notice_from))
    gone = held.filter(pl.col("provider_id") == leaver(this))
    return total(gone) / total(held)


def exit_left_over(this: Sample) -> float:
    """Hours with that provider on the day after its last."""
    held = live(this, day_of(this.shocks.exit_last_day) + timedelta(days=1))
    return total(held.filter(pl.col("provider_id") == leaver(this)))


def leaver(this: Sample) -> str:
    ends = pl.col("notice_ends") == day_of(this.shocks.exit_last_day)
    held = this.packages.group_by("provider_id").agg(pl.col("weekly_hours").sum())
    gone = this.providers.filter(ends & (pl.col("status") == "exited")).join(held, on="provider_id")
    return str(gone.sort("weekly_hours")["provider_id"].last())
