"""Headers: exact names and synonyms are taken, near misses only suggested, kinds worked out or asked for."""

import pytest

from dashboard.intake import headers
from dashboard.intake.contracts import CONTRACTS
from dashboard.intake.reading.model import ReadRefused


@pytest.mark.parametrize("kind", CONTRACTS)
def test_canonical_headers_are_recognised_and_tell_the_kind(kind: str) -> None:
    contract = CONTRACTS[kind]
    names = tuple(contract.columns)
    assert headers.recognise(contract, names) == {name: name for name in names}
    assert headers.work_out_kind(names, "file.csv") is contract


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hours per week", "weekly_hours"),
        ("CLIENT ID", "person_id"),
        ("Start Date", "line_start"),
        ("weekly-hours", "weekly_hours"),
    ],
)
def test_synonyms_ignore_case_spaces_and_punctuation(written: str, meant: str) -> None:
    assert headers.recognise(CONTRACTS["packages"], [written]) == {written: meant}


def test_a_canonical_name_wins_over_a_synonym() -> None:
    found = headers.recognise(CONTRACTS["packages"], ["Hours per week", "weekly_hours"])
    assert found == {"weekly_hours": "weekly_hours"}


def test_two_synonyms_of_one_column_are_not_both_taken() -> None:
    found = headers.recognise(CONTRACTS["packages"], ["Hours per week", "weekly hrs"])
    assert list(found.values()) == ["weekly_hours"]


def test_a_near_miss_is_suggested_and_not_applied() -> None:
    names = [name for name in CONTRACTS["packages"].columns if name != "weekly_hours"]
    mapped = headers.recognise(CONTRACTS["packages"], [*names, "Weekly hour"])
    assert "weekly_hours" not in mapped.values()
    with pytest.raises(ReadRefused, match="Is 'Weekly hour' the weekly_hours"):
        headers.refuse_missing(CONTRACTS["packages"], mapped, [*names, "Weekly hour"])


def test_headers_of_no_kind_name_the_kinds_and_the_nearest() -> None:
    with pytest.raises(ReadRefused, match=r"--kind .*packages.*Nearest is capacity, which also needs spare_hours"):
        headers.work_out_kind(("week_commencing", "provider_id", "colour"), "file.csv")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (("Week commencing", "Locality", "People in service", "Average length of stay", "New starts"), "reablement"),
        (("W/C", "Zone", "Hospital name", "Discharges with home care", "People delayed"), "discharges"),
        (("Zone code", "Age group", "Mid-year", "Population"), "population"),
        (("Financial year", "Fair cost of care", "Sector minimum"), "prices"),
        (("Council name", "Indicator", "Period", "Figure", "Notes"), "comparators"),
    ],
)
def test_kinds_are_told_from_headers_in_the_wild(written: tuple[str, ...], kind: str) -> None:
    assert headers.work_out_kind(written, "file.csv").kind == kind
    assert len(headers.recognise(CONTRACTS[kind], written)) == len(written)


def test_a_file_without_one_figure_is_not_taken_for_a_kind() -> None:
    with pytest.raises(ReadRefused, match="Nearest is prices, which also needs one of cost_of_care, minimum_price"):
        headers.work_out_kind(("year", "colour"), "file.csv")
    names = ["week_commencing", "zone_id", "colour"]
    mapped = headers.recognise(CONTRACTS["discharges"], names)
    with pytest.raises(ReadRefused, match="discharges needs one of discharges, not_meeting_criteria"):
        headers.refuse_missing(CONTRACTS["discharges"], mapped, names)
