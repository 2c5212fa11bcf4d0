"""Stores in the states a page can meet, each made once a run."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from dashboard.intake.receive import Request
from dashboard.measures import QUANTITIES
from dashboard.pipeline import load_files, undo
from dashboard.warehouse import history
from dashboard.warehouse.store import Store
from data_samples import AS_AT, generate, write
from tests.conftest import environment
from tests.oracle.frozen import freeze
from tests.oracle.product import Product

REAL = Path(os.environ.get("HOMECARE_REAL", Path(__file__).parents[3] / "shared" / "real"))
FIFE = REAL / "phs_home_care" / "homecare_locality.csv"
MONDAY = date(2026, 11, 16)
NASTY = '<img src=x onerror="document.title=1">'
"""A name that would run in a page that trusts it."""
NAMES = {"Z1": NASTY, "Z2": "![pic](http://example.org/x.png) **bold** $x$", "Z3": "=1+1 \U0001f3e0 Ärö"}
NAMES_ON_SCREEN = {code: " ".join(name.split()) for code, name in NAMES.items()}


def make(folder: Path, state: str) -> Path:
    """The store's folder, filled as `state` says."""
    folder.mkdir(exist_ok=True)
    with environment(folder):
        _MADE[state](folder)
    return folder


def made_once(root: Path, state: str) -> Path:
    """The same under `root`, whichever process asks first makes it while the others wait."""
    root.mkdir(exist_ok=True)
    folder, ready = root / state.replace(" ", "-"), root / f"{state}.ready"
    with FileLock(root / f"{state}.lock"):
        if not ready.exists():
            make(folder, state)
            ready.touch()
    return folder


def load(folder: Path, *requests: Request) -> None:
    load_files(Store(folder / "store"), requests, lambda _arrivals: True, lambda _step: None)


def sample_requests(folder: Path) -> list[Request]:
    write(generate(), folder)
    return [Request(path, as_at=AS_AT) for path in sorted(folder.glob("*.csv"))]


def _sample(folder: Path) -> None:
    load(folder, *sample_requests(folder))


def _fife(folder: Path) -> None:
    if not FIFE.is_file():
        pytest.skip(f"the public file {FIFE} is not here; name its folder in HOMECARE_REAL")
    load(folder, Request(FIFE, profile="phs-home-care-locality", only={"sending_location": "Fife"}))


def _nothing(_folder: Path) -> None:
    """A store before its first load does not exist."""


def _zones() -> list[dict[str, Any]]:
    return [{"zone_id": code, "zone_name": name} for code, name in NAMES.items()]


def _waiting() -> list[dict[str, Any]]:
    """1, 2 and 6 people wait in the three zones, some longer than others."""
    places = ["Z1", "Z2", "Z2", *["Z3"] * 6]
    return [
        {
            "referral_id": f"RF{at:06}", "zone_id": place, "weekly_hours": 7 + at,
            "setting": ("hospital", "community")[at % 2], "referred_on": MONDAY - timedelta(days=3 + 11 * at),
        }
        for at, place in enumerate(places)
    ]  # fmt: skip


def _capacity() -> list[dict[str, Any]]:
    weeks = [MONDAY - timedelta(weeks=back) for back in range(3)]
    return [{"week_commencing": week, "provider_id": NASTY, "zone_id": "Z2", "spare_hours": 20} for week in weeks]


def _packages() -> list[dict[str, Any]]:
    """Few people, in few age bands: most counts are small."""
    return [
        {
            "package_id": f"PK{at:06}", "provider_id": NASTY, "zone_id": list(NAMES)[at % 3],
            "age_band": ("85+", "75-84")[at % 2], "funder": ("council", "nhs")[at % 2], "weekly_hours": 3 + 2 * at,
            "line_start": MONDAY - timedelta(weeks=2 + at), "line_end": MONDAY - timedelta(days=5) if at == 1 else None,
        }
        for at in range(13)
    ]  # fmt: skip


