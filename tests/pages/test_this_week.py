"""The first page: the order of zones and their reasons, providers by name or by number, and what is ahead."""

import csv
import re
from io import StringIO

import pytest

from dashboard import marts
from tests.pages.screen import Screen, opened
from tests.pages.stores import FEW, FORESEEN

PAGE = "this_week"
ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FORECAST = pytest.mark.parametrize("store", [FORESEEN], indirect=True)
ON_FEW = pytest.mark.parametrize("store", [FEW], indirect=True)


def looked_at(screen: Screen) -> list[str]:
    return re.findall(r'class="zone">([^<]*)<', screen.html)


def rows(screen: Screen, name: str) -> list[dict[str, str]]:
    (content,) = (content for file, content in screen.downloads.items() if file.startswith(name))
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_list_is_the_table_s_order_and_the_title_names_its_first_two() -> None:
    screen, zones = opened(PAGE), marts.read("attention", marts.live_version())
    latest = zones.filter(zones["week_commencing"] == zones["week_commencing"].max()).sort("rank")
    named = dict(marts.read("zones", marts.live_version()).select("zone_id", "zone_name").rows())
    assert looked_at(screen) == [named[zone] for zone in latest["zone_id"].head(5)]
    assert screen.title.endswith(f"look first at {looked_at(screen)[0]} and {looked_at(screen)[1]}")
    assert [row["Zone"] for row in rows(screen, "where-to-look-first")] == [named[zone] for zone in latest["zone_id"]]


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_zone_shows_its_place_among_all_and_its_indicators() -> None:
    screen = opened(PAGE, zone="Z03")
    assert looked_at(screen) == ["Cobblemere"]
    assert "of 10 zones to look at" in screen.html
    assert "Its indicators" in screen.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_meeting_sees_three_zones_and_no_provider_s_name() -> None:
    names = set(marts.read("provider_standing", marts.live_version())["provider_name"])
    alone, meeting = opened(PAGE, week="2026-10-26"), opened(PAGE, week="2026-10-26", meeting="true")
    assert len(looked_at(meeting)) == 3
    assert any(name in alone.html for name in names)
    everything = meeting.html + repr(meeting.charts) + repr(meeting.downloads)
    assert not [name for name in names if name in everything]
    assert "1 provider changed status since 19 October: 1 gave notice." in meeting.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_setting_that_names_nobody_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    names = set(marts.read("provider_standing", marts.live_version())["provider_name"])
    monkeypatch.setenv("HOMECARE_AUDIENCE", "shared")
    screen = opened(PAGE, week="2026-10-26")
    assert not [name for name in names if name in screen.html + repr(screen.downloads)]


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_thresholds_stand_beside_the_levels_and_the_bridges_show_the_week() -> None:
    screen = opened(PAGE)
    assert "Critical is 5 of 12 worse, high 4, watch 2" in screen.html
    assert {"New packages", "Net change"} <= {row.get("row") for row in screen.charts["week_moves"]}
    assert {"Joined", "Care started"} <= {row.get("row") for row in screen.charts["week_queue"]}
    assert "No forecast is made yet" in screen.html
    assert "people are in hospital" in screen.html


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_the_weeks_to_come_are_named_a_forecast() -> None:
    """Zone 2 alone has a gap: 17 hours wait and 20 are spare; 71 less 51 live is what is likely."""
    screen = opened(PAGE, zone="Z2")
    words = {row.get("words") for row in screen.charts["week_fan"]}
    assert {"Now: 3 spare", "Chance of more than now", "80% of outcomes"} <= words
    assert "A forecast of hours short a week." in screen.html
    assert "week_fan" not in opened(PAGE, zone="Z2", meeting="true").charts, "two people wait there"


@ON_FEW
@pytest.mark.parametrize("zone", ["Z1", "Z2"])
@pytest.mark.usefixtures("store")
def test_where_others_see_the_screen_reasons_tell_nothing_of_few_people(zone: str) -> None:
    alone, meeting = opened(PAGE, zone=zone), opened(PAGE, zone=zone, meeting="true")
    assert "hours wait for each 1,000 delivered" in alone.html
    assert "hours wait for each" not in meeting.html
    assert "Hours waiting are withheld here." in meeting.html
    (row,) = rows(alone, "where-to-look-first")
    assert (row["Waiting per 1,000 live hours"], row["Why"]) == ("", "Hours waiting are withheld here.")


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_reasons_of_few_packages_are_counted_together_before_they_leave() -> None:
    """One package ended in the week: no download tells of it."""
    assert [(row["Packages"], row["marker"]) for row in rows(opened(PAGE), "in-and-out")] == [("", "[c]")]


@pytest.mark.parametrize("store", ["fife"], indirect=True)
@pytest.mark.usefixtures("store")
def test_a_council_with_hours_alone_sees_them_and_what_would_tell_the_rest() -> None:
    screen = opened(PAGE)
    assert screen.title.endswith("hours of care a week; what is short is not known")
    assert screen.html.count('class="why">No data: neither its indicators nor its hours waiting are known.') == 3
    assert "Needs waiting list and capacity" in screen.html
