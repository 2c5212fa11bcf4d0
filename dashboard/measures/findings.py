"""Titles that say what a page or a chart found; without a finding, a plain title. Capacity and gaps."""

from datetime import date
from typing import Final

import polars as pl

from dashboard import wording

_PARTS: Final = (
    (0.04, "little of it"),
    (0.15, "a tenth"),
    (0.22, "a fifth"),
    (0.29, "a quarter"),
    (0.42, "a third"),
    (0.58, "half"),
    (0.71, "two thirds"),
    (0.9, "three quarters"),
    (0.9999, "most of it"),
)


def zones_of(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("zone_id") != "all")


def council_of(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("zone_id") == "all")


def part(fraction: float) -> str:
    """A share in words: "a third". Nobody in a meeting hears 34.2%."""
    return next((words for upto, words in _PARTS if fraction < upto), "all of it")


def capacity(gaps: pl.DataFrame) -> str:
    """One week's `weekly_gaps`: "Four zones are 640 hours short; spare hours elsewhere cover a third"."""
    zones = zones_of(gaps)
    known, unknown = zones.drop_nulls("gap_hours"), zones["gap_hours"].null_count()
    short = known.filter(pl.col("gap_hours").round() > 0)
    if known.is_empty():
        return "Capacity gaps"
    if len(zones) == 1:
        return _short(short) if len(short) else f"{zones['zone'].item()} is not short of hours"
    if short.is_empty():
        return f"No zone{' with returns' if unknown else ''} is short of hours"
    missing = f"; {wording.spelled(unknown)} not known" if unknown else ""
    return f"{_short(short)}{_elsewhere(known, short)}{missing}"


def _short(short: pl.DataFrame) -> str:
    who = wording.counted(len(short), "zone") if len(short) > 1 else str(short["zone"].item())
    verb = "are" if len(short) > 1 else "is"
    return f"{who} {verb} {wording.hours(float(short['gap_hours'].sum()))} short"


def _elsewhere(known: pl.DataFrame, short: pl.DataFrame) -> str:
    spare = -float(known.filter(pl.col("gap_hours") < 0)["gap_hours"].sum())
    if not wording.whole(spare):
        return "; no zone has hours to spare"
    return f"; spare hours elsewhere cover {part(spare / float(short['gap_hours'].sum()))}"


def gap_over_weeks(gaps: pl.DataFrame, words: str = "Gap, last") -> str:
    """Several weeks: "Gap, last 13 weeks: worst in w/c 4 January". `words` for the weeks to come."""
    head = f"{words} {wording.number(gaps['week_commencing'].n_unique())} weeks"
    short = zones_of(gaps).group_by("week_commencing").agg(pl.col("gap_hours").clip(lower_bound=0).sum())
    worst = short.sort("gap_hours", "week_commencing", descending=[True, True])
    if worst.is_empty() or worst["gap_hours"][0] < 1:
        return head
    return f"{head}: worst in w/c {_day(worst['week_commencing'][0])}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def changed(now: float | None, before: float | None, up: str, down: str, unit: str) -> str:
    """As "rose by 46 hours"; blank where either is not known."""
    if now is None or before is None:
        return ""
    change = wording.whole(now - before)
    if not change:
        return "did not change"
    return f"{up if change > 0 else down} by {wording.number(abs(change))} {unit}"
