"""Profiles: filter, pivot, group, also, units, periods, constants and value maps, through the whole line."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.intake import profile
from dashboard.intake.reading.model import ReadRefused
from dashboard.intake.receive import Request
from tests.oracle.product import Product

VISITS = """client,provider,zone,age,who,mins,double,begins,kind of row
C1,P1,Z1,80-84,Council,420,2,05/01/2026,package
C2,P1,Z1,85+ years,NHS,90,1,06/01/2026,package
C3,P2,Z2,75 to 79,Council,60,1,07/01/2026,respite
"""
MINUTES = """
kind = "packages"
filter = { "kind of row" = ["package"] }
hours_count_both = false
[headers]
package_id = "client"
person_id = "client"
provider_id = "provider"
zone_id = "zone"
age_band = "age"
funder = "who"
weekly_hours = "mins"
carers_per_visit = "double"
line_start = "begins"
[units]
weekly_hours = "minutes"
[constants]
team = "East"
[values.zone]
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_minutes_filter_and_both_workers(product: Product, tmp_path: Path) -> None:
    mapping = written(tmp_path, "minutes.toml", MINUTES.replace("[values.zone]\n", ""))
    product.publish(Request(written(tmp_path, "visits.csv", VISITS), profile=str(mapping), as_at=date(2026, 1, 12)))
    (row,) = product.rows("weekly_hours", week_commencing=date(2026, 1, 12), zone_id="all", age_band="all")
    assert (row["live_hours"], row["people"]) == (7 * 2 + 1.5, 2)
    bands = {row["age_band"] for row in product.rows("weekly_hours")}
    assert bands == {"75-84", "85+", "all"}


def test_group_adds_rows_of_one_key_and_also_makes_a_second_kind(product: Product, tmp_path: Path) -> None:
    rows = "week,zone,name,hours,grade\n05/01/2026,Z1,Ash,10,Good\n05/01/2026,Z1,Ash,5,Inadequate\n05/01/2026,Z2,Elm,7,Good\n"
    mapping = written(
        tmp_path,
        "grouped.toml",
        """
kind = "commissioned_hours"
headers = { period_start = "week", zone_id = "zone", planned_hours = "hours" }
constants = { period = "week" }
group = { key = ["period_start", "zone_id", "period"], sum = ["planned_hours"] }
[[also]]
kind = "zones"
headers = { zone_id = "zone", zone_name = "name", area = "grade" }
group = { key = ["zone_id"], first = ["zone_name"], worst = { area = ["Inadequate", "Good"] } }
""",
    )
    report = product.publish(Request(written(tmp_path, "weeks.csv", rows), profile=str(mapping)))
    assert [arrival.load.kind for arrival in report.arrivals] == ["commissioned_hours", "zones"]
    hours = {row["zone_id"]: row["live_hours"] for row in product.rows("weekly_hours", age_band="all")}
    assert hours == {"Z1": 15, "Z2": 7, "all": 22}
    assert {row["zone_id"]: (row["zone_name"], row["area"]) for row in product.rows("zones")} == {
        "Z1": ("Ash", "Inadequate"),
        "Z2": ("Elm", "Good"),
    }


def test_finer_age_bands_are_added_up_and_a_total_beside_its_parts_is_dropped(product: Product, tmp_path: Path) -> None:
    rows = (
        "period_start,period,zone_id,age_band,planned_hours\n"
        "2026-01-05,week,Z1,All ages,30\n2026-01-05,week,Z1,75-79,10\n"
        "2026-01-05,week,Z1,80-84,12\n2026-01-05,week,Z1,85+,8\n2026-01-05,week,Z2,All ages,5\n"
    )
    report = product.publish(Request(written(tmp_path, "bands.csv", rows)))
    hours = {
        (row["zone_id"], row["age_band"]): row["live_hours"]
        for row in product.rows("weekly_hours")
        if row["zone_id"] == "Z1"
    }
    assert hours == {("Z1", "75-84"): 22, ("Z1", "85+"): 8, ("Z1", "all"): 30}
    assert "1 all-ages totals" in report.arrivals[0].accepted.notes[0]
    assert product.rows("weekly_hours", zone_id="Z2", age_band="all")[0]["live_hours"] == 5


def test_a_total_that_is_not_its_parts_is_said(product: Product, tmp_path: Path) -> None:
    rows = (
        "period_start,period,zone_id,age_band,planned_hours\n2026-01-05,week,Z1,All ages,50\n2026-01-05,week,Z1,85+,8\n"
    )
    report = product.publish(Request(written(tmp_path, "bands.csv", rows)))
    assert "differ from their parts" in report.arrivals[0].accepted.notes[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind = ", "not valid TOML"),
        ('kind = "packages"\ncolour = "red"', "fault at colour"),
        ('title = "no kind"', "fault at kind"),
        ('kind = "packages"\nunits = { weekly_hours = "days" }', "fault at units.weekly_hours"),
    ],
)
def test_a_faulty_profile_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = written(tmp_path, "faulty.toml", text)
    with pytest.raises(ReadRefused, match=words):
        profile.find(str(path), tmp_path / "none")


def test_a_profile_that_names_a_missing_column_says_which(product: Product, tmp_path: Path) -> None:
    mapping = written(tmp_path, "minutes.toml", MINUTES.replace("[values.zone]\n", "").replace('"mins"', '"minutes"'))
    with pytest.raises(ReadRefused, match="names a column that the file lacks") as refused:
        product.publish(Request(written(tmp_path, "visits.csv", VISITS), profile=str(mapping)))
    assert (refused.value.file, refused.value.column) == ("visits.csv", "minutes")


def test_an_unknown_profile_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ReadRefused, match="phs-home-care-locality"):
        profile.find("nothing", tmp_path)


def test_a_saved_profile_is_found_by_name(tmp_path: Path) -> None:
    profile.save(tmp_path, "our-system", "packages", {"weekly_hours": "Hrs pw"})
    assert profile.find("our-system", tmp_path).headers == {"weekly_hours": "Hrs pw"}


@pytest.mark.parametrize(
    ("name", "kind", "column"),
    [("../x", "packages", "funder"), ("ok", "nothing", "funder"), ("ok", "packages", "colour")],
)
def test_a_profile_that_could_not_be_used_is_not_saved(tmp_path: Path, name: str, kind: str, column: str) -> None:
    with pytest.raises(ReadRefused):
        profile.save(tmp_path, name, kind, {column: "header"})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", sorted(profile.available(Path("none"))))
def test_every_profile_that_ships_can_be_read_and_says_what_it_is(name: str) -> None:
    assert profile.find(name, Path("none")).title
