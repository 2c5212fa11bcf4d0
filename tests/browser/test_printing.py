"""A provider's sheet, as the browser prints it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
Served = Callable[[str], str]
PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("provider", ["P001", "P026", "P150"])
def test_a_sheet_prints_on_one_or_two_pages(served: Served, visit: Visit, provider: str) -> None:
    visit.goes_to(f"{served('sample')}/provider?provider={provider}")
    printed = visit.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGE.findall(printed)) in (1, 2)


def test_on_paper_there_are_no_menus_filters_or_buttons_and_charts_fit(served: Served, visit: Visit) -> None:
    visit.goes_to(f"{served('sample')}/provider?provider=P011")
    visit.page.emulate_media(media="print")
    for place in ("header", ".st-key-controls", ".st-key-picker", "[class*='st-key-behind_']"):
        expect(visit.page.locator(place).first).to_be_hidden()
    expect(visit.page.get_by_text("Not to be passed on")).to_be_visible()
    wide = "e => e.getBoundingClientRect().right - e.closest('[class*=st-key-panel_]').getBoundingClientRect().right"
    charts = visit.page.locator("[data-testid='stVegaLiteChart'] svg.marks")
    assert charts.count() >= 2
    assert all(charts.nth(at).evaluate(wide) <= 0 for at in range(charts.count()))


def test_the_provider_chosen_stands_in_the_address_and_on_no_other_page(served: Served, visit: Visit) -> None:
    visit.goes_to(f"{served('sample')}/provider?provider=P026")
    first = visit.title
    visit.follows("Workforce", "Market")
    assert "provider=" not in visit.page.url
    visit.follows("Provider", "Market")
    assert visit.title == first
    visit.page.wait_for_url("**provider=P026**")
