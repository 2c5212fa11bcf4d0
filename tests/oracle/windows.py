"""What changed over weeks: `contract_uptake`, `market_moves` and `handback_windows`."""

from collections import defaultdict
from datetime import date
from typing import Any

from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market import group_of, had_care, known
from tests.oracle.market_records import Market, Slot, places
from tests.oracle.providers import ROLES, role_of
from tests.oracle.records import ALL, DAY, WEEK, Council, Line

Hours = tuple[float, float] | None
"""Of new people, and what contracted providers took of them; None where it is not known."""


def contract_uptake(market: Market) -> Table:
    counting = [line for line in market.council.lines if line.counts]
    newcomers = [line for line in counting if not had_care(counting, line)]
    table: Table = {}
    for monday in mondays(market.council):
        current = [slot for slot in market.slots if slot.in_force(monday)]
        for over in ("13_weeks", "since_start"):
            by_cover: dict[str, list[Hours]] = defaultdict(list)
            for zone in {slot.zone_id for slot in current}:
                slots = [slot for slot in current if slot.zone_id == zone]
                cover = "full" if all(slot.provider_id for slot in slots) else "part"
                taken = _taken(market, monday, slots, over, [line for line in newcomers if line.zone_id == zone])
                table[monday, zone, cover, over] = _uptake_row([taken])
                by_cover[cover].append(taken)
            table |= {(monday, ALL, cover, over): _uptake_row(found) for cover, found in by_cover.items()}
    return table


def _taken(market: Market, monday: date, slots: list[Slot], over: str, newcomers: list[Line]) -> Hours:
    start = min(slot.start_date for slot in slots) if over == "since_start" else monday - 90 * DAY
    span = span_of(market.council.packages)
    year_known = start - 364 * DAY >= span.first and span.covers(monday)
    if not (year_known if over == "since_start" else known(market.council, monday, "new_people")):
        return None
    lines = [line for line in newcomers if start <= line.line_start <= monday]
    return total(lines), total(line for line in lines if role_of(market, monday, slots, line) in ROLES)


def _uptake_row(found: list[Hours]) -> dict[str, Any]:
    measured = [hours for hours in found if hours is not None]
    new, contracted = (
        sum(part) if measured else None for part in (zip(*measured, strict=True) if measured else ((), ()))
    )
    return {
        "zones": len(found),
        "zones_measured": len(measured),
        "new_hours": new,
        "contracted_hours": contracted,
        "contracted_share": contracted / new if new and contracted is not None else None,
    }


def market_moves(market: Market) -> Table:
    council, span = market.council, span_of(market.council.packages)
    table: Table = {}
    for monday in mondays(council):
        if not (span.covers(monday) and span.covers(monday - 13 * WEEK)):
            continue
        for zone in places(zones(council)):
            now, before = (_groups(council, day, monday, zone) for day in (monday, monday - 13 * WEEK))
            for group in {*now, *before}:
                here, there = now.get(group, 0.0), before.get(group, 0.0)
                if here > 0 and there == 0:
                    table[monday, zone, group, "entered"] = {"hours": here, "share": here / sum(now.values())}
                if there > 0 and here == 0:
                    table[monday, zone, group, "left"] = {"hours": there, "share": there / sum(before.values())}
    return table


def _groups(council: Council, day: date, as_on: date, zone: str) -> dict[str, float]:
    hours: dict[str, float] = defaultdict(float)
    for line in live_lines(council, day):
        if inside(line.zone_id, zone):
            hours[group_of(council, line.provider_id, as_on)] += line.weekly_hours
    return hours


def handback_windows(market: Market) -> Table:
    council, span = market.council, span_of(market.council.packages)
    table: Table = {}
    for monday in mondays(council):
        for weeks in (13, 52):
            if not (span.covers(monday) and span.covers(monday - weeks * WEEK)):
                continue
            cells: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
            for line in _handed_back(council, monday - weeks * WEEK, monday - DAY):
                for zone in (line.zone_id, ALL):
                    for provider in (line.provider_id, ALL):
                        cells[monday, zone, provider, weeks].append(line)
            table |= {key: _counted(lines) for key, lines in cells.items()}
    return table


def _handed_back(council: Council, first: date, last: date) -> list[Line]:
    ended = [line for line in council.lines if line.counts and line.end_reason == "handed_back"]
    return [line for line in ended if line.line_end is not None and first <= line.line_end <= last]


def _counted(lines: list[Line]) -> dict[str, Any]:
    return {
        "packages": len({line.package_id for line in lines}),
        "people": len({line.person_id for line in lines}),
        "hours": total(lines),
    }
