"""What one page or view leaves in the caches never stands on another."""

import pytest

from tests.pages.screen import FIGURES, opened

Views = tuple[dict[str, str], ...]
VIEWS: Views = ({}, {"zone": "Z03", "week": "2026-10-26"})
EVERY_VIEW: Views = ({}, {"zone": "Z03"}, {"week": "2026-10-26"}, {"meeting": "true"})
"""A day tries two choices at once; the night each by itself, and a meeting."""

BY_MONTH_OR_AHEAD = {"workforce", "provider", "demand_forecast", "what_if", "provider_stopped", "trends", "long_view"}
"""Pages on which a week of last month changes nothing, or which a meeting does not see."""


@pytest.mark.parametrize("store", ["sample"], indirect=True)
@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("views", [VIEWS, pytest.param(EVERY_VIEW, marks=pytest.mark.nightly)])
def test_every_view_of_every_page_is_its_own_with_warm_caches(views: Views) -> None:
    cold = {(page, at): opened(page, **view) for at, view in enumerate(views) for page in FIGURES}
    for at, view in reversed(list(enumerate(views))):
        for page in FIGURES:
            assert opened(page, **view).html == cold[page, at].html
    bodies = {key: screen.html for key, screen in cold.items() if key[0] not in BY_MONTH_OR_AHEAD}
    assert len(set(bodies.values())) == len(bodies)


SHOWS_OTHERS_CHARTS = {"this_week"}
"""The first page has the bridges of Package sizes and of Waiting list on it, as they are there."""


@pytest.mark.parametrize("store", ["sample"], indirect=True)
@pytest.mark.usefixtures("store")
def test_charts_of_one_name_on_two_pages_are_two_charts() -> None:
    sent: dict[str, dict[str, str]] = {}
    for page in (page for page in FIGURES if page not in SHOWS_OTHERS_CHARTS):
        for chart in opened(page).test.get("vega_lite_chart"):
            sent.setdefault(chart.proto.spec + "".join(str(part.data.data) for part in chart.proto.datasets), {})[
                page
            ] = ""
    assert all(len(pages) == 1 for pages in sent.values()), "the same chart stands on two pages"
