"""Hours by rating, status and monitoring of the providers that deliver them: two zones, small enough to add by hand."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.drawn import drawn
from tests.oracle.product import Product

MONDAY = date(2026, 2, 16)
PROVIDERS = """
    | provider_id | from       | provider_name | rating | status    | ecm_compliant |
    | Ash         | 2025-01-06 | Ash Care      | Good   | active    | yes           |
    | Ash         | 2026-02-10 | Ash Care      | Good   | suspended | yes           |
    | Birch       | 2025-01-06 | Birch Care    | -      | embargoed | no            |
"""
LINES = """
    | package_id | provider_id | person_id | zone_id | weekly_hours | line_start | status    |
    | a          | Ash         | Ann       | North   | 20           | 2025-01-06 | -         |
    | b          | Birch       | Ann       | North   | 10           | 2025-01-06 | -         |
    | c          | Birch       | Bob       | South   | 30           | 2025-01-06 | -         |
    | d          | Cedar       | Cat       | South   | 40           | 2025-01-06 | -         |
    | e          | Ash         | Dan       | South   | 99           | 2025-01-06 | suspended |
"""


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[date, str, str, str], dict[str, Any]]:
    product = Product(tmp_path_factory.mktemp("quality"))
    product.publish(
        product.request("providers", drawn(PROVIDERS), as_at=MONDAY),
        product.request("packages", drawn(LINES), as_at=MONDAY, covers_from=date(2025, 1, 6)),
    )
    rows = product.rows("quality_mix")
    return {(row["week_commencing"], row["zone_id"], row["measured_by"], row["level"]): row for row in rows}


EXPECTED = """
    | zone  | measured_by | level         | hours | people | providers |
    | all   | rating      | Good          | 20    | 1      | 1         |
    | all   | rating      | Not rated     | 80    | 3      | 2         |
    | North | rating      | Not rated     | 10    | 1      | 1         |
    | all   | status      | suspended     | 20    | 1      | 1         |
    | all   | status      | embargoed     | 40    | 2      | 1         |
    | all   | status      | active        | 40    | 1      | 1         |
    | South | status      | embargoed     | 30    | 1      | 1         |
    | all   | monitoring  | compliant     | 20    | 1      | 1         |
    | all   | monitoring  | not_compliant | 40    | 2      | 1         |
    | all   | monitoring  | not_stated    | 40    | 1      | 1         |
    | all   | rating      | all           | 100   | 3      | 3         |
    | North | status      | all           | 30    | 1      | 2         |
"""
WHOLE = {"all": 100, "North": 30, "South": 70}


@pytest.mark.parametrize("row", drawn(EXPECTED), ids=lambda row: f"{row['zone']} {row['level']}")
def test_hours_stand_with_what_holds_of_their_provider_on_the_monday(
    cells: dict[tuple[date, str, str, str], dict[str, Any]], row: dict[str, Any]
) -> None:
    cell = cells[MONDAY, row["zone"], row["measured_by"], row["level"]]
    assert [cell[name] for name in ("hours", "people", "providers")] == [
        float(row[name]) for name in ("hours", "people", "providers")
    ]
    assert cell["share"] == pytest.approx(float(row["hours"]) / WHOLE[row["zone"]])


def test_a_provider_counts_as_it_stood_on_each_monday(
    cells: dict[tuple[date, str, str, str], dict[str, Any]],
) -> None:
    before = date(2026, 2, 9)
    assert cells[before, "all", "status", "active"]["hours"] == 60
    assert (before, "all", "status", "suspended") not in cells
