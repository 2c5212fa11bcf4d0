"""Trends in words and rows: every measure has its topic, titles say what signals, changes have sign and word."""

from datetime import date
from typing import Any

import polars as pl
import pytest
import vl_convert

from dashboard import charts, wording
from dashboard.agenda import others
from dashboard.components.trend_table import Change, Trend, signal, trend_table
from dashboard.measures import MEASURES, findings_trends
from dashboard.measures.trends import ORDER, TOPICS, WORDS, label
from dashboard.wording import MINUS

MONDAYS = [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26)]


def row(measure: str, now: float | None, month: Change, **more: Any) -> Trend:
    record = MEASURES[measure]
    return Trend(label(measure), record.unit, record, now, month, Change(None, None), "none", "?measure=x", **more)


def test_every_topic_has_words_and_no_measure_stands_twice() -> None:
    assert set(WORDS) == {"signals", *TOPICS}
    assert len(ORDER) == len(set(ORDER)) == 41
    assert set(ORDER) <= set(MEASURES)
    assert len({(label(name), MEASURES[name].unit) for name in ORDER}) == len(ORDER)


@pytest.mark.parametrize(
    ("worse", "judged", "place", "title"),
    [
        (["Hours waiting"], 41, "", "One of 41 measures signals worse: hours waiting"),
        (["Gap", "Shortfall", "HHI"], 40, "", "Three of 40 measures signal worse: gap, shortfall and HHI"),
        (["Ab", "Bc", "C", "D", "E"], 40, "South", "South: five of 40 measures signal worse: ab, bc and three more"),
        ([], 12, "", "None of 12 measures signals worse"),
        ([], 0, "", "Trends"),
        ([], 0, "South", "South: no measure can be judged yet"),
    ],
)
def test_the_title_says_how_many_signal_worse_and_which(worse: list[str], judged: int, place: str, title: str) -> None:
    assert findings_trends.trends(worse, judged, place) == title


def test_where_nothing_is_worse_the_title_says_how_many_are_unusual() -> None:
    told = [findings_trends.trends([], 3, "", unusual) for unusual in (1, 3)]
    assert told == [
        "None of 3 measures signals worse; one is out of the usual",
        "None of 3 measures signals worse; three are out of the usual",
    ]


@pytest.mark.parametrize(
    ("now", "year", "title"),
    [
        (1543.0, 289.0, "Hours waiting: 1,543, 289 more than a year ago"),
        (100.0, -20.0, "Hours waiting: 100, 20 less than a year ago"),
        (100.0, 0.2, "Hours waiting: 100, as a year ago"),
        (100.0, None, "Hours waiting: 100"),
        (None, None, "Hours waiting: not known here"),
    ],
)
def test_the_title_of_the_picked_measure(now: float | None, year: float | None, title: str) -> None:
    told = {"now": now, "year": year, "marker": ""}
    withheld = findings_trends.picked(MEASURES["people"], "People", {"now": None, "year": None, "marker": "[c]"})
    assert withheld == "People: withheld here"
    assert findings_trends.picked(MEASURES["waiting_hours"], "Hours waiting", told) == title


def test_a_change_has_the_figure_before_its_sign_and_its_word() -> None:
    drawn = trend_table(
        [
            row("waiting_hours", 1543, Change(1174, 369)),
            row("spare_hours", 80, Change(100, -20)),
            row("live_hours", 90, Change(100, -10)),
            row("coverage", 0.5, Change(0.512, -0.012)),
            row("waiting_people", None, Change(None, None), marker="[c]"),
        ],
        "Measure", "Waiting",
    )  # fmt: skip
    assert '1,174</span> <span class="worse"><b>+369 worse</b>' in drawn
    assert f'class="worse"><b>{MINUS}20 worse</b>' in drawn
    assert f'class="level"><b>{MINUS}10 less</b>' in drawn
    assert f"<b>{MINUS}1.2 points worse</b>" in drawn
    assert drawn.count("[c]") == 3


def test_names_and_links_are_escaped() -> None:
    nasty = Trend("<b>", '"', MEASURES["people"], 1, Change(1, 0), Change(1, 0), "none", '?zone="<')
    drawn = trend_table([nasty], "<i>", "c")
    assert "<b></a>" not in drawn
    assert "<i>" not in drawn
    assert 'href="?zone=&quot;&lt;"' in drawn


def test_a_signal_is_a_word_beside_its_colour() -> None:
    words = {name: signal(name) for name in ("concern", "improvement", "high", "low", "none", "no_data")}
    assert [word in words[name] for name, word in zip(words, ("Worse", "Better", "High", "Low", "Steady", "No data"), strict=True)] == [True] * 6  # fmt: skip


def test_history_has_its_usual_range_behind_it() -> None:
    rows = pl.DataFrame({"week_commencing": MONDAYS, "figure": [10.0, 12.0, None, 11.0]})
    nothing = pl.DataFrame(schema={"event_on": pl.Date, "name": pl.String, "effect": pl.String})
    chart, bare = (charts.history(rows, usual, wording.number, events=nothing) for usual in ((8.0, 14.0), None))
    assert chart is not None
    assert bare is not None
    assert len(chart.layer) == len(bare.layer) + 1
    assert ">11<" in vl_convert.vegalite_to_svg(chart.to_dict())
    assert (
        charts.history(rows.with_columns(figure=pl.lit(None, pl.Float64)), None, wording.number, events=nothing) is None
    )


PUBLISHED = pl.DataFrame(
    [("Ashen", 12.0, None), ("Fell", None, "Refused: cost"), ("Oster", 18.0, None)],
    schema={"area": pl.String, "value": pl.Float64, "note": pl.String}, orient="row",
)  # fmt: skip


def test_ours_stands_among_the_others_and_a_refusal_is_not_available() -> None:
    drawn = others.bars(PUBLISHED, 15.6, MEASURES["mean_hours"])
    assert [(name, words) for name, _, words, _ in drawn] == [
        ("Oster", "18.0"), ("This council", "15.6"), ("Ashen", "12.0"), ("Fell", "not available (refused: cost)"),
    ]  # fmt: skip
    assert [length for _, length, _, _ in drawn][-1] == 0
    title = findings_trends.council([12.0, None, 18.0], 15.6, MEASURES["mean_hours"])
    assert title == "15.6 here; 1 of 2 other councils lower"


def test_many_councils_are_shown_by_how_they_are_spread() -> None:
    many = pl.DataFrame({"area": [f"A{at}" for at in range(9)], "value": [*map(float, range(8)), None], "note": None})
    drawn = others.bars(many, None, None)
    assert [(name, words) for name, _, words, _ in drawn] == [
        ("Highest", "7"), ("Upper quarter", "5.2"), ("Middle", "3.5"), ("Lower quarter", "1.8"), ("Lowest", "0"),
        ("Not available", "1 of 9"),
    ]  # fmt: skip


def test_only_refusals_are_no_figures() -> None:
    refused = PUBLISHED.filter(pl.col("value").is_null())
    assert [words for _, _, words, _ in others.bars(refused, None, None)] == ["not available (refused: cost)"]
    assert findings_trends.council([None], 4.0, MEASURES["median_days"]) == "Other councils"
