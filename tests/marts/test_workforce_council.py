"""Who works in the council's market: rates over the providers that returned both terms, changes over those in both months."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

RETURNS = """
    | month_starting | provider_id | zone_id | care_workers | vacancies | contracted_hours | absence_hours | agency_hours | drivers |
    | 2025-10-01     | Ash         | -       | 10           | 2         | 400              | 40            | -            | 5       |
    | 2025-10-01     | Birch       | North   | 20           | 5         | -                | -             | -            | -       |
    | 2025-10-01     | Gone        | -       | 80           | 20        | 900              | 90            | 10           | 80      |
    | 2026-10-01     | Ash         | -       | 12           | 3         | 480              | 24            | 24           | 9       |
    | 2026-10-01     | Birch       | North   | 18           | 2         | 700              | -             | 10           | -       |
    | 2026-10-01     | Birch       | South   | 6            | 1         | 200              | 20            | 0            | 4       |
    | 2026-10-01     | New         | -       | 30           | -         | 120              | 6             | 6            | 30      |
"""
CARE = """
    | package_id | provider_id | zone_id | weekly_hours |
    | a          | Ash         | North   | 30           |
    | b          | Ash         | South   | 10           |
"""
THEN, NOW = date(2025, 10, 1), date(2026, 10, 1)


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    lines = [line | {"line_start": date(2026, 8, 1)} for line in drawn(CARE)]
    care = told.request("packages", lines, as_at=date(2026, 11, 2), covers_from=date(2026, 9, 28))
    told.publish(told.request("workforce", drawn(RETURNS)), care)


def council(told: Product, zone_id: str = "all", month: date = NOW) -> dict[str, Any]:
    return told.row("workforce_council", month_starting=month, zone_id=zone_id)


def figure(told: Product, name: str, zone_id: str = "all") -> dict[str, Any]:
    return told.row("workforce_figures", month_starting=NOW, zone_id=zone_id, figure=name)


def test_the_council_counts_every_return_and_a_provider_once(told: Product) -> None:
    found = council(told)
    assert (found["providers"], found["care_workers"], found["vacancies"]) == (3, 66, 6)
    assert found["estimated_share"] == 0


def test_a_rate_is_a_ratio_of_sums_over_providers_that_returned_both_terms(told: Product) -> None:
    found = council(told)
    assert found["vacancy_rate"] == pytest.approx((3 + 3) / (12 + 24 + 6))
    assert found["absence"] == pytest.approx((24 + 6) / (480 + 120))
    assert found["drivers_share"] == pytest.approx((9 + 30) / (12 + 30))
    assert found["agency_share"] == pytest.approx((24 + 6) / (480 - 24 + 24 + 120 - 6 + 6))
    assert found["sponsored_share"] is None
    assert [figure(told, name)["providers"] for name in ("vacancy_rate", "absence", "sponsored_share")] == [2, 2, 0]


def test_a_return_for_all_zones_is_shared_out_as_the_providers_live_hours(told: Product) -> None:
    north, south = council(told, "North"), council(told, "South")
    assert (north["providers"], north["care_workers"]) == (2, 12 * 0.75 + 18)
    assert north["vacancy_rate"] == pytest.approx((3 * 0.75 + 2) / (15 * 0.75 + 20))
    assert north["estimated_share"] == pytest.approx(9 / 27)
    assert south["care_workers"] == 12 * 0.25 + 6


def test_a_providers_place_holds_what_all_its_returns_there_hold(told: Product) -> None:
    birch = told.row("workforce_places", month_starting=NOW, provider_id="Birch", zone_id="all")
    assert (birch["care_workers"], birch["vacancy_rate"], birch["shared_out"]) == (24, 3 / 27, False)
    assert (birch["drivers"], birch["absence"]) == (None, None)
    ash = told.row("workforce_places", month_starting=NOW, provider_id="Ash", zone_id="North")
    assert (ash["care_workers"], ash["vacancy_rate"], ash["shared_out"]) == (9, pytest.approx(3 / 15), True)


def test_a_change_is_over_providers_that_returned_both_terms_in_both_months(told: Product) -> None:
    workers, vacancies = figure(told, "care_workers"), figure(told, "vacancy_rate")
    assert (workers["matched_providers"], workers["matched_now"], workers["change"]) == (2, 36, 6)
    assert workers["figure_now"] == 66
    assert vacancies["change"] == pytest.approx(6 / 42 - 7 / 37)
    absence = figure(told, "absence")
    assert (absence["matched_providers"], absence["change"]) == (1, pytest.approx(24 / 480 - 40 / 400))


def test_the_change_of_care_workers_is_that_of_the_matched_panel(told: Product) -> None:
    panel, workers = told.row("workforce_matched", month_starting=NOW), figure(told, "care_workers")
    assert (panel["providers"], panel["care_workers"]) == (workers["matched_providers"], workers["matched_now"])
    assert panel["change_care_workers"] == workers["change"]


def test_without_a_year_before_there_is_no_change(told: Product) -> None:
    first = told.row("workforce_figures", month_starting=THEN, zone_id="all", figure="vacancy_rate")
    assert (first["matched_providers"], first["change"]) == (0, None)
    assert first["figure_now"] == pytest.approx(27 / 137)


def test_turnover_of_the_council_is_leavers_over_the_mean_employed(product: Product) -> None:
    months = [date(2025, month, 1) for month in range(1, 13)]
    rows = [
        {"provider_id": name, "month_starting": month, "care_workers": size, "leavers": 1, "starters": size / 10}
        for month in months
        for name, size in (("Ash", 10), ("Birch", 30))
    ]
    short = [{"provider_id": "Short", "month_starting": months[-1], "care_workers": 50, "leavers": 9}]
    product.load("workforce", [*rows, *short])
    found = product.row("workforce_council", month_starting=months[-1], zone_id="all")
    assert (found["turnover"], found["starters_rate"]) == (24 / 40, pytest.approx(48 / 40))
