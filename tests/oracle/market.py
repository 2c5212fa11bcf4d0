"""Who holds the market and how concentrated it is: `market_shares` and `market_concentration`."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.oracle.bridges import counts_as
from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.hours import Table, live_lines
from tests.oracle.market_records import Market, places, row_in_force
from tests.oracle.records import ALL, WEEK, Council, Line, monday_on_or_after

Held = list[tuple[str, str, float, str | None]]
"""Zone, provider, quantity, the person whose care it is."""

BASES = ("live", "new_packages", "new_people")


def group_of(council: Council, provider_id: str, monday: date) -> str:
    counted = counts_as(council, provider_id, monday)
    row = row_in_force(council, counted, monday)
    return row.group_name if row and row.group_name else counted


def known(council: Council, monday: date, basis: str) -> bool:
    days = {"live": 0, "new_packages": 91, "new_people": 91 + 364}[basis]
    span = span_of(council.packages)
    return span.covers(monday) and span.covers(monday - timedelta(days=days))


def new_lines(council: Council, monday: date, basis: str) -> list[Line]:
    lines = [line for line in council.lines if line.counts]
    begun = [line for line in lines if monday - 13 * WEEK < line.line_start <= monday]
    if basis == "new_packages":
        return [line for line in begun if line.line_start == package_begun(lines, line)]
    return [line for line in begun if not had_care(lines, line)]


def package_begun(lines: list[Line], line: Line) -> date:
    return min(other.line_start for other in lines if other.package_id == line.package_id)


def had_care(lines: list[Line], line: Line) -> bool:
    year_before = line.line_start - 52 * WEEK
    return any(
        other.person_id == line.person_id
        and other.line_start < line.line_start
        and (other.line_end is None or other.line_end >= year_before)
        for other in lines
    )


def held(council: Council, monday: date, basis: str) -> Held:
    lines = live_lines(council, monday) if basis == "live" else new_lines(council, monday, basis)
    return [(line.zone_id, line.provider_id, line.weekly_hours, line.person_id) for line in lines]


def spend(market: Market, monday: date) -> Held:
    paid = [row for row in market.payments if monday - 13 * WEEK < row.paid_on <= monday]
    return [(ALL, row.provider_id, row.amount, None) for row in paid]


def staff(market: Market, monday: date) -> Held:
    """A provider's row for all zones is the council's; without one its zones are added up."""
    rows = [row for row in market.returns if row.month_starting == monday.replace(day=1)]
    whole = {row.provider_id for row in rows if row.zone_id is None}
    found: Held = []
    for row in rows:
        workers = row.care_workers if row.care_workers is not None else row.care_workers_wte or 0.0
        found.append((row.zone_id or ALL, row.provider_id, float(workers), None))
        if row.zone_id is not None and row.provider_id not in whole:
            found.append((ALL, row.provider_id, float(workers), None))
    return found


def market_shares(market: Market) -> Table:
    table: Table = {}
    for monday, zone, basis, rows in _markets(market):
        groups: dict[str, float] = defaultdict(float)
        people: dict[str, set[str | None]] = defaultdict(set)
        for _zone, provider, quantity, person in rows:
            group = group_of(market.council, provider, monday)
            groups[group] += quantity
            people[group].add(person)
        if basis == "spend":
            groups = defaultdict(float, {name: amount for name, amount in groups.items() if amount > 0})
        total = sum(groups.values())
        for name, quantity in groups.items():
            hours, amount = (quantity, None) if basis in BASES else (None, quantity)
            table[monday, zone, name, basis] = {
                "hours": hours, "amount": amount, "share": quantity / total if total else None,
                "people": len(people[name]) if basis in BASES else None,
            }  # fmt: skip
    return table


def _markets(market: Market) -> Iterator[tuple[date, str, str, Held]]:
    council = market.council
    for monday in mondays(council):
        for basis in BASES:
            rows = held(council, monday, basis) if known(council, monday, basis) else []
            for zone in places(zones(council)):
                yield monday, zone, basis, [row for row in rows if inside(row[0], zone)]
    paid_from = min((row.paid_on for row in market.payments), default=market.paid_until)
    for monday in _weekly(monday_on_or_after(paid_from) + 13 * WEEK, market.paid_until):
        yield monday, ALL, "spend", spend(market, monday)
    for monday in _weekly(date(2024, 12, 30), date(2026, 6, 1)):
        rows = staff(market, monday)
        for zone in {row[0] for row in rows}:
            yield monday, zone, "staff", [row for row in rows if row[0] == zone]


def _weekly(first: date, last: date) -> list[date]:
    return [first + week * WEEK for week in range((last - first).days // 7 + 1)]


def market_concentration(market: Market) -> Table:
    by_market: dict[tuple[Any, ...], list[float]] = defaultdict(list)
    for (monday, zone, _group, basis), row in market_shares(market).items():
        by_market[monday, zone, basis] += [row["share"]] if row["share"] is not None else []
    table: Table = {key: _measures(shares) for key, shares in by_market.items()}
    for monday in mondays(market.council):
        for zone in places(zones(market.council)):
            for basis in BASES:
                empty = _measures([])
                if not known(market.council, monday, basis):
                    empty["providers"] = None
                table.setdefault((monday, zone, basis), empty)
    for monday, zone, basis in table:
        table[monday, zone, basis]["design_hhi"] = design_hhi(market, monday, zone)
    return table


def _measures(shares: list[float]) -> dict[str, Any]:
    ranked = sorted(shares, reverse=True)
    if not ranked:
        return {"providers": 0, **dict.fromkeys(("hhi", "effective_providers", "cr1", "cr4", "cr10", "n50"))}
    hhi = sum((100 * share) ** 2 for share in ranked)
    return {
        "providers": sum(share > 0 for share in ranked),
        "hhi": hhi,
        "effective_providers": 10_000 / hhi,
        "cr1": ranked[0],
        "cr4": sum(ranked[:4]),
        "cr10": sum(ranked[:10]),
        "largest_share": ranked[0],
        "n50": next(count for count in range(1, len(ranked) + 1) if sum(ranked[:count]) >= 0.5 - 1e-6),
    }


def design_hhi(market: Market, monday: date, zone: str) -> float | None:
    groups: dict[str, float] = defaultdict(float)
    for slot in market.slots:
        if slot.zone_id == zone and slot.in_force(monday) and slot.expected_share is not None:
            holder = group_of(market.council, slot.provider_id, monday) if slot.provider_id else f"vacant {slot}"
            groups[holder] += slot.expected_share
    return sum((100 * share) ** 2 for share in groups.values()) if groups else None
