"""The years ahead on the screen: from the link, beside what is not known, and nothing of few people."""

import csv
from io import StringIO

import pytest

from tests.pages.screen import opened
from tests.pages.stores import FEW

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FEW = pytest.mark.parametrize("store", [FEW], indirect=True)


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_years_lead_from_today_s_hours_by_each_step() -> None:
    screen = opened("long_view", growth='{"years":5,"use_rate":0.01}')
    assert "more hours a week by 2031" in screen.title
    steps = {row["row"]: row["words"] for row in screen.charts["long_view_effects"] if row.get("row")}
    assert list(steps) == ["2026", "Population", "Share with care", "Hours a person", "2031"]
    assert steps["Hours a person"] == "0"
    assert "+1.0% a year in the share with care" in screen.html
    assert "A projection, not a forecast" in screen.html


@ON_SAMPLE
@pytest.mark.parametrize("growth", ['{"years":99}', "rubbish", '{"zone":"Z01"}'])
@pytest.mark.usefixtures("store")
def test_a_growth_that_cannot_be_is_said_and_not_taken(growth: str) -> None:
    screen = opened("long_view", growth=growth)
    assert "by 2036" in screen.title
    assert "growth is not known here" in screen.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_growth_that_is_sent_stands_in_the_address() -> None:
    screen = opened("long_view")
    screen.test.number_input[0].set_value(3)
    next(each for each in screen.test.button if each.label == "Work it out").click()
    screen.run()
    assert screen.test.query_params["growth"] == '{"years":3}'
    assert "by 2029" in screen.title


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_year_in_the_table_is_no_figure() -> None:
    screen = opened("long_view")
    assert 'scope="row">2036<' in screen.html
    assert "2,036" not in screen.html


@ON_FEW
@pytest.mark.usefixtures("store")
def test_a_zone_without_population_says_what_it_follows() -> None:
    assert "Without population of their own, grown as all that is given" in opened("long_view").html


@ON_FEW
@pytest.mark.parametrize(
    ("address", "price"),
    [
        ({}, "at \u00a323.40, the council&#x27;s rate of 2026"),
        ({"zone": "Z1"}, "at \u00a324.50, the council&#x27;s rate of 2027"),
    ],
)
@pytest.mark.usefixtures("store")
def test_the_cost_is_at_the_council_s_latest_rate_of_the_place(address: dict[str, str], price: str) -> None:
    assert price in opened("long_view", **address).html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_without_the_council_s_rate_the_cost_is_at_what_is_paid() -> None:
    assert "the mean rate paid now" in opened("long_view").html


@ON_FEW
@pytest.mark.usefixtures("store")
def test_what_leaves_the_screen_is_of_the_council_and_to_ten() -> None:
    files = opened("long_view").downloads
    assert files
    for content in files.values():
        for row in csv.DictReader(StringIO(content.decode("utf-8-sig"))):
            figures = [row[name] for name in ("People with care", "Hours a week", "By population") if row[name]]
            assert all(float(figure) % 10 == 0 for figure in figures)
    assert not opened("long_view", zone="Z1").downloads
    assert "for the whole council only" in opened("long_view", zone="Z1", meeting="true").html
