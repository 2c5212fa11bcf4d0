"""What became of declared hours, and packages with short visits: `spare_uptake` and `short_visit_weeks`."""

from collections import defaultdict
from datetime import date
from itertools import product
from typing import Any

from tests.oracle.calendar import mondays, span_of
from tests.oracle.gaps import UNSAID
from tests.oracle.hours import Table
from tests.oracle.market import package_begun
from tests.oracle.market_records import Market
from tests.oracle.packages import cells
from tests.oracle.prices import policy_from
from tests.oracle.records import ALL, DAY, WEEK, Declaration, Line


def spare_uptake(market: Market) -> Table:
    council = market.council
    known = {key: _taken(market, row) for key, row in _by_day(council.declarations).items()}
    declared_from = min(row.week_commencing for row in council.declarations)
    table: Table = {}
    for monday in filter(span_of(council.packages).covers, mondays(council)):
        if monday - 13 * WEEK >= declared_from:
            over = {key: row for key, row in known.items() if monday - 13 * WEEK <= key[0] <= monday - WEEK}
            table |= _uptake_of(over, monday)
    return table


Days = dict[tuple[date, str, str], dict[str, float] | None]
"""By the day of a declaration, its zone and its provider."""


def _by_day(declarations: list[Declaration]) -> dict[tuple[date, str, str], Declaration]:
    """Of two rows of one day the later week counts."""
    rows = sorted(declarations, key=lambda row: row.week_commencing)
    return {(row.declared_on or row.week_commencing, row.zone_id, row.provider_id): row for row in rows if row.zone_id}


def _uptake_of(over: Days, monday: date) -> Table:
    found: dict[tuple[Any, ...], list[dict[str, float]]] = defaultdict(list)
    for (_day, zone, provider), taken in over.items():
        for key in product((monday,), (zone, ALL), (provider, ALL)):
            if taken is not None:
                found[key].append(taken)
    return {key: _added(rows) for key, rows in found.items()}


def _taken(market: Market, row: Declaration) -> dict[str, float] | None:
    """Hours declared, offered and begun in the seven days from a declaration on."""
    first = row.declared_on or row.week_commencing
    span = span_of(market.council.packages)
    if not (span.covers(first) and span.covers(first + 6 * DAY)):
        return None
    zone_of = {each.referral_id: each for each in market.council.referrals if each.queue == "package"}
    offered = {
        offer.referral_id: zone_of[offer.referral_id].weekly_hours or 0.0
        for offer in market.offers
        if offer.provider_id == row.provider_id and first <= offer.offered_on < first + WEEK
        and offer.referral_id in zone_of and zone_of[offer.referral_id].zone_id == row.zone_id
    }  # fmt: skip
    lines = [line for line in market.council.lines if line.counts]
    begun = [
        line for line in lines
        if (line.provider_id, line.zone_id) == (row.provider_id, row.zone_id) and first <= line.line_start < first + WEEK
        and line.line_start == package_begun(lines, line)
    ]  # fmt: skip
    asked = min(row.spare_hours, sum(offered.values()))
    return {
        "spare_hours": row.spare_hours, "offered_hours": sum(offered.values()), "asked_for_hours": asked,
        "taken_up_hours": sum(line.weekly_hours for line in begun) if offered else 0.0,
    }  # fmt: skip


def _added(rows: list[dict[str, float]]) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: sum(each[name] for each in rows)
        for name in ("spare_hours", "offered_hours", "asked_for_hours", "taken_up_hours")
    }
    share = row["taken_up_hours"] / row["asked_for_hours"] if row["asked_for_hours"] else None
    return row | {"declarations": len(rows), "taken_up_share": share}


def short_visit_weeks(market: Market) -> Table:
    counting = [line for line in market.council.lines if line.counts]
    begun = {line.package_id: package_begun(counting, line) for line in counting}
    table: Table = {}
    for cell, lines in cells(market):
        known = [line for line in lines if None not in (line.visits_per_week, line.short_visits_per_week)]
        if known:
            policies = {zone: policy_from(market, cell[0], zone) for zone in {line.zone_id for line in known}}
            table[cell] = _short(known, policies, begun)
    return table


def _short(lines: list[Line], policies: dict[str, date | None], begun: dict[str, date]) -> dict[str, Any]:
    short = [line for line in lines if line.short_visits_per_week]
    unagreed = [line for line in short if line.short_visits_agreed != "yes"]
    judged = [(line, policy) for line in lines if (policy := policies[line.zone_id]) is not None]
    older = [line for line, policy in judged if begun[line.package_id] < policy]
    newer = [line for line, policy in judged if begun[line.package_id] >= policy]
    row = {
        "packages": len({line.package_id for line in lines}),
        "short_packages": len({line.package_id for line in short}),
        "unagreed_packages": len({line.package_id for line in unagreed}),
        "visits": _sum(lines, "visits_per_week"), "short_visits": _sum(short, "short_visits_per_week"),
        "short_share": _share(lines), "older_share": _share(older), "newer_share": _share(newer),
        "policy_from": next(iter(policies.values())) if len(policies) == 1 else UNSAID,
    }  # fmt: skip
    parts = {"older_packages": older, "newer_packages": newer}
    return row | {
        name: len({line.package_id for line in part if line in unagreed}) if judged else None
        for name, part in parts.items()
    }


def _share(lines: list[Line]) -> float | None:
    visits = _sum(lines, "visits_per_week")
    return _sum(lines, "short_visits_per_week") / visits if visits else None


def _sum(lines: list[Line], column: str) -> float:
    return float(sum(getattr(line, column) for line in lines))
