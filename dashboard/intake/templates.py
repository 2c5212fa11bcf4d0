"""A workbook a kind for analysts to fill in: headers, notes, allowed values and an example row."""

from pathlib import Path

import xlsxwriter

from dashboard.intake.contracts import CONTRACTS, Contract, blank_is_all


def write_templates(folder: Path) -> list[Path]:
    """The workbooks' paths; existing ones of the same name are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{contract.kind}.xlsx", contract) for contract in CONTRACTS.values()]


def _write(path: Path, contract: Contract) -> Path:
    with xlsxwriter.Workbook(path) as book:
        bold = book.add_format({"bold": True})
        rows, notes = book.add_worksheet(contract.kind), book.add_worksheet("Notes")
        for place, (name, column) in enumerate(contract.columns.items()):
            words = column.metadata or {}
            rows.write_string(0, place, name, bold)
            rows.write_string(1, place, str(words["example"]))
            rows.set_column(place, place, max(12, len(name) + 2))
            if "choices" in words:
                rows.data_validation(1, place, 5000, place, {"validate": "list", "source": list(words["choices"])})
        notes.write_row(0, 0, ["Column", "Needed", "What it holds", "Allowed values", "Example"], bold)
        for line, row in enumerate(dictionary(contract), start=1):
            notes.write_row(line, 0, row)
        notes.set_column(0, 0, 24)
        notes.set_column(2, 3, 60)
    return path


def dictionary(contract: Contract) -> list[tuple[str, str, str, str, str]]:
    """(column, needed, what it holds, allowed values, example) of each column of a kind."""
    found = []
    for name, column in contract.columns.items():
        words = column.metadata or {}
        needed = "yes" if name in contract.required else ("blank means all" if blank_is_all(column) else "no")
        key = " (key)" if name in contract.key else ""
        choices = ", ".join(words.get("choices", ()))
        found.append((name + key, needed, str(words["note"]), choices, str(words["example"])))
    return found
