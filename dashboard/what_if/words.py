"""A scenario in words: its assumptions, what it comes to, and the levers that no extract gives anything to move."""

from typing import Any, Final

import polars as pl

from dashboard import cached, scenarios, wording
from dashboard.cached import what_if

ASSUMED: Final = {
    "name": "Name",
    "zone_id": "In",
    "starts_change": "New packages by source",
    "package_size_change": "Package size",
    "surge_packages": "Surge packages a week",
    "surge_weeks": "Weeks of the surge",
    "stopped_group": "Provider that stops",
    "stopped_in_weeks": "It stops in weeks",
    "staff_transferring": "Staff transferring",
    "recruits_a_month": "Recruits less leavers a month",
    "absence_change": "Absence",
    "added_capacity": "Capacity added",
    "price_change": "Price",
}


def zones() -> dict[str, str]:
    """Codes and names, all zones first."""
    return {"all": "All zones", **dict(cached.mart("zones").select("zone_id", "zone_name").rows())}


def finding(now: scenarios.Assumptions, weeks: pl.DataFrame) -> str:
    """The title: by how much the gap of the last week differs from the baseline's, to ten hours."""
    last = weeks.row(-1, named=True)
    change = wording.to_ten(last["scenario_gap_hours"] - last["gap_hours"])
    if not change:
        return "What if: the gap stays as in the baseline"
    verb = "grows" if change > 0 else "shrinks"
    return f"{now.name or 'What if'}: the gap {verb} by {wording.hours(abs(change))} in 13 weeks"


def assumed(now: scenarios.Assumptions) -> str:
    """The assumptions as they stand beside the result."""
    changed = now.model_dump(exclude_defaults=True).items()
    said = [f"{ASSUMED[field]}: {_in_words(field, value)}" for field, value in changed]
    return f"{'; '.join(said) or 'Nothing is changed: all as in the baseline'}."


def _in_words(field: str, value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{zones().get(code, code)} {_in_words(f'{field}_of', each)}" for code, each in value.items())
    if field == "staff_transferring":
        return wording.percent(value, 0)
    if field.endswith("_change") or field == "starts_change_of":
        return f"{wording.signed(value * 100)}%"
    if field == "stopped_group":
        return cached.group_names().get(str(value), str(value))
    return zones().get(value, value) if isinstance(value, str) else wording.number(value)


def unmoved() -> str:
    """Levers that no extract gives anything to move."""
    known = what_if.facts()
    lacking = [("Recruitment and absence", "workforce")] if not known.contact_hours else []
    lacking += [("New packages, their size and surges", "packages (13 weeks of it)")] if not known.starts else []
    lacking += [("Price", "packages with rates")] if known.rate is None else []
    return "".join(f" {levers_named} change nothing without {kind}." for levers_named, kind in lacking)
