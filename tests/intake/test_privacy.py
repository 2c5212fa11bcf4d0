"""Personal data is named by column and never by value; what replaces it is right."""

import hashlib
import hmac
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.personal import valid_nhs_numbers
from dashboard.intake.privacy import age_bands_at, find_personal, hash_ids, postcode_sectors
from dashboard.intake.reading.model import RawTable

UNHURRIED = settings(deadline=None)


def table(**columns: list[str | None]) -> RawTable:
    rows = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).with_row_index("source_row", 2)
    return RawTable("x.csv", "", tuple(columns), rows.cast({"source_row": pl.Int64}), (), ())


def found(header: str, values: list[str | None], canonical: str = "", **others: list[str | None]) -> str:
    personal = find_personal(table(**{header: values}, **others), {header: canonical} if canonical else {})
    return ", ".join(column.what for column in personal if column.column == header)


def nhs_number(nine: int) -> str | None:
    """The oracle: the standard's own words, one digit at a time."""
    digits = [int(digit) for digit in f"{nine:09d}"]
    remainder = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    check = 0 if remainder == 0 else 11 - remainder
    return None if check == 10 else f"{nine:09d}{check}"


NHS = [number for nine in range(999_000_000, 999_000_060) if (number := nhs_number(nine))]
NAMES: list[str | None] = ["Avery Quill", "Blythe Marsh", "Vale, Corin", "Dara Finch"]
POSTCODES: list[str | None] = ["ZZ16 4AX", "ZZ16 5BD", "zz2 1hn", None]


@pytest.mark.parametrize(
    "header",
    [
        "surname",
        "Forename",
        "First Name",
        "ClientName",
        "client_full_name",
        "service user name",
        "Known as",
        "Name of patient",
        "NOK name",
        "last_name",
        "Social worker name",
    ],
)
def test_headings_that_name_a_person(header: str) -> None:
    assert found(header, ["anything", "at all"]) == "name of a person"


@pytest.mark.parametrize(
    "header",
    [
        "provider_name",
        "zone_name",
        "Group name",
        "supplier",
        "Hospital",
        "team",
        "Service name",
        "hospital name",
        "Name",
        "event name",
        "provider contact name",
        "filename",
        "username code",
    ],
)
def test_headings_that_name_a_place_or_company(header: str) -> None:
    assert found(header, ["Moor Lane Care Ltd", "North Homecare", "Hillside Support"]) == ""


@pytest.mark.parametrize("header", ["Name", "client", "Service User", "social worker", "Allocated worker"])
def test_vague_headings_over_names(header: str) -> None:
    assert found(header, NAMES) == "name of a person"


def test_ids_under_a_vague_heading() -> None:
    assert found("client", ["C1001", "C1002", "C1003"]) == ""
    assert found("person", ["1001", "1002", "1003"], "person_id") == ""


def test_names_with_titles_anywhere() -> None:
    assert found("remark", ["Mrs A Quill", "Mr Marsh", "Dr. Vale", "ok"]) == "name of a person"


def test_a_name_mapped_to_a_place_is_a_place() -> None:
    assert found("Name", ["Avery Quill", "Dara Finch", "Ellis Thorn"], "provider_name") == ""


def test_a_client_name_mapped_to_the_person_is_still_a_name() -> None:
    assert found("client name", NAMES, "person_id") == "name of a person"


VALUES: dict[str, list[str | None]] = {
    "postcode": POSTCODES,
    "National Insurance number": ["AB123456C", "ab 12 34 56 c", "CE123456D", None],
    "phone number": ["07700 900123", "+44 7700 900124", "(0113) 496 0999"],
    "e-mail address": ["a.quill@example.org", "B.Marsh@example.co.uk", "c@example.com"],
}


@pytest.mark.parametrize("what", VALUES)
def test_values_under_any_heading(what: str) -> None:
    assert found("remark", VALUES[what]) == what


def test_an_id_of_eleven_digits_is_no_phone_number() -> None:
    assert found("ref", ["01234567890", "01234567891", "01234567892"], "package_id") == ""


@pytest.mark.parametrize("what", VALUES)
def test_two_values_are_too_few_without_a_heading(what: str) -> None:
    assert found("remark", VALUES[what][:2]) == ""


@pytest.mark.parametrize("what", VALUES)
def test_half_of_the_values_is_not_enough(what: str) -> None:
    known = [value for value in VALUES[what] if value]
    assert found("remark", [*known, *["ordinary words"] * len(known)]) == ""


@pytest.mark.parametrize(
    ("header", "value", "what"),
    [
        ("Postcode", "ZZ16 4AX", "postcode"),
        ("NI number", "AB123456C", "National Insurance number"),
        ("Mobile", "7700900123", "phone number"),
        ("Tel no", "01134960999", "phone number"),
        ("Email", "a@example.org", "e-mail address"),
        ("NHS No", "999 000 0018", "NHS number"),
        ("client address", "1 Moor Lane", "home address"),
    ],
)
def test_one_value_is_enough_under_its_heading(header: str, value: str, what: str) -> None:
    assert found(header, [value, None]) == what


