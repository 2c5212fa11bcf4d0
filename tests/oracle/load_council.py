"""A council's records as the files an analyst would load, some of them in two goes and out of order."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from dashboard.intake.receive import Request
from tests.oracle.product import Product
from tests.oracle.records import Council, Feed, Line, Referral


def load_council(product: Product, council: Council, seed: int) -> None:
    requests = [_known_by(product, feed, feed.as_at) for feed in council.packages]
    requests += [_known_by(product, feed, feed.as_at) for feed in council.waiting_list]
    requests += [_request(product, "capacity", feed, feed.rows) for feed in council.capacity]
    requests.append(product.request("providers", [_provider(row) for row in _records(council.providers)]))
    requests.append(product.request("zones", [_zone(*pair) for pair in council.zone_names.items()]))
    before = known_before(council)
    early = [_known_by(product, feed, feed.as_at) for feed in (*before.packages, *before.waiting_list)]
    Random(seed).shuffle(requests)  # noqa: S311
    for batch in [early, requests] if early_first(seed) else [requests, early]:
        product.publish(*batch)


def early_first(seed: int) -> bool:
    """Whether the files of earlier days come first, or late."""
    return Random(seed).random() < 0.5  # noqa: S311


def known_before(council: Council) -> Council:
    """What was known of packages and referrals some weeks before, and nothing beside."""
    return Council(
        tuple(_as_known(feed, feed.as_at - timedelta(days=50)) for feed in council.packages),
        tuple(_as_known(feed, feed.as_at - timedelta(days=70)) for feed in council.waiting_list),
    )


def _as_known(feed: Feed[Any], day: date) -> Feed[Any]:
    """Of that day: what had begun, and of ends only those that had come."""
    return replace(feed, as_at=day, rows=tuple(_seen(row, day) for row in feed.rows if _began(row) <= day))


def _known_by(product: Product, feed: Feed[Any], day: date) -> Request:
    kind = "packages" if isinstance(feed.rows[0], Line) else "waiting_list"
    return _request(product, kind, feed, _as_known(feed, day).rows)


def _began(row: Line | Referral) -> date:
    return row.line_start if isinstance(row, Line) else row.referred_on


def _seen(row: Line | Referral, day: date) -> Line | Referral:
    if isinstance(row, Line):
        return row if row.line_end is None or row.line_end <= day else replace(row, line_end=None, end_reason=None)
    accepted_on = row.accepted_on if row.accepted_on is None or row.accepted_on <= day else None
    if row.closed_on is None or row.closed_on <= day:
        return replace(row, accepted_on=accepted_on)
    return replace(row, accepted_on=accepted_on, closed_on=None, close_reason=None)


def _request(product: Product, kind: str, feed: Feed[Any], rows: Sequence[Any]) -> Request:
    records = _records(rows)
    Random(len(records)).shuffle(records)  # noqa: S311
    return product.request(kind, records, feed=feed.name, as_at=feed.as_at, covers_from=feed.covers_from)


def _records(rows: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]


def _provider(record: dict[str, Any]) -> dict[str, Any]:
    return {("from" if name == "starts" else name): value for name, value in record.items()}


def _zone(zone_id: str, zone_name: str) -> dict[str, Any]:
    return {"zone_id": zone_id, "zone_name": zone_name}
