"""Brokerage: what each view shows, and what of it a shared screen does not."""

import csv
from io import StringIO

import pytest

from tests.pages.screen import Screen, opened

SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
NAMED = "brokerage_providers"


def turned_to(view: str, **address: str) -> Screen:
    return opened("brokerage", brokerage_view=view, **address)


def words(screen: Screen, chart: str, column: str = "row") -> set[str]:
    return {str(row[column]).replace("\n", " ") for row in screen.charts[chart] if row.get(column)}


@SAMPLE
@pytest.mark.usefixtures("store")
def test_a_link_opens_the_view_that_its_sender_chose() -> None:
    screen = opened("brokerage")
    assert "brokerage_view" not in screen.test.query_params
    screen.test.button_group(key="brokerage_view").set_value("rounds")
    screen.run()
    assert screen.test.query_params["brokerage_view"] in ("rounds", ["rounds"])
    assert set(turned_to("rounds").charts) == set(screen.charts) == {"brokerage_rounds"}


@SAMPLE
@pytest.mark.usefixtures("store")
def test_a_view_that_is_none_shows_the_first_and_says_so() -> None:
    screen = turned_to("rubbish")
    assert "brokerage_cascade" in screen.charts
    assert "The link&#x27;s view is not known here: Placing is shown." in screen.html
    assert "not known here" not in turned_to("waits").html


@SAMPLE
@pytest.mark.usefixtures("store")
def test_rounds_stand_beside_the_settings_they_were_made_with() -> None:
    screen = turned_to("rounds")
    assert (
        "At most 240 minutes from first call to last, calls of 30 or more; 10 between calls on foot, 15 by car"
        in screen.html
    )
    assert "need no driver" in screen.html
    assert "ZZ3 5" in screen.html
    assert {"brokerage_rounds"} == set(screen.charts)


@SAMPLE
@pytest.mark.usefixtures("store")
def test_no_sector_leaves_the_analyst_s_screen() -> None:
    screen = turned_to("rounds", meeting="true")
    assert "ZZ3 5" not in screen.html
    assert b"ZZ3 5" not in b"".join([screen.sent, repr(screen.charts).encode(), *screen.downloads.values()])
    assert "[c]" in words(screen, "brokerage_rounds", "words")
    assert b"ZZ3 5" not in b"".join(turned_to("rounds").downloads.values())


@SAMPLE
@pytest.mark.usefixtures("store")
def test_rounds_are_of_the_latest_week_alone() -> None:
    assert "in the latest week alone" in turned_to("rounds", week="2026-10-26").html


@SAMPLE
@pytest.mark.usefixtures("store")
def test_a_provider_s_answers_leave_under_a_role_and_a_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    named = words(opened("brokerage"), NAMED)
    monkeypatch.setenv("HOMECARE_AUDIENCE", "shared")
    import streamlit as st

    st.cache_resource.clear()
    screen = opened("brokerage")
    ranked = words(screen, NAMED)
    assert any(name.startswith(("Lead, ", "Secondary, ", "Off framework, ")) for name in ranked)
    assert not named & ranked
    assert not [name for name in named if name in screen.html]


@SAMPLE
@pytest.mark.usefixtures("store")
def test_a_download_withholds_acceptances_of_a_few() -> None:
    content = next(
        rows for name, rows in opened("brokerage").downloads.items() if name.startswith("accepted-by-provider")
    )
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 20
    assert not [row for row in rows if row["Offers"] in set("1234") or row["Accepted"] in set("1234")]
    assert [row for row in rows if row["marker"] == "[c]"]


@pytest.mark.parametrize("store", ["waiting list only"], indirect=True)
@pytest.mark.usefixtures("store")
def test_without_offers_times_of_day_stand_and_the_rest_says_what_it_needs() -> None:
    screen = opened("brokerage")
    assert "Not stated" in words(screen, "brokerage_bands", "across")
    assert screen.html.count("needs the offers extract") == 4
    assert "9 people state no visits or no times of day" in turned_to("rounds").html
