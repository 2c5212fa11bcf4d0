"""Four providers, one of whom every extract tells of."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.oracle.product import Product

MONDAY = date(2026, 11, 16)
NAMES = {"P1": "Ashdown Care", "P2": "Birch Homecare", "P3": "Cedar Care", "P4": "Dale Care"}
PEOPLE = {("P1", "Z1"): 40, ("P1", "Z2"): 12, ("P1", "Z3"): 3, ("P2", "Z1"): 9, ("P3", "Z3"): 2, ("P2", "Z3"): 3}
WEEK = timedelta(weeks=1)


def lines() -> list[dict[str, Any]]:
    """Six packages ended a fortnight ago as handed back by the first provider, two by the second."""
    rows = [
        {
            "package_id": f"{code}-{zone}-{at}", "provider_id": code, "zone_id": zone, "weekly_hours": 10,
            "line_start": MONDAY - 60 * WEEK,
        }
        for (code, zone), count in PEOPLE.items()
        for at in range(count)
    ]  # fmt: skip
    ended = MONDAY - timedelta(days=12)
    for code, count in (("P1", 6), ("P2", 2)):
        gone = rows[0] | {"provider_id": code, "line_end": ended, "end_reason": "handed_back"}
        rows += [gone | {"package_id": f"gone-{code}-{at}"} for at in range(count)]
    return rows


def offers() -> list[dict[str, Any]]:
    """Of twenty, nine are accepted, eight declined for want of staff, two for the price, one is not answered."""
    said = (
        [("accepted", None)] * 9 + [("declined", "no_staff")] * 8 + [("declined", "price")] * 2 + [("no_reply", None)]
    )
    return [
        {
            "offer_id": f"o{at}", "referral_id": "r1", "provider_id": "P1", "offered_on": MONDAY - timedelta(days=at),
            "answered_on": None if answer == "no_reply" else MONDAY - timedelta(days=at - 2), "answer": answer,
            "reason": reason,
        }
        for at, (answer, reason) in enumerate(said)
    ]  # fmt: skip


def everything() -> dict[str, list[dict[str, Any]]]:
    contract = {"provider_id": "P1", "start_date": "2024-04-01", "end_date": "2027-03-31", "notice_months": 6}
    old = {"offer_id": "old", "referral_id": "r1", "provider_id": "P2", "offered_on": MONDAY - 55 * WEEK}
    providers: list[dict[str, Any]] = [{"provider_id": code, "provider_name": name} for code, name in NAMES.items()]
    providers[0] |= {"rating": "Good", "ecm_compliant": True}
    providers += [providers[0] | {"from": "2026-10-01", "rating": "Inadequate", "status": "embargoed"}]
    return {
        "packages": lines(),
        "providers": [row | ({"group_name": "Green"} if row["provider_id"] in ("P1", "P2") else {}) for row in providers],
        "waiting_list": [{"referral_id": "r1", "zone_id": "Z1", "closed_on": MONDAY}],
        "offers": [*offers(), old],
        "contracts": [
            contract | {"contract_id": "c1", "zone_id": "Z1", "hours_cap": 500},
            contract | {"contract_id": "c3", "zone_id": "Z3", "hours_cap": 100, "role": "spot"},
        ],
        "commissioned_hours": [
            {
                "period_start": "2026-10-01", "period": "month", "zone_id": zone, "provider_id": "P1",
                "planned_hours": 200, "delivered_hours": 190, "missed_visits": 1, "late_visits": 4,
            }
            for zone in ("Z1", "Z2")
        ],
        "workforce": [
            {"month_starting": month, "provider_id": "P1", "care_workers": size, "vacancies": 2}
            for month, size in (("2025-10-01", 30), ("2026-10-01", 38))
        ],
        "feedback": [
            {"period_start": "2026-07-01", "provider_id": "P1", "respondent": who, "responses": count, "mean_rating": 4}
            for who, count in (("customer", 20), ("family", 12), ("professional", 3))
        ],
        "provider_kpis": [{"period_start": "2026-07-01", "kpi": "Visits on time", "value": 0.9, "target": 0.95}],
    }  # fmt: skip


def publish(folder: Path, kinds: dict[str, list[dict[str, Any]]], settings: str = "") -> None:
    product = Product(folder)
    product.store.root.mkdir(exist_ok=True)
    (product.store.root / "settings.toml").write_text(settings, encoding="utf-8")
    options = {"packages": {"as_at": MONDAY, "covers_from": MONDAY - 60 * WEEK}, "waiting_list": {"as_at": MONDAY}}
    kinds = {
        name: [{"provider_id": "P1"} | row if name == "provider_kpis" else row for row in rows]
        for name, rows in kinds.items()
    }
    product.publish(*(product.request(name, rows, **options.get(name, {})) for name, rows in kinds.items()))