def _contracts() -> list[dict[str, Any]]:
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


def _events() -> list[dict[str, Any]]:
    days = [MONDAY - timedelta(days=8 * back) for back in range(4)]
    return [{"event_on": day, "name": f"{NASTY} {at}", "effect": "break"} for at, day in enumerate(days)]


def _population() -> list[dict[str, Any]]:
    """Of two zones, in ten years a third more."""
    return [
        {"zone_id": place, "age_band": age, "year": year, "people": people}
        for place in ("Z1", "Z2") for age in ("75-84", "85+") for year, people in ((2026, 300), (2036, 400))
    ]  # fmt: skip


def _prices() -> list[dict[str, Any]]:
    return [{"year": 2026, "council_rate": 23.4}, {"year": 2027, "zone_id": "Z1", "council_rate": 24.5}]


def _payments() -> list[dict[str, Any]]:
    days = [MONDAY - timedelta(days=30 * back) for back in range(6)]
    return [
        {"paid_on": day, "provider_id": who, "reference": f"{who} {day}", "amount": amount}
        for day in days for who, amount in (("Ash Care Ltd", 900), ("Birch Care Ltd", 300))
    ]  # fmt: skip


def _drawn(folder: Path, **kinds: list[dict[str, Any]]) -> None:
    product = Product(folder)
    product.publish(*(product.request(kind, rows, as_at=MONDAY) for kind, rows in kinds.items()))


def _undone(folder: Path) -> None:
    _drawn(folder, waiting_list=_waiting())
    store = Store(folder / "store")
    for entry in history.read(store).loads:
        undo(store, entry.load, lambda _step: None)


def _few(folder: Path) -> None:
    _drawn(
        folder, zones=_zones(), packages=_packages(), waiting_list=_waiting(), capacity=_capacity(),
        contracts=_contracts(), events=_events(), population=_population(), prices=_prices(),
    )  # fmt: skip


def _foreseen(folder: Path) -> None:
    """Few people, and forecasts as if a run had made them: 10 hours and one more each week in every cell."""
    product, options = Product(folder), {"as_at": MONDAY, "covers_from": MONDAY - timedelta(weeks=16)}
    kinds = {"packages": _packages(), "waiting_list": _waiting(), "capacity": _capacity()}
    product.publish(
        product.request("zones", _zones(), as_at=MONDAY),
        *(product.request(kind, rows, **options) for kind, rows in kinds.items()),
    )
    cells = [(zone, age) for zone in (*NAMES, "all") for age in ("75-84", "85+", "all")]
    freeze(
        product,
        [_week_ahead(quantity, *cell, at) for quantity in QUANTITIES for cell in cells for at in range(1, 53)],
    )


def _week_ahead(quantity: str, zone: str, age: str, at: int) -> dict[str, Any]:
    week, draws = MONDAY + timedelta(weeks=at), [9.0 + at, 10.0 + at, 11.0 + at]
    return {
        "made_on": MONDAY, "quantity": quantity, "zone_id": zone, "age_band": age, "week_commencing": week,
        "hours": 10.0 + at, "lower_80": 8.0, "upper_80": 12.0 + 2 * at, "draws": draws if age == "all" else None,
    }  # fmt: skip


_MADE = {
    "sample": _sample,
    "fife": _fife,
    "empty": _nothing,
    "waiting list only": lambda folder: _drawn(folder, waiting_list=_waiting()),
    "capacity and zones only": lambda folder: _drawn(folder, zones=_zones(), capacity=_capacity()),
    "payments only": lambda folder: _drawn(folder, payments=_payments()),
    "all undone": _undone,
    "few people, names that could run": _few,
    "few people, forecast": _foreseen,
}
STATES = tuple(_MADE)
FEW, FORESEEN = "few people, names that could run", "few people, forecast"


def pointed_at(folder: Path) -> Iterator[Path]:
    """The environment names a store while a test runs."""
    with environment(folder):
        yield folder
