"""WCAG 2.2 A and AA, as far as axe can tell, on every page with its popovers open."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
FIGURES = (
    "", "capacity-gaps", "winter-pressure", "trends", "waiting-list", "brokerage", "package-sizes", "quality",
    "market-share", "contracts", "prices", "workforce", "provider-stopped", "provider", "demand-forecast", "what-if",
    "long-view",
)  # fmt: skip
EVERY = (*FIGURES, "load-extract", "definitions")
LARGER = ("", "capacity-gaps", "contracts", "what-if", "load-extract")
"""Pages that a day tries in the larger type of a meeting too: tiles, tables, sliders, a form; the night tries all."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


MEETING = "?meeting=true"


def by_night(*values: object, name: str) -> Any:
    return pytest.param(*values, marks=pytest.mark.nightly, id=name)


@pytest.mark.parametrize(
    ("state", "meeting", "paths"),
    [
        pytest.param("sample", "", EVERY, id="normal"),
        pytest.param("sample", MEETING, LARGER, id="meeting"),
        by_night("sample", MEETING, EVERY, name="whole meeting"),
        by_night("fife", "", EVERY, name="fife"),
        by_night("fife", MEETING, EVERY, name="fife meeting"),
    ],
)
def test_axe_finds_nothing(
    served: Callable[[str], str], visit: Visit, state: str, meeting: str, paths: tuple[str, ...]
) -> None:
    found: list[tuple[str, ...]] = []
    for path in paths:
        visit.goes_to(f"{served(state)}/{path}{meeting}")
        found += [(path, *fault) for fault in faults(visit)]
        for name in ("Filters", "Table", "What these mean"):
            if state == "sample" and not meeting and path == "":
                button = visit.page.get_by_role("button", name=name).first
                button.click()
                visit.page.wait_for_timeout(400)
                found += [(path, name, *fault) for fault in faults(visit)]
                visit.page.keyboard.press("Escape")
    assert not found


def faults(visit: Visit) -> list[tuple[str, str]]:
    answer = Axe().run(visit.page, options=RULES).response
    assert len(answer["passes"]) > 10
    return [(rule["id"], node["html"][:200]) for rule in answer["violations"] for node in rule["nodes"]]
