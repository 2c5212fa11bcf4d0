"""Offers of 13 and 52 weeks and the calls that wait: `offer_windows`, `offer_bands`, `offer_roles`, `waiting_visits`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import Any

from tests.oracle.bridges import counts_as
from tests.oracle.calendar import mondays, span_of
from tests.oracle.hours import Table
from tests.oracle.market_records import Market, Offer
from tests.oracle.providers import ROLES
from tests.oracle.records import ALL, WEEK, Referral, monday_on_or_after
from tests.oracle.sources import offer_days
from tests.oracle.stages import stage_of
from tests.oracle.waiting import waiting

REASONS = ("no_staff", "time_of_day", "double_handed", "location", "price", "other")


def _windows(market: Market, weeks: int) -> Iterator[tuple[date, list[tuple[str, Offer]]]]:
    """Mondays whose whole window is known, with the zone of each offer."""
    days = offer_days(market)
    zone_of = {row.referral_id: row.zone_id for row in market.council.referrals}
    for monday in mondays(market.council):
        if min(days) <= monday - weeks * WEEK and monday <= max(days):
            offers = [offer for offer in market.offers if monday - weeks * WEEK < offer.offered_on <= monday]
            yield monday, [(zone_of.get(offer.referral_id, "not listed"), offer) for offer in offers]


def answers(offers: list[Offer]) -> dict[str, Any]:
    found = [offer.answer for offer in offers]
    row: dict[str, Any] = {answer: found.count(answer) for answer in ("accepted", "declined", "no_reply")}
    return row | {"offers": len(offers), "acceptance": row["accepted"] / len(offers)}


def _days(offers: list[Offer]) -> dict[str, Any]:
    days = [(offer.answered_on - offer.offered_on).days for offer in offers if offer.answered_on is not None]
    return {"median_days_to_answer": median(days) if days else None}


def _reasons(offers: list[Offer]) -> dict[str, Any]:
    reasons = [offer.reason or "not_stated" for offer in offers if offer.answer == "declined"]
    return {reason: reasons.count(reason) for reason in (*REASONS, "not_stated")}


def offer_windows(market: Market) -> Table:
    table: Table = {}
    for weeks in (13, 52):
        for monday, offers in _windows(market, weeks):
            cells: dict[tuple[Any, ...], list[Offer]] = defaultdict(list)
            for zone, offer in offers:
                for place in (zone, ALL):
                    for provider in (offer.provider_id, ALL):
                        cells[monday, place, provider, weeks].append(offer)
            table |= {key: answers(found) | _days(found) | _reasons(found) for key, found in cells.items()}
    return table


def offer_bands(market: Market) -> Table:
    times = {row.referral_id: bands_of(row) for row in market.council.referrals if row.queue == "package"}
    table: Table = {}
    for monday, offers in _windows(market, 13):
        cells: dict[tuple[Any, ...], list[Offer]] = defaultdict(list)
        for zone, offer in offers:
            for place in (zone, ALL):
                for band in {*times.get(offer.referral_id, ["not_stated"]), ALL}:
                    cells[monday, place, band].append(offer)
        table |= {key: answers(found) | _reasons(found) for key, found in cells.items()}
    return table


def bands_of(row: Referral) -> list[str]:
    return sorted(set(row.time_bands.split(";"))) if row.time_bands else ["not_stated"]


def offer_roles(market: Market) -> Table:
    table: Table = {}
    for monday, offers in _windows(market, 13):
        cells: dict[tuple[Any, ...], list[Offer]] = defaultdict(list)
        for zone, offer in offers:
            role = _role(market, monday_on_or_after(offer.offered_on), zone, offer.provider_id)
            for place in (zone, ALL) if role else ():
                cells[monday, place, role].append(offer)
        table |= {key: answers(found) | _days(found) for key, found in cells.items()}
    return table


def _role(market: Market, monday: date, zone: str, provider: str) -> str | None:
    """On the Monday of the offer's week; an offer for a referral that nobody knows was made nowhere."""
    who = counts_as(market.council, provider, monday)
    slots = [slot for slot in market.slots if slot.in_force(monday) and slot.zone_id == zone]
    filled = [(slot.role, slot.provider_id) for slot in slots if slot.provider_id]
    theirs = [role for role, holder in filled if counts_as(market.council, holder, monday) == who]
    return None if zone == "not listed" else min(theirs, key=ROLES.index, default="off_framework")


def waiting_visits(market: Market) -> Table:
    table: Table = {}
    for monday in filter(span_of(market.council.waiting_list).covers, mondays(market.council)):
        for row in waiting(market.council, monday):
            if row.queue == "package":
                stage = stage_of(market, row, monday)
                bands = bands_of(row)
                for band in bands:
                    key = (monday, row.zone_id, row.sector or "not_stated", band, row.carers_per_visit or 1, stage)
                    _add(table.setdefault(key, {"referrals": 0, "visits": None, "hours": 0.0}), row, len(bands))
    return table


def _add(cell: dict[str, Any], row: Referral, parts: int) -> None:
    cell["referrals"] += 1
    cell["hours"] += (row.weekly_hours or 0.0) / parts
    if row.visits_per_week is not None:
        cell["visits"] = (cell["visits"] or 0.0) + row.visits_per_week / parts
