"""Links, keyboard, meeting mode, names that could run: what a visitor's browser makes of the pages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit
from tests.pages.few import NASTY
from tests.pages.stores import FEW, FORESEEN

pytestmark = pytest.mark.browser
Served = Callable[[str], str]
AHEAD = ("demand-forecast", "what-if")
MEETING_PAGES = (
    "", "capacity-gaps", "winter-pressure", "waiting-list", "package-sizes", "quality", "market-share", "contracts",
    "workforce", "provider-stopped",
)  # fmt: skip
FIGURES = (*MEETING_PAGES, "provider", *AHEAD)
PATHS = (*FIGURES, "load-extract", "definitions")
SMALLEST_TEXT = """() => { let least = 99; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const e = walk.currentNode.parentElement; const box = e.getBoundingClientRect();
        if (walk.currentNode.textContent.trim() && box.width > 2 && e.tagName != 'STYLE')
            least = Math.min(least, parseFloat(getComputedStyle(e).fontSize)); } return least; }"""


def test_a_link_opens_its_view_and_the_view_stays_across_pages(served: Served, visit: Visit) -> None:
    visit.goes_to(f"{served('sample')}/?zone=Z03&week=2026-10-26")
    assert visit.title.startswith("Cobblemere is ")
    for item in ("Waiting list", "Package sizes"):
        visit.follows(item, "Care")
        assert "Cobblemere" in visit.title
        assert "Shown: the week of 26 October 2026" in visit.words
        visit.page.wait_for_url("**zone=Z03**")
        assert "week=2026-10-26" in visit.page.url
    visit.page.reload()
    visit.settles()
    assert "Cobblemere" in visit.title


def test_a_choice_stands_in_the_address(served: Served, visit: Visit) -> None:
    visit.goes_to(served("sample"))
    visit.presses("Filters")
    visit.chooses("Zone", "Alderwick")
    assert visit.page.url.endswith("/?zone=Z01")
    visit.chooses("Zone", "All zones")
    assert "zone" not in visit.page.url


@pytest.mark.parametrize(
    ("state", "path"), [*(("sample", path) for path in MEETING_PAGES), *((FORESEEN, path) for path in AHEAD)]
)
def test_meeting_mode_is_large_from_the_first_load_and_needs_no_scrolling(
    served: Served, visit: Visit, state: str, path: str
) -> None:
    visit.goes_to(f"{served(state)}/{path}?meeting=true")
    assert visit.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 22
    assert visit.page.evaluate(SMALLEST_TEXT) >= 20
    bottom = visit.page.get_by_role("button", name="What these mean").bounding_box()
    assert bottom is not None
    assert bottom["y"] + bottom["height"] <= 1080


@pytest.mark.parametrize("state", ["sample", pytest.param("fife", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("path", FIGURES)
def test_a_page_is_one_screen(served: Served, visit: Visit, state: str, path: str) -> None:
    visit.goes_to(f"{served(state)}/{path}")
    main = visit.page.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollHeight - e.clientHeight") <= 0
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_the_table_behind_a_chart_is_reached_and_saved_by_keyboard(served: Served, visit: Visit) -> None:
    visit.goes_to(f"{served('sample')}/capacity-gaps")
    button = visit.page.get_by_role("button", name="Table")
    for _ in range(60):
        if button.evaluate("e => e === document.activeElement"):
            break
        visit.page.keyboard.press("Tab")
    expect(button).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("columnheader", name="Shortfall, hours")).to_be_visible()
    with visit.page.expect_download() as download:
        visit.presses("Download as CSV")
    assert download.value.suggested_filename == "capacity-gaps-2026-11-16.csv"
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("columnheader", name="Shortfall, hours")).to_be_hidden()


@pytest.mark.parametrize("path", PATHS)
def test_a_name_that_could_run_does_not(served: Served, visit: Visit, path: str) -> None:
    visit.goes_to(f"{served(FEW)}/{path}")
    for at in range(visit.page.get_by_role("button", name="Table").count()):
        visit.page.get_by_role("button", name="Table").nth(at).click()
        visit.page.wait_for_timeout(300)
        visit.page.keyboard.press("Escape")
    assert visit.page.locator("img[src='x'], img[src*='example.org']").count() == 0
    if path == "":
        visit.presses("Filters")
        visit.page.get_by_role("combobox", name="Zone").click()
        expect(visit.page.get_by_role("option", name=NASTY, exact=True)).to_be_visible()
