"""After a publish every page shows it: caches hang on the published version and on plain values."""

import inspect
from datetime import date
from pathlib import Path
from types import UnionType
from typing import get_type_hints

import streamlit as st

from dashboard.cached import attention, council, disclosed, mondays, news, tables
from dashboard.pipeline import undo
from dashboard.warehouse import history
from dashboard.warehouse.store import Store
from tests.conftest import environment
from tests.oracle.product import Product
from tests.pages.screen import Screen, opened

MONDAY = date(2026, 11, 16)
KEYS = (str, int, date, Path, tuple[str, ...], tuple[str | bool, ...], frozenset[str])


def cached_functions() -> dict[str, object]:
    return {
        name: each
        for module in (attention, council, disclosed, mondays, news, tables)
        for name, each in vars(module).items()
        if hasattr(each, "clear") and callable(each)
    }


def test_cached_functions_take_plain_values_alone() -> None:
    """A frame of more than about 21 rows is told from another by its first and last rows only."""
    assert {"table", "named", "_leaving", "_kept", "settings"} <= set(cached_functions())
    for name, function in cached_functions().items():
        wrapped = inspect.unwrap(function)  # type: ignore[arg-type]
        hints = get_type_hints(wrapped)
        # what begins with an underscore is no part of the key
        for parameter in (each for each in inspect.signature(wrapped).parameters if not each.startswith("_")):
            assert not isinstance(hints[parameter], UnionType), f"{name}({parameter})"
            assert hints[parameter] in KEYS, f"{name}({parameter})"


def packages(hours: float) -> list[dict[str, object]]:
    """Forty people: the change lies in the middle, where a key made of a frame's ends would miss it."""
    return [
        {"package_id": f"p{at}", "zone_id": f"Z{at % 30:02}", "line_start": MONDAY, "weekly_hours": 10 if at != 20 else hours}
        for at in range(40)
    ]  # fmt: skip


def live(screen: Screen) -> str:
    return screen.html.split('class="lab">Live hours')[1].split('class="val">')[1].split("<")[0]


def test_a_page_that_is_open_shows_the_next_version(tmp_path: Path) -> None:
    with environment(tmp_path):
        product = Product(tmp_path)
        product.load("packages", packages(10), as_at=MONDAY)
        screen = opened("package_sizes")
        assert live(screen) == "400"
        product.load("packages", packages(25), as_at=MONDAY)
        screen.run()
        assert live(screen) == "415"
        last = history.read(Store(tmp_path / "store")).loads[-1].load
        undo(Store(tmp_path / "store"), last, lambda _step: None)
        screen.run()
        assert live(screen) == "400"
    st.cache_resource.clear()
