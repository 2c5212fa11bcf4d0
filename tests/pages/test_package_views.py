"""The views of Package sizes: each is reached by the address, follows the filters, and keeps small numbers to itself."""

import csv
import re
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
import streamlit as st

from tests.conftest import environment
from tests.oracle.product import Product
from tests.pages.screen import opened, parts
from tests.pages.stores import FEW
from tests.pages.test_what_is_sent import ADDRESSES, SMALL

VIEWS = {
    "short_visits": {"short_clearing", "short_zones", "short_shares", "short_policy"},
    "teams": {"teams_reviews", "teams_bought", "teams_team", "teams_source"},
    "large": {"large_bands", "large_trend", "large_double", "large_double_trend"},
}
STAYS = {("teams", "zone"): {"teams_bought"}, ("teams", "age"): {"teams_bought"}, ("teams", "week"): {"teams_reviews"}}
MONDAY = date(2026, 11, 16)
ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FEW = pytest.mark.parametrize("store", [FEW], indirect=True)


@ON_SAMPLE
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.usefixtures("store")
def test_a_view_follows_zone_age_and_week(view: str) -> None:
    before = opened("package_sizes", sizes_view=view)
    assert set(before.charts) == VIEWS[view]
    for key, chosen in {"zone": "Z03", "age": "85+", "week": "2026-08-31"}.items():
        after = opened("package_sizes", **{"sizes_view": view, key: chosen})
        same = {name for name, rows in before.charts.items() if after.charts[name] == rows}
        assert same == STAYS.get((view, key), set()), "only what says that it holds all of them may stay"


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_each_view_has_a_finding_of_its_own_and_stays_in_the_address() -> None:
    titles = {opened("package_sizes", **({"sizes_view": view} if view else {})).title for view in ("", *VIEWS)}
    assert len(titles) == 4
    screen = opened("package_sizes")
    screen.test.button_group(key="sizes_view").set_value("large")
    screen.run()
    assert screen.test.query_params["sizes_view"] in ("large", ["large"])
    assert "large_bands" in screen.charts


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_view_that_is_none_shows_the_first_and_says_so() -> None:
    screen = opened("package_sizes", sizes_view="rubbish")
    assert screen.title == opened("package_sizes").title
    assert "The link&#x27;s view is not known here: Sizes is shown." in screen.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_where_others_look_no_provider_is_named_and_few_are_withheld() -> None:
    analyst = opened("package_sizes", sizes_view="teams")
    assert re.search(r"bought \d+ packages of ", analyst.html)
    meeting = opened("package_sizes", sizes_view="teams", meeting="true")
    assert not re.search(r"bought \d+ packages of ", meeting.html)
    shown = [row.get("words") for view in VIEWS for row in _meeting_rows(view)]
    assert "[c]" in shown
    assert not {words for words in shown if words in SMALL}


def _meeting_rows(view: str) -> list[dict[str, object]]:
    screens = [opened("package_sizes", sizes_view=view, meeting="true", **part) for part in parts(view)]
    return [row for screen in screens for rows in screen.charts.values() for row in rows]


@ON_FEW
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("address", ADDRESSES, ids=str)
@pytest.mark.usefixtures("store")
def test_no_small_number_leaves_a_view(view: str, address: dict[str, str]) -> None:
    for content in opened("package_sizes", sizes_view=view, **address).downloads.values():
        for row in csv.DictReader(StringIO(content.decode("utf-8-sig"))):
            assert not {name for name in ("Packages", "People") if row.get(name, "").removesuffix(".0") in SMALL}, row
    for part in parts(view):
        screen = opened("package_sizes", sizes_view=view, meeting="true", **address, **part)
        rows = [row for rows in screen.charts.values() for row in rows]
        assert not {row.get("words") for row in rows} & SMALL
        assert not re.search(r'class="val">[1-4]<', screen.html)


def test_a_saving_is_shown_only_where_the_council_sets_one(tmp_path: Path) -> None:
    with environment(tmp_path):
        product = Product(tmp_path)
        lines = [
            {"package_id": f"a{at}", "weekly_hours": 4, "line_start": MONDAY - timedelta(weeks=9)} for at in range(9)
        ]
        product.load("packages", lines, as_at=MONDAY, covers_from=MONDAY - timedelta(weeks=8))
        told = []
        for written in ("", "small_package_saving = 0.25\n"):
            (product.store.root / "settings.toml").write_text(written, encoding="utf-8")
            st.cache_resource.clear()
            told.append("25% of their hours, a local figure, is 9 hours" in opened("package_sizes").html)
        assert told == [False, True]
        assert "No short visits are returned" in opened("package_sizes", sizes_view="short_visits").html
        assert "No review" not in opened("package_sizes", sizes_view="teams").title
    st.cache_resource.clear()
