"""Every messy sample is read or refused as its README says, through the guarded process."""

import re
from pathlib import Path

import pytest

from dashboard.intake.parsing.values import Form, parse_values
from dashboard.intake.privacy import find_personal
from dashboard.intake.reading.reader import RawTable, ReadRefused, ReadRequest, read_tables

MESSY = Path(__file__).parents[2] / "data_samples" / "messy"
LISTED = re.findall(
    r"^\| (\S+\.\w+) \| .* \| (read|refused|stopped): (.*) \|$", (MESSY / "README.md").read_text(), re.M
)
FORMS: dict[str, Form] = {
    "weekly_hours": "hours",
    "spare_hours": "hours",
    "line_start": "date",
    "line_end": "date",
    "referred_on": "date",
    "week_commencing": "date",
    "declared_on": "date",
}


def named(outcome: str) -> list[tuple[str, str]]:
    return [(file, says) for file, found, says in LISTED if found == outcome]


@pytest.fixture(scope="module")
def tables() -> dict[str, RawTable]:
    readable = [file for file, outcome, _ in LISTED if outcome != "refused"]
    return dict(zip(readable, read_tables([ReadRequest(MESSY / file) for file in readable]), strict=True))


def test_the_list_is_complete() -> None:
    assert {file for file, _, _ in LISTED} == {path.name for path in MESSY.iterdir()} - {"README.md"}


@pytest.mark.parametrize(("file", "says"), named("read"))
def test_read(file: str, says: str, tables: dict[str, RawTable]) -> None:
    table = tables[file]
    forms = {header: FORMS[header] for header in table.headers if header in FORMS}
    parsed = {header: parse_values(table.rows[header], form) for header, form in forms.items()}
    hours = sum(parsed[header].values.sum() for header, form in forms.items() if form == "hours")
    faults = sum(column.faults.height for column in parsed.values())
    assert says == f"{table.rows.height} rows, {hours:g} hours, {faults} faults"
    assert find_personal(table, {header: header for header in table.headers if header.endswith("_id")}) == []


@pytest.mark.parametrize(("file", "says"), named("refused"))
def test_refused(file: str, says: str) -> None:
    with pytest.raises(ReadRefused) as caught:
        read_tables([ReadRequest(MESSY / file)])
    assert caught.value.file == file
    assert says == (f"row {caught.value.row}" if caught.value.row else "no row")


@pytest.mark.parametrize(("file", "says"), named("stopped"))
def test_stopped(file: str, says: str, tables: dict[str, RawTable]) -> None:
    personal = find_personal(tables[file], {"person_id": "person_id", "provider_id": "provider_id"})
    assert says == ", ".join(column.column for column in personal)
