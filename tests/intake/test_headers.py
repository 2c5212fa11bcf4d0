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


IN_THE_WILD = {
    "contracts": (
        "Contract No",
        "Provider",
        "Locality",
        "Contract role",
        "Lot",
        "Start date",
        "Expiry date",
        "Max hours",
    ),
    "offers": (
        "Offer number",
        "Referral",
        "Provider",
        "Date offered",
        "Response date",
        "Outcome",
        "Reason for decline",
    ),
    "workforce": (
        "Month",
        "Provider",
        "Headcount",
        "Care staff WTE",
        "Vacant posts",
        "New starters",
        "Leavers in month",
    ),
    "payments": ("Payment Date", "Supplier Name", "Transaction No", "Net Amount", "Description"),
    "events": ("Date", "What happened", "Zone", "Until", "Effect on charts"),
    "feedback": ("Survey period", "Provider", "Respondent type", "Number of replies", "Average score"),
    "provider_kpis": ("Quarter start", "Provider", "Indicator", "Actual", "Target value"),
    "reablement": ("Week beginning", "Locality", "People in service", "Average length of stay", "New starts"),
    "discharges": ("W/C", "Zone", "Hospital name", "Discharges with home care", "People delayed"),
    "population": ("Zone code", "Age group", "Mid-year", "Population"),
    "prices": ("Financial year", "Fair cost of care", "Sector minimum"),
    "comparators": ("Council name", "Indicator", "Period", "Figure", "Notes"),
}


@pytest.mark.parametrize("kind", IN_THE_WILD)
def test_headers_in_the_wild_are_all_recognised_and_tell_the_kind(kind: str) -> None:
    names = IN_THE_WILD[kind]
    assert set(headers.recognise(CONTRACTS[kind], names)) == set(names)
    assert headers.work_out_kind(names, "file.csv").kind == kind


@pytest.mark.parametrize("kind", CONTRACTS)
def test_whatever_synonyms_head_its_columns_a_kind_is_told_from_the_others(kind: str) -> None:
    contract = CONTRACTS[kind]
    alike: dict[str, list[str]] = {column: [column] for column in contract.columns}
    for meanings in headers.synonyms(kind):
        for word, meant in meanings.items():
            alike.get(meant, []).append(word)
    for column, words in alike.items():
        for word in words:
            names = tuple(word if name == column else alike[name][-1] for name in contract.columns)
            assert headers.work_out_kind(names, "file.csv") is contract, f"{word} for {column}"


@pytest.mark.parametrize("kind", CONTRACTS)
def test_the_columns_a_kind_must_have_are_enough_to_tell_it(kind: str) -> None:
    contract = CONTRACTS[kind]
    assert headers.work_out_kind((*contract.required, *contract.figures[-1:]), "file.csv") is contract


def test_a_word_may_mean_another_column_in_another_kind() -> None:
    assert headers.recognise(CONTRACTS["providers"], ["Supplier Name"]) == {"Supplier Name": "provider_name"}
    assert headers.recognise(CONTRACTS["payments"], ["Supplier Name"]) == {"Supplier Name": "provider_id"}
    assert headers.recognise(CONTRACTS["packages"], ["Supplier Name", "Date"]) == {}


def test_a_suppliers_code_wins_over_its_name() -> None:
    found = headers.recognise(CONTRACTS["payments"], ["Supplier Name", "Supplier ID"])
    assert found == {"Supplier ID": "provider_id"}


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


def test_a_file_without_one_figure_is_not_taken_for_a_kind() -> None:
    with pytest.raises(ReadRefused, match="Nearest is prices, which also needs one of cost_of_care, minimum_price"):
        headers.work_out_kind(("year", "colour"), "file.csv")
    names = ["week_commencing", "zone_id", "colour"]
    mapped = headers.recognise(CONTRACTS["discharges"], names)
    with pytest.raises(ReadRefused, match="discharges needs one of discharges, not_meeting_criteria"):
        headers.refuse_missing(CONTRACTS["discharges"], mapped, names)
