"""Every measure over time, and as it was first published: `measure_trends` and `revisions`."""

from collections import defaultdict
from dataclasses import replace
from typing import Any, Final

from tests.oracle.bridges import hours_bridge
from tests.oracle.calendar import mondays, span_of, zones
from tests.oracle.gaps import weekly_gaps
from tests.oracle.hours import Table, weekly_hours
from tests.oracle.load_council import early_first, known_before
from tests.oracle.market import market_concentration, package_begun
from tests.oracle.market_records import Market, places
from tests.oracle.records import ALL, WEEK
from tests.oracle.service_records import Services
from tests.oracle.waiting import weekly_waiting
from tests.oracle.winter import winter_indicators

GAPS: Final = (
    "waiting_hours", "waiting_people", "replacement_hours", "gap_hours", "shortfall_hours", "spare_hours", "coverage",
    "demand_hours", "capacity_hours",
)  # fmt: skip
MARKET: Final = {
    "market_providers": "providers", "market_n50": "n50", "largest_share": "cr1", "largest_4_share": "cr4",
    "largest_10_share": "cr10", "effective_providers": "effective_providers", "market_hhi": "hhi",
}  # fmt: skip
BRIDGE: Final = ("new", "increase", "decrease", "ended", "paused", "restarted", "handed_back")
WINTER: Final = (
    "handback_hours", "offers_declined", "missed_late_visits", "absence", "delayed_people", "discharges_with_care",
    "admissions_with_package", "reablement_days", "awaiting_onward_care",
)  # fmt: skip


def measure_trends(market: Market) -> Table:
    found = [_of_gaps(market), _of_hours(market), _of_waiting(market), _of_bridge(market), _of_market(market)]
    found += [_of_winter(market), _of_new_packages(market)]
    return {key: row for table in found for key, row in table.items() if row["value"] is not None}


def _of_gaps(market: Market) -> Table:
    rows = weekly_gaps(market.council).items()
    return {(*key, name): {"value": row[name]} for key, row in rows for name in GAPS}


def _of_hours(market: Market) -> Table:
    table: Table = {}
    for (monday, zone, band), row in weekly_hours(market.council).items():
        if band == ALL:
            mean = row["live_hours"] / row["people"] if row["people"] else None
            named = {name: row[name] for name in ("live_hours", "people", "packages", "suspended_hours")}
            table |= {(monday, zone, name): {"value": value} for name, value in (named | {"mean_hours": mean}).items()}
    return table


def _of_waiting(market: Market) -> Table:
    rows = weekly_waiting(market.council).items()
    names = ("longest_days", "p90_days", "median_days")
    return {(*key[:2], name): {"value": row[name]} for key, row in rows if key[2] == "package" for name in names}


def _of_bridge(market: Market) -> Table:
    table: Table = {}
    sums: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for (monday, zone), row in hours_bridge(market.council).items():
        for move in BRIDGE:
            name, value = f"bridge_{move}_hours", row[f"{move}_hours"]
            table[monday, zone, name] = {"value": value}
            sums[monday, name].append(value)
    whole = {
        (monday, ALL, name): {"value": None if None in parts else sum(parts)} for (monday, name), parts in sums.items()
    }
    return table | whole


def _of_market(market: Market) -> Table:
    table: Table = {}
    for (monday, zone, basis), row in market_concentration(market).items():
        if basis == "live":
            table |= {(monday, zone, name): {"value": row.get(column)} for name, column in MARKET.items()}
    return table


def _of_winter(market: Market) -> Table:
    return {key: row for key, row in winter_indicators(market).items() if key[2] in WINTER}


def _of_new_packages(market: Market) -> Table:
    council, span = market.council, span_of(market.council.packages)
    counting = [line for line in council.lines if line.counts]
    begun = {line.package_id: package_begun(counting, line) for line in counting}
    table: Table = {}
    for monday in mondays(council):
        known = span.covers(monday) and span.covers(monday - WEEK)
        first = [
            line
            for line in counting
            if line.line_start == begun[line.package_id] and monday - WEEK < line.line_start <= monday
        ]
        for zone in places(zones(council)):
            count = len({line.package_id for line in first if zone in (ALL, line.zone_id)})
            table[monday, zone, "new_packages"] = {"value": count if known else None}
    return table


def revisions(seed: int, market: Market) -> Table:
    """The files of earlier days alone, the council, and all of it: in the order in which they were published."""
    nothing = Services((), (), (), (), ())
    council = replace(market, slots=(), offers=(), payments=(), returns=(), events=(), services=nothing)
    early = [replace(council, council=known_before(market.council))] if early_first(seed) else []
    versions = [measure_trends(each) for each in (*early, council, market)]
    first: dict[Any, Any] = {}
    for key, row in (pair for version in versions for pair in version.items()):
        first.setdefault(key, row["value"])
    now = versions[-1]
    built = {monday for monday, _zone, _measure in now}
    return {
        key: {"first_published": value, "now": now[key]["value"] if key in now else None}
        for key, value in first.items()
        if key[0] in built
    }
