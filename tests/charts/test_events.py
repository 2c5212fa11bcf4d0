"""Events on charts over time: a rule each, few names, none over another, all of them in the words."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import polars as pl
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import charts, wording
from dashboard.charts import events as happened
from dashboard.charts.theme import MEETING_TEXT, grown
from dashboard.measures import GAP_HOURS, QUEUE_PEOPLE

FIRST = date(2025, 11, 24)
MONDAYS = [FIRST + timedelta(weeks=at) for at in range(52)]
WEEKS = pl.DataFrame({"week_commencing": MONDAYS, "people": range(100, 152)})
SHAPE = {"event_on": pl.Date, "name": pl.String, "ends_on": pl.Date, "effect": pl.String}
EFFECTS = ("annotate", "rebase", "exclude", "policy_short_visits", "break")


def events(*named: tuple[date, str], effect: str = "annotate") -> pl.DataFrame:
    rows = [{"event_on": day, "name": name, "ends_on": None, "effect": effect} for day, name in named]
    return pl.DataFrame(rows, schema=SHAPE)


def drawn(marked: pl.DataFrame) -> str:
    chart = charts.trend(WEEKS, "people", wording.people, events=marked)
    assert chart is not None
    assert "<svg" in vl_convert.vegalite_to_svg(grown(chart.to_dict(), MEETING_TEXT))
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return svg


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_effect_is_a_rule_with_its_name(effect: str) -> None:
    svg = drawn(events((date(2026, 4, 1), "New contract"), effect=effect))
    assert ">New contract<" in svg
    assert svg.count('aria-roledescription="rule mark"') == 1


def test_a_line_is_not_drawn_across_a_break() -> None:
    def lines(effect: str) -> int:
        marked = charts.trend(WEEKS, "people", wording.people, events=events((date(2026, 4, 1), "x"), effect=effect))
        assert marked is not None
        svg = vl_convert.vegalite_to_svg(marked.to_dict())
        return int(svg.count('aria-roledescription="line mark"'))

    assert lines("break") == lines("annotate") + 1


def test_without_events_the_chart_is_as_before() -> None:
    assert drawn(events()) == vl_convert.vegalite_to_svg(_plain())


def _plain() -> dict[str, Any]:
    chart = charts.trend(WEEKS, "people", wording.people)
    assert chart is not None
    return chart.to_dict()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 370), st.text("abc de", min_size=1, max_size=60)), max_size=9))
def test_three_names_at_most_and_none_over_another_or_out_of_the_plot(drawn_events: list[tuple[int, str]]) -> None:
    marked = events(*((FIRST + timedelta(days=day), name) for day, name in drawn_events))
    labels = happened._labels(marked, FIRST, timedelta(days=415))
    assert len(labels) <= 3
    assert all(label.start >= 0 and label.stop <= 1 for label in labels)
    assert not any(one.meets(other) for one, other in combinations(labels, 2))


def test_the_words_for_the_highest_week_give_way_to_a_rule() -> None:
    peaked = WEEKS.with_columns(pl.when(pl.int_range(52) == 26).then(300).otherwise("people").alias("people"))

    def peak_told(*days: date) -> bool:
        chart = charts.trend(peaked, "people", wording.people, events=events(*((day, "x") for day in days)))
        assert chart is not None
        return "300 people in" in vl_convert.vegalite_to_svg(chart.to_dict())

    assert peak_told()
    assert peak_told(MONDAYS[2])
    assert not peak_told(MONDAYS[26] + timedelta(days=9))


def test_the_latest_events_are_named_first() -> None:
    marked = events(*((FIRST + timedelta(days=80 * at), f"Event {at}") for at in range(5)))
    svg = drawn(marked)
    assert [f">Event {at}<" in svg for at in range(5)] == [False, False, True, True, True]
    assert svg.count('aria-roledescription="rule mark"') == 5


def test_a_name_stands_where_no_other_rule_crosses_it() -> None:
    """To the right of the first stands another, to the left nothing."""
    svg = drawn(events((MONDAYS[30], "New contract"), (MONDAYS[33], "Storm")))
    assert svg.count(">New contract<") == svg.count(">Storm<") == 1
    labels = happened._labels(events((MONDAYS[30], "New contract"), (MONDAYS[33], "Storm")), FIRST, timedelta(days=415))
    assert {label.words: label.align for label in labels} == {"New contract": "right", "Storm": "left"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("New contract", "New contract"),
        ("  New \n contract ", "New contract"),
        ("Home support framework retendered in all zones", "Home support\u2026"),
        ("x" * 40, f"{'x' * 19}\u2026"),
    ],
)
def test_a_long_name_is_cut_at_a_word(name: str, short: str) -> None:
    assert happened.short_name(name) == short


def test_the_words_for_a_chart_name_every_event() -> None:
    marked = events((date(2026, 1, 5), "Storm"), (date(2026, 4, 1), "New contract")).with_columns(
        ends_on=pl.Series([date(2026, 1, 9), None], dtype=pl.Date)
    )
    told = " Marked: Storm, 5 January 2026 to 9 January 2026; New contract, 1 April 2026."
    assert charts.describe_trend(WEEKS, QUEUE_PEOPLE, marked).endswith(told)
    assert charts.describe_trend(WEEKS, QUEUE_PEOPLE, events()) == charts.describe_trend(WEEKS, QUEUE_PEOPLE)
    gaps = WEEKS.select("week_commencing", zone_id=pl.lit("a"), zone=pl.lit("A"), gap_hours=pl.col("people") * 1.0)
    assert charts.describe_grid(gaps, GAP_HOURS, "week_commencing", marked).endswith(told)


def test_a_grid_of_weeks_has_a_line_a_week_and_names_the_latest() -> None:
    gaps = WEEKS.tail(13).select(
        "week_commencing", zone_id=pl.lit("a"), zone=pl.lit("A"), gap_hours=pl.col("people") * 1.0
    )
    marked = events((MONDAYS[-3], "Storm"), (MONDAYS[-3] + timedelta(days=6), "Flood"), (MONDAYS[-2], "New contract"))
    grid = charts.heat_grid(gaps, ["A"], marked)
    assert grid is not None
    assert vl_convert.vegalite_to_svg(grid.to_dict()).count('aria-roledescription="rule mark"') == 2
    assert charts.event_key(marked) == ". Lines: Flood, 8 Nov; New contract, 9 Nov"
    assert charts.event_key(events((MONDAYS[-3], "Storm"))) == ". Line: Storm, 2 Nov"
    assert charts.event_key(events()) == ""
