"""Titles of the first page; without a finding, a plain title."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import polars as pl

from dashboard import wording
from dashboard.measures.findings_ahead import held_share

NEAR: Final = 0.1
"""A forecast that stays within a tenth of today's figure has no direction to tell."""


def this_week(now: float | None, before: float | None, look_first: Sequence[str], zone: str = "") -> str:
    """As "412 hours short and rising: look first at South and East"; `look_first` are the first zones with cause."""
    where = f": look first at {wording.listed(list(look_first))}" if look_first else ""
    who = f"{zone} is " if zone else ""
    if now is None:
        return f"Look first at {wording.listed(list(look_first))}" if look_first else zone or "This week"
    if not wording.whole(now):
        return f"{zone or 'No zone'} is {'not ' if zone else ''}short of hours{where}"
    return f"{who}{wording.hours(now)} short{_way(now, before)}{where}"


def live(hours: float | None, zone: str = "") -> str:
    """Where what is short is not known."""
    if hours is None:
        return zone or "This week"
    return f"{wording.hours(hours)} of care a week{f' in {zone}' if zone else ''}; what is short is not known"


def _way(now: float, before: float | None) -> str:
    change = 0 if before is None else wording.whole(now - before)
    if not change:
        return ""
    return " and rising" if change > 0 else " and falling"


def ahead(now: float | None, coming: pl.DataFrame, what: str = "shortfall") -> str:
    """`week_commencing, hours`: "The shortfall grows to about 780 hours a week by early January"."""
    turn = turning(now, coming)
    if now is None or turn is None:
        return f"The {what} ahead"
    hours, day = turn
    if now <= 0:
        short = f"Likely to be about {_about(hours)} hours short by {_part_of_month(day)}"
        return short if wording.to_ten(hours) > 0 else "Hours are likely to stay spare"
    if abs(hours - now) <= max(NEAR * abs(now), 10):
        return f"The {what} stays near {_about(hours)} hours a week"
    verb = "grows" if hours > now else "falls"
    if wording.to_ten(hours) <= 0:
        return f"The {what} closes by {_part_of_month(day)}"
    return f"The {what} {verb} to about {_about(hours)} hours a week by {_part_of_month(day)}"


def turning(now: float | None, coming: pl.DataFrame) -> tuple[float, date] | None:
    """The week to tell of: the highest, or where none is above now the lowest."""
    known = coming.drop_nulls("hours").sort("hours", "week_commencing", descending=[True, False])
    if now is None or known.is_empty():
        return None
    most = known.row(0, named=True)
    least = known.sort("hours", "week_commencing").row(0, named=True)
    row = most if most["hours"] > now else least
    return row["hours"], row["week_commencing"]


def _about(hours: float) -> str:
    return wording.number(wording.to_ten(hours))


def _part_of_month(day: date) -> str:
    part = "early" if day.day <= 10 else "mid" if day.day <= 20 else "late"
    return f"{part} {day:%B}"


def in_and_out(started: float | None, ended: float | None) -> str:
    """As "More came in than went out"."""
    if started is None or ended is None:
        return "What came in and went out"
    if not wording.whole(started) and not wording.whole(ended):
        return "Nothing came in or went out"
    if wording.whole(started) == wording.whole(ended):
        return "As much came in as went out"
    return "More came in than went out" if started > ended else "More went out than came in"


def accuracy(errors: pl.DataFrame) -> str:
    """`horizon_weeks, forecast, coverage_80`: how good such forecasts were, in one sentence; blank where not judged."""
    known = errors.drop_nulls("forecast")
    if known.is_empty():
        return ""
    first = known.row(0, named=True)
    weeks = f"{first['horizon_weeks']} {wording.plural(first['horizon_weeks'], 'week')}"
    off = f"Demand forecast so far was off by {wording.percent(first['forecast'])} {weeks} ahead"
    held = held_share(errors)
    return f"{off}; its 80% ranges held {wording.percent(held, 0)}" if held is not None else off
