"""How fresh each feed is: `sources`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tests.oracle.calendar import Span, span_of
from tests.oracle.hours import Table
from tests.oracle.market_records import Market
from tests.oracle.records import DAY

HELD_UNTIL_REPLACED = ("zones", "providers", "contracts", "events")
"""Of no day; each loaded once here."""


def sources(market: Market) -> Table:
    spans = {(kind, feed): (span, loads) for kind, feed, span, loads in _feeds(market)}
    newest = max(span.last for (kind, _feed), (span, _loads) in spans.items() if kind != "capacity")
    table: Table = {
        key: {"as_at": span.last, "covers_from": span.first, "late_days": (newest - span.last).days, "loads": loads}
        for key, (span, loads) in spans.items()
    }
    held: dict[str, Any] = {"covers_from": None, "late_days": None, "loads": 1}
    return table | {(kind, "default"): held for kind in HELD_UNTIL_REPLACED}


def _feeds(market: Market) -> Iterator[tuple[str, str, Span, int]]:
    council, services = market.council, market.services
    yield from (("packages", feed.name, span_of([feed]), 2) for feed in council.packages)
    yield from (("waiting_list", feed.name, span_of([feed]), 2) for feed in council.waiting_list)
    for declared in council.capacity:
        first = min(row.week_commencing for row in declared.rows)
        yield "capacity", declared.name, Span(first, declared.as_at), 1
    yield "payments", "default", Span(min(row.paid_on for row in market.payments), market.paid_until), 1
    for kind, days in _returned(market).items():
        yield kind, "default", Span(min(days), max(days)), 1
    for name in ("week", "month"):
        starts = [row.period_start for row in services.periods if row.period == name]
        yield "commissioned_hours", name, Span(min(starts), _last_day(max(starts), name)), 1


def _returned(market: Market) -> dict[str, Sequence[date]]:
    services = market.services
    return {
        "offers": offer_days(market),
        "workforce": [row.month_starting for row in market.returns],
        "reablement": [row.week_commencing for row in services.stays],
        "discharges": [row.week_commencing for row in services.discharges],
        "provider_kpis": [row.period_start for row in services.kpis],
        "feedback": [row.period_start for row in services.replies],
    }


def offer_days(market: Market) -> list[date]:
    """An answer is as much an event as an offer."""
    answered = [row.answered_on for row in market.offers if row.answered_on is not None]
    return [row.offered_on for row in market.offers] + answered


def _last_day(start: date, period: str) -> date:
    return start + 6 * DAY if period == "week" else (start + 31 * DAY).replace(day=1) - DAY
