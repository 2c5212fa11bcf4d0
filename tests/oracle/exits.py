"""If a provider stopped: `exit_exposure` and `provider_exit`, what others could take found without a programme."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from math import inf
from typing import Any

from tests.oracle.calendar import span_of
from tests.oracle.gaps import counted_declarations
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market import group_of
from tests.oracle.market_records import Market, row_in_force
from tests.oracle.records import ALL, WEEK, Line, monday_on_or_before

TRANSFERRING = (0.0, 0.5, 0.8)


def last_census(market: Market) -> date:
    """Of packages: it is their lines that would be left."""
    return monday_on_or_before(span_of(market.council.packages).last)


def exit_exposure(market: Market) -> Table:
    table: Table = {}
    for group, lines in _held(market).items():
        for zone in {line.zone_id for line in lines}:
            table[group, zone] = _exposed(market, [line for line in lines if line.zone_id == zone])
        table[group, ALL] = _exposed(market, lines)
    return table


def _held(market: Market) -> dict[str, list[Line]]:
    monday = last_census(market)
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in live_lines(market.council, monday):
        groups[group_of(market.council, line.provider_id, monday)].append(line)
    return groups


def _exposed(market: Market, lines: list[Line]) -> dict[str, Any]:
    return {
        "hours": total(lines),
        "people": len({line.person_id for line in lines}),
        "packages": len({line.package_id for line in lines}),
        "double_handed_packages": len({line.package_id for line in lines if line.carers_per_visit == 2}),
        "zones": len({line.zone_id for line in lines if line.weekly_hours > 0}),
    }


def provider_exit(market: Market) -> Table:
    rate = sourcing_rate(market)
    table: Table = {}
    for group, lines in _held(market).items():
        watched = {"oversight_flag": _watched(market, group)}
        for share in TRANSFERRING:
            left = {
                zone: total(line for line in lines if line.zone_id == zone) * (1 - share)
                for zone in {line.zone_id for line in lines}
            }
            taken = most_taken(left, *_offers(market, group))
            unplaced = sum(left.values()) - taken
            table[group, share] = (
                _exposed(market, lines)
                | watched
                | {
                    "absorbable_hours": taken,
                    "unplaced_hours": unplaced,
                    "weeks_to_resource": unplaced / rate if rate else None,
                }
            )
    return table


def _watched(market: Market, group: str) -> bool:
    monday = last_census(market)
    members = {
        row.provider_id
        for row in market.council.providers
        if group_of(market.council, row.provider_id, monday) == group
    }
    rows = [row_in_force(market.council, provider, monday) for provider in members]
    return any(row is not None and row.market_oversight == "yes" for row in rows)


def sourcing_rate(market: Market) -> float | None:
    """At the census of the older of packages and queue."""
    span = span_of(market.council.waiting_list)
    monday = min(last_census(market), monday_on_or_before(span.last))
    if monday - 13 * WEEK < span.first:
        return None
    placed = [
        row.weekly_hours or 0.0
        for row in market.council.referrals
        if row.queue == "package"
        and row.close_reason == "placed"
        and row.closed_on is not None
        and monday - 13 * WEEK < row.closed_on <= monday
    ]
    return sum(placed) / 13 if sum(placed) else None


Room = dict[tuple[str, str], float]
"""By provider and zone."""


def _offers(market: Market, group: str) -> tuple[Room, dict[str, float], Room]:
    """Others' hours declared for a zone, and for any; what their caps leave."""
    monday = last_census(market)
    for_zone: Room = {}
    for_any: dict[str, float] = {}
    for row in counted_declarations(market.council, monday):
        if group_of(market.council, row.provider_id, monday) == group:
            continue
        if row.zone_id is None:
            for_any[row.provider_id] = row.spare_hours
        else:
            for_zone[row.provider_id, row.zone_id] = row.spare_hours
    return for_zone, for_any, _left_by_caps(market, monday)


def _left_by_caps(market: Market, monday: date) -> Room:
    live = live_lines(market.council, monday)
    caps: dict[tuple[str, str], list[float | None]] = defaultdict(list)
    for slot in market.slots:
        if slot.provider_id and slot.in_force(monday):
            caps[slot.provider_id, slot.zone_id].append(slot.hours_cap)
    return {
        key: max(
            0.0,
            sum(cap or 0.0 for cap in found) - total(line for line in live if (line.provider_id, line.zone_id) == key),
        )
        for key, found in caps.items()
        if None not in found
    }


def most_taken(left: dict[str, float], for_zone: Room, for_any: dict[str, float], caps: Room) -> float:
    """The narrowest cut between the hours offered and the hours left: no more can pass, and so much does."""
    providers = {provider for provider, _zone in for_zone} | set(for_any)

    def room(open_zones: Iterable[str]) -> float:
        there = list(open_zones)
        return sum(_room_of(provider, there, for_zone, for_any.get(provider, 0.0), caps) for provider in providers)

    zones = list(left)
    closed = [set(some) for size in range(len(zones) + 1) for some in combinations(zones, size)]
    return min(sum(left[zone] for zone in some) + room(zone for zone in zones if zone not in some) for some in closed)


def _room_of(provider: str, zones: list[str], for_zone: Room, for_any: float, caps: Room) -> float:
    own = sum(min(for_zone.get((provider, zone), 0.0), caps.get((provider, zone), inf)) for zone in zones)
    capped = sum(caps.get((provider, zone), inf) for zone in zones)
    return min(own + for_any, capped)
