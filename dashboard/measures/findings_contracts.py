"""Titles that say what a page or a chart found; without a finding, a plain title. Contracts."""

from datetime import date

import polars as pl

from dashboard import wording
from dashboard.measures.findings_market import first_or, ranked


def contracts(now: pl.DataFrame, zone: str = "") -> str:
    """One place's slots on a Monday: "22 of 30 slots are filled; new work is 1,204 hours short of design"."""
    if now.is_empty():
        return "Contracts"
    filled, slots, short = now.select("filled_slots", "slots", "new_hours_short").row(0)
    where = f"In {zone} " if zone else ""
    head = f"{where}{wording.number(filled)} of {wording.number(slots)} slots {'is' if filled == 1 else 'are'} filled"
    if short is None or not wording.whole(short):
        return head
    return f"{head}; new work is {wording.hours(short)} short of design"


def roles(by_role: pl.DataFrame) -> str:
    """One place's rows: "Lead providers took 25% of new people's hours, 60% by design": the role that is shortest."""
    short = by_role.filter(pl.col("new_hours_short") > 0, pl.col("new_share").is_not_null())
    if short.is_empty():
        return "What each role took of new work"
    worst = short.sort("new_hours_short", "name", descending=[True, False]).row(0, named=True)
    took, meant = (wording.percent(worst[name], 0) for name in ("new_share", "expected_share"))
    return f"{worst['name']} providers took {took} of new people's hours, {meant} by design"


def zones(by_zone: pl.DataFrame, chosen: str = "all") -> str:
    """As "Cobblemere is 446 hours short of its design, the most of any zone"; of the zone that is chosen."""
    told = first_or(by_zone, "new_hours_short", chosen)
    if told is None:
        return "Hours short of design by zone"
    if not wording.whole(told["new_hours_short"]):
        return f"{told['zone']} is not short of its design" if chosen != "all" else "No zone is short of its design"
    short = wording.hours(told["new_hours_short"])
    return f"{told['zone']} is {short} short of its design{ranked(by_zone, 'new_hours_short', told)}"


def uptake(rows: pl.DataFrame) -> str:
    """As "Contracted providers took 73% where every slot is filled"."""
    told = rows.drop_nulls("13_weeks") if "13_weeks" in rows.columns else rows.clear()
    if told.is_empty():
        return "What contracted providers took"
    first = told.row(0, named=True)
    where = "where every slot is filled" if first["zones_covered"] == "full" else "where a slot is vacant"
    return f"Contracted providers took {wording.percent(first['13_weeks'], 0)} {where}"


def decisions(dated: pl.DataFrame, monday: date) -> str:
    """All contracts with a day to decide by: "Two decisions are due by 31 December 2026"."""
    ahead = dated.filter(pl.col("decision_due") > monday)
    if ahead.is_empty():
        return "No decision on a contract is ahead"
    day = ahead.sort("decision_due")["decision_due"][0]
    count = len(ahead.filter(pl.col("decision_due") == day))
    verb = "is" if count == 1 else "are"
    return f"{wording.counted(count, 'decision')} {verb} due by {wording.long_date(day)}"


def passed(dated: pl.DataFrame, monday: date) -> str:
    """As "Of 9 contracts the day has passed"; blank where it has of none."""
    gone = len(dated.filter(pl.col("decision_due") <= monday))
    return f"For {gone} {wording.plural(gone, 'contract')} the day has passed" if gone else ""
