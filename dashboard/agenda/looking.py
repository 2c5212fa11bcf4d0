"""The list that the meeting runs from: each zone's place, level, hours short and reasons."""

from datetime import date
from typing import Any, Final

import polars as pl

from dashboard import cached, wording
from dashboard.cached import attention
from dashboard.components import Look

LOOK_COLUMNS: Final = {
    "rank": "Place", "zone": "Zone", "level": "Level", "newly_signalling": "Newly in concern",
    "shortfall_in_4_weeks": "Shortfall in 4 weeks", "waiting_per_1000": "Waiting per 1,000 live hours", "why": "Why",
}  # fmt: skip


def leaving(monday: date) -> pl.DataFrame:
    """The rows behind the list, after disclosure."""
    rows = cached.in_zone(attention.ranked_leaving(monday))
    return rows.with_columns(pl.col("level").str.replace("_", " "))


def heading(shown: pl.DataFrame, zones: int) -> str:
    """Of one zone its place among all."""
    if cached.whole() or shown.is_empty():
        return "Where to look first"
    place = wording.in_sentence(wording.ordinal(shown["rank"].item()))
    return f"{place} of {wording.number(zones)} zones to look at"


def how_ranked() -> str:
    """The rule in short, with the council's thresholds beside what they colour."""
    least = attention.thresholds()
    levels = f"Critical is {least['critical']} of 12 worse, high {least['high']}, watch {least['watch']}"
    return f"By what changed and what is coming. {levels}"


def entries(shown: pl.DataFrame, now: pl.DataFrame, before: pl.DataFrame) -> list[Look]:
    """Ranked zones with their gap at two Mondays, rows of `weekly_gaps`, as this screen may show them."""
    return [_entry(row, now, before) for row in shown.iter_rows(named=True)]


def _entry(row: dict[str, Any], now: pl.DataFrame, before: pl.DataFrame) -> Look:
    hours, hours_before = (_gap(rows, row["zone_id"]) for rows in (now, before))
    if hours is None:
        told, words = _unknown(now, row["zone_id"]), "gap"
    else:
        told, unit = wording.short_or_spare(hours)
        words = f"{unit}{_change(hours, hours_before)}"
    return Look(row["rank"], row["zone"], row["level"], told, words, row["why"])


def _gap(rows: pl.DataFrame, zone: str) -> float | None:
    found = rows.filter(pl.col("zone_id") == zone)["gap_hours"]
    hours: float | None = found.item() if len(found) == 1 else None
    return hours


def _unknown(now: pl.DataFrame, zone: str) -> str:
    marks = now.filter(pl.col("zone_id") == zone)["marker"].to_list() if "marker" in now.columns else []
    return wording.CONFIDENTIAL if wording.CONFIDENTIAL in marks else wording.NOT_AVAILABLE


def _change(gap: float, gap_before: float | None) -> str:
    """Of the shortfall or of what is spare, as it stands beside."""
    if gap_before is None:
        return ""
    if (wording.whole(gap) > 0) != (wording.whole(gap_before) > 0):
        return f", was {say(gap_before)}"
    change = abs(wording.whole(gap)) - abs(wording.whole(gap_before))
    return f", {'up' if change > 0 else 'down'} {wording.number(abs(change))}" if change else ", no change"


def say(hours: float) -> str:
    """What is known, to the hour: "412 short"."""
    told, unit = wording.short_or_spare(hours)
    return f"{told} {unit.removeprefix('hours ')}"


def say_to_ten(hours: float) -> str:
    """What is forecast."""
    return say(wording.to_ten(hours))
