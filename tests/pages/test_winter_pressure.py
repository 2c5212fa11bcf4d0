"""The winter page: levels that agree with the first page, charts that signal in a meeting, what is missing by name."""

import re

import pytest

from tests.pages.screen import Screen, opened
from tests.pages.stores import FEW

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
LEVELS = ("Critical", "High", "Watch", "Normal", "No data")


def status(screen: Screen) -> dict[str, str]:
    """The level of each zone of the status table."""
    table = screen.html.split('class="hc-status"')[1].split("</table>")[0]
    zones = [re.sub("<[^>]*>|&shy;", "", each) for each in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)]
    levels = re.findall(r'<td class="lev[^>]*>(?:<span[^>]*>[^<]*</span>)?([^<]*)</td>', table)
    return dict(zip([zone for zone in zones if zone != "Zones worse"], levels, strict=True))


def gauges(screen: Screen) -> list[str]:
    """The indicators that are drawn."""
    return re.findall(r'<div class="hc-xmr"><div class="n">([^<]*)<', screen.html)


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_levels_are_those_of_where_to_look_first() -> None:
    levels = status(opened("winter_pressure"))
    listed = re.findall(
        r'class="zone">([^<]*)</span><span class="hc-badge[^>]*><span[^>]*>[^<]*</span>([^<]*)<',
        opened("this_week").html,
    )
    assert len(levels) == 10
    assert set(levels.values()) <= set(LEVELS)
    assert listed
    assert all(levels[zone] == level for zone, level in listed)


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_twelve_indicators_are_drawn_and_in_a_meeting_only_those_that_signal() -> None:
    screen, meeting = opened("winter_pressure"), opened("winter_pressure", meeting="true")
    assert len(gauges(screen)) == 12
    judged = screen.html.split('class="hc-gauges')[1].split("<!--")[0]
    signalling = len(re.findall("hc-badge b-(?:worse|better)", judged))
    assert len(gauges(meeting)) == signalling < 12


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_picker_is_the_zone_filter_of_every_page() -> None:
    screen = opened("winter_pressure")
    screen.test.button_group[0].set_value("Z03")
    screen.run()
    assert screen.test.session_state["zone"] == "Z03"
    assert screen.title.startswith("Cobblemere is at ")


@pytest.mark.parametrize("store", ["fife"], indirect=True)
@pytest.mark.usefixtures("store")
def test_a_council_without_these_extracts_reads_which_would_answer() -> None:
    screen = opened("winter_pressure")
    assert screen.title == "Winter pressure is not known yet"
    assert set(status(screen).values()) == {"No data"}
    for kind in ("waiting list", "discharges", "reablement", "capacity", "workforce", "offers"):
        assert f"Needs the {kind} extract." in screen.html


@pytest.mark.parametrize("store", [FEW], indirect=True)
@pytest.mark.usefixtures("store")
def test_hours_of_few_people_do_not_leave_the_analysts_screen() -> None:
    rows = [
        content.decode() for name, content in opened("winter_pressure").downloads.items() if name.startswith("winter-z")
    ]
    assert rows
    assert "Hours waiting" in rows[0]
    waiting = [line.split(",") for line in rows[0].splitlines() if line.startswith(("Hours waiting", "Handed back"))]
    assert {line[2] for line in waiting} == {""}
    assert "[c]" in {line[-1] for line in waiting}


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_meeting_reads_last_winter_beside_each_indicator_that_may_be_told() -> None:
    """And no figure of last winter that its own week's page withholds."""
    screen, meeting = opened("winter_pressure", zone="Z03"), opened("winter_pressure", zone="Z03", meeting="true")
    beside = re.compile(r'"n">([^<]*)<.*?class="u">[^<]*<br>last winter ([^<]*)<')
    told, alone = dict(beside.findall(meeting.html)), dict(beside.findall(screen.html))
    assert told
    assert told.items() <= alone.items()
    then = opened("winter_pressure", zone="Z03", week="2025-11-17", meeting="true")
    withheld = re.findall(r'"n">([^<]*)</div><div class="r"><p class="v">\[c\]', then.html)
    assert not set(told) & set(withheld)
