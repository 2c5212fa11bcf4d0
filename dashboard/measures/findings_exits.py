"""Titles that say what a page or a chart found; without a finding, a plain title. If a provider stopped."""

import polars as pl

from dashboard import wording


def stopped(whole: pl.DataFrame, names: str, zone: str = "") -> str:
    """As "If Larkfield Care stopped, 771 of 917 hours a week would have nowhere to go"; `whole` where nobody moves."""
    if whole.is_empty() or whole["hours"][0] is None or whole["unplaced_hours"][0] is None:
        return "If a provider stopped"
    left, hours = whole.select("unplaced_hours", "hours").row(0)
    where = f" in {zone}" if zone else ""
    if not wording.whole(left):
        return f"If {names} stopped{where}, others have room for all of its {wording.hours(hours)} a week"
    return (
        f"If {names} stopped{where}, {wording.number(left)} of {wording.hours(hours)} a week would have nowhere to go"
    )


def ranked(rows: pl.DataFrame, left: str) -> str:
    """As "Others have room for all the care of 73 of 142 providers"; plain where some are withheld."""
    known = rows.drop_nulls(left)
    if known.is_empty() or len(known) < len(rows):
        return "Every provider in turn"
    placed = int((known[left].round() <= 0).sum())
    return f"Others have room for all the care of {wording.number(placed)} of {wording.providers(len(known))}"


def by_zone(zones: pl.DataFrame) -> str:
    """Zones of what stops, where nobody moves: "Most would be left in Cobblemere, 231 hours"."""
    worst = zones.drop_nulls("unplaced_hours").sort("unplaced_hours", "zone", descending=[True, False])
    if worst.is_empty() or not wording.whole(worst["unplaced_hours"][0]):
        return "Where hours would be left"
    return f"Most would be left in {worst['zone'][0]}, {wording.hours(worst['unplaced_hours'][0])}"
