"""If a provider stopped: two zones, five providers, one of them in no group; figures small enough to place by hand."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.planning import exits
from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
PROVIDERS = """
    | provider_id | provider_name | group_name | status    | market_oversight |
    | Ash         | Ash Care      | Ash Group  | active    | yes              |
    | Ashley      | Ashley Care   | Ash Group  | active    | -                |
    | Birch       | Birch Care    | -          | active    | -                |
    | Cedar       | Cedar Care    | -          | active    | -                |
    | Barred      | Barred Care   | -          | suspended | -                |
"""
LINES = """
    | package_id | provider_id | person_id | zone_id | weekly_hours | carers_per_visit | line_start | status    |
    | a          | Ash         | Ann       | North   | 20           | 2                | 2025-01-06 | -         |
    | b          | Ashley      | Ann       | North   | 10           | -                | 2025-01-06 | -         |
    | b          | Ash         | Ann       | North   | 4            | 2                | 2025-01-06 | -         |
    | c          | Ash         | Bob       | South   | 30           | -                | 2025-01-06 | -         |
    | d          | Ash         | Cat       | South   | 99           | -                | 2025-01-06 | suspended |
    | e          | Birch       | Dan       | North   | 12           | -                | 2025-01-06 | -         |
    | f          | Cedar       | Eve       | South   | 6            | -                | 2025-01-06 | -         |
    | b          | Cedar       | Ann       | South   | 2            | 2                | 2025-01-06 | -         |
"""
CAPACITY = """
    | week_commencing | provider_id | zone_id | spare_hours |
    | 2026-02-16      | Birch       | North   | 15          |
    | 2026-02-16      | Cedar       | -       | 10          |
    | 2026-02-16      | Ashley      | North   | 50          |
    | 2026-02-16      | Barred      | North   | 90          |
"""
SLOTS = """
    | contract_id | provider_id | zone_id | role | hours_cap | start_date |
    | c1          | Birch       | North   | lead | 20        | 2025-01-06 |
"""
REFERRALS = """
    | referral_id | referred_on | closed_on  | close_reason | weekly_hours |
    | r1          | 2025-01-10  | 2026-02-16 | placed       | 13           |
    | r2          | 2025-01-10  | 2025-11-18 | placed       | 13           |
    | r3          | 2025-01-10  | 2025-11-17 | placed       | 99           |
    | r4          | 2025-01-10  | 2026-02-10 | died         | 99           |
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Product:
    product = Product(tmp_path_factory.mktemp("exits"))
    kinds = {
        "providers": PROVIDERS, "packages": LINES, "capacity": CAPACITY, "contracts": SLOTS, "waiting_list": REFERRALS,
    }  # fmt: skip
    options = {"packages": {"covers_from": date(2025, 1, 6)}, "waiting_list": {"covers_from": date(2025, 1, 6)}}
    product.publish(
        *(product.request(kind, drawn(text), as_at=MONDAY, **options.get(kind, {})) for kind, text in kinds.items())
    )
    return product


@pytest.fixture(scope="module")
def stopped(product: Product) -> dict[tuple[str, float], dict[str, Any]]:
    rows = product.rows("provider_exit")
    return {(row["group_name"], row["staff_transferring"]): row for row in rows}


def test_a_group_is_counted_afresh(stopped: dict[tuple[str, float], dict[str, Any]]) -> None:
    group = stopped["Ash Group", 0.0]
    assert (group["hours"], group["people"], group["packages"]) == (64, 2, 3)
    assert (group["double_handed_packages"], group["zones"], group["oversight_flag"]) == (2, 2, True)


def test_others_take_what_they_declared_and_no_more_than_their_cap_leaves(
    stopped: dict[tuple[str, float], dict[str, Any]],
) -> None:
    """Birch declared 15 hours but has room for 8; Cedar takes 10 anywhere; the suspended and the group itself none."""
    group = stopped["Ash Group", 0.0]
    assert (group["absorbable_hours"], group["unplaced_hours"]) == (18, 46)
    assert stopped["Birch", 0.0]["unplaced_hours"] == 0
    assert stopped["Cedar", 0.0]["unplaced_hours"] == 8


