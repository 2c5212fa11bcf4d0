"""A council of few people whose names could run in a page that trusts them."""

from datetime import date, timedelta
from typing import Any

MONDAY = date(2026, 11, 16)
NASTY = '<img src=x onerror="document.title=1">'
"""A name that would run in a page that trusts it."""

NAMES = {"Z1": NASTY, "Z2": "![pic](http://example.org/x.png) **bold** $x$", "Z3": "=1+1 \U0001f3e0 Ärö"}
NAMES_ON_SCREEN = {code: " ".join(name.split()) for code, name in NAMES.items()}


def zones() -> list[dict[str, Any]]:
    return [{"zone_id": code, "zone_name": name} for code, name in NAMES.items()]


def waiting() -> list[dict[str, Any]]:
    """1, 2 and 6 people wait in the three zones, some longer than others."""
    places = ["Z1", "Z2", "Z2", *["Z3"] * 6]
    return [
        {
            "referral_id": f"RF{at:06}", "zone_id": place, "weekly_hours": 7 + at,
            "setting": ("hospital", "community")[at % 2], "referred_on": MONDAY - timedelta(days=3 + 11 * at),
        }
        for at, place in enumerate(places)
    ]  # fmt: skip


def capacity() -> list[dict[str, Any]]:
    weeks = [MONDAY - timedelta(weeks=back) for back in range(3)]
    return [{"week_commencing": week, "provider_id": NASTY, "zone_id": "Z2", "spare_hours": 20} for week in weeks]


def packages() -> list[dict[str, Any]]:
    """Few people, in few age bands: most counts are small."""
    return [
        {
            "package_id": f"PK{at:06}", "provider_id": NASTY, "zone_id": list(NAMES)[at % 3],
            "age_band": ("85+", "75-84")[at % 2], "funder": ("council", "nhs")[at % 2], "weekly_hours": 3 + 2 * at,
            "line_start": MONDAY - timedelta(weeks=2 + at), "line_end": MONDAY - timedelta(days=5) if at == 1 else None,
        }
        for at in range(13)
    ]  # fmt: skip


def contracts() -> list[dict[str, Any]]:
    """A zone with a name that could run holds one contract, another a vacant slot."""
    slots = [("Z1", "lead", NASTY), ("Z2", "lead", NASTY), ("Z2", "secondary", None)]
    return [
        {
            "contract_id": f"C{at}", "zone_id": place, "role": role, "provider_id": holder, "local_role": NASTY,
            "start_date": MONDAY - timedelta(weeks=60), "end_date": MONDAY + timedelta(days=100), "notice_months": 3,
            "expected_share": 0.6 if role == "lead" else 0.2, "hours_cap": 90 if holder else None,
        }
        for at, (place, role, holder) in enumerate(slots)
    ]  # fmt: skip


def events() -> list[dict[str, Any]]:
    days = [MONDAY - timedelta(days=8 * back) for back in range(4)]
    return [{"event_on": day, "name": f"{NASTY} {at}", "effect": "break"} for at, day in enumerate(days)]


def population() -> list[dict[str, Any]]:
    """Of two zones, in ten years a third more."""
    return [
        {"zone_id": place, "age_band": age, "year": year, "people": people}
        for place in ("Z1", "Z2") for age in ("75-84", "85+") for year, people in ((2026, 300), (2036, 400))
    ]  # fmt: skip


def prices() -> list[dict[str, Any]]:
    return [{"year": 2026, "council_rate": 23.4}, {"year": 2027, "zone_id": "Z1", "council_rate": 24.5}]


def payments() -> list[dict[str, Any]]:
    days = [MONDAY - timedelta(days=30 * back) for back in range(6)]
    return [
        {"paid_on": day, "provider_id": who, "reference": f"{who} {day}", "amount": amount}
        for day in days for who, amount in (("Ash Care Ltd", 900), ("Birch Care Ltd", 300))
    ]  # fmt: skip


def week_ahead(quantity: str, zone: str, age: str, at: int) -> dict[str, Any]:
    week, draws = MONDAY + timedelta(weeks=at), [9.0 + at, 10.0 + at, 11.0 + at]
    return {
        "made_on": MONDAY, "quantity": quantity, "zone_id": zone, "age_band": age, "week_commencing": week,
        "hours": 10.0 + at, "lower_80": 8.0, "upper_80": 12.0 + 2 * at, "draws": draws if age == "all" else None,
    }  # fmt: skip
