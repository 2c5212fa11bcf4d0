"""How a provider stands: status and rating over time, call monitoring, staff, feedback and performance."""

from datetime import date
from typing import Final

import polars as pl

from dashboard import cached, monthly
from dashboard.sheet.slices import hidden, known_sum, latest, of

CHANGES: Final = 4
PERIODS: Final = 13
DELIVERED: Final = ("planned_hours", "delivered_hours", "missed_visits", "late_visits")


def standing(code: str, monday: date) -> pl.DataFrame:
    """grain: week_commencing. The last Mondays on which status, rating or group changed, the latest first."""
    told = of("provider_standing", code).filter(pl.col("week_commencing") <= monday).sort("week_commencing")
    now = pl.concat_str("status", "rating", "group_name", separator="|")
    changed = now.ne_missing(now.shift())
    return told.filter(changed).sort("week_commencing", descending=True)


def periods(code: str, monday: date, weeks: pl.DataFrame) -> pl.DataFrame:
    """grain: period_start. Planned and delivered; withheld where the provider's hours here are now."""
    told = of("delivery", code).filter(pl.col("period_start") <= monday)
    whole = (pl.col("zone_id") == cached.ALL).any().over("period_start")
    # What is returned for all zones together is the council's; else its zones add up.
    here = told.filter((pl.col("zone_id") == cached.ALL) == whole) if cached.whole() else cached.in_zone(told)
    sums = here.group_by("period_start").agg(*map(known_sum, DELIVERED)).sort("period_start").tail(PERIODS)
    few = weeks.tail(1)["marker"].to_list() == ["[c]"]
    return hidden(sums, pl.lit(few), list(DELIVERED))


def staff(code: str, monday: date) -> pl.DataFrame:
    """grain: month_starting. Its returns of the chosen place, thirteen months up to the latest."""
    told = cached.in_place(of("workforce_places", code)).filter(pl.col("month_starting") <= monday)
    last = told["month_starting"].max()
    return monthly.last_months(told, last).sort("month_starting") if isinstance(last, date) else told


def feedback(code: str, monday: date) -> pl.DataFrame:
    """grain: respondent. Replies of the latest period in the chosen place, else in all zones together; `zone` says.

    Few replies are withheld, with enough others.
    """
    told = of("feedback", code)
    here = cached.in_place(told)
    found = latest(told.filter(pl.col("zone_id") == cached.ALL) if here.is_empty() else here, "period_start", monday)
    return cached.withheld("feedback", found.drop("provider_id", "zone_id"))


def kpis(code: str, monday: date) -> pl.DataFrame:
    """grain: kpi. Values and targets of the latest period; they are the provider's, not a zone's."""
    return latest(of("provider_kpis", code), "period_start", monday)
