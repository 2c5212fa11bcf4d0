"""What waits against what providers say they can take: `weekly_gaps`."""

from datetime import date
from typing import Any

from tests.oracle.calendar import mondays, span_of, zones
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.records import ALL, WEEK, Council, Declaration
from tests.oracle.waiting import waiting_row

UNSAID = object()
"""A cell that the specification leaves open; nothing is compared with it."""


def status_on(council: Council, provider_id: str, monday: date) -> str:
    """Of the row in force; none in force: the earliest; no row at all: active."""
    rows = [row for row in council.providers if row.provider_id == provider_id]
    rows.sort(key=lambda row: row.starts or date.min)
    begun = [row for row in rows if row.starts is None or row.starts <= monday]
    if begun:
        return begun[-1].status
    return rows[0].status if rows else "active"


def counted_declarations(council: Council, monday: date) -> list[Declaration]:
    latest: dict[tuple[str, str | None], Declaration] = {}
    for row in sorted(council.declarations, key=lambda row: (_declared(row), row.week_commencing)):
        in_force = row.week_commencing <= monday and monday - WEEK <= _declared(row) <= monday
        if in_force and status_on(council, row.provider_id, monday) == "active":
            latest[row.provider_id, row.zone_id] = row
    return list(latest.values())


def _declared(row: Declaration) -> date:
    return row.declared_on or row.week_commencing


def weekly_gaps(council: Council) -> Table:
    table: Table = {}
    for monday in mondays(council):
        declared = counted_declarations(council, monday)
        known: list[Any] = []
        for zone in zones(council):
            spare = [row.spare_hours for row in declared if row.zone_id == zone]
            row = gap_row(council, monday, zone, sum(spare) if spare else None)
            table[monday, zone] = row
            known.append(row["shortfall_hours"])
        everywhere = [row.spare_hours for row in declared]
        row = gap_row(council, monday, ALL, sum(everywhere) if everywhere else None)
        row["shortfall_hours"] = _sum_of_known(known)
        table[monday, ALL] = row
    return table


def _sum_of_known(shortfalls: list[Any]) -> Any:
    if any(value is UNSAID for value in shortfalls):
        return UNSAID
    known = [value for value in shortfalls if value is not None]
    return sum(known) if known else None


def gap_row(council: Council, monday: date, zone: str, spare: float | None) -> dict[str, Any]:
    covered = span_of(council.packages).covers(monday)
    live = total(line for line in live_lines(council, monday) if zone in (ALL, line.zone_id)) if covered else None
    queue = waiting_row(council, monday, zone, "package")
    waiting_hours, replaced = queue["hours"], queue["replacement_hours"]
    row: dict[str, Any] = {
        "live_hours": live,
        "waiting_hours": waiting_hours,
        "waiting_people": queue["people"],
        "replacement_hours": replaced,
        "spare_hours": spare,
        "demand_hours": None if None in (live, waiting_hours, replaced) else live + waiting_hours - replaced,
        "capacity_hours": None if None in (live, replaced, spare) else live - replaced + spare,
        "gap_hours": None,
        "shortfall_hours": None,
        "coverage": None,
    }
    if waiting_hours is not None and spare is not None:
        row["gap_hours"] = UNSAID if live is None else waiting_hours - spare
        row["shortfall_hours"] = UNSAID if live is None else max(0.0, waiting_hours - spare)
        row["coverage"] = spare / waiting_hours if waiting_hours else None
    return row
