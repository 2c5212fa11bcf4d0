"""How concentrated a market is, beside what its contracts meant it to be. One zone a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 2, 2)
HELD = {
    "three": (50, 30, 20),
    "one": (12,),
    "nothing": (0,),
    "tenths": (1,) * 10,
    "many": (16, *(7,) * 12),
    "with-none": (10, 30, 0),
}
SLOTS = """
    | contract_id | provider_id | zone_id | role      | expected_share | start_date | end_date   |
    | c1          | A           | three   | lead      | 0.6            | 2026-02-02 | -          |
    | c2          | -           | three   | secondary | 0.2            | 2026-01-01 | 2026-02-02 |
    | c3          | -           | three   | secondary | 0.2            | 2026-01-01 | -          |
    | c4          | A           | three   | spot      | 0.2            | 2026-02-03 | -          |
    | c5          | A           | one     | lead      | 0.6            | 2026-01-01 | -          |
    | c6          | B           | one     | secondary | 0.2            | 2026-01-01 | -          |
    | c7          | C           | one     | framework | -              | 2026-01-01 | -          |
    | c8          | A           | tenths  | framework | -              | 2026-01-01 | -          |
    | c9          | D           | nothing | lead      | 0.6            | 2026-01-01 | -          |
    | c10         | E           | nothing | secondary | 0.4            | 2026-01-01 | -          |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    lines = [
        {"package_id": f"{zone}-{n}", "zone_id": zone, "provider_id": f"P{n:02d}", "weekly_hours": hours}
        for zone, held in HELD.items()
        for n, hours in enumerate(held)
    ]
    groups = [{"provider_id": name, "group_name": "Green"} for name in "AB"]
    successions = [{"provider_id": "D", "succeeded_by": "E", "from": "2026-02-01"}]
    told.publish(
        told.request("packages", lines, as_at=MONDAY, covers_from=date(2026, 1, 5)),
        told.request("contracts", drawn(SLOTS)),
        told.request("providers", [*groups, *successions]),
    )


def row(told: Product, zone: str, basis: str = "live", monday: date = MONDAY) -> dict[str, Any]:
    return told.row("market_concentration", week_commencing=monday, zone_id=zone, basis=basis)


@pytest.mark.parametrize(
    ("zone", "numbers"),
    [
        ("three", (3, 2500 + 900 + 400, 0.5, 1, 1, 1)),
        ("one", (1, 10000, 1, 1, 1, 1)),
        ("tenths", (10, 1000, 0.1, 0.4, 1, 5)),
        ("many", (13, 256 + 12 * 49, 0.16, 0.37, 0.79, 6)),
        ("with-none", (2, 625 + 5625, 0.75, 1, 1, 1)),
    ],
)
def test_the_measures_of_a_market(told: Product, zone: str, numbers: tuple[float, ...]) -> None:
    found = row(told, zone)
    providers, hhi, cr1, cr4, cr10, n50 = numbers
    assert (found["providers"], found["n50"]) == (providers, n50)
    assert (found["cr1"], found["cr4"], found["cr10"]) == (pytest.approx(cr1), pytest.approx(cr4), pytest.approx(cr10))
    assert (found["hhi"], found["effective_providers"]) == (pytest.approx(hhi), pytest.approx(10000 / hhi))
    assert found["largest_share"] == found["cr1"]


def test_a_zone_without_hours_has_no_market(told: Product) -> None:
    found = row(told, "nothing")
    assert (found["providers"], found["hhi"], found["n50"], found["cr1"]) == (0, None, None, None)


def test_a_vacant_slot_is_a_holder_of_its_own_and_nothing_is_rescaled(told: Product) -> None:
    assert row(told, "three")["design_hhi"] == pytest.approx(3600 + 400 + 400)


def test_slots_of_one_group_count_together_and_those_without_a_share_not_at_all(told: Product) -> None:
    assert row(told, "one")["design_hhi"] == pytest.approx(80**2)


def test_a_slot_of_a_provider_that_was_taken_over_is_its_successors(told: Product) -> None:
    assert row(told, "nothing")["design_hhi"] == pytest.approx(100**2)
    assert row(told, "nothing", monday=date(2026, 1, 26))["design_hhi"] == pytest.approx(3600 + 1600)


def test_slots_count_from_their_first_to_their_last_day(told: Product) -> None:
    assert row(told, "three", monday=date(2026, 1, 26))["design_hhi"] == pytest.approx(400 + 400)


def test_there_is_no_design_without_expected_shares_nor_for_the_council(told: Product) -> None:
    assert row(told, "tenths")["design_hhi"] is None
    assert row(told, "all")["design_hhi"] is None


def test_the_design_is_the_same_on_every_basis(told: Product) -> None:
    assert row(told, "three", "new_packages")["design_hhi"] == row(told, "three")["design_hhi"]


def test_the_council_is_a_market_of_its_own(told: Product) -> None:
    assert row(told, "all")["providers"] == 13


def test_worcestershire_lies_where_27_of_142_that_hold_51_percent_must_lie(product: Product) -> None:
    """39,000 hours, none above 3%: HHI between 117 and 189, whatever the shares within."""
    held = [39_000 * 0.51 / 27] * 27 + [39_000 * 0.49 / 115] * 115
    lines = [
        {"package_id": f"k{n}", "provider_id": f"P{n}", "weekly_hours": hours / 100} for n, hours in enumerate(held)
    ]
    product.load("packages", lines, as_at=MONDAY)
    found = row(product, "all")
    assert (found["providers"], found["n50"]) == (142, 27)
    assert 117 <= found["hhi"] <= 189
