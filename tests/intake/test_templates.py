"""Templates: what an analyst fills in is what the contract takes, as the example row shows."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dashboard.intake.contracts import CONTRACTS
from dashboard.intake.receive import Request
from dashboard.intake.templates import write_templates
from tests.oracle.product import Product


@pytest.fixture
def workbooks(tmp_path: Path) -> dict[str, Path]:
    return {path.stem: path for path in write_templates(tmp_path / "templates")}


def test_there_is_a_workbook_a_kind_with_its_headers_and_a_note_a_column(workbooks: dict[str, Path]) -> None:
    assert set(workbooks) == set(CONTRACTS)
    for kind, path in workbooks.items():
        book = openpyxl.load_workbook(path)
        assert [cell.value for cell in book[kind][1]] == list(CONTRACTS[kind].columns)
        assert book["Notes"].max_row == len(CONTRACTS[kind].columns) + 1


@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_example_row_is_accepted(workbooks: dict[str, Path], kind: str, product: Product) -> None:
    report = product.publish(Request(workbooks[kind], as_at=date(2026, 11, 16)))
    (arrival,) = report.arrivals
    assert arrival.load.kind == kind
    assert arrival.accepted.refused.to_dicts() == []
    assert arrival.load.rows_accepted == 1
