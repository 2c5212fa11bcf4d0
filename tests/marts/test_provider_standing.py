"""What the providers file says of each provider on each Monday."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 6, 22)
PROVIDERS = """
    | provider_id | from       | provider_name | group_name | status       | rating       | notice_ends | succeeded_by | market_oversight | ecm_compliant |
    | Ash         | 2026-06-16 | Ash Care      | Green      | active       | Good         | -           | -            | yes              | no            |
    | Ash         | 2026-06-22 | Ash at Home   | Green      | notice_given | Inadequate   | 2026-09-30  | -            | -                | -             |
    | Old         | -          | Old Care      | -          | active       | -            | -           | -            | -                | -             |
    | Old         | 2026-06-16 | Old Care      | -          | exited       | -            | -           | Ash          | -                | -             |
"""


@pytest.fixture(scope="module", autouse=True)
def _(told: Product) -> None:
    told.publish(
        told.request(
            "packages", [{"package_id": "a", "provider_id": "Elm"}], as_at=MONDAY, covers_from=date(2026, 6, 8)
        ),
        told.request(
            "contracts", [{"contract_id": "c", "provider_id": "Fir"}, {"contract_id": "v", "provider_id": None}]
        ),
        told.request("providers", drawn(PROVIDERS)),
    )


def standing(told: Product, provider: str, monday: date = MONDAY) -> dict[str, Any]:
    return told.row("provider_standing", provider_id=provider, week_commencing=monday)


def test_the_row_in_force_on_the_monday_counts(told: Product) -> None:
    found = standing(told, "Ash")
    assert (found["provider_name"], found["status"], found["rating"]) == ("Ash at Home", "notice_given", "Inadequate")
    assert (found["notice_ends"], found["market_oversight"], found["ecm_compliant"]) == (date(2026, 9, 30), None, None)


def test_before_the_first_row_the_first_holds(told: Product) -> None:
    found = standing(told, "Ash", date(2026, 6, 8))
    assert (found["provider_name"], found["status"], found["rating"]) == ("Ash Care", "active", "Good")
    assert (found["market_oversight"], found["ecm_compliant"], found["notice_ends"]) == (True, False, None)


def test_a_provider_of_its_own_is_its_own_group_until_it_is_taken_over(told: Product) -> None:
    assert (standing(told, "Old", date(2026, 6, 15))["group_name"], standing(told, "Old")["group_name"]) == (
        "Old",
        "Green",
    )
    assert (standing(told, "Old")["counts_as"], standing(told, "Old")["status"]) == ("Ash", "exited")
    assert standing(told, "Old")["rating"] == "Not rated"


def test_a_provider_that_no_file_lists_is_active_and_not_rated(told: Product) -> None:
    for provider in ("Elm", "Fir"):
        found = standing(told, provider)
        assert (found["provider_name"], found["group_name"]) == (f"not listed ({provider})", provider)
        assert (found["status"], found["rating"], found["listed"]) == ("active", "Not rated", False)


def test_every_monday_has_every_listed_provider_once(told: Product) -> None:
    found = [(row["week_commencing"], row["provider_id"]) for row in told.rows("provider_standing")]
    assert {(day, name) for day in (8, 15, 22) for name in ("Ash", "Old", "Elm", "Fir")} == {
        (monday.day, name) for monday, name in found
    }
    assert len(found) == 12


def test_where_no_providers_are_loaded_a_code_is_its_own_name(product: Product) -> None:
    product.load("packages", [{"package_id": "a", "provider_id": "Elm"}], as_at=MONDAY)
    assert product.row("provider_standing")["provider_name"] == "Elm"
