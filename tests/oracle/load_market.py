"""A market's records as the files an analyst would load, after its council's."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.oracle.load_council import load_council
from tests.oracle.market_records import Market
from tests.oracle.product import Product


def published_market(folder: Path, market: Market, seed: int) -> Product:
    product = Product(folder)
    product.store.root.mkdir()
    if market.council_share:
        (product.store.root / "settings.toml").write_text(f"council_share = {market.council_share}", "utf-8")
    load_council(product, market.council, seed)
    product.publish(
        product.request("contracts", [asdict(row) for row in market.slots]),
        product.request("offers", [asdict(row) for row in market.offers]),
        product.request("payments", [asdict(row) for row in market.payments], as_at=market.paid_until),
        product.request("events", [asdict(row) for row in market.events]),
        product.request("workforce", [asdict(row) for row in market.returns]),
        product.request("reablement", [asdict(row) for row in market.services.stays]),
        product.request("discharges", [asdict(row) for row in market.services.discharges]),
        *(product.request("commissioned_hours", rows, feed=name) for name, rows in _by_period(market).items()),
        product.request("provider_kpis", [asdict(row) for row in market.services.kpis]),
        product.request("feedback", [asdict(row) for row in market.services.replies]),
    )
    return product


def _by_period(market: Market) -> dict[str, list[dict[str, Any]]]:
    rows = [asdict(row) for row in market.services.periods]
    return {name: [row for row in rows if row["period"] == name] for name in ("week", "month")}
