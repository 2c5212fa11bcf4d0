"""Who works in the market: `workforce_monthly`, `workforce_matched` and `workforce_utilisation`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import Any

from tests.oracle.calendar import mondays, span_of
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market_records import Market, Return
from tests.oracle.records import ALL

CONTACT_SHARE = 0.75


def months_before(month: date, count: int) -> date:
    place = month.year * 12 + month.month - 1 - count
    return date(place // 12, place % 12 + 1, 1)


def workforce_monthly(market: Market) -> Table:
    return {(row.month_starting, row.provider_id, row.zone_id or ALL): _rates(market, row) for row in market.returns}


def _rates(market: Market, row: Return) -> dict[str, Any]:
    staff = row.care_workers if row.care_workers is not None else row.care_workers_wte or 0.0
    places = None if row.vacancies is None else staff + row.vacancies
    lost = row.contracted_hours is None or row.absence_hours is None
    return {
        "care_workers": row.care_workers,
        "vacancy_rate": row.vacancies / places if places and row.vacancies is not None else None,
        "turnover": _over_a_year(market, row, "leavers"),
        "starters_rate": _over_a_year(market, row, "starters"),
        "absence": None if lost or not row.contracted_hours else (row.absence_hours or 0.0) / row.contracted_hours,
        "contact_hours": contact_hours(row),
    }


def contact_hours(row: Return) -> float | None:
    if row.contracted_hours is None or row.absence_hours is None or row.agency_hours is None:
        return None
    return (row.contracted_hours - row.absence_hours + row.agency_hours) * CONTACT_SHARE


def _over_a_year(market: Market, row: Return, what: str) -> float | None:
    year = {months_before(row.month_starting, count) for count in range(12)}
    same = [
        other
        for other in market.returns
        if (other.provider_id, other.zone_id) == (row.provider_id, row.zone_id) and other.month_starting in year
    ]
    moved = [getattr(other, what) for other in same]
    employed = [other.care_workers for other in same if other.care_workers is not None]
    if len(employed) < 12 or None in moved or not mean(employed):
        return None
    return float(sum(moved)) / mean(employed)


def workforce_matched(market: Market) -> Table:
    """A provider's staff in a month are what it returned for all zones, else its zones where each gives people."""
    people: dict[tuple[date, str], int | None] = {}
    by_month: dict[tuple[date, str], list[Return]] = defaultdict(list)
    for row in market.returns:
        by_month[row.month_starting, row.provider_id].append(row)
    for key, rows in by_month.items():
        counted = [row.care_workers for row in whole_or_zones(rows)]
        people[key] = None if None in counted else sum(count for count in counted if count is not None)
    table: Table = {}
    for month in {month for month, _provider in people}:
        pairs = [
            (now, before)
            for (when, provider), now in people.items()
            if when == month
            and now is not None
            and (before := people.get((months_before(month, 12), provider))) is not None
        ]
        now, before = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
        table[(month,)] = {
            "providers": len(pairs),
            "care_workers": now if pairs else None,
            "change_care_workers": now - before if pairs else None,
        }
    return table


def whole_or_zones(rows: Sequence[Return]) -> list[Return]:
    return [row for row in rows if row.zone_id is None] or list(rows)


@dataclass(frozen=True)
class Part:
    """A return, or the part of it that a zone is given."""

    row: Return
    part: float
    council_hours: float | None

    @property
    def contact(self) -> float | None:
        hours = contact_hours(self.row)
        return None if hours is None else hours * self.part

    def used(self, council_share: float | None) -> float | None:
        if self.council_hours is None:
            return None
        if self.row.other_contact_hours is not None:
            return self.council_hours + self.row.other_contact_hours * self.part
        return self.council_hours / council_share if council_share else None


def workforce_utilisation(market: Market) -> Table:
    cells: dict[tuple[date, str], list[Part]] = defaultdict(list)
    for month in {row.month_starting for row in market.returns}:
        held = _council_hours(market, month)
        for provider in {row.provider_id for row in market.returns}:
            rows = [row for row in market.returns if (row.month_starting, row.provider_id) == (month, provider)]
            for zone, part in _parts(rows, held.get(provider, {}) if held is not None else None):
                cells[month, zone].append(part)
    return {key: _use(parts, market.council_share) for key, parts in cells.items()}


def _council_hours(market: Market, month: date) -> dict[str, dict[str, float]] | None:
    """Mean live hours by provider and zone over the month's covered Mondays."""
    span = span_of(market.council.packages)
    days = [day for day in mondays(market.council) if day.replace(day=1) == month and span.covers(day)]
    hours: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for day in days:
        for line in live_lines(market.council, day):
            hours[line.provider_id][line.zone_id] += total([line]) / len(days)
    return hours if days else None


def _parts(rows: list[Return], held: dict[str, float] | None) -> list[tuple[str, Part]]:
    everywhere = None if held is None else sum(held.values())
    found: list[tuple[str, Part]] = []
    for row in whole_or_zones(rows):
        there = everywhere if row.zone_id is None else None if held is None else held.get(row.zone_id, 0.0)
        found.append((ALL, Part(row, 1.0, there)))
    own = {row.zone_id: row for row in rows if row.zone_id is not None}
    found += [(zone, Part(row, 1.0, None if held is None else held.get(zone, 0.0))) for zone, row in own.items()]
    if rows and not own and held and everywhere:
        found += [(zone, Part(rows[0], hours / everywhere, hours)) for zone, hours in held.items()]
    return found


def _use(parts: list[Part], council_share: float | None) -> dict[str, Any]:
    contact = [part.contact for part in parts if part.contact is not None]
    both = [(part, part.contact, part.used(council_share)) for part in parts]
    measured = [(part, hours, used) for part, hours, used in both if hours is not None and used is not None]
    of_hours = sum(hours for _part, hours, _used in measured)
    shared = any(part.row.other_contact_hours is None for part, _hours, _used in measured)
    return {
        "providers": len({part.row.provider_id for part in parts}),
        "contact_hours": sum(contact) if contact else None,
        "utilisation": sum(used for _part, _hours, used in measured) / of_hours if of_hours else None,
        "share_basis": ("council_share" if shared else "returned") if of_hours else None,
    }
