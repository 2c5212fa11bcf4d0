"""How much of the hours that staff can give is used: the council's part and others'. A zone or a month a question."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

JUNE = date(2026, 6, 1)
RETURNS = """
    | month_starting | provider_id | zone_id | care_workers | care_workers_wte | contracted_hours | absence_hours | agency_hours | other_contact_hours |
    | 2026-06-01     | Ash         | North   | 40           | -                | 1000             | 100           | 100          | 150                 |
    | 2026-06-01     | Birch       | North   | 10           | -                | 400              | -             | 0            | 99                  |
    | 2026-06-01     | Cedar       | North   | -            | 8                | 200              | 0             | 0            | -                   |
    | 2026-06-01     | Elm         | -       | 20           | -                | 400              | 0             | 0            | 60                  |
    | 2026-06-01     | Fir         | -       | 6            | -                | 100              | 0             | 0            | 12                  |
    | 2026-06-01     | Fir         | South   | 4            | -                | 80               | 0             | 0            | 9                   |
    | 2026-06-01     | Gum         | -       | 2            | -                | 40               | 0             | 0            | 30                  |
    | 2026-01-01     | Ash         | North   | 40           | -                | 1000             | 0             | 0            | 0                   |
"""
LINES = """
    | package_id | zone_id | provider_id | line_start | line_end   | weekly_hours | service |
    | a          | North   | Ash         | 2026-06-01 | -          | 300          | -       |
    | b          | North   | Ash         | 2026-06-29 | -          | 100          | -       |
    | c          | North   | Birch       | 2026-06-01 | -          | 80           | -       |
    | d          | North   | Cedar       | 2026-06-01 | -          | 45           | -       |
    | e          | North   | Elm         | 2026-06-01 | -          | 90           | -       |
    | f          | South   | Elm         | 2026-06-01 | -          | 30           | -       |
    | g          | South   | Elm         | 2026-06-01 | -          | 99           | nights  |
    | h          | South   | Fir         | 2026-06-01 | -          | 20           | -       |
    | i          | North   | Fir         | 2026-06-01 | -          | 10           | -       |
    | j          | West    | Ash         | 2026-06-01 | -          | 200          | -       |
    | k          | West    | Unreturned  | 2026-06-01 | -          | 200          | -       |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request("packages", drawn(LINES), as_at=date(2026, 7, 3), covers_from=date(2026, 6, 1)),
        told.request("workforce", drawn(RETURNS)),
    )


def use(told: Product, zone: str, month: date = JUNE) -> dict[str, Any]:
    return told.row("workforce_utilisation", zone_id=zone, month_starting=month)


def test_a_zone_sums_the_same_providers_on_both_sides(told: Product) -> None:
    """Ash 750 contact hours, 320 for the council (300, and 100 on one Monday of five), 150 for others.

    Birch's contact hours are not known, nor what Cedar does for others; 90 of Elm's 120 hours are in North.
    """
    found = use(told, "North")
    assert (found["providers"], found["providers_people"], found["providers_measured"]) == (4, 3, 2)
    assert found["care_workers"] == 40 + 10 + 20 * 0.75
    assert found["contact_hours"] == 750 + 150 + 300 * 0.75
    assert found["council_hours"] == 320 + 45 + 90
    assert found["other_contact_hours"] == 150 + 60 * 0.75
    assert (found["used_hours"], found["measured_contact_hours"]) == (320 + 150 + 90 + 45, 750 + 225)
    assert found["utilisation"] == pytest.approx(605 / 975)
    assert found["share_basis"] == "returned"


def test_a_return_for_all_zones_is_shared_out_by_live_hours_and_marked(told: Product) -> None:
    assert use(told, "North")["apportioned_share"] == pytest.approx(225 / (750 + 150 + 225))
    assert use(told, "South")["apportioned_share"] == pytest.approx(75 / (75 + 60))
    assert use(told, "all")["apportioned_share"] == 0


def test_a_provider_that_returns_both_counts_once_in_each(told: Product) -> None:
    """Fir: its row for South in South, its row for all zones in the council's, nothing of that in North."""
    found = use(told, "South")
    assert (found["providers"], found["care_workers"]) == (2, 20 * 0.25 + 4)
    assert found["used_hours"] == (30 + 15) + (20 + 9)
    assert found["utilisation"] == pytest.approx(74 / 135)
    whole = use(told, "all")
    assert (whole["providers"], whole["care_workers"]) == (6, 40 + 10 + 20 + 6 + 2)


def test_the_councils_row_holds_what_was_returned_with_the_hours_that_go_with_it(told: Product) -> None:
    """Ash returned North alone, so its hours in West are no part; Gum holds none of the council's care."""
    found = use(told, "all")
    assert found["contact_hours"] == 750 + 150 + 300 + 75 + 30
    assert found["council_hours"] == 320 + 45 + 120 + 30 + 0
    assert found["used_hours"] == (320 + 150) + (120 + 60) + (30 + 12) + 30
    assert found["utilisation"] == pytest.approx(722 / (750 + 300 + 75 + 30))


def test_a_zone_nobody_returns_has_no_row_and_a_month_without_packages_no_use(told: Product) -> None:
    assert {row["zone_id"] for row in told.rows("workforce_utilisation", month_starting=JUNE)} == {
        "all",
        "North",
        "South",
    }
    found = use(told, "North", date(2026, 1, 1))
    assert (found["contact_hours"], found["council_hours"], found["utilisation"]) == (750, None, None)
    assert found["share_basis"] is None


def test_where_others_hours_are_not_returned_the_councils_usual_share_is_used_and_named(product: Product) -> None:
    product.store.root.mkdir()
    (product.store.root / "settings.toml").write_text("council_share = 0.5", encoding="utf-8")
    product.publish(
        product.request("packages", drawn(LINES), as_at=date(2026, 7, 3), covers_from=date(2026, 6, 1)),
        product.request("workforce", drawn(RETURNS)),
    )
    north = product.row("workforce_utilisation", zone_id="North", month_starting=JUNE)
    assert (north["providers_measured"], north["share_basis"]) == (3, "council_share")
    assert north["utilisation"] == pytest.approx((320 + 150 + 90 + 45 + 45 / 0.5) / (750 + 225 + 150))
    south = product.row("workforce_utilisation", zone_id="South", month_starting=JUNE)
    assert (south["share_basis"], south["utilisation"]) == ("returned", pytest.approx(74 / 135))


def test_where_nothing_is_known_of_others_there_is_no_utilisation(product: Product) -> None:
    returned = {
        "month_starting": JUNE,
        "care_workers": 5,
        "contracted_hours": 100,
        "absence_hours": 0,
        "agency_hours": 0,
    }
    product.publish(
        product.request("packages", drawn(LINES), as_at=date(2026, 7, 3), covers_from=date(2026, 6, 1)),
        product.request("workforce", [returned]),
    )
    found = product.row("workforce_utilisation", zone_id="all")
    assert (found["contact_hours"], found["council_hours"]) == (75, 520)
    assert (found["utilisation"], found["share_basis"], found["providers_measured"]) == (None, None, 0)
