"""The month that is shown, who has not returned it, and names that stay out of the room."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from tests.conftest import environment
from tests.oracle.frozen import freeze
from tests.oracle.product import Product
from tests.pages.screen import Screen, opened

MONTHS = [date(2025 + (at > 3), (at + 8) % 12 + 1, 1) for at in range(14)]
MONDAY = date(2026, 11, 16)
NAMES = {"P1": "Ashdown Care", "P2": "Birch Homecare", "P3": "Cedar Care"}


def returns() -> list[dict[str, Any]]:
    """September 2025 to October 2026; the third provider has not returned the last month."""
    rows = [
        {
            "month_starting": month, "provider_id": code, "care_workers": 20 * at + place, "vacancies": 2 * at,
            "leavers": at, "starters": 1, "contracted_hours": 500 * at, "absence_hours": 25 * at, "agency_hours": 5,
            "drivers": 12 * at,
        }
        for place, month in enumerate(MONTHS)
        for at, code in enumerate(NAMES, 1)
    ]  # fmt: skip
    return [row for row in rows if (row["provider_id"], row["month_starting"]) != ("P3", MONTHS[-1])]


def packages(hours: float = 300) -> list[dict[str, Any]]:
    return [
        {
            "package_id": f"a{at}", "provider_id": f"P{at % 2 + 1}", "zone_id": f"Z{at % 2}", "weekly_hours": hours / 10,
            "line_start": MONDAY - timedelta(weeks=20),
        }
        for at in range(10)
    ]  # fmt: skip


def filled(folder: Path, settings: str = "", **kinds: list[dict[str, Any]]) -> Product:
    product = Product(folder)
    product.store.root.mkdir()
    (product.store.root / "settings.toml").write_text(settings, encoding="utf-8")
    names = [{"provider_id": code, "provider_name": name} for code, name in NAMES.items()]
    options: dict[str, dict[str, Any]] = {"packages": {"as_at": MONDAY, "covers_from": MONDAY - timedelta(weeks=19)}}
    every = {"workforce": returns(), "providers": names, **kinds}
    product.publish(*(product.request(kind, rows, **options.get(kind, {})) for kind, rows in every.items()))
    return product


@pytest.fixture(autouse=True)
def _(tmp_path: Path) -> Iterator[None]:
    st.cache_resource.clear()
    with environment(tmp_path):
        yield
    st.cache_resource.clear()


def everything(screen: Screen) -> str:
    return screen.html + repr(screen.charts) + b"".join(screen.downloads.values()).decode()


def test_returns_alone_fill_the_page(tmp_path: Path) -> None:
    filled(tmp_path)
    screen = opened("workforce")
    assert screen.title == "2 providers employ 24 more care workers than a year ago; 6.5% of posts are vacant"
    assert "Returns for <b>October 2026</b> from 2 of 3 providers" in screen.html
    assert "Not in yet: Cedar Care" in screen.html
    assert "24 better</b></span>, 2 providers" in screen.html
    assert "Contact hours against the council&#x27;s: needs the packages extract" in screen.html
    words = {row.get("words") for row in screen.charts["workforce_change"]}
    assert "+24 (+38.7%)" in words


def test_an_earlier_week_shows_the_latest_month_before_it(tmp_path: Path) -> None:
    filled(tmp_path, packages=packages())
    screen = opened("workforce", week="2026-09-28")
    assert "Returns for <b>September 2026</b> from 3 of 3 providers" in screen.html
    assert "The latest month on or before the week chosen." in screen.html
    assert "Not in yet" not in screen.html


def test_a_month_that_should_long_be_in_is_late(tmp_path: Path) -> None:
    filled(tmp_path, workforce=[row for row in returns() if row["month_starting"] < MONTHS[-1]], packages=packages())
    assert "Late: nothing is returned since September 2026" in opened("workforce").html


@pytest.mark.parametrize(
    ("settings", "address"), [("", {"meeting": "true", "workforce_part": "use"}), ('audience = "shared"', {})]
)
def test_where_others_look_no_provider_is_named(tmp_path: Path, settings: str, address: dict[str, str]) -> None:
    filled(tmp_path, settings, packages=packages())
    screen = opened("workforce", **address)
    assert not [name for name in (*NAMES, *NAMES.values()) if name in everything(screen)]
    assert "Not in yet: 1 provider" in screen.html
    assert ("10 to 20%", "0") in {(row.get("row"), row.get("words")) for row in screen.charts["workforce_bands"]}


def test_the_council_alone_sees_providers_by_name(tmp_path: Path) -> None:
    filled(tmp_path, packages=packages())
    rows = {row.get("row") for row in opened("workforce").charts["workforce_providers"]}
    assert {"Ashdown Care", "Birch Homecare"} <= rows


@pytest.mark.parametrize(
    ("settings", "others", "basis"),
    [
        ("", 0.0, "Hours for others as providers returned them, 2 of 2 providers"),
        (
            "council_share = 0.5",
            None,
            "The council&#x27;s share: as returned, else the local setting, 2 of 2 providers",
        ),
        ("", None, "In use: not known. No hours for others, no local share"),
    ],
)
def test_how_the_use_of_hours_is_known_is_said(tmp_path: Path, settings: str, others: float | None, basis: str) -> None:
    rows = [row | {"other_contact_hours": others} for row in returns()]
    filled(tmp_path, settings, workforce=rows, packages=packages())
    assert basis in opened("workforce").html


def test_without_a_forecast_the_page_says_what_to_run(tmp_path: Path) -> None:
    filled(tmp_path, packages=packages())
    assert "Run homecare forecast" in opened("workforce").html


@pytest.mark.parametrize(
    ("others", "title", "basis"),
    [
        (200.0, "No care workers to recruit", "Forecast for 15 February 2027; the council buys 43%"),
        (None, "Care workers to recruit", "Not known: no hours for others, no local share"),
    ],
)
def test_care_workers_to_recruit_stand_on_the_forecast_and_the_councils_share(
    tmp_path: Path, others: float | None, title: str, basis: str
) -> None:
    product = filled(
        tmp_path, packages=packages(), workforce=[row | {"other_contact_hours": others} for row in returns()]
    )
    week = {"made_on": MONDAY, "quantity": "demand_hours", "week_commencing": MONDAY + timedelta(weeks=13)}
    ends = {"hours": 300.0, "lower_80": 0.0, "upper_80": 0.0, "draws": [300.0]}
    freeze(product, [week | ends | {"zone_id": zone} for zone in ("Z0", "Z1", "all")])
    screen = opened("workforce")
    assert f'class="hc-h2">{title}<' in screen.html
    assert basis in screen.html
    assert ("workforce_recruiting" in screen.charts) == (others is not None)


def test_a_zone_that_returns_alone_name_stands_under_its_code(tmp_path: Path) -> None:
    filled(tmp_path, packages=packages(), workforce=[row | {"zone_id": "Z9"} for row in returns()])
    assert "Z9" in {row.get("row") for row in opened("workforce").charts["workforce_hours"]}


def test_a_zone_shows_its_part_of_a_return(tmp_path: Path) -> None:
    filled(tmp_path, packages=packages())
    council, zone = opened("workforce"), opened("workforce", zone="Z0")
    assert zone.title == "1 provider in Z0 employs 33 care workers"
    assert council.title != zone.title
    assert council.charts["workforce_providers"] != zone.charts["workforce_providers"]
