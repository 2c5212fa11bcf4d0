"""Who works in the market: rates of a provider's return, and change over providers that returned both months."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONTHS = [date(2025, month, 1) for month in range(1, 13)] + [date(2026, month, 1) for month in (1, 2)]
RATES = """
    | provider_id | care_workers | care_workers_wte | vacancies | contracted_hours | absence_hours | agency_hours |
    | Rates       | 45           | 30               | 5         | 1100             | 55            | 30           |
    | Wte         | -            | 30               | 10        | 1000             | -             | 30           |
    | Empty       | 0            | -                | 0         | 0                | 0             | 0            |
"""


def year(provider: str, **columns: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "provider_id": provider,
            "month_starting": month,
            **{name: values[place % len(values)] for name, values in columns.items()},
        }
        for place, month in enumerate(MONTHS)
    ]


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    rows = [row | {"month_starting": date(2025, 12, 1)} for row in drawn(RATES)]
    rows += year("Steady", care_workers=[10], leavers=[1], starters=[2])
    rows += year("Growing", care_workers=[*range(20, 34)], leavers=[0, 0, 0, 3])
    rows += [row for row in year("Gap", care_workers=[10], leavers=[1]) if row["month_starting"].month != 6]
    rows += year("Silent", care_workers=[10], leavers=[1, 1, 1, 1, 1, None])
    rows += year("Equivalents", care_workers_wte=[7.5], leavers=[1])
    told.load("workforce", rows)


def row(told: Product, provider: str, month: date = date(2025, 12, 1)) -> dict[str, Any]:
    return told.row("workforce_monthly", provider_id=provider, month_starting=month)


def test_rates_of_one_month(told: Product) -> None:
    found = row(told, "Rates")
    assert (found["care_workers"], found["zone_id"]) == (45, "all")
    assert (found["vacancy_rate"], found["absence"]) == (5 / 50, 55 / 1100)
    assert found["contact_hours"] == pytest.approx((1100 - 55 + 30) * 0.75)


def test_where_only_equivalents_are_returned_vacancies_use_them_and_a_blank_term_is_no_zero(told: Product) -> None:
    found = row(told, "Wte")
    assert (found["care_workers"], found["turnover"], found["vacancy_rate"]) == (None, None, 0.25)
    assert (found["absence"], found["contact_hours"]) == (None, None)
    assert row(told, "Equivalents")["turnover"] is None


def test_nobody_and_no_hours_have_no_rate(told: Product) -> None:
    found = row(told, "Empty")
    assert (found["vacancy_rate"], found["absence"], found["contact_hours"]) == (None, None, 0)


def test_turnover_is_leavers_of_twelve_months_over_the_mean_employed(told: Product) -> None:
    assert (row(told, "Steady")["turnover"], row(told, "Steady")["starters_rate"]) == (12 / 10, 24 / 10)
    assert row(told, "Growing")["turnover"] == pytest.approx(9 / 25.5)
    assert row(told, "Growing", date(2026, 1, 1))["turnover"] == pytest.approx(9 / 26.5)


@pytest.mark.parametrize(
    ("provider", "month"), [("Steady", date(2025, 11, 1)), ("Gap", date(2025, 12, 1)), ("Silent", date(2025, 12, 1))]
)
def test_turnover_needs_twelve_returned_months(told: Product, provider: str, month: date) -> None:
    assert row(told, provider, month)["turnover"] is None


def test_contact_share_is_the_councils_own(product: Product) -> None:
    product.store.root.mkdir()
    (product.store.root / "settings.toml").write_text("contact_share = 0.5", encoding="utf-8")
    product.load("workforce", [drawn(RATES)[0] | {"month_starting": date(2025, 12, 1)}])
    assert product.row("workforce_monthly")["contact_hours"] == pytest.approx((1100 - 55 + 30) * 0.5)
    rows = {row["name"]: row["value"] for row in product.rows("settings")}
    assert (rows["contact_share"], rows["council_share"]) == ("0.5", "")


def test_change_is_over_providers_in_both_months_alone(product: Product) -> None:
    months = """
        | month_starting | provider_id | zone_id | care_workers | care_workers_wte |
        | 2025-01-01     | Ash         | -       | 10           | -                |
        | 2025-01-01     | Birch       | North   | 4            | -                |
        | 2025-01-01     | Birch       | South   | 6            | -                |
        | 2025-01-01     | Gone        | -       | 90           | -                |
        | 2025-01-01     | Wte         | -       | -            | 5                |
        | 2026-01-01     | Ash         | -       | 13           | -                |
        | 2026-01-01     | Birch       | -       | 8            | -                |
        | 2026-01-01     | New         | -       | 90           | -                |
        | 2026-01-01     | Wte         | -       | -            | 6.5              |
        | 2026-02-01     | Ash         | -       | 14           | -                |
    """
    product.load("workforce", drawn(months))
    first, second, third = product.rows("workforce_matched")
    assert (first["providers"], first["care_workers"], first["change_care_workers"]) == (0, None, None)
    assert (second["providers"], second["care_workers"], second["change_care_workers"]) == (2, 21, 1)
    assert second["change_share"] == pytest.approx(0.05)
    assert (second["providers_wte"], second["care_workers_wte"], second["change_care_workers_wte"]) == (1, 6.5, 1.5)
    assert (third["providers"], third["change_care_workers"]) == (0, None)
