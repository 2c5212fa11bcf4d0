"""What care costs and how it is bought: `prices_paid`, `short_visits` and `team_purchasing`."""

from collections import defaultdict
from datetime import date
from typing import Any

from tests.oracle.calendar import mondays, span_of
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.market import package_begun
from tests.oracle.market_records import Market
from tests.oracle.records import DAY, Line


def _live(market: Market) -> dict[tuple[Any, ...], list[Line]]:
    """Live lines by Monday, zone and provider."""
    span = span_of(market.council.packages)
    cells: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
    for monday in filter(span.covers, mondays(market.council)):
        for line in live_lines(market.council, monday):
            cells[monday, line.zone_id, line.provider_id].append(line)
    return cells


def prices_paid(market: Market) -> Table:
    return {key: _price(lines) for key, lines in _live(market).items()}


def _price(lines: list[Line]) -> dict[str, Any]:
    priced = [line for line in lines if line.hourly_rate is not None]
    spend, hours = sum(line.weekly_hours * (line.hourly_rate or 0.0) for line in priced), total(priced)
    return {
        "hours": total(lines),
        "mean_rate": spend / hours if hours else None,
        "weekly_spend": spend if priced else None,
        "priced_share": hours / total(lines) if total(lines) else None,
    }


def short_visits(market: Market) -> Table:
    counting = [line for line in market.council.lines if line.counts]
    begun = {line.package_id: package_begun(counting, line) for line in counting}
    table: Table = {}
    for key, lines in _live(market).items():
        known = [line for line in lines if None not in (line.visits_per_week, line.short_visits_per_week)]
        if known:
            policy = policy_from(market, key[0], key[1])
            after = [line for line in known if policy and begun[line.package_id] >= policy]
            table[key] = _visits(known) | {
                "policy_from": policy,
                "visits_after_policy": _sum(after, "visits_per_week") if policy else None,
                "short_visits_after_policy": _sum(after, "short_visits_per_week") if policy else None,
            }
    return table


def policy_from(market: Market, monday: date, zone: str) -> date | None:
    days = [
        row.event_on
        for row in market.events
        if row.effect == "policy_short_visits" and row.zone_id in (None, zone) and row.event_on <= monday
    ]
    return max(days, default=None)


def _visits(lines: list[Line]) -> dict[str, Any]:
    visits, short = _sum(lines, "visits_per_week"), _sum(lines, "short_visits_per_week")
    agreed = _sum([line for line in lines if line.short_visits_agreed == "yes"], "short_visits_per_week")
    return {
        "visits": visits,
        "short_visits": short,
        "short_share": short / visits if visits else None,
        "short_agreed_share": agreed / short if short else None,
    }


def _sum(lines: list[Line], column: str) -> float:
    return float(sum(getattr(line, column) for line in lines))


def team_purchasing(market: Market) -> Table:
    span = span_of(market.council.packages)
    counting = [line for line in market.council.lines if line.counts]
    cells: dict[tuple[Any, ...], list[Line]] = defaultdict(list)
    for line in counting:
        month = line.line_start.replace(day=1)
        month_end = (month + 31 * DAY).replace(day=1) - DAY
        if line.line_start == package_begun(counting, line) and span.first <= month and month_end <= span.last:
            cells[month, line.team or "not_stated", line.provider_id].append(line)
    return {key: _bought(lines) for key, lines in cells.items()}


def _bought(lines: list[Line]) -> dict[str, Any]:
    packages = len({line.package_id for line in lines})
    return {"new_packages": packages, "new_hours": total(lines), "mean_hours": total(lines) / packages}
