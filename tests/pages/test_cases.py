"""Waiting cases one by one: off at start, never where others see the screen, each view recorded."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import streamlit as st

from dashboard.warehouse import case_views
from dashboard.warehouse.store import Store
from tests.loading.command import homecare
from tests.pages.screen import Screen, opened
from tests.pages.stores import FEW

FEW_PEOPLE = pytest.mark.parametrize("store", [FEW], indirect=True)
REFERRAL = re.compile(r"RF\d{6}")


@pytest.fixture
def turned_on(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The council lists cases; nobody has looked yet."""
    monkeypatch.setenv("HOMECARE_CASE_LIST", "true")
    st.cache_resource.clear()
    kept = Store(store / "store")
    kept.case_views.unlink(missing_ok=True)
    yield kept
    kept.case_views.unlink(missing_ok=True)


def waits(**address: str) -> Screen:
    screen = opened("brokerage", **address)
    screen.test.button_group(key="brokerage_view").set_value("waits")
    screen.run()
    return screen


def everything(screen: Screen) -> str:
    sent = screen.sent + b"".join(screen.downloads.values())
    return sent.decode(errors="ignore") + repr(screen.charts)


def recorded(store: Store) -> list[dict[str, Any]]:
    return [json.loads(line) for line in store.case_views.read_text().splitlines()]


@FEW_PEOPLE
def test_until_it_is_turned_on_nothing_of_a_case_is_sent_nor_recorded(store: Path) -> None:
    for screen in (waits(), opened("waiting_list")):
        assert not REFERRAL.search(everything(screen))
    assert "brokerage_waits" in waits().charts
    assert not Store(store / "store").case_views.exists()


@FEW_PEOPLE
def test_the_council_s_own_screen_lists_who_waits_longest_and_why(turned_on: Store) -> None:
    for screen, most in ((waits(), 9), (opened("waiting_list"), 7)):
        listed = REFERRAL.findall(screen.html)
        assert listed == [f"RF{at:06}" for at in range(8, 8 - most, -1)]
        assert "Not known: no offers extract" in screen.html
        assert not REFERRAL.search("".join(map(str, screen.downloads.values())) + repr(screen.charts))


@FEW_PEOPLE
def test_no_person_is_ever_in_it(turned_on: Store) -> None:
    people = set()
    for path in turned_on.root.glob("extracts/*/*.parquet"):
        rows = pl.read_parquet(path)
        people |= {
            str(value)
            for name in ("person_id", "package_id")
            if name in rows.columns
            for value in rows[name].drop_nulls()
        }
    assert len(people) > 10
    text = everything(waits()) + everything(opened("waiting_list")) + turned_on.case_views.read_text()
    assert not [person for person in people if person in text]


@FEW_PEOPLE
@pytest.mark.parametrize("address", [{"meeting": "true"}, {"week": "2026-11-09"}], ids=str)
def test_a_shared_screen_and_an_earlier_week_show_days_by_zone(turned_on: Store, address: dict[str, str]) -> None:
    for screen in (waits(**address), opened("waiting_list", **address)):
        assert not REFERRAL.search(everything(screen))
    assert not turned_on.case_views.exists()
    shown = {row["words"] for row in waits(**address).charts.get("brokerage_waits", []) if "words" in row}
    assert not shown & {"1", "2", "3", "4"}


@FEW_PEOPLE
def test_where_providers_may_look_there_is_no_list(turned_on: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMECARE_AUDIENCE", "shared")
    st.cache_resource.clear()
    assert not REFERRAL.search(everything(waits()))


@FEW_PEOPLE
def test_each_view_is_recorded_without_its_rows(turned_on: Store) -> None:
    opened("waiting_list", zone="Z3")
    waits()
    lines = recorded(turned_on)
    assert [(line["page"], line["filters"], line["rows"]) for line in lines] == [
        ("Waiting list", {"zone": "Z3", "week": "2026-11-16"}, 6), ("Brokerage", {"zone": "all", "week": "2026-11-16"}, 9),
    ]  # fmt: skip
    assert not REFERRAL.search(turned_on.case_views.read_text())


@FEW_PEOPLE
def test_what_cannot_be_recorded_is_not_shown(turned_on: Store) -> None:
    turned_on.case_views.mkdir()
    try:
        screen = waits()
    finally:
        turned_on.case_views.rmdir()
    assert "The view could not be recorded" in screen.html
    assert not REFERRAL.search(everything(screen))


@FEW_PEOPLE
def test_the_command_asks_for_the_setting_and_is_recorded(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = homecare("show", case_views.TABLE)
    assert (refused.exit_code, refused.output) == (1, "")
    assert "case_list = true" in refused.messages
    assert case_views.TABLE not in homecare("show").output
    monkeypatch.setenv("HOMECARE_CASE_LIST", "true")
    assert case_views.TABLE in homecare("show").output
    shown = homecare("show", case_views.TABLE, "--where", "zone_id=Z3", "--format", "csv")
    kept = Store(store / "store")
    homecare("show", case_views.TABLE, "--where", "referral_id=RF000003")
    assert len(REFERRAL.findall(shown.output)) == 6
    assert [(line["page"], line["filters"], line["rows"]) for line in recorded(kept)] == [
        ("homecare show", {"zone_id": "Z3"}, 6), ("homecare show", {"referral_id": "[hidden]"}, 1),
    ]  # fmt: skip
    kept.case_views.unlink()
