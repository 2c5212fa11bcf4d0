"""Titles of winter pressure, its small charts and its table."""

import pytest

from dashboard.charts import xmr
from dashboard.charts.xmr import Range, Week
from dashboard.components.pressure import Gauge, Status, gauges, status_table, triggered
from dashboard.measures import findings_winter

NAMES = ("South", "East", "Mid", "West")


@pytest.mark.parametrize(
    ("levels", "title"),
    [
        ([("South", "critical", 5, 12)], "South is at critical: five of twelve indicators are worse"),
        (
            [("South", "watch", 1, 10), ("East", "normal", 0, 9)],
            "South is to be watched: one of ten indicators is worse",
        ),
        ([("South", "high", 4, 12), ("East", "high", 4, 12)], "South and East are at high"),
        ([(name, "watch", 2, 12) for name in NAMES], "Four zones, South first, are to be watched"),
        ([("South", "normal", 0, 3), ("East", "no_data", 0, 0)], "No zone is under winter pressure"),
        ([("South", "no_data", 0, 0)], "Winter pressure is not known yet"),
    ],
)
def test_the_title_tells_of_the_worst_level(levels: list[tuple[str, str, int, int]], title: str) -> None:
    assert findings_winter.council(levels) == title


def test_a_zone_at_normal_has_a_title() -> None:
    assert findings_winter.zone("South", "normal", 0, 10) == "South is at normal: none of ten indicators is worse"


@pytest.mark.parametrize(
    ("labels", "title"),
    [
        ([], "South: no indicator is worse"),
        (["Hours waiting"], "South: hours waiting is worse"),
        (["Hours waiting", "Offers declined"], "South: hours waiting and offers declined are worse"),
        (["Hours waiting", "Offers declined", "Missed and late visits"], "South: three indicators are worse"),
    ],
)
def test_a_zones_title_names_what_is_worse_where_there_is_room(labels: list[str], title: str) -> None:
    assert findings_winter.worst(labels, "South", 12) == title


def test_the_table_says_who_holds_the_worse_readings() -> None:
    assert (
        findings_winter.held([("South", 5), ("East", 4), ("Mid", 5)])
        == "South and Mid hold 10 of the 14 worse readings"
    )
    assert findings_winter.held([("South", 2), ("East", 0)]) == "South holds the only worse readings"
    assert findings_winter.held([("South", 0)]) == "No indicator is worse in any zone"
    assert findings_winter.held([]) == "Every zone's indicators"


def test_a_chart_marks_weeks_out_of_the_usual_and_leaves_a_gap_for_one_not_known() -> None:
    weeks = [Week(10, "none"), Week(12, "none"), Week(None, "no_data"), Week(11, "none"), Week(30, "concern")]
    drawn = xmr(weeks, Range(11, 8, 14))
    assert drawn.count("<circle") == 4
    assert drawn.count('fill="#801650"') == 1
    assert drawn.count("<polyline") == 2
    assert drawn.count("<rect") == 1


def test_too_few_weeks_draw_nothing_and_a_level_line_does_not_fail() -> None:
    assert not xmr([Week(10, "none"), Week(None, "no_data")], None)
    assert "<polyline" in xmr([Week(4, "none"), Week(4, "none")], None)


def test_a_name_that_could_run_is_words() -> None:
    name = '<img src=x onerror="x">'
    zone = Status(name, "watch", 2, 12, {"absence": "concern"}, chosen=True)
    cell = Gauge(name, name, name, "concern", name, name, "<svg/>", name)
    drawn = status_table([zone], [("absence", name, 1)], name) + gauges([cell]) + triggered(name, "watch", [name])
    assert "<img src=x" not in drawn
    assert 'class="sel"' in drawn


def test_every_state_of_an_indicator_has_its_word() -> None:
    states = {"a": "concern", "b": "improvement", "c": "none", "d": "no_data"}
    table = status_table(
        [Status("South", "no_data", 0, 0, states, chosen=False)], [(key, key, 0) for key in states], "All"
    )
    assert all(word in table for word in ("Worse", "Better", "Steady", "No data"))


ROW: dict[str, float | None] = {
    "zone_years": 36.2, "events": 4, "warned_early": 3, "median_weeks": 7.0, "false_a_zone_year": 0.28,
}  # fmt: skip


def test_early_warning_is_told_with_its_counts_and_its_limit() -> None:
    assert findings_winter.record(ROW, ("reablement stay", {**ROW, "warned_early": 2}), "90 hours") == (
        "Early warning judged on 36 zone-years, as known at the time: the level high or worse warned of 3 of 4 rises past "
        "the waiting limit (90 hours) at least 2 weeks ahead (median 7 weeks), with 0.3 false alarms a zone-year; "
        "reablement stay alone 2 of 4 (median 7 weeks), with 0.3."
    )


def test_early_warning_that_cannot_be_judged_says_why() -> None:
    assert "too few weeks" in findings_winter.record(None, None, "90 hours")
    told = findings_winter.record({**ROW, "events": 0, "median_weeks": None}, None, "90 hours")
    assert told == "Early warning cannot be judged yet: no waiting hours rose past the limit in 36.2 zone-years."
