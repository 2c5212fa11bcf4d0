"""What others publish: NHS discharges, ONS population, handbacks and waits of other councils, each against its file."""

import csv
from collections import defaultdict
from datetime import date, timedelta

import pytest

from dashboard.intake.receive import Request
from tests.oracle.product import Product
from tests.real.files import real

DISCHARGES = "discharges/england_icb_weekly_discharge.csv"
PEOPLE = "population/ons_snpp_2016based_la_60plus_bands_2016_2041.csv"
HANDED_BACK = "handbacks/contracts_handed_back.csv"
WAITS = "handbacks/wait_times_and_deaths.csv"
STOPPED, LAST_RETURN = "E54000056", date(2023, 8, 21)
BANDS = {"60-64": "18-64", "65-74": "65-74", "75-84": "75-84", "85+": "85+"}


@pytest.fixture(scope="module")
def told(told: Product) -> Product:
    """All four files at once, as they are published."""
    profiles = {DISCHARGES: "nhs-icb-discharge", PEOPLE: "ons-population"}
    requests = [
        Request(real(name), profile=profiles.get(name, "bbc-handbacks"))
        for name in (DISCHARGES, PEOPLE, HANDED_BACK, WAITS)
    ]
    told.publish(*requests)
    return told


def published(name: str) -> list[dict[str, str]]:
    with real(name).open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_every_row_of_every_file_is_accepted(told: Product) -> None:
    loads = [(row["kind"], row["rows_accepted"], row["rows_refused"]) for row in told.rows("loads")]
    measures = 4 * len(published(HANDED_BACK)), 9 * len(published(WAITS))
    assert loads == [
        ("discharges", 7371, 0),
        ("population", 33904, 0),
        *(("comparators", rows, 0) for rows in measures),
    ]


def test_discharges_of_every_area_and_week_are_the_files_and_its_0_is_missing(told: Product) -> None:
    weeks = {(row["zone_id"], row["week_commencing"]): row for row in told.rows("discharge_weeks")}
    for row in published(DISCHARGES):
        found = weeks[row["icb22_code"], date.fromisoformat(row["week_start"])]
        assert found["discharges"] == (int(row["discharges"]) or None)
        assert found["not_meeting_criteria"] == (float(row["ncr_mean"]) or None)
        assert (found["discharges_with_care"], found["delayed_people"]) == (None, None)


def test_an_area_that_stops_is_not_known_from_there_on_and_no_more_part_of_the_sum(told: Product) -> None:
    stopped = told.rows("discharge_weeks", zone_id=STOPPED)
    assert max(row["week_commencing"] for row in stopped if row["discharges"] is not None) == LAST_RETURN
    assert {row["discharges"] for row in stopped if row["week_commencing"] > LAST_RETURN} == {None}
    after = LAST_RETURN + timedelta(weeks=1)
    england = sum(int(row["discharges"]) for row in published(DISCHARGES) if row["week_start"] == str(after))
    assert told.row("discharge_weeks", zone_id="all", week_commencing=after)["discharges"] == england


def test_the_sum_of_a_week_that_an_area_missed_is_not_known(told: Product) -> None:
    missed = {date.fromisoformat(row["week_start"]) for row in published(DISCHARGES) if row["discharges"] == "0"}
    england = told.rows("discharge_weeks", zone_id="all")
    assert {row["week_commencing"] for row in england if row["discharges"] is None} == missed
    assert 0 < len(missed) < len(england)


def test_people_of_every_area_year_and_band_are_the_files(told: Product) -> None:
    expected: dict[tuple[str, str, int], float] = defaultdict(float)
    for row in published(PEOPLE):
        for zone in (row["AREA_CODE"], "all"):
            for band in (BANDS[row["age_band"]], "all"):
                expected[zone, band, int(row["year"])] += float(row["pop"])
    rows = told.rows("population")
    found = {(row["zone_id"], row["age_band"], row["year"]): row["people"] for row in rows}
    assert found == {cell: pytest.approx(people) for cell, people in expected.items()}
    assert {row["age_band"] for row in rows if not row["whole_band"]} == {"18-64", "all"}


def figure(cell: str) -> float | None:
    """A published number; None for a blank cell and for words."""
    try:
        return float(cell)
    except ValueError:
        return None


def expected_figures() -> dict[tuple[str, str, str], float | None]:
    found = {}
    for row in published(HANDED_BACK) + published(WAITS):
        for header, cell in row.items():
            measure, _, year = header.rpartition("_20")
            if measure:
                found[row["upper_tier_la"], measure, f"20{year.replace('_', '/')}"] = figure(cell)
    return found


def test_every_published_figure_is_there_and_every_refusal_is_missing(told: Product) -> None:
    found = {(row["area"], row["measure"], row["period"]): row["value"] for row in told.rows("comparators")}
    expected = expected_figures()
    assert found == expected
    assert [sum(value is None for value in expected.values()), list(expected.values()).count(0)] == [1731, 175]


@pytest.mark.parametrize(
    ("area", "measure", "note"),
    [
        ("Barking and Dagenham", "contracts_handed_back", "Refused; Not held"),
        ("Barnet", "contracts_handed_back", "Did not respond"),
        ("Aberdeen City", "hours_per_week_handed_back", "Refused; Not held"),
        ("Bolton", "longest_wait_start", "Partial; Cost exceeded"),
        ("Barnet", "longest_wait_start", "Did not respond"),
        ("Barnsley", "contracts_handed_back", None),
    ],
)
def test_the_note_says_why_there_is_no_figure(told: Product, area: str, measure: str, note: str | None) -> None:
    assert {row["note"] for row in told.rows("comparators", area=area, measure=measure)} == {note}


def test_a_band_that_straddles_an_edge_of_the_councils_is_refused(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMECARE_AGE_BANDS", '["0-17", "18-59", "60-69", "70-84", "85+"]')
    request = Request(real(PEOPLE), profile="ons-population", only={"AREA_CODE": "E08000032"})
    (arrival,) = product.publish(request).arrivals
    reasons = {(row["value"], row["reason"]) for row in arrival.accepted.refused.to_dicts()}
    assert reasons == {("65-74", "straddles two age bands of the council")}
    assert (arrival.load.rows_accepted, arrival.load.rows_refused) == (3 * 26, 26)
    assert arrival.accepted.notes == ("60-69 holds only people of 60-64", "70-84 holds only people of 75-84")


def test_one_area_of_the_discharges_can_be_taken_alone(product: Product) -> None:
    product.publish(Request(real(DISCHARGES), profile="nhs-icb-discharge", only={"icb22_code": STOPPED}))
    assert {row["zone_id"] for row in product.rows("discharge_weeks")} == {STOPPED, "all"}
    (source,) = product.rows("sources")
    assert (source["as_at"], source["covers_from"]) == (LAST_RETURN, date(2022, 4, 4))
