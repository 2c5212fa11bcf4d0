"""Trends: the address opens a topic and a measure, every measure has a place, and what is withheld stays withheld."""

import csv
from io import StringIO

import polars as pl
import pytest

from dashboard import disclosure, marts
from dashboard.disclosure import HIDDEN
from dashboard.measures.trends import ORDER
from tests.pages.screen import Screen, opened
from tests.pages.stores import FEW

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FEW = pytest.mark.parametrize("store", [FEW], indirect=True)


def saved(screen: Screen, start: str) -> list[dict[str, str]]:
    [content] = [each for name, each in screen.downloads.items() if name.startswith(start)]
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_every_measure_of_the_table_has_a_place_on_the_page() -> None:
    live = marts.live_version()
    assert set(marts.read("measure_trends", live)["measure"]) == set(ORDER)
    assert len(saved(opened("trends"), "trends-all")) == len(ORDER)


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_link_opens_a_topic_and_a_measure() -> None:
    screen = opened("trends", topic="hospital", measure="median_days")
    assert "Hospital and reablement</h2>" in screen.html
    assert "Median wait by zone" in screen.html
    assert "other councils lower" in screen.html
    assert "not available (refused: cost of answering)" in screen.html
    assert opened("trends", measure="live_hours").title == screen.title


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_measure_that_nobody_publishes_leaves_the_others_as_they_are() -> None:
    screen = opened("trends", measure="live_hours", published="hours_handed_back_per_1000")
    assert "Nothing is published of live hours" in screen.html
    assert "not available (did not respond)" in screen.html


@ON_SAMPLE
@pytest.mark.usefixtures("store")
def test_a_link_that_names_no_measure_says_so() -> None:
    assert "measure is not known here" in opened("trends", measure="rubbish").html


@ON_FEW
@pytest.mark.usefixtures("store")
def test_what_its_own_table_withholds_leaves_neither_by_history_nor_in_a_meeting() -> None:
    live = marts.live_version()
    gaps = marts.read("weekly_gaps", live)
    few = disclosure.suppress(gaps, disclosure.RULES["weekly_gaps"], ["week_commencing"]).filter(
        pl.col("marker") == HIDDEN
    )
    assert len(few)
    names = dict(marts.read("zones", live).select("zone_id", "zone_name").rows()) | {"all": "Council"}
    hidden = {(str(row["week_commencing"]), names[row["zone_id"]].lstrip("=")) for row in few.iter_rows(named=True)}
    for measure, meeting in (("waiting_people", "false"), ("gap_hours", "false"), ("waiting_hours", "true")):
        rows = saved(opened("trends", measure=measure, meeting=meeting), f"trend-{measure.replace('_', '-')}-to")
        told = {(row["Week commencing"], row["Zone"].lstrip("'=")) for row in rows if row["Figure"]}
        assert told
        assert not told & hidden, measure