def test_a_sector_is_no_postcode() -> None:
    assert found("postcode", ["ZZ16 4", "ZZ2 1", "ZZ9"]) == ""


def test_nhs_numbers() -> None:
    assert found("ref", [*NHS[:20]]) == "NHS number"
    assert found("person", [*NHS[:20]], "person_id") == "NHS number"
    assert found("ref", [f"{number[:3]} {number[3:6]} {number[6:]}" for number in NHS[:20]]) == "NHS number"
    assert found("ref", [f"{number}.0" for number in NHS[:20]]) == "NHS number"


def test_nineteen_nhs_numbers_or_half_of_them_are_not_judged() -> None:
    assert found("ref", [*NHS[:19]]) == ""
    wrong = [f"{number[:9]}{(int(number[9]) + 1) % 10}" for number in NHS[:20]]
    assert found("ref", [*NHS[:20], *wrong]) == ""
    assert found("ref", ["0000000000"] * 30) == ""


@UNHURRIED
@given(st.integers(0, 999_999_999).filter(lambda nine: len(set(f"{nine:09d}")) > 1))
def test_the_check_digit_agrees_with_the_standard(nine: int) -> None:
    candidates = pl.Series([f"{nine:09d}{digit}" for digit in range(10)])
    right = candidates.filter(valid_nhs_numbers(candidates)).to_list()
    number = nhs_number(nine)
    assert right == ([number] if number else [])


BIRTHS: list[str | None] = ["02/05/1941", "19/01/1938", "30/12/1936"]
STARTS: list[str | None] = ["02/03/2026", "16/03/2026", "06/04/2026"]


@pytest.mark.parametrize("header", ["DOB", "d.o.b.", "Date of Birth", "birth_date", "ClientDOB"])
def test_dates_of_birth_by_heading(header: str) -> None:
    assert found(header, BIRTHS) == "date of birth"


def test_a_hint_of_birth_needs_old_dates() -> None:
    assert found("born", BIRTHS, line_start=STARTS) == "date of birth"
    assert found("births registered", STARTS, line_start=STARTS) == ""
    assert found("birth place", ["Leeds", "York", None], line_start=STARTS) == ""


def test_old_dates_without_a_hint_are_dates() -> None:
    assert found("built", BIRTHS, line_start=STARTS) == ""


def test_what_is_said_names_no_value_and_offers_a_way_on() -> None:
    personal = find_personal(table(dob=[*BIRTHS, None], postcode=POSTCODES, surname=NAMES), {})
    assert [column.offer.split()[0] for column in personal] == ["replace", "replace", "load"]
    said = " ".join(f"{column.what} {column.offer}" for column in personal)
    assert not any(value in said for value in [*BIRTHS, *POSTCODES, *NAMES] if value)


def test_an_empty_column_holds_nothing_personal() -> None:
    assert found("surname", [None, None]) == ""


def test_hashes() -> None:
    hashes = hash_ids(pl.Series("person_id", ["C1", "C2", "C1", None]), b"key")
    assert hashes.name == "person_id"
    assert hashes[0] == hashes[2] == hmac.new(b"key", b"C1", hashlib.sha256).hexdigest()[:16]
    assert hashes[1] != hashes[0]
    assert hashes[3] is None
    assert hash_ids(pl.Series(["C1"]), b"another")[0] != hashes[0]
    assert hash_ids(pl.Series([], dtype=pl.String), b"key").is_empty()


def birthday(birth: date, years: int) -> date:
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


@UNHURRIED
@given(st.dates(date(1910, 1, 1), date(2000, 1, 1)), st.sampled_from([18, 65, 75, 85]))
def test_a_band_changes_on_the_birthday(birth: date, age: int) -> None:
    day = birthday(birth, age)
    days = pl.Series([day - timedelta(1), day])
    younger, older = {18: ("0-17", "18-64"), 65: ("18-64", "65-74"), 75: ("65-74", "75-84"), 85: ("75-84", "85+")}[age]
    assert age_bands_at(pl.Series([birth, birth]), days).to_list() == [younger, older]


def test_ages_that_cannot_be_are_unknown() -> None:
    births = pl.Series("dob", [date(2030, 1, 1), date(1800, 1, 1), None, date(1950, 1, 1)], dtype=pl.Date)
    days = pl.Series([date(2026, 11, 16)] * 3 + [None], dtype=pl.Date)
    bands = age_bands_at(births, days)
    assert bands.to_list() == ["unknown"] * 4
    assert bands.name == "dob"


@pytest.mark.parametrize(
    ("postcode", "sector"),
    [
        ("BD16 4AX", "BD16 4"),
        ("bd164ax", "BD16 4"),
        ("M1 1AE", "M1 1"),
        ("EC1A 1BB", "EC1A 1"),
        ("ZZ16", None),
        ("", None),
        (None, None),
    ],
)
def test_sectors(postcode: str | None, sector: str | None) -> None:
    assert postcode_sectors(pl.Series("postcode", [postcode], dtype=pl.String)).to_list() == [sector]
