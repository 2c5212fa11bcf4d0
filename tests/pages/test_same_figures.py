"""A figure that stands on several pages is the same on each: a meeting that reads two numbers trusts neither."""

import re

import pytest

from tests.pages.screen import Screen, opened

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
TILE = re.compile(r'class="lab">([^<]*)</p>.*?class="val">([^<]*)<', re.DOTALL)
TREND = re.compile(r'<th scope="row"[^>]*>(.*?)</th><td class="now">([^<]*)', re.DOTALL)
PAGES = ("this_week", "capacity_gaps", "waiting_list", "brokerage", "package_sizes", "prices", "quality")
SAME = {
    "Hours waiting": {"this_week", "capacity_gaps", "waiting_list"},
    "People waiting": {"this_week", "waiting_list"},
    "Longest wait": {"this_week", "waiting_list"},
    "Shortfall": {"this_week", "capacity_gaps"},
    "Spare hours declared": {"this_week", "capacity_gaps"},
}


def tiles(screen: Screen) -> dict[str, str]:
    return dict(TILE.findall(screen.html))


def figure(text: str) -> float:
    return float(re.sub("[^0-9.]", "", text))


@ON_SAMPLE
@pytest.mark.parametrize("address", [{}, {"zone": "Z03"}], ids=["council", "zone"])
@pytest.mark.usefixtures("store")
def test_pages_do_not_contradict_each_other(address: dict[str, str]) -> None:
    screens = {page: opened(page, **address) for page in PAGES}
    told = {page: tiles(screen) for page, screen in screens.items()}
    for label, pages in SAME.items():
        assert {page for page, known in told.items() if label in known} >= pages
        assert len({told[page][label] for page in pages}) == 1, label
    stages = ("Not offered yet", "Offered, no yes yet", "Accepted, not started")
    assert sum(figure(told["brokerage"][stage]) for stage in stages) == figure(told["this_week"]["People waiting"])
    live, waiting = figure(told["package_sizes"]["Live hours"]), figure(told["waiting_list"]["Hours waiting"])
    assert live <= figure(told["capacity_gaps"]["Demand"]) <= live + waiting
    gap = figure(told["capacity_gaps"]["Coverage"]) / 100
    assert gap == pytest.approx(figure(told["this_week"]["Spare hours declared"]) / waiting, abs=0.001)
    rate = figure(told["prices"]["Average rate"])
    assert figure(told["prices"]["Spend"]) == pytest.approx(rate * live, rel=0.001)
    halted = figure(told["quality"]["With suspended or embargoed"])
    assert f"{halted:,.0f} hours" in screens["quality"].title or address
    bridge = {row["row"]: row["words"] for row in screens["this_week"].charts["week_moves"] if "row" in row}
    assert bridge == {
        row["row"]: row["words"] for row in screens["package_sizes"].charts["sizes_moves"] if "row" in row
    }