def test_staff_who_transfer_take_their_hours_with_them(stopped: dict[tuple[str, float], dict[str, Any]]) -> None:
    assert stopped["Ash Group", 0.5]["unplaced_hours"] == pytest.approx(64 / 2 - 18)
    assert stopped["Ash Group", 0.8]["unplaced_hours"] == pytest.approx(0, abs=1e-9)
    assert stopped["Ash Group", 0.8]["absorbable_hours"] == pytest.approx(12.8)


def test_weeks_to_resource_are_at_the_rate_of_the_last_13_weeks(
    stopped: dict[tuple[str, float], dict[str, Any]],
) -> None:
    assert stopped["Ash Group", 0.0]["weeks_to_resource"] == pytest.approx(46 / 2)


def test_a_queue_that_is_days_behind_the_packages_has_a_pace_all_the_same(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Of the 13 weeks to its own last census, a week before that of the packages."""
    product = Product(tmp_path_factory.mktemp("behind"))
    start = date(2025, 1, 6)
    product.publish(
        product.request("packages", drawn(LINES), as_at=MONDAY, covers_from=start),
        product.request("waiting_list", drawn(REFERRALS), as_at=date(2026, 2, 13), covers_from=start),
    )
    assert product.rows("sourcing_rate") == [{"week_commencing": date(2026, 2, 9), "hours_a_week": (13 + 99) / 13}]


def test_groups_are_ranked_by_what_would_be_left(stopped: dict[tuple[str, float], dict[str, Any]]) -> None:
    ranks = {group: row["rank"] for (group, share), row in stopped.items() if share == 0}
    assert ranks == {"Ash Group": 1, "Cedar": 2, "Birch": 3}


def test_without_packages_there_is_nobody_to_stop(tmp_path_factory: pytest.TempPathFactory) -> None:
    product = Product(tmp_path_factory.mktemp("none"))
    product.load("capacity", drawn(CAPACITY), as_at=MONDAY)
    assert product.rows("provider_exit") == []


def test_zones_of_a_group_add_up_to_it(product: Product) -> None:
    """Birch's room of 8 is in the North; Cedar's 10 are left to the zone that is nearest by role: both are at 3."""
    zones = {(row["zone_id"]): row for row in product.rows("provider_exit_zones") if of(row, "Ash Group", 0.0)}
    assert {zone: row["hours"] for zone, row in zones.items()} == {"North": 34, "South": 30}
    assert sum(row["unplaced_hours"] for row in zones.values()) == pytest.approx(46)
    assert zones["North"]["unplaced_hours"] <= 26
    assert all(row["absorbable_hours"] + row["unplaced_hours"] == row["hours"] for row in zones.values())


def of(row: dict[str, Any], group: str, share: float) -> bool:
    return bool(row["group_name"] == group and row["staff_transferring"] == share)


def test_groups_that_stop_at_once_take_nothing_from_each_other(product: Product) -> None:
    """Ash and Cedar hold 72 hours; Birch alone has room, for 8. Ann has care from Ash, and from Cedar too."""
    council, zones = exits.together(tables(product), ["Ash Group", "Cedar"], frame(product, "exit_overlaps"))
    [nobody] = [row for row in council.to_dicts() if row["staff_transferring"] == 0]
    assert (nobody["hours"], nobody["absorbable_hours"], nobody["unplaced_hours"]) == (72, 8, 64)
    assert (nobody["people"], nobody["packages"], nobody["double_handed_packages"]) == (3, 4, 2)
    assert (nobody["zones"], nobody["oversight_flag"], nobody["weeks_to_resource"]) == (2, True, 32)
    assert {row["zone_id"]: row["hours"] for row in zones.filter(staff_transferring=0.0).to_dicts()} == {
        "North": 34, "South": 38,
    }  # fmt: skip


def test_one_group_alone_is_what_the_table_says(product: Product) -> None:
    council, _zones = exits.together(tables(product), ["Cedar"], frame(product, "exit_overlaps"))
    told = {row["staff_transferring"]: row for row in product.rows("provider_exit") if row["group_name"] == "Cedar"}
    for row in council.to_dicts():
        assert {**row, "group_name": "Cedar", "rank": 0} == {**told[row["staff_transferring"]], "rank": 0}


def frame(product: Product, name: str) -> pl.DataFrame:
    return pl.DataFrame(product.rows(name), infer_schema_length=None)


def tables(product: Product) -> dict[str, pl.DataFrame]:
    return {name: frame(product, name) for name in ("exit_exposure", "exit_offers", "settings", "sourcing_rate")}
