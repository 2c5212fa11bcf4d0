"""One provider's sheet: what stands on it, what is withheld from it, and where it is not shown at all."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import streamlit as st

from tests.conftest import environment
from tests.pages.providers import everything, lines, publish
from tests.pages.screen import Screen, opened


@pytest.fixture(scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    st.cache_resource.clear()
    with environment(tmp_path_factory.mktemp("sheet")) as folder:
        publish(folder, everything())
        yield
    st.cache_resource.clear()


FILLED = pytest.mark.usefixtures("_store")


def cells(screen: Screen, file: str) -> list[list[str]]:
    content = next(content for name, content in screen.downloads.items() if name.startswith(file))
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def row(screen: Screen, first: str) -> list[str]:
    """The cells of a table's row on the page."""
    return screen.html.split(f'<th scope="row">{first}</th>')[1].split("</tr>")[0].replace("</td>", "").split("<td")[1:]


@FILLED
def test_the_sheet_says_how_much_it_delivers_and_how_it_stands() -> None:
    screen = opened("provider", provider="P1")
    assert screen.title == "Ashdown Care: 550 hours a week, 1st of 3 providers"
    assert "Status: <b>embargoed: no new work</b>" in screen.html
    assert "CQC rating: <b>Inadequate</b>" in screen.html
    assert "Group: <b>Green</b>" in screen.html
    assert "Call monitoring: <b>meets the contract</b>" in screen.html


@FILLED
def test_the_largest_is_shown_where_no_provider_is_asked_for() -> None:
    assert opened("provider").title.startswith("Ashdown Care")
    assert opened("provider", zone="Z3", group="P3").title == "Cedar Care in Z3"
    unknown = opened("provider", provider="P9")
    assert "The link&#x27;s provider is not known here: Ashdown Care is shown." in unknown.html


@FILLED
def test_a_zone_with_few_people_is_withheld_with_one_more_and_the_headroom_beside_its_cap() -> None:
    screen = opened("provider", provider="P1")
    assert [cell.rsplit(">")[-1] for cell in row(screen, "Z1")][:5] == ["Lead", "400", "40", "500", "100"]
    assert [cell.rsplit(">")[-1] for cell in row(screen, "Z3")][:5] == ["Spot", "[c]", "[c]", "100", "[c]"]
    assert "[c]" in "".join(row(screen, "Z2"))


@FILLED
def test_a_zone_of_few_people_tells_nothing() -> None:
    screen = opened("provider", provider="P3")
    assert screen.title == "Cedar Care"
    assert screen.html.count('class="val">[c]') == 4
    assert all(line[1:] == ["", "", "", "[c]"] for line in cells(screen, "provider-hours")[-3:])


@FILLED
def test_offers_say_what_came_of_them_small_reasons_together() -> None:
    screen = opened("provider", provider="P1")
    assert "45% of 20 offers accepted" in screen.html
    assert "Half answered within 2 days" in screen.html
    told = {line[0]: line[1] for line in cells(screen, "provider-offers")[1:]}
    assert (told["Accepted"], told["All offers"], told["Price"]) == ("9", "20", "0")
    # Two for the price and one unanswered are few: with them goes the next that hides them.
    assert (told["Another reason"], told["No reply"], told["No staff"]) == ("", "", "")


@FILLED
def test_handbacks_of_few_people_are_withheld() -> None:
    first, second = opened("provider", provider="P1"), opened("provider", provider="P2")
    assert [cell.rsplit(">")[-1] for cell in row(first, "13 weeks")] == ["6", "6", "60"]
    assert [cell.rsplit(">")[-1] for cell in row(second, "13 weeks")] == ["[c]", "[c]", "[c]"]


@FILLED
def test_what_others_return_of_it_stands_on_the_sheet() -> None:
    screen = opened("provider", provider="P1")
    assert "95.0% of planned hours delivered" in screen.html
    assert "Missed 2.0 and late 8.0 visits a week from 1 Oct 2026" in screen.html
    assert [cell.rsplit(">")[-1] for cell in row(screen, "Care workers")] == ["38", "30"]
    assert [cell.rsplit(">")[-1] for cell in row(screen, "Visits on time")] == ["0.90", "0.95"]
    assert [cell.rsplit(">")[-1] for cell in row(screen, "Professionals")] == ["[c]", "[c]"]
    assert [cell.rsplit(">")[-1] for cell in row(screen, "All replies")] == ["35", "4"]


@FILLED
def test_a_zone_shows_the_zone_alone() -> None:
    screen = opened("provider", provider="P1", zone="Z1")
    assert screen.title == "Ashdown Care in Z1: 400 hours, 1st of 2"
    assert '<th scope="row">Z2</th>' not in screen.html
    assert opened("provider", provider="P2", zone="Z2").title == "Birch Homecare in Z2: no care now"


@FILLED
def test_a_group_narrows_the_list() -> None:
    options = opened("provider", group="Green").test.selectbox(key="provider").options
    assert options == ["Ashdown Care", "Birch Homecare"]
    assert opened("provider").test.selectbox(key="provider").options[-1] == "Dale Care"


@FILLED
def test_in_a_meeting_the_sheet_is_not_there() -> None:
    screen = opened("provider", provider="P1", meeting="true")
    assert "Not where others see the screen" in screen.html
    assert "Turn meeting mode off." in screen.html
    assert "550" not in screen.html


def test_where_the_council_shares_its_screen_the_sheet_is_not_there(tmp_path: Path) -> None:
    st.cache_resource.clear()
    with environment(tmp_path):
        publish(tmp_path, {"packages": lines()}, 'audience = "shared"')
        assert "It needs the setting audience = council." in opened("provider").html
    st.cache_resource.clear()


def test_with_packages_alone_each_section_names_the_extract_that_would_fill_it(tmp_path: Path) -> None:
    st.cache_resource.clear()
    with environment(tmp_path):
        publish(tmp_path, {"packages": lines()})
        html = opened("provider", provider="P1").html
        for kind in (
            "workforce",
            "feedback",
            "offers",
            "commissioned hours",
            "providers",
            "provider kpis",
            "contracts",
        ):
            assert f"the {kind} extract" in html, kind
        assert "needs the capacity and offers extracts" in html
    st.cache_resource.clear()
