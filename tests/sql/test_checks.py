"""Each check finds what it is named for: break one figure of a sound version and it speaks."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard import marts
from dashboard.warehouse import catalogue
from tests.oracle.product import Product

DAY = date(2026, 2, 16)
BREAKS = {
    "hours_bridge_closes": "update hours_bridge set residual_hours = 1 where zone_id = 'North'",
    "queue_bridge_closes": "update queue_bridge set closing_people = closing_people + 1 where zone_id = 'North'",
    "weekly_hours_equal_package_lines": "update stg_packages set weekly_hours = weekly_hours + 1",
    "zones_add_up_to_the_council": "update weekly_gaps set live_hours = live_hours + 1 where zone_id = 'all'",
    "gap_is_demand_less_capacity": "update weekly_gaps set gap_hours = gap_hours + 1",
    "waiting_ages_add_up_to_weekly_waiting": "update waiting_ages set referrals = referrals + 1",
    "market_shares_add_up_to_one": "update market_shares set share = share / 2",
    "market_groups_hold_all_live_hours": "update market_shares set hours = hours + 1 where zone_id = 'North'",
    "concentration_lies_between_equal_shares_and_one_holder": "update market_concentration set hhi = hhi + 1",
    "provider_hours_add_up_to_weekly_hours": "update provider_hours set hours = hours + 1",
    "contract_roles_hold_all_live_hours": "update contract_roles set live_hours = live_hours + 1",
    "weekly_demand_adds_up_to_weekly_gaps": "update weekly_demand set demand_hours = demand_hours + 1",
    "contract_uptake_equals_contract_roles": "update contract_uptake set contracted_hours = 1",
    "package_sizes_add_up_to_weekly_hours": "update package_sizes set hours = hours + 1 where zone_id = 'North'",
    "starts_and_ends_add_up_to_the_hours_bridge": "update starts_and_ends set hours = hours + 1",
}


@pytest.fixture(scope="module")
def sound(told: Product) -> Path:
    """A version of a small council."""
    told.publish(
        told.request(
            "packages",
            [
                {"package_id": "Ann", "zone_id": "North", "weekly_hours": 10, "line_start": "2026-01-01"},
                {"package_id": "Bob", "zone_id": "North", "line_start": "2026-01-01", "line_end": "2026-01-12"},
            ],
            as_at=DAY,
        ),
        told.request(
            "waiting_list",
            [
                {"referral_id": "r1", "zone_id": "North", "closed_on": "2026-01-20"},
                {"referral_id": "r2", "zone_id": "North"},
            ],
            as_at=DAY,
        ),
        told.request("capacity", [{"week_commencing": "2026-02-16", "zone_id": "North", "spare_hours": 4}], as_at=DAY),
        told.request("contracts", [{"contract_id": "c1", "zone_id": "North", "expected_share": 0.6}]),
    )
    return marts.live_version()


@pytest.fixture
def version(sound: Path, tmp_path: Path) -> Path:
    """It, copied so that it may be broken."""
    copy = tmp_path / "copy.duckdb"
    shutil.copy(sound, copy)
    copy.chmod(0o644)
    return copy


def found(version: Path) -> dict[str, int]:
    with duckdb.connect(str(version)) as connection:
        return {name: len(connection.sql(query).fetchall()) for name, query in catalogue.checks().items()}


def test_every_check_has_a_case() -> None:
    assert set(BREAKS) == set(catalogue.checks())


def test_a_sound_version_passes(version: Path) -> None:
    assert not any(found(version).values())


@pytest.mark.parametrize("check", BREAKS)
def test_a_broken_figure_is_found(version: Path, check: str) -> None:
    with duckdb.connect(str(version)) as connection:
        connection.execute(BREAKS[check])
    assert found(version)[check]
