"""Which extracts a table's figures come from: its as-at day is the oldest of theirs."""

import pytest

from dashboard.warehouse import catalogue


@pytest.mark.parametrize("table", ["weekly_gaps", "hours_bridge", "contract_roles", "provider_hours"])
def test_kinds_that_only_add_mondays_are_not_behind_hours(table: str) -> None:
    assert not catalogue.kinds_behind(table) & {"workforce", "payments"}


def test_kinds_whose_figures_are_shown_are() -> None:
    assert {"packages", "payments", "workforce"} <= catalogue.kinds_behind("market_shares")
    assert catalogue.kinds_behind("zones") == {"zones"}
    assert catalogue.kinds_behind("workforce_utilisation") >= {"packages", "workforce"}


def test_hospital_returns_are_behind_their_own_tables_alone() -> None:
    assert catalogue.kinds_behind("reablement_weeks") == {"reablement", "zones"}
    assert catalogue.kinds_behind("discharge_weeks") == {"discharges", "zones"}
    assert not catalogue.kinds_behind("weekly_hours") & {"reablement", "discharges"}


def test_every_source_of_the_winter_page_is_behind_it() -> None:
    sources = {"packages", "waiting_list", "capacity", "reablement", "discharges", "offers", "workforce"}
    assert sources | {"commissioned_hours"} <= catalogue.kinds_behind("winter_indicators")
