"""The market and its contracts: every basis is named, providers only where they may be, and nothing of few people."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from dashboard import marts
from dashboard.measures import BASES
from tests.pages.screen import Screen, opened
from tests.pages.stores import FEW

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FEW = pytest.mark.parametrize("store", [FEW], indirect=True)
MARKET = ("market_share", "contracts")


def provider_names() -> set[str]:
    standing = marts.read("provider_standing", marts.live_version())
    return set(standing["provider_name"]) | set(standing["group_name"])


def all_words(screen: Screen) -> str:
    downloads = b"".join(screen.downloads.values()).decode("utf-8-sig", errors="ignore")
    return screen.html + repr(screen.charts) + downloads + repr([each.value for each in screen.test.text_input])


def rows(screen: Screen, file_name: str) -> list[dict[str, str]]:
    (content,) = (each for name, each in screen.downloads.items() if name.startswith(file_name))
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def basis(screen: Screen, code: str) -> Screen:
    screen.test.button_group[0].set_value(code)
    screen.run()
    return screen


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_council_alone_sees_names_and_a_meeting_ranks() -> None:
    names = provider_names()
    for page in MARKET:
        alone, meeting = opened(page), opened(page, meeting="true")
        assert any(name in all_words(alone) for name in names)
        assert not [name for name in names if name in all_words(meeting)], page
    ranks = {row["row"] for row in opened("market_share", meeting="true").charts["market_shares"] if "row" in row}
    assert {"Largest", "2nd", "10th", "132 others"} <= ranks


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_council_that_shares_its_screen_by_setting_names_nobody_either(monkeypatch: pytest.MonkeyPatch) -> None:
    names = provider_names()
    monkeypatch.setenv("HOMECARE_AUDIENCE", "shared")
    for page in MARKET:
        screen = opened(page, group="P009")
        assert not [name for name in names if name in all_words(screen)], page
        assert screen.test.selectbox(key="group").disabled


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_every_basis_is_named_on_its_charts() -> None:
    screen = opened("market_share")
    for code in ("spend", "staff", "new_people", "new_packages", "live"):
        words = basis(screen, code).html
        assert words.count(BASES[code].period.rstrip(",")) >= 2, code
        assert BASES[code].of in words


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_zone_without_the_basis_shows_one_it_has() -> None:
    screen = basis(opened("market_share"), "spend")
    assert screen.title.startswith("27 of 142 providers make up half the spend")
    screen.test.selectbox(key="zone").set_value("Z03")
    screen.run()
    assert "half the hours" in screen.title


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_group_that_is_followed_is_marked_and_its_share_shown_over_time() -> None:
    plain, screen = opened("market_share"), opened("market_share", group="P009")
    standing = marts.read("provider_standing", marts.live_version())
    name = standing.filter(provider_id="P009")["provider_name"][-1]
    assert f"{name}: " in screen.html
    assert f"{name}: " not in plain.html
    assert plain.charts["market_weeks"] != screen.charts["market_weeks"]
    colours = [row["colour"] for row in screen.charts["market_shares"] if row.get("colour")]
    assert len(set(colours)) == 2
    assert len({row["colour"] for row in plain.charts["market_shares"] if row.get("colour")}) == 1


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_decisions_are_those_of_the_zone_and_the_group_that_are_chosen() -> None:
    every = rows(opened("contracts"), "decisions-due")
    days = [row["Decision due"] for row in every]
    assert days == sorted(days)
    held = marts.read("contract_slots", marts.live_version()).drop_nulls(["provider_id", "decision_due"])
    group = held.sort("week_commencing")["group_name"][-1]
    mine = rows(opened("contracts", group=group), "decisions-due")
    assert 0 < len(mine) < len(every)
    assert {row["Zone"] for row in rows(opened("contracts", zone="Z03"), "decisions-due")} == {"Cobblemere"}


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_slots_and_the_share_of_contracted_providers_stand_in_the_tiles() -> None:
    words = opened("contracts").html
    assert "22 of 30 slots are filled" in words
    assert 'class="val">22<span class="unit">of 30</span>' in words
    assert 'class="val">8<span class="unit">slots</span>' in words
    assert "Every slot" in str(opened("contracts").charts["contract_uptake"])


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_cost_of_an_uplift_is_worked_out_as_it_is_typed() -> None:
    screen = opened("contracts")
    rate, percent, hours = screen.test.text_input
    rate.set_value("20")
    percent.set_value("8.24%")
    hours.set_value("1,000")
    screen.run()
    assert "\u00a31,125,696 a year, \u00a385,696 more than \u00a31,040,000" in screen.html
    assert "rounded to the pound" in screen.html
    screen.test.text_input[0].set_value("twenty")
    screen.run()
    assert "&#x27;twenty&#x27; is not a number." in screen.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_no_rate_is_given_where_others_see_the_screen() -> None:
    assert opened("contracts").test.text_input[0].value
    assert opened("contracts", meeting="true").test.text_input[0].value == ""


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_zone_of_the_market_leaves_the_screen_in_steps() -> None:
    """Nobody can take a group's hours there from what the council tells of it."""
    screen = opened("market_share", zone="Z03")
    assert [row["Provider group"] for row in rows(screen, "market-share-live-2026")] == [
        "Largest", "Next 3", "Next 6", "19 others",
    ]  # fmt: skip
    assert len(screen.charts["market_shares"]) > 20


@ON_FEW
@pytest.mark.usefixtures("store")
def test_nothing_of_few_people_leaves_the_screen() -> None:
    """One provider holds every zone: of its people in the council there are enough, in some zones not."""
    council = rows(opened("market_share"), "market-share-live-2026")
    assert [row["marker"] for row in council] == [""]
    zones = rows(opened("market_share"), "concentration-live")
    assert {row["marker"] for row in zones} == {"", "[c]"}
    assert all((row["Largest share, %"] == "") == (row["marker"] == "[c]") for row in zones)
    assert "[c]" in {row["marker"] for row in rows(opened("contracts"), "hours-short")}


@pytest.mark.parametrize("store", ["payments only"], indirect=True)
@pytest.mark.usefixtures("store")
def test_payments_alone_make_a_market_by_spend() -> None:
    screen = opened("market_share")
    assert screen.title == "1 of 2 providers makes up half the spend; the largest holds 75.0%"
    assert screen.test.button_group[0].options == ["Spend"]
    assert "Ash Care Ltd" in str(screen.charts["market_shares"])
    assert "Not known for this week" in screen.html


@ON_SAMPLE
def test_events_of_the_place_are_marked_on_charts_over_time(store: Path) -> None:
    assert store.is_dir()
    marked = {row.get("words") for row in opened("waiting_list").charts["waiting_trend"]}
    assert "Heavy snow" in marked
    in_zone = {row.get("words") for row in opened("waiting_list", zone="Z09").charts["waiting_trend"]}
    assert in_zone - marked >= {"Stays in reablement\u2026"}
