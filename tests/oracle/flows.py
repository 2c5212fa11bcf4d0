"""What begins, ends and waits in hospital: `starts_by_source`, `starts_and_ends`, `suspended_care`, `completed_waits`."""

from collections import defaultdict
from datetime import date
from typing import Any

from tests.oracle.bridges import hours_by_key, standing
from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.exits import last_census
from tests.oracle.hours import Table, suspended_lines
from tests.oracle.market import new_lines
from tests.oracle.market_records import Market, places
from tests.oracle.packages import by_package, counted
from tests.oracle.records import WEEK, Line
from tests.oracle.waiting import QUEUES, percentile


def starts_by_source(market: Market) -> Table:
    cells: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
    for line in new_lines(market.council, last_census(market), "new_packages"):
        cells[line.zone_id, line.source or "not_stated"].append(line)
    rows = {key: counted(lines) for key, lines in cells.items()}
    return {key: {name: row[name] / 13 for name in ("hours", "packages")} for key, row in rows.items()}


def starts_and_ends(market: Market) -> Table:
    span = span_of(market.council.packages)
    packages = by_package(market.council.lines)
    table: Table = {}
    for monday in mondays(market.council)[1:]:
        if span.covers(monday) and span.covers(monday - WEEK):
            for lines in packages.values():
                _add(table, market, lines, monday)
    return table


def _add(table: Table, market: Market, lines: list[Line], monday: date) -> None:
    before, after = standing(lines, monday - WEEK), standing(lines, monday)
    if (before, after) not in (("absent", "active"), ("active", "absent")):
        return
    begun = [line for line in lines if line.counts and line.line_start <= monday]
    last = max(begun, key=lambda line: line.line_start)
    direction, day = ("in", monday) if after == "active" else ("out", monday - WEEK)
    reason = (last.source if direction == "in" else last.end_reason) or "not_stated"
    by_zone: dict[str, float] = defaultdict(float)
    for (_provider, zone), hours in hours_by_key(market.council, lines, day, monday).items():
        by_zone[zone] += hours
    for zone, hours in by_zone.items():
        row = table.setdefault((monday, zone, direction, reason), {"hours": 0.0, "packages": 0})
        table[monday, zone, direction, reason] = {"hours": row["hours"] + hours, "packages": row["packages"] + 1}


def suspended_care(market: Market) -> Table:
    council, span = market.council, span_of(market.council.packages)
    table: Table = {}
    for monday in mondays(council):
        away = suspended_lines(council, monday)
        for zone in places(zones(council)):
            row = counted([line for line in away if inside(line.zone_id, zone)])
            table[monday, zone] = row if span.covers(monday) else dict.fromkeys(row)
    return table


def completed_waits(market: Market) -> Table:
    council, span = market.council, span_of(market.council.waiting_list)
    table: Table = {}
    for monday in filter(span.covers, mondays(council)):
        for zone in places(zones(council)):
            for queue in QUEUES:
                rows = [row for row in council.referrals if inside(row.zone_id, zone) and row.queue == queue]
                placed = [
                    (row.closed_on - row.referred_on).days
                    for row in rows
                    if row.close_reason == "placed" and row.closed_on and monday - 13 * WEEK < row.closed_on <= monday
                ]
                died = [
                    row for row in rows
                    if row.close_reason == "died" and row.closed_on and monday - 52 * WEEK < row.closed_on <= monday
                ]  # fmt: skip
                known = {weeks: span.covers(monday - weeks * WEEK) for weeks in (13, 52)}
                table[monday, zone, queue] = {
                    "placed_13_weeks": len(placed) if known[13] else None,
                    "median_days": percentile(placed, 0.5) if known[13] else None,
                    "p90_days": percentile(placed, 0.9) if known[13] else None,
                    "died_52_weeks": len(died) if known[52] else None,
                }
    return table
