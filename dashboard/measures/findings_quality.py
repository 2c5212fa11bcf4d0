"""Titles that say what a page or a chart found; without a finding, a plain title. Quality."""

import polars as pl

from dashboard import wording


def quality(stopped: pl.DataFrame, good: pl.DataFrame, zone: str = "") -> str:
    """One place on one Monday: "73% of hours are with good providers; 960 hours with suspended or embargoed ones"."""
    share = good["share"][0] if len(good) else None
    hours = stopped["hours"][0] if len(stopped) else None
    if share is None:
        return "Quality"
    where = f"In {zone} " if zone else ""
    head = f"{where}{wording.percent(share, 0)} of hours are with good providers"
    if hours is None:
        return head
    if not wording.whole(hours):
        return f"{head}; none with a suspended or embargoed one"
    return f"{head}; {wording.number(hours)} hours with suspended or embargoed ones"


def ratings(good: pl.DataFrame) -> str:
    """Zones on one Monday, the share with good providers: "Fewest hours are with good providers in Cobblemere, 61%"."""
    known = good.filter(pl.col("zone_id") != "all").drop_nulls("share").sort("share", "zone")
    if len(known) < 2:
        return "Hours by rating"
    return f"Fewest are with good providers in {known['zone'][0]}, {wording.percent(known['share'][0], 0)}"


def delivery(periods: pl.DataFrame) -> str:
    """As "97.3% of hours were delivered"."""
    if periods.is_empty() or periods["delivered_share"][-1] is None:
        return "Planned and delivered"
    return f"{wording.percent(periods['delivered_share'][-1])} of hours were delivered"


def replies(rows: pl.DataFrame) -> str:
    """As "Replies rate care 4.2 of 5": rows of all replies first."""
    rating = rows["mean_rating"][0] if len(rows) else None
    return "What people say" if rating is None else f"Replies rate care {wording.number(rating, 1)} of 5"


def visits(zones: pl.DataFrame) -> str:
    """As "412 visits were late and 18 missed"."""
    if zones.is_empty():
        return "Visits missed and late"
    late, missed = (float(zones[name].sum()) for name in ("late_visits", "missed_visits"))
    return f"{wording.number(late)} visits were late and {wording.number(missed)} missed"
