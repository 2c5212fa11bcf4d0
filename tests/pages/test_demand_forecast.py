"""What is coming, on the screen: what was made and when, and nothing that tells of few people."""

import csv
from io import StringIO

import pytest

from tests.pages.few import MONDAY, NAMES
from tests.pages.screen import Screen, opened
from tests.pages.stores import FORESEEN

PAGE = "demand_forecast"
ON_FORECAST = pytest.mark.parametrize("store", [FORESEEN], indirect=True)
HIDDEN = "[c]"


def rows(screen: Screen, name: str) -> list[dict[str, str]]:
    content = next(content for file, content in screen.downloads.items() if file.startswith(name))
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def asked_of(quantity: str, **address: str) -> Screen:
    screen = opened(PAGE, **address)
    screen.test.button_group[0].set_value(quantity)
    screen.run()
    return screen


@pytest.mark.parametrize("store", ["sample"], indirect=True)
@pytest.mark.usefixtures("store")
def test_before_a_forecast_the_page_says_how_to_make_one() -> None:
    screen = opened(PAGE)
    assert "No forecast is made yet" in screen.html
    assert "Run homecare forecast" in screen.html


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_the_day_of_the_forecast_stands_under_the_title() -> None:
    screen = opened(PAGE)
    assert f"Forecast of {MONDAY.day} November 2026." in screen.html
    assert "has changed since" not in screen.html
    assert {"80% of outcomes", "Outlook", "Trusted"} <= {str(row.get("words")) for row in screen.charts["forecast_fan"]}


@ON_FORECAST
@pytest.mark.parametrize(("address", "other"), [({"zone": "Z3"}, "zone"), ({"age": "85+"}, "age")])
@pytest.mark.usefixtures("store")
def test_a_filter_changes_the_fan_and_the_grid(address: dict[str, str], other: str) -> None:
    before, after = opened(PAGE), opened(PAGE, **address)
    assert all(before.charts[key] != after.charts[key] for key in ("forecast_fan", "forecast_where")), other


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_another_quantity_is_another_forecast() -> None:
    before, after = opened(PAGE), asked_of("waiting_hours")
    assert before.charts["forecast_fan"] != after.charts["forecast_fan"]
    assert "Hours waiting" in after.html


@ON_FORECAST
@pytest.mark.parametrize("quantity", ["demand_hours", "live_hours", "waiting_hours"])
@pytest.mark.usefixtures("store")
def test_downloads_tell_nothing_of_few_people(quantity: str) -> None:
    """One person waits in Z1, two in Z2; four or five have care in each zone, in two age bands."""
    screen = asked_of(quantity, zone="Z1")
    assert not [
        row for row in rows(screen, f"forecast-{quantity.replace('_', '-')}") if row["A week"] not in ("", "0.0")
    ]
    by_age = [row for row in rows(screen, "forecast-change") if row["Age band"] != "all ages"]
    assert by_age
    assert {row["Change"] for row in by_age if row["Now"] != "0.0"} <= {""}
    assert any(row["marker"] == HIDDEN for row in rows(screen, "forecast-change"))


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_where_others_see_the_screen_the_same_is_withheld() -> None:
    alone, shared = opened(PAGE, zone="Z1"), opened(PAGE, zone="Z1", meeting="true")
    assert "forecast_fan" in alone.charts
    assert "forecast_fan" not in shared.charts
    assert f'class="val">{HIDDEN}' in shared.html
    assert shared.title == "Demand forecast"


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_weekly_counts_of_new_packages_are_withheld_and_their_forecast_told_by_zone() -> None:
    screen = asked_of("new_packages", zone="Z1")
    weeks = rows(screen, "forecast-new-packages")
    assert {row["A week"] for row in weeks} <= {"", "0.0"}
    assert next(row["Forecast a week"] for row in weeks if row["Forecast a week"]) == "11.0"


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_capacity_gaps_show_the_gap_ahead_where_it_is_forecast() -> None:
    """Zone 2 alone has declared spare hours, so it alone has a gap: 17 waiting less 20 spare now."""
    screen = opened("capacity_gaps")
    assert "gaps_ahead" in screen.charts
    assert "gaps_heat" not in screen.charts
    ring = {row["ahead_words"] for row in screen.charts["gaps_gap"] if "ahead_words" in row}
    assert ring == {"\u221260"}
    [row] = [row for row in rows(screen, "capacity-gaps") if row["Zone"].endswith(NAMES["Z2"])]
    assert (row["Spare hours declared"], row["Live hours"]) == ("20.0", ""), "four people have care there"
    assert row["Gap in 4 weeks"] == "", "two people wait there, so no download tells of the gap"


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_an_earlier_week_of_capacity_gaps_shows_the_weeks_that_were() -> None:
    screen = opened("capacity_gaps", week="2026-11-09")
    assert "gaps_ahead" not in screen.charts


@ON_FORECAST
@pytest.mark.usefixtures("store")
def test_where_others_see_the_screen_a_gap_that_is_withheld_now_is_withheld_ahead() -> None:
    assert "gaps_ahead" not in opened("capacity_gaps", meeting="true").charts
