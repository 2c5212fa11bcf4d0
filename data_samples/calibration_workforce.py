"""What the workforce returns come to, worked out from the tables alone."""

from __future__ import annotations

from typing import Final

import polars as pl

from data_samples.calibration import WEEK, Sample, live, total

CONTACT_SHARE: Final = 0.75
MONTHS: Final = 12


def by_provider(this: Sample) -> pl.DataFrame:
    """A row a month and provider: zones that are returned one by one are added up."""
    sums = pl.exclude("month_starting", "provider_id", "zone_id").sum()
    return this.workforce.group_by("month_starting", "provider_id").agg(sums)


def last_month(this: Sample) -> pl.DataFrame:
    """grain: provider_id. The returns of the latest month."""
    rows = by_provider(this)
    return rows.filter(pl.col("month_starting") == pl.col("month_starting").max())


def last_year(this: Sample) -> pl.DataFrame:
    """grain: provider_id, month_starting. The returns of the latest twelve months."""
    rows = by_provider(this)
    latest = rows["month_starting"].unique().sort().tail(MONTHS)
    return rows.filter(pl.col("month_starting").is_in(latest.implode()))


def care_workers(this: Sample) -> float:
    """By the last return within a year of every provider that has work."""
    latest = last_year(this).sort("month_starting").group_by("provider_id").last()
    return total(latest.join(live(this, this.as_at), on="provider_id", how="semi"), "care_workers")


def contact_over_council(this: Sample) -> float:
    """Contact hours of those that returned the last month over what they give the council."""
    now = last_month(this)
    worked = total(now, "contracted_hours") - total(now, "absence_hours") + total(now, "agency_hours")
    council = live(this, this.as_at - 4 * WEEK).join(now, on="provider_id", how="semi")
    return worked * CONTACT_SHARE / total(council)


def vacancy_rate(this: Sample) -> float:
    now = last_month(this)
    return total(now, "vacancies") / (total(now, "vacancies") + total(now, "care_workers"))


def turnover(this: Sample) -> float:
    """Leavers of a year over the mean employed, of providers that returned each of its months."""
    whole = last_year(this).filter(pl.len().over("provider_id") == MONTHS)
    return total(whole, "leavers") / (total(whole, "care_workers") / MONTHS)


def winter_absence(this: Sample) -> float:
    """Absence of December to February over that of June to August."""
    rates = []
    for months in ([12, 1, 2], [6, 7, 8]):
        rows = this.workforce.filter(pl.col("month_starting").dt.month().is_in(months))
        rates.append(total(rows, "absence_hours") / total(rows, "contracted_hours"))
    return rates[0] / rates[1]


def returned(this: Sample) -> float:
    """Share of the providers with work in the middle of a month that returned it, over the last year."""
    asked = sent = 0
    rows = last_year(this)
    for month in rows["month_starting"].unique().to_list():
        busy = live(this, month + 2 * WEEK).unique("provider_id")
        asked += len(busy)
        sent += len(busy.join(rows.filter(pl.col("month_starting") == month), on="provider_id", how="semi"))
    return sent / asked
