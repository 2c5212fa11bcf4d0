"""What packages and their changes come to, worked out from the tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from data_samples.calibration import WEEK, Sample, day_of, live, total, within

if TYPE_CHECKING:
    from datetime import date

BOTH = 2


def unchanged_share(this: Sample, weeks: int = 52) -> float:
    """Mean over the weeks of the share of hours whose package is as it was the Monday before."""
    days = this.mondays(weeks + 1)
    lines = [_by_package(this, day) for day in days]
    return sum(map(_unchanged, lines, lines[1:])) / weeks


def _by_package(this: Sample, day: date) -> pl.DataFrame:
    return live(this, day).group_by("package_id", "zone_id", "provider_id").agg(pl.col("weekly_hours").sum())


def _unchanged(before: pl.DataFrame, now: pl.DataFrame) -> float:
    lines = now.join(before.with_columns(same=True), on=now.columns, how="left")
    whole = lines.group_by("package_id").agg(pl.col("weekly_hours").sum(), pl.col("same").is_not_null().all())
    return total(whole.filter("same")) / total(whole)


def funder_ratio(this: Sample) -> float:
    """Mean hours of an NHS package over those of a council one."""
    packages = live(this, this.as_at).group_by("package_id", "funder").agg(pl.col("weekly_hours").sum())
    means = dict(packages.group_by("funder").agg(pl.col("weekly_hours").mean()).iter_rows())
    return float(means["nhs"] / means["council"])


def double_handed(this: Sample) -> float:
    packages = live(this, this.as_at).unique("package_id")
    return len(packages.filter(pl.col("carers_per_visit") == BOTH)) / len(packages)


def suspended(this: Sample) -> float:
    known = this.lines.filter(within("line_start", "line_end", this.as_at)).unique("package_id")
    return len(known.filter(pl.col("status") == "suspended")) / len(known)


def lowest_rate(this: Sample) -> float:
    return float(this.packages["hourly_rate"].sort()[0])


def highest_rate(this: Sample) -> float:
    return float(this.packages["hourly_rate"].sort()[-1])


def late_ends(this: Sample) -> float:
    """Packages ended in the last two weeks over the usual two weeks of the half year before."""
    final = this.packages.filter(~pl.col("end_reason").is_in(["changed", "handed_back"]))
    last, before = this.as_at - 2 * WEEK, this.as_at - 28 * WEEK
    recent = final.filter(pl.col("line_end") > last)
    usual = final.filter(pl.col("line_end").is_between(before, last, closed="right"))
    return len(recent) / (len(usual) / 13)


def short_visits_before(this: Sample) -> float:
    """Visits under 30 minutes as a share of all, as at, of packages begun before the policy."""
    return _short_share(this, pl.col("begun") < day_of(this.shocks.policy_from))


def short_visits_since(this: Sample) -> float:
    """The same of packages begun since."""
    return _short_share(this, pl.col("begun") >= day_of(this.shocks.policy_from))


def _short_share(this: Sample, chosen: pl.Expr) -> float:
    first = this.packages.group_by("package_id").agg(begun=pl.col("line_start").min())
    lines = live(this, this.as_at).join(first, on="package_id").filter(chosen)
    return total(lines, "short_visits_per_week") / total(lines, "visits_per_week")


def outside(this: Sample) -> float:
    """Packages outside the measures, as at."""
    known = this.packages.filter(within("line_start", "line_end", this.as_at)).unique("package_id")
    return len(known.join(this.lines, on="package_id", how="anti"))
