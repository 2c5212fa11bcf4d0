"""WCAG 2.2 A and AA, as far as axe can tell, on every page with its popovers open."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser
FIGURES = (
    "", "capacity-gaps", "winter-pressure", "waiting-list", "brokerage", "package-sizes", "quality", "market-share",
    "contracts", "workforce", "provider-stopped", "provider", "demand-forecast", "what-if", "long-view",
)  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("state", ["sample", pytest.param("fife", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("meeting", ["", "?meeting=true"], ids=["normal", "meeting"])
def test_axe_finds_nothing(served: Callable[[str], str], visit: Visit, state: str, meeting: str) -> None:
    found: list[tuple[str, ...]] = []
    for path in (*FIGURES, "load-extract", "definitions"):
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
