"""Every page stands on every store, in meeting mode or not, and says which extract would fill it."""

import re
from itertools import pairwise
from typing import Any

import pytest

from dashboard.measures.trends import TOPICS
from tests.pages.menu import listed
from tests.pages.screen import FIGURES, PAGES, Screen, opened, parts
from tests.pages.stores import FEW, FORESEEN, STATES


def _by_night(state: str, daily: set[str]) -> Any:
    """A store that is tried in every run, or by night alone."""
    return pytest.param(state, marks=[] if state in daily else [pytest.mark.nightly])


MENU = listed()
CHOICES = {"zone": "Z03", "age": "85+", "group": "P026", "week": "2026-08-31"}

ON_EVERY_STORE = pytest.mark.parametrize("store", STATES, indirect=True)
ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FIFE = pytest.mark.parametrize("store", ["fife"], indirect=True)


@ON_EVERY_STORE
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("store")
def test_no_page_fails(page: str) -> None:
    assert opened(page).title


@pytest.mark.parametrize("store", [_by_night(state, {"sample", FEW}) for state in STATES], indirect=True)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("store")
def test_no_page_fails_in_meeting_mode(page: str) -> None:
    for part in parts(page):
        assert opened(page, meeting="true", **part).title


@pytest.mark.parametrize("store", ["empty"], indirect=True)
@pytest.mark.parametrize("page", FIGURES)
@pytest.mark.usefixtures("store")
def test_before_the_first_load_pages_say_what_to_load(page: str) -> None:
    screen = opened(page)
    assert screen.title == "Nothing is loaded yet"
    assert "Packages, a waiting list or commissioned hours" in screen.html


@pytest.mark.parametrize(
    ("store", "page", "missing"),
    [
        ("payments only", "this_week", "packages"),
        ("fife", "this_week", "waiting list and capacity"),
        ("payments only", "winter_pressure", "packages"),
        ("waiting list only", "capacity_gaps", "packages"),
        ("waiting list only", "package_sizes", "packages"),
        ("waiting list only", "demand_forecast", "packages"),
        ("waiting list only", "what_if", "packages"),
        ("waiting list only", "long_view", "packages"),
        ("fife", "long_view", "population"),
        ("fife", "provider", "packages"),
        ("fife", "what_if", "packages, waiting list and capacity"),
        ("payments only", "trends", "packages"),
        ("payments only", "prices", "packages"),
        ("waiting list only", "prices", "packages"),
        ("fife", "prices", "packages"),
        ("capacity and zones only", "waiting_list", "waiting list"),
        ("capacity and zones only", "capacity_gaps", "packages"),
        ("fife", "waiting_list", "waiting list"),
        ("fife", "brokerage", "waiting list"),
        ("waiting list only", "brokerage", "offers"),
        ("fife", "package_sizes", "packages"),
        ("fife", "workforce", "workforce"),
        ("fife", "contracts", "contracts"),
        ("fife", "market_share", "packages"),
        ("waiting list only", "market_share", "packages"),
        ("payments only", "contracts", "contracts"),
        ("payments only", "waiting_list", "waiting list"),
        ("waiting list only", "provider", "packages"),
        ("fife", "provider_stopped", "packages"),
        ("fife", "quality", "providers"),
        ("waiting list only", "quality", "packages"),
        ("waiting list only", "provider_stopped", "packages"),
    ],
    indirect=["store"],
)
@pytest.mark.usefixtures("store")
def test_a_page_without_its_extract_names_it(page: str, missing: str) -> None:
    assert f"needs the {missing} extract" in opened(page).html


EMPTY = re.compile(r'class="hc-empty" role="status"><p class="t">(.*?)</p>')
UNKNOWN_TILES = re.compile(r'class="val">\[x\].*?class="chg">(.*?)</p>', re.DOTALL)
WAITS_FOR_NO_EXTRACT = {"No forecast is made yet", "Nothing out of the usual", "Not where others see the screen"}
VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    *((page, {}) for page in FIGURES),
    *(("trends", {"topic": topic}) for topic in TOPICS),
    *(("package_sizes", {"sizes_view": view}) for view in ("short_visits", "teams", "large")),
)


@ON_FIFE
@pytest.mark.parametrize("mode", [{}, {"meeting": "true"}], ids=["own screen", "meeting"])
@pytest.mark.parametrize(("page", "address"), VIEWS)
@pytest.mark.usefixtures("store")
def test_what_published_hours_alone_cannot_answer_names_the_extract_that_would(
    page: str, address: dict[str, str], mode: dict[str, str]
) -> None:
    html = opened(page, **address, **mode).html
    empty, tiles = set(EMPTY.findall(html)) - WAITS_FOR_NO_EXTRACT, UNKNOWN_TILES.findall(html)
    assert [words for words in empty if not re.search(": needs the .* extract", words)] == []
    assert [words for words in tiles if not words.startswith("Needs ")] == []
    assert "No provider matches" not in html
    assert "The queue did not change" not in html


@ON_FIFE
@pytest.mark.usefixtures("store")
def test_a_council_with_published_hours_alone_sees_them_by_zone() -> None:
    screen = opened("capacity_gaps")
    assert "The gap: needs the waiting list and capacity extracts" in screen.html
    assert "Data as at <b>Wednesday 31 March 2021</b>" in screen.html
    assert screen.html.count('class="val">[x]') == 5
    assert ("Kirkcaldy", "6,388") in {(row.get("row"), row.get("words")) for row in screen.charts["gaps_live"]}


