"""Titles that say what a page or a chart found; without a finding, a plain title. The market and its contracts."""

from typing import Any

import polars as pl

from dashboard import wording
from dashboard.measures.bases import Basis
from dashboard.measures.findings import council_of, zones_of

STEADY = 0.0005
"""Shares are told to a tenth of a percent: less than half of that is no change."""


def market(place: pl.DataFrame, basis: Basis) -> str:
    """One place's row of a Monday: "26 of 142 providers make up half the hours; the largest holds 2.6%"."""
    if place.is_empty() or not place["providers"].item() or place["n50"].item() is None:
        return "Market share"
    half, providers, largest = place.select("n50", "providers", "largest_share").row(0)
    verb = "makes" if half == 1 else "make"
    many = f"{half} of {providers} providers {verb} up half the {basis.half}"
    if not len(council_of(place)):
        return f"In {place['zone'].item()} {many}"
    return many if largest is None else f"{many}; the largest holds {wording.percent(largest)}"


def largest(place: pl.DataFrame, basis: Basis) -> str:
    """As "The largest 10 hold 23.0% of live hours"."""
    if place.is_empty() or place["cr10"].item() is None:
        return f"Shares of {basis.of}"
    if place["providers"].item() <= 10:
        return f"All {wording.spelled(place['providers'].item())} shares of {basis.of}"
    return f"The largest 10 hold {wording.percent(place['cr10'].item())} of {basis.of}"


def concentration(places: pl.DataFrame, chosen: str = "all") -> str:
    """One Monday's rows: "In Harrowmere the largest 4 hold 27.7%, the most of any zone"; of the zone that is chosen."""
    zones = zones_of(places)
    told = first_or(zones, "cr4", chosen)
    if told is None:
        return "How concentrated the market is"
    return f"In {told['zone']} the largest 4 hold {wording.percent(told['cr4'])}{ranked(zones, 'cr4', told)}"


def first_or(zones: pl.DataFrame, column: str, chosen: str) -> dict[str, Any] | None:
    """The zone with the most where all are told, or the zone that is chosen; None where it is not known."""
    if chosen == "all" and zones[column].null_count():
        return None
    known = zones.drop_nulls(column).sort(column, "zone", descending=[True, False])
    told = known if chosen == "all" else known.filter(pl.col("zone_id") == chosen)
    return told.row(0, named=True) if len(told) else None


def ranked(zones: pl.DataFrame, column: str, told: dict[str, Any]) -> str:
    """As ", the most of any zone"; blank where one is not told, for it may be the most."""
    if zones[column].null_count() or len(zones) < 2:
        return ""
    place = zones.filter(pl.col(column) > told[column]).height + 1
    if zones.filter(pl.col(column) == told[column]).height > 1:
        return ""
    return ", the most of any zone" if place == 1 else f", {wording.ordinal(place)} of {len(zones)} zones"


def over_time(weeks: pl.DataFrame, who: str) -> str:
    """`share` by week: "Largest 4: 9.8%, down from 10.9%"."""
    known = weeks.drop_nulls("share").sort("week_commencing")
    if len(known) < 2:
        return f"{who}, week by week"
    then, now = known["share"][0], known["share"][-1]
    if known["share"].sum() == 0:
        return f"{who}: nothing here"
    if abs(now - then) < STEADY:
        return f"{who}: {wording.percent(now)}, as on {wording.long_date(known['week_commencing'][0])}"
    way = "up" if now > then else "down"
    return f"{who}: {wording.percent(now)}, {way} from {wording.percent(then)}"


def moves(rows: pl.DataFrame) -> str:
    """One row a provider, or `providers` of a move: "Two providers came and one left in 13 weeks"."""
    counted = rows if "providers" in rows.columns else rows.with_columns(providers=1)
    came, left = (int(counted.filter(move=move)["providers"].sum()) for move in ("entered", "left"))
    if not came and not left:
        return "No provider came or left in 13 weeks"
    parts = [f"{wording.counted(came, 'provider')} came"] if came else []
    if left:
        parts += [f"{wording.spelled(left)} left" if came else f"{wording.counted(left, 'provider')} left"]
    return f"{' and '.join(parts)} in 13 weeks"
