"""Titles of what is coming; without a finding, a plain title."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import polars as pl

from dashboard import wording
from dashboard.measures.quantities import Quantity

NAIVE: Final = "assuming no change,"
LEAVE_OUT: Final = "An events file with effect exclude or break leaves weeks out"


def forecast(of: Quantity, now: float | None, ahead: Mapping[str, Any] | None, zone: str = "") -> str:
    """As "Demand in South is likely to rise by 310 hours by 15 February".

    now: the last week that is not provisional. ahead: `week_commencing, hours, lower_80, upper_80` of the last week
    that is trusted. Where what is known lies within the range, nothing is likely to change.
    """
    name = f"{of.label}{f' in {zone}' if zone else ''}"
    if now is None or ahead is None:
        return "Demand forecast"
    change, day = rounded(ahead["hours"] - now, of), _day(ahead["week_commencing"])
    verb = "are" if of.label.startswith(("Hours", "Live", "New")) else "is"
    if not change or ahead["lower_80"] <= now <= ahead["upper_80"]:
        return f"{name} {verb} likely to stay near {_figure(ahead['hours'], of)} to {day}"
    way = "rise" if change > 0 else "fall"
    return f"{name} {verb} likely to {way} by {_figure(abs(change), of)} by {day}"


def stepped(steps: pl.DataFrame, of: Quantity, *, told: bool) -> str:
    """Of the last step: "Level rose at once by 280 hours, w/c 20 Apr 2026"; `told`: to the analyst, who may act."""
    if steps.is_empty():
        return ""
    last = steps.row(-1, named=True)
    change = last["after"] - last["before"]
    size = f" by {_figure(abs(change), of)}" if told else ""
    way, week = "rose" if change > 0 else "fell", wording.week_of(last["week_commencing"])
    return f"Level {way} at once{size}, {week}{f'. {LEAVE_OUT}' if told else ''}"


def rounded(value: float, of: Quantity) -> int:
    """Hours to ten, packages to one."""
    return wording.whole(value / of.nearest) * of.nearest


def _figure(value: float, of: Quantity) -> str:
    return f"{wording.number(rounded(value, of))} {of.unit}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def accuracy(errors: pl.DataFrame) -> str:
    """`horizon_weeks, forecast, naive`: "Off by 1.6% 4 weeks ahead; assuming no change, by 1.9%"."""
    known = errors.drop_nulls("forecast")
    if known.is_empty():
        return "How far off forecasts were"
    first = known.row(0, named=True)
    weeks = f"{first['horizon_weeks']} {wording.plural(first['horizon_weeks'], 'week')}"
    beside = f"; {NAIVE} by {wording.percent(first['naive'])}" if first["naive"] is not None else ""
    return f"Off by {wording.percent(first['forecast'])} {weeks} ahead{beside}"


def held_share(errors: pl.DataFrame) -> float | None:
    """The part of outcomes that lay in their 80% range, over all horizons; None where not judged."""
    known = errors.drop_nulls("coverage_80")
    if known.is_empty():
        return None
    held_in, count_in = known.select((pl.col("coverage_80") * pl.col("origins")).sum(), pl.col("origins").sum()).row(0)
    return float(held_in / count_in)


def held(errors: pl.DataFrame) -> str:
    """`coverage_80, origins, scored_on`: "80% ranges held 83% of outcomes over 12 rehearsals"."""
    known, share = errors.drop_nulls("coverage_80"), held_share(errors)
    if share is None:
        return ""
    count, rehearsed = int(known["origins"].to_numpy().max()), known["scored_on"][0] == "rehearsal"
    over = wording.plural(count, "rehearsal" if rehearsed else "forecast")
    return f"80% ranges held {wording.percent(share, 0)} of outcomes over {wording.number(count)} {over}"
