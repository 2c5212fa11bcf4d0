"""Trends: the address opens a topic and a measure, every measure has a place, and what is withheld stays withheld."""

import csv
from io import StringIO

import polars as pl
import pytest

from dashboard import disclosure, marts
from dashboard.cached import trends
from dashboard.disclosure import DECIDED_BY, HIDDEN
from dashboard.measures.trends import ORDER
from tests.pages.screen import Screen, opened
from tests.pages.stores import FEW

ON_SAMPLE = pytest.mark.parametrize("store", ["sample"], indirect=True)
ON_FEW = pytest.mark.parametrize("store", [FEW], indirect=True)

PLACE = ["week_commencing", "zone_id"]
ONE = {"age_band": "all", "queue": "package"}
OTHERS = ("spare_hours", "live_hours", "demand_hours", "capacity_hours")
"""Decided by more than those who wait: tests of the gaps' own disclosure hold them."""


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
@pytest.mark.parametrize("table", ["weekly_gaps", "weekly_hours", "weekly_waiting"])
@pytest.mark.usefixtures("store")
def test_no_value_leaves_that_its_own_table_withholds(table: str) -> None:
    rows = marts.read(table, marts.live_version())
    slices = [name for name in ("week_commencing", "queue") if name in rows.columns]
    safe = disclosure.suppress(rows, disclosure.RULES[table], slices).filter(pl.col("marker") == HIDDEN)
    one = [pl.col(name) == only for name, only in ONE.items() if name in rows.columns]
    few = set(safe.filter(*one).select(PLACE).rows())
    assert few
    for measure in (name for name, (decides, _) in DECIDED_BY.items() if decides == table and name not in OTHERS):
        known = trends.history_leaving(measure)
        told = set(known.drop_nulls("value").select(PLACE).rows())
        assert not told & few, measure
        assert set(known.filter(pl.col("marker") == HIDDEN).select(PLACE).rows()) >= few & set(
            known.select(PLACE).rows()
        )


@ON_FEW
@pytest.mark.usefixtures("store")
def test_a_meeting_sees_what_is_saved() -> None:
    drawn, shared = (opened("trends", measure="waiting_people", meeting=each) for each in ("false", "true"))
    told = [[row["Figure"] for row in saved(screen, "trend-waiting-people-to")] for screen in (drawn, shared)]
    assert told[0] == told[1]
    assert "" in told[0]
