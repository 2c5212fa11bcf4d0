"""Titles that say what a page or a chart found; without a finding, a plain title. Brokerage."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from dashboard import wording

ROUND_SETTINGS: Final = ("round_minutes", "visit_minutes", "walk_minutes", "drive_minutes", "round_calls")
_CALLS: Final = {
    "morning": "need a morning call",
    "lunch": "need one at lunch",
    "tea": "need one at tea",
    "bed": "need one at bedtime",
}


def brokerage(stages: pl.DataFrame, zone: str = "") -> str:
    """One place's stages: "31 packages are not offered yet; 63 were offered and nobody has said yes"."""
    waiting = dict(stages.select("stage", "waiting").rows())
    asked, agreed = waiting.get("to_offer"), waiting.get("to_acceptance")
    if asked is None or agreed is None:
        return "Brokerage"
    where = f"In {zone} " if zone else ""
    head = f"{where}{wording.number(asked)} {wording.plural(asked, 'package is', 'packages are')} not offered yet"
    return f"{head}; {wording.number(agreed)} {wording.plural(agreed, 'was', 'were')} offered and nobody has said yes"


def stages(rows: pl.DataFrame) -> str:
    """As "Half wait 7 days from referral to a yes"."""
    found = rows.filter(pl.col("stage") == "to_acceptance")["median_days_from_referral"].drop_nulls()
    return f"Half wait over {wording.days(found[0])} for a yes" if len(found) else "Time at each stage"


def by_band(calls: pl.DataFrame) -> str:
    """One place's people by time of day: "125 people need a morning call, 31 need one at bedtime"."""
    known = dict(calls.drop_nulls("referrals").filter(pl.col("referrals") > 0).select("time_band", "referrals").rows())
    told = [
        f"{wording.people(known[band]) if at == 0 else wording.number(known[band])} {_needs(band, known[band])}"
        for at, band in enumerate(each for each in ("morning", "bed") if each in known)
    ]
    return ", ".join(told) or "People waiting by time of day"


def _needs(band: str, count: int) -> str:
    return _CALLS[band].replace("need ", "needs ", 1) if count == 1 else _CALLS[band]


def reasons(rows: pl.DataFrame) -> str:
    """Refusals of one place by reason: "No staff is the reason for 42% of refusals"."""
    known = rows.filter(pl.col("offers") > 0).sort("offers", "reason", descending=[True, False])
    if known.is_empty() or rows["offers"].null_count():
        return "Why offers are declined"
    words = wording.in_sentence(wording.ANSWERS[known["reason"][0]])
    return f"{words}: {wording.percent(known['offers'][0] / known['offers'].sum(), 0)} of refusals"


def by_zone(rows: pl.DataFrame) -> str:
    """Offers of each zone: "Fewest offers are accepted in South, 21%"."""
    known = rows.filter(pl.col("zone_id") != "all").drop_nulls("acceptance").sort("acceptance", "zone")
    if len(known) < 2:
        return "Offers by zone"
    return f"Fewest offers are accepted in {known['zone'][0]}, {wording.percent(known['acceptance'][0], 0)}"


def by_role(rows: pl.DataFrame) -> str:
    """As "Leads accept 18% of offers"; plain where that is not known."""
    found = rows.filter(pl.col("role") == "lead")["acceptance"].drop_nulls()
    return f"Leads accept {wording.percent(found[0], 0)} of offers" if len(found) else "Accepted, by role"


def rounds(rows: pl.DataFrame, hours: float | None) -> str:
    """Cells of rounds, and the hours to be placed: "41 rounds would hold 560 of 1,014 hours; 14 need no driver"."""
    if rows.is_empty() or rows["rounds"].null_count() or not rows["rounds"].sum():
        return "Rounds of calls still to be placed"
    made, on_foot = int(rows["rounds"].sum()), int(rows["on_foot"].sum())
    held = float(rows["hours"].sum())
    of = f" of {wording.number(hours)}" if hours else ""
    head = f"{wording.number(made)} {wording.plural(made, 'round')} would hold {wording.number(held)}{of} hours"
    return f"{head}; {wording.number(on_foot)} {wording.plural(on_foot, 'needs', 'need')} no driver"


def how_made(chosen: Mapping[str, str]) -> str:
    """The local settings by name, beside what came of them."""
    told = {name: wording.number(float(chosen[name])) for name in ROUND_SETTINGS}
    return (
        f"At most {told['round_minutes']} minutes from first call to last, calls of {told['visit_minutes']} or more; "
        f"{told['walk_minutes']} between calls on foot, {told['drive_minutes']} by car; "
        f"{told['round_calls']} calls or more. Local settings"
    )


def left_out(planned: pl.DataFrame) -> str:
    """Rows of `rounds`: "12 calls a day make no round; 3 people state no visits or no times of day"."""
    alone = int(planned.filter(pl.col("round") == 0)["calls"].sum())
    unstated = int(planned.filter(pl.col("time_band") == "not_stated")["referrals"].sum())
    calls = f"{wording.number(alone)} {wording.plural(alone, 'call a day makes', 'calls a day make')} no round"
    if not unstated:
        return f"{calls}."
    verb = wording.plural(unstated, "states", "state")
    return f"{calls}; {wording.people(unstated)} {verb} no visits or no times of day."