@ON_SAMPLE
@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("this_week", {"zone": "Z03"}),
        ("this_week", {"week": "2026-10-26"}),
        ("capacity_gaps", {"zone": "Z03"}),
        ("capacity_gaps", {"week": "2026-10-26"}),
        ("waiting_list", {"zone": "Z03"}),
        ("waiting_list", {"week": "2026-10-26"}),
        ("brokerage", {"zone": "Z03"}),
        ("brokerage", {"week": "2026-10-26"}),
        ("package_sizes", {"zone": "Z03"}),
        ("package_sizes", {"age": "85+"}),
        ("package_sizes", {"week": "2026-10-26"}),
        ("market_share", {"zone": "Z03"}),
        ("market_share", {"week": "2026-10-26"}),
        ("workforce", {"zone": "Z03"}),
        ("workforce", {"week": "2026-08-31"}),
        ("provider_stopped", {"zone": "Z03"}),
        ("quality", {"zone": "Z03"}),
        ("provider_stopped", {"stops": "P026", "stops_too": "P003"}),
        ("long_view", {"zone": "Z03"}),
        ("long_view", {"age": "85+"}),
        ("provider", {"zone": "Z03"}),
        ("provider", {"provider": "P026"}),
        ("provider", {"week": "2026-08-31"}),
    ],
)
@pytest.mark.nightly
@pytest.mark.usefixtures("store")
def test_a_filter_changes_the_tiles_the_title_and_the_charts(page: str, address: dict[str, str]) -> None:
    before, after = opened(page), opened(page, **address)
    assert before.title != after.title
    assert [part.split("<")[0] for part in before.html.split('class="val">')[1:]] != [
        part.split("<")[0] for part in after.html.split('class="val">')[1:]
    ]
    same = [key for key, rows in before.charts.items() if after.charts.get(key) == rows]
    assert same in ([], ["sizes_means", "sizes_moves"]), (
        "only what says that it holds all ages may stay when an age is chosen"
    )


def figures(screen: Screen) -> tuple[object, ...]:
    """What a reader sees but for the line that says what is chosen: words, tiles, tables, the rows behind charts."""
    return re.sub(r'<p class="hc-asat">.*?</p>', "", screen.html), screen.charts, sorted(screen.downloads.values())


@ON_SAMPLE
@pytest.mark.parametrize("page", MENU)
@pytest.mark.usefixtures("store")
def test_each_filter_changes_the_figures_or_is_disabled_and_says_so(page: str) -> None:
    before = opened(page)
    boxes = {key: before.test.selectbox(key=key) for key in CHOICES}
    assert {key for key, box in boxes.items() if not box.disabled} == MENU[page]
    assert all(box.help == "Does not apply here" for box in boxes.values() if box.disabled)
    # Without a forecast a page of what is coming has no figures to change.
    for key in MENU[page] if before.charts else ():
        after = opened(page, **{key: CHOICES[key]})
        assert figures(after) != figures(before), f"{key} changes nothing on {page}"
        assert after.test.selectbox(key=key).value == CHOICES[key]
    elsewhere = {key: chosen for key, chosen in CHOICES.items() if key not in MENU[page]}
    assert opened(page, **elsewhere).charts == before.charts


@pytest.mark.parametrize("store", [FORESEEN], indirect=True)
@pytest.mark.parametrize(
    ("page", "address"),
    [("demand_forecast", {"zone": "Z3"}), ("demand_forecast", {"age": "85+"}), ("what_if", {"zone": "Z3"})],
)
@pytest.mark.usefixtures("store")
def test_a_filter_changes_what_is_forecast(page: str, address: dict[str, str]) -> None:
    assert figures(opened(page, **address)) != figures(opened(page))


@ON_SAMPLE
@pytest.mark.parametrize("page", MENU)
@pytest.mark.usefixtures("store")
def test_a_link_that_names_nothing_shows_everything_and_says_so(page: str) -> None:
    screen = opened(page, zone="Z99", age="<b>", group="nobody", week="rubbish")
    assert {screen.test.selectbox(key=key).value for key in CHOICES} == {"all", "latest"}
    for told in ("zone", "age band", "provider group", "week"):
        assert f"The link&#x27;s {told} is not known here" in screen.html, told


@ON_SAMPLE
@pytest.mark.parametrize("page", MENU)
@pytest.mark.usefixtures("store")
def test_where_others_look_no_list_and_no_address_names_a_provider_group(page: str) -> None:
    screen = opened(page, meeting="true", group=CHOICES["group"])
    box = screen.test.selectbox(key="group")
    assert (box.options, box.value, box.disabled) == (["All providers"], "all", True)
    assert "group" not in screen.test.query_params


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_an_earlier_week_is_named_beside_the_as_at_day() -> None:
    screen = opened("waiting_list", week="2026-10-26")
    assert "Shown: the week of 26 October 2026." in screen.html
    assert "Data as at <b>Monday 16 November 2026</b>" in screen.html


@ON_SAMPLE
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ({"zone": "Z99"}, "zone is not known here: all zones shown."),
        ({"week": "rubbish"}, "week is not known here: latest shown."),
        ({"age": "<b>"}, "age band is not known here: all ages shown."),
    ],
)
@pytest.mark.usefixtures("store")
def test_an_address_that_names_nothing_shows_the_council_and_says_so(address: dict[str, str], told: str) -> None:
    screen = opened("package_sizes", **address)
    assert screen.title == opened("package_sizes").title
    assert f"The link&#x27;s {told}" in screen.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_the_other_queue_shows_other_people() -> None:
    screen = opened("waiting_list")
    titles = [screen.title]
    screen.test.button_group[0].set_value("assessment")
    screen.run()
    titles.append(screen.title)
    assert all(first != second for first, second in pairwise(titles))
    assert "Hours waiting" in screen.html
