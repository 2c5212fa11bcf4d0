"""What is published much as it is returned: `delivery`, `feedback` and `provider_kpis`."""

from collections import defaultdict
from typing import Any

from tests.oracle.hospitals import sum_of_all
from tests.oracle.hours import Table
from tests.oracle.market_records import Market
from tests.oracle.records import ALL
from tests.oracle.service_records import Period, Replies

PROVIDER_LEAST = 5


def delivery(market: Market) -> Table:
    cells: dict[tuple[Any, ...], list[Period]] = defaultdict(list)
    for row in market.services.periods:
        cells[row.period_start, row.zone_id or ALL, row.provider_id or ALL].append(row)
    return {key: _delivered([row for row in rows if row.period == "week"] or rows) for key, rows in cells.items()}


def _delivered(rows: list[Period]) -> dict[str, Any]:
    names = ("planned_hours", "delivered_hours", "missed_visits", "late_visits")
    return {name: sum_of_all([getattr(row, name) for row in rows]) for name in names}


def provider_kpis(market: Market) -> Table:
    rows = market.services.kpis
    return {(row.period_start, row.provider_id, row.kpi): {"value": row.value, "target": row.target} for row in rows}


def feedback(market: Market) -> Table:
    """Of all providers together what is returned for them, else the sum of each; likewise of all who were asked."""
    cells: dict[tuple[Any, ...], dict[str, list[Replies]]] = defaultdict(lambda: defaultdict(list))
    for row in market.services.replies:
        zone = row.zone_id or ALL
        for provider in {row.provider_id or ALL, ALL}:
            for who in (row.respondent, ALL):
                cells[row.period_start, provider, zone, who][row.respondent].append(row)
    return {key: _replied(key, by_who) for key, by_who in cells.items()}


def _replied(key: tuple[Any, ...], by_who: dict[str, list[Replies]]) -> dict[str, Any]:
    counted = [row for rows in by_who.values() for row in _whole_or_parts(rows, key[1])]
    rated = [row for row in counted if row.mean_rating is not None]
    replies = sum(row.responses for row in rated)
    told = replies > 0 and (key[1] == ALL or replies >= PROVIDER_LEAST)
    mean = sum(row.responses * (row.mean_rating or 0.0) for row in rated) / replies if told else None
    return {"responses": sum(row.responses for row in counted), "mean_rating": mean}


def _whole_or_parts(rows: list[Replies], provider: str) -> list[Replies]:
    whole = [row for row in rows if row.provider_id is None]
    return whole if provider == ALL and whole else rows
