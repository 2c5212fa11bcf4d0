"""People who come home from hospital, and who learn to do without care: `discharge_weeks` and `reablement_weeks`."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from tests.oracle.calendar import mondays, zones
from tests.oracle.hours import Table
from tests.oracle.market_records import Market
from tests.oracle.records import ALL
from tests.oracle.service_records import Discharge, Stay

Known = float | None
DISCHARGE_FIGURES = tuple(field.name for field in fields(Discharge))[3:]
STAY_FIGURES = ("people", "starts", "leavers", "capacity_people", "awaiting_onward_care")
FLOWS = ("people", "starts", "leavers", "awaiting_onward_care")
"""Nobody where a covered week has no return; room and means are not known then."""


def sum_of_all(values: Sequence[Any]) -> Any:
    """A sum is known where there are parts and each is."""
    return None if not values or None in values else sum(values)


def discharge_weeks(market: Market) -> Table:
    rows = market.services.discharges
    table: Table = {}
    for monday in mondays(market.council):
        for name in DISCHARGE_FIGURES:
            by_zone = {zone: _discharged(rows, zone, monday, name) for zone in zones(market.council)}
            returning = [zone for zone in by_zone if _covered(_returning(rows, zone, name), monday)]
            whole = sum_of_all([by_zone[zone] for zone in returning])
            for zone, value in {**by_zone, ALL: whole}.items():
                table.setdefault((monday, zone), {})[name] = value
    return table


def _returning(rows: Sequence[Discharge], zone: str, name: str) -> list[Discharge]:
    """What a zone returns at all, if it ever returns the figure."""
    own = [row for row in rows if row.zone_id == zone]
    return own if any(getattr(row, name) is not None for row in own) else []


def _covered(rows: Sequence[Discharge | Stay], monday: date) -> bool:
    weeks = [row.week_commencing for row in rows]
    return bool(weeks) and min(weeks) <= monday <= max(weeks)


def _discharged(rows: Sequence[Discharge], zone: str, monday: date, name: str) -> Any:
    own = _returning(rows, zone, name)
    week = [row for row in own if row.week_commencing == monday]
    if not week:
        return 0.0 if _covered(own, monday) else None
    whole = [value for row in week if row.hospital is None and (value := getattr(row, name)) is not None]
    return whole[0] if whole else sum_of_all([getattr(row, name) for row in week if row.hospital is not None])


def reablement_weeks(market: Market) -> Table:
    table: Table = {}
    rows = market.services.stays
    for monday in mondays(market.council):
        own = {zone: [row for row in rows if row.zone_id == zone] for zone in zones(market.council)}
        covered = {zone: stays for zone, stays in own.items() if _covered(stays, monday)}
        for zone in own:
            returned = [row.mean_days for row in covered.get(zone, []) if row.week_commencing == monday]
            row = _stay_row({zone: covered[zone]} if zone in covered else {}, monday)
            table[monday, zone] = row | {"mean_days": returned[0] if returned else None}
        table[monday, ALL] = _stay_row(covered, monday)
    return table


def _stay_row(covered: dict[str, list[Stay]], monday: date) -> dict[str, Any]:
    weeks = [row for stays in covered.values() for row in stays if row.week_commencing == monday]
    sums = {name: sum_of_all([_stayed(stays, monday, name) for stays in covered.values()]) for name in STAY_FIGURES}
    return sums | {"mean_days": _weighed([(row.mean_days, row.people) for row in weeks]), "zones": len(covered)}


def _stayed(stays: list[Stay], monday: date, name: str) -> Known:
    week = [row for row in stays if row.week_commencing == monday]
    if week:
        return getattr(week[0], name)  # type: ignore[no-any-return]
    ever = any(getattr(row, name) is not None for row in stays)
    return 0.0 if name in FLOWS and ever else None


def _weighed(pairs: list[tuple[Known, Known]]) -> Known:
    weight = sum(count or 0.0 for _value, count in pairs)
    return sum((value or 0.0) * (count or 0.0) for value, count in pairs) / weight if weight else None
