"""Titles that say what a page or a chart found; without a finding, a plain title. Waiting, flows and sizes."""

from datetime import date
from typing import Final

import polars as pl

from dashboard import wording
from dashboard.measures.findings import changed, council_of, zones_of

LONG_WAIT_DAYS: Final = 28
MOST: Final = 0.5
SMALL: Final = ("0-<2", "2-<5")


def waiting(now: pl.DataFrame, before: pl.DataFrame | None = None) -> str:
    """One place's row of one queue at two Mondays: "118 people wait, 9 more than on 9 November"."""
    if now.is_empty() or now["people"].item() is None:
        return "Waiting list"
    people, where = int(now["people"].item()), _where(now)
    if not people:
        return f"Nobody is waiting{where}"
    verb = "waits" if people == 1 else "wait"
    return f"{wording.people(people)} {verb}{where}{_than(people, before)}"


def _where(row: pl.DataFrame) -> str:
    """A zone by name; the council goes without saying."""
    return "" if len(council_of(row)) else f" in {row['zone'].item()}"


def _than(people: int, before: pl.DataFrame | None) -> str:
    if before is None or before.is_empty() or before["people"].item() is None:
        return ""
    change, day = people - int(before["people"].item()), before["week_commencing"].item()
    if not change:
        return f", as many as on {_day(day)}"
    return f", {wording.number(abs(change))} {'more' if change > 0 else 'fewer'} than on {_day(day)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def longest_wait(waiting_rows: pl.DataFrame) -> str:
    """One week's rows of one queue: "The longest wait, 61 days, is in South"."""
    zones = zones_of(waiting_rows).drop_nulls("longest_days")
    if zones.is_empty() or zones["longest_days"].max() == 0:
        return "How long people have waited"
    worst = zones.sort("longest_days", "zone", descending=[True, False]).row(0, named=True)
    return f"The longest wait, {wording.days(worst['longest_days'])}, is in {worst['zone']}"


def long_waits(ages: pl.DataFrame) -> str:
    """Referrals with `days_waited`: "31 people have waited 4 weeks or more". Null where one is withheld."""
    if ages.is_empty() or ages["referrals"].null_count():
        return "People waiting by days waited"
    long = int(ages.filter(pl.col("days_waited") >= LONG_WAIT_DAYS)["referrals"].sum())
    if not long:
        return "Nobody has waited 4 weeks"
    return f"{wording.people(long)} {'has' if long == 1 else 'have'} waited 4 weeks or more"


def by_setting(ages: pl.DataFrame) -> str:
    """Where most people wait: "Most people wait in hospital"."""
    sums = ages.group_by("setting").agg(pl.col("referrals").sum()).sort("referrals", "setting", descending=True)
    if sums.is_empty() or ages["referrals"].null_count() or not sums["referrals"][0]:
        return "Where people wait"
    setting, count = sums.row(0)
    if count / sums["referrals"].sum() <= MOST or setting not in _PLACES:
        return "Where people wait"
    return f"Most people wait {_PLACES[setting]}"


_PLACES: Final = {
    "hospital": "in hospital",
    "community": "at home",
    "reablement": "in reablement",
    "handback": "after a provider handed their care back",
}


def hours_bridge(bridge: pl.DataFrame) -> str:
    """One week's zones: "Live care rose by 46 hours"."""
    words = changed(*_ends(bridge, "hours"), "rose", "fell", "hours")
    return f"Live care {words}" if words else "What changed in live care"


def queue_bridge(bridge: pl.DataFrame) -> str:
    """One week's zones of one queue: "The queue grew by 6 people"."""
    words = changed(*_ends(bridge, "people"), "grew", "fell", "people")
    return f"The queue {words}" if words else "Who joined and who left the queue"


def _ends(bridge: pl.DataFrame, unit: str) -> tuple[float | None, float | None]:
    """Closing and opening; None where a zone's is not known."""
    zones = zones_of(bridge)
    ends = (zones if len(zones) else bridge).select(f"closing_{unit}", f"opening_{unit}")
    if ends.is_empty() or any(ends.null_count().row(0)):
        return None, None
    closing, opening = ends.sum().row(0)
    return closing, opening


def small_packages(sizes: pl.DataFrame) -> str:
    """Council rows, all ages, by funder and size: "22% of packages are under 5 hours a week"."""
    if sizes.is_empty() or sizes["packages"].null_count() or not sizes["packages"].sum():
        return "Package sizes"
    small = float(sizes.filter(pl.col("size_band").is_in(SMALL))["packages"].sum())
    return f"{wording.percent(small / float(sizes['packages'].sum()), 0)} of packages are under 5 hours a week"


def mean_size(now: float | None, before: float | None, then: date, zone: str = "") -> str:
    """As "A person receives 12.3 hours a week, 0.4 more than on 17 November 2025"."""
    where = f" in {zone}" if zone else ""
    if now is None:
        return f"Mean hours a person{where}"
    head = f"A person{where} receives {wording.number(now, 1)} hours a week"
    change = round(now - before, 1) if before is not None else 0.0
    if before is None or not change:
        return head
    size = wording.number(abs(change), 1)
    return f"{head}, {size} {'more' if change > 0 else 'fewer'} than on {wording.long_date(then)}"
