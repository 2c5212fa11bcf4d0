"""What contracts meant and what each provider holds: `contract_roles`, `provider_hours` and `handbacks`."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.oracle.bridges import counts_as
from tests.oracle.calendar import mondays, span_of, zones
from tests.oracle.gaps import counted_declarations
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market import known, new_lines, package_begun
from tests.oracle.market_records import Market, Slot, row_in_force
from tests.oracle.records import DAY, WEEK, Declaration, Line

ROLES = ("lead", "secondary", "framework", "block", "spot")


def contract_roles(market: Market) -> Table:
    table: Table = {}
    for monday in mondays(market.council):
        current = [slot for slot in market.slots if slot.in_force(monday)]
        for zone in sorted({slot.zone_id for slot in current} | set(zones(market.council))):
            slots = [slot for slot in current if slot.zone_id == zone]
            table |= {(monday, zone, role): row for role, row in _zone_roles(market, monday, zone, slots).items()}
    return table


def _zone_roles(market: Market, monday: date, zone: str, slots: list[Slot]) -> dict[str, dict[str, Any]]:
    live = _byrole_of(market, monday, slots, _there(live_lines(market.council, monday), zone), "live")
    new = _byrole_of(market, monday, slots, _there(new_lines(market.council, monday, "new_people"), zone), "new_people")
    roles = {slot.role for slot in slots} | set(live or {}) | set(new or {})
    return {role: _role_row([slot for slot in slots if slot.role == role], role, live, new) for role in roles}


def _there(lines: list[Line], zone: str) -> list[Line]:
    return [line for line in lines if line.zone_id == zone]


def _byrole_of(
    market: Market, monday: date, slots: list[Slot], lines: list[Line], basis: str
) -> dict[str, float] | None:
    if not known(market.council, monday, basis):
        return None
    hours: dict[str, float] = defaultdict(float)
    for line in lines:
        hours[role_of(market, monday, slots, line)] += line.weekly_hours
    return hours


def role_of(market: Market, monday: date, slots: list[Slot], line: Line) -> str:
    counting = [other for other in market.council.lines if other.counts]
    if slots and package_begun(counting, line) < min(slot.start_date for slot in slots):
        return "legacy"
    who = counts_as(market.council, line.provider_id, monday)
    theirs = [
        slot.role for slot in slots if slot.provider_id and counts_as(market.council, slot.provider_id, monday) == who
    ]
    return min(theirs, key=ROLES.index, default="off_framework")


def _role_row(
    slots: Sequence[Slot], role: str, live: dict[str, float] | None, new: dict[str, float] | None
) -> dict[str, Any]:
    shares = [slot.expected_share for slot in slots if slot.expected_share is not None]
    expected = sum(shares) if shares else None
    zone_new = sum(new.values()) if new is not None else None
    short = None
    if expected is not None and new is not None and zone_new is not None:
        short = max(0.0, expected * zone_new - new.get(role, 0.0))
    return {
        "slots": len(slots),
        "vacant_slots": sum(slot.provider_id is None for slot in slots),
        "expected_share": expected,
        "new_share": _share(new, role),
        "live_share": _share(live, role),
        "new_hours_short": short,
    }


def _share(hours: dict[str, float] | None, role: str) -> float | None:
    whole = sum(hours.values()) if hours else 0.0
    return hours.get(role, 0.0) / whole if hours and whole else None


def provider_hours(market: Market) -> Table:
    council = market.council
    table: Table = {}
    for monday in mondays(council):
        covered = span_of(council.packages).covers(monday)
        live = live_lines(council, monday) if covered else []
        slots = [slot for slot in market.slots if slot.provider_id and slot.in_force(monday)]
        spare = {(row.zone_id, row.provider_id): row for row in counted_declarations(council, monday) if row.zone_id}
        keys = {(line.zone_id, line.provider_id) for line in live} | set(spare)
        keys |= {(slot.zone_id, slot.provider_id or "") for slot in slots}
        for zone, provider in keys:
            lines = [line for line in live if (line.zone_id, line.provider_id) == (zone, provider)]
            row = _live_row(lines) if covered else dict.fromkeys(_live_row(lines))
            caps = [slot.hours_cap for slot in slots if (slot.zone_id, slot.provider_id) == (zone, provider)]
            in_force = row_in_force(council, provider, monday)
            declared = spare.get((zone, provider))
            table[monday, zone, provider] = row | {
                "headroom": _headroom(caps, row["hours"]),
                "spare_hours": declared.spare_hours if declared else None,
                "taken_up_share": taken_up(market, declared) if declared else None,
                "status": in_force.status if in_force else "active",
                "rating": in_force.rating if in_force and in_force.rating else "Not rated",
            }
    return table


def _live_row(lines: list[Line]) -> dict[str, Any]:
    return {
        "hours": total(lines),
        "people": len({line.person_id for line in lines}),
        "packages": len({line.package_id for line in lines}),
    }


def _headroom(caps: list[float | None], hours: float | None) -> float | None:
    if not caps or hours is None or None in caps:
        return None
    return sum(cap for cap in caps if cap is not None) - hours


def taken_up(market: Market, declared: Declaration) -> float | None:
    first = declared.declared_on or declared.week_commencing
    span = span_of(market.council.packages)
    if not (span.covers(first) and span.covers(first + 6 * DAY)):
        return None
    offered = {
        offer.referral_id: referral.weekly_hours or 0.0
        for offer in market.offers
        for referral in market.council.referrals
        if referral.referral_id == offer.referral_id
        and referral.queue == "package"
        and (referral.zone_id, offer.provider_id) == (declared.zone_id, declared.provider_id)
        and first <= offer.offered_on < first + WEEK
    }
    lines = [line for line in market.council.lines if line.counts]
    begun = sum(
        line.weekly_hours
        for line in lines
        if (line.zone_id, line.provider_id) == (declared.zone_id, declared.provider_id)
        and first <= line.line_start < first + WEEK
        and line.line_start == package_begun(lines, line)
    )
    lesser = min(declared.spare_hours, sum(offered.values()))
    return begun / lesser if lesser else None


def handbacks(market: Market) -> Table:
    council, span = market.council, span_of(market.council.packages)
    table: Table = {}
    for monday in mondays(council):
        cells: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
        for line in council.lines:
            gone = line.line_end is not None and monday - WEEK <= line.line_end <= monday - DAY
            if line.counts and gone and line.end_reason == "handed_back":
                cells[monday, line.zone_id, line.provider_id].append(line)
        if span.covers(monday) and span.covers(monday - WEEK):
            table |= {key: _live_row(lines) for key, lines in cells.items()}
    return table
