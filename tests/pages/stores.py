"""Stores in the states a page can meet, each made once a run."""

import os
from collections.abc import Iterator
from datetime import timedelta
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
from tests.pages.few import (
    MONDAY,
    NAMES,
    capacity,
    contracts,
    events,
    packages,
    payments,
    population,
    prices,
    waiting,
    week_ahead,
    zones,
)

REAL = Path(os.environ.get("HOMECARE_REAL", Path(__file__).parents[3] / "shared" / "real"))
FIFE = REAL / "phs_home_care" / "homecare_locality.csv"


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


def _drawn(folder: Path, **kinds: list[dict[str, Any]]) -> None:
    product = Product(folder)
    product.publish(*(product.request(kind, rows, as_at=MONDAY) for kind, rows in kinds.items()))


def _undone(folder: Path) -> None:
    _drawn(folder, waiting_list=waiting())
    store = Store(folder / "store")
    for entry in history.read(store).loads:
        undo(store, entry.load, lambda _step: None)


def _few(folder: Path) -> None:
    _drawn(
        folder, zones=zones(), packages=packages(), waiting_list=waiting(), capacity=capacity(),
        contracts=contracts(), events=events(), population=population(), prices=prices(),
    )  # fmt: skip


def _foreseen(folder: Path) -> None:
    """Few people, and forecasts as if a run had made them: 10 hours and one more each week in every cell."""
    product, options = Product(folder), {"as_at": MONDAY, "covers_from": MONDAY - timedelta(weeks=16)}
    kinds = {"packages": packages(), "waiting_list": waiting(), "capacity": capacity()}
    product.publish(
        product.request("zones", zones(), as_at=MONDAY),
        *(product.request(kind, rows, **options) for kind, rows in kinds.items()),
    )
    cells = [(zone, age) for zone in (*NAMES, "all") for age in ("75-84", "85+", "all")]
    freeze(
        product,
        [week_ahead(quantity, *cell, at) for quantity in QUANTITIES for cell in cells for at in range(1, 53)],
    )


_MADE = {
    "sample": _sample,
    "fife": _fife,
    "empty": _nothing,
    "waiting list only": lambda folder: _drawn(folder, waiting_list=waiting()),
    "capacity and zones only": lambda folder: _drawn(folder, zones=zones(), capacity=capacity()),
    "payments only": lambda folder: _drawn(folder, payments=payments()),
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
