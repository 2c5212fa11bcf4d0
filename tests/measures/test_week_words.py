"""What the first page says: reasons in fixed words, the news of providers, titles, and figures left out."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.measures import findings_week, news, reasons, winter

MONDAY, SINCE = date(2026, 11, 16), date(2026, 11, 9)
STANDING = {"provider_name": pl.String, "status": pl.String, "notice_ends": pl.Date}


def reason(contributor: str, value: float, compared_with: float | None, **more: Any) -> str:
    row = {"contributor": contributor, "value": value, "compared_with": compared_with, "newly": False, "risen": None}
    return reasons.reason(row | {"beside": None} | more, MONDAY)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (reason("waiting_hours", 218.4, 124.1), "218 hours wait for a package, usually 124."),
        (reason("waiting_hours", 218.4, 124.1, newly=True), "New: 218 hours wait for a package, usually 124."),
        (reason("longest_wait", 61, 40), "Someone has waited 61 days; the longest wait is usually 40."),
        (
            reason("reablement_days", 25, 19, risen=6.0, beside=9.0),
            "Reablement stays are up 6 days in 4 weeks, to 25; 9 people wait for onward care.",
        ),
        (reason("reablement_days", 25, 19, risen=-1.0), "Reablement stays are 25 days, usually 19."),
        (
            reason("spare_hours", 42, 90, beside=0.262),
            "42 spare hours declared, usually 90; 26% of what was asked for taken up.",
        ),
        (
            reason("spare_hours", 42, 90, beside=1.7),
            "42 spare hours declared, usually 90; all of what was asked for taken up.",
        ),
        (reason("absence", 0.0941, 0.06), "Staff absence is 9.4%, usually 6.0%."),
        (reason("offers_declined", 0.777, 0.5), "78% of offers were declined, usually 50%."),
        (
            reason("shortfall_in_4_weeks", 118, 90),
            "Likely to be 120 hours short by 14 December, 30 more than now.",
        ),
        (reason("shortfall_in_4_weeks", 118, 122), "Likely to be 120 hours short by 14 December."),
        (reason("shortfall_in_4_weeks", 3, None), "Likely to be a few hours short by 14 December."),
        (
            reason("waiting_per_1000", 88.98, 40.5),
            "89 hours wait for each 1,000 delivered; 41 across the council.",
        ),
    ],
)  # fmt: skip
def test_a_reason_is_one_sentence(told: str, words: str) -> None:
    assert told == words


@pytest.mark.parametrize("contributor", [*winter.INDICATORS, "shortfall_in_4_weeks", "waiting_per_1000"])
def test_a_reason_withheld_has_no_figure_of_its_own(contributor: str) -> None:
    row = {"contributor": contributor, "value": 3, "compared_with": 2, "newly": True, "risen": 1, "beside": 2}
    words = reasons.reason(row, MONDAY, withheld=True)
    assert words.startswith("New: ")
    assert not set("1235") & set(words)


def changes(*rows: tuple[str, str, date | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=STANDING, orient="row")


def test_changes_of_status_by_name_and_by_number() -> None:
    two = changes(("Elm", "suspended", None), ("Ash", "notice_given", date(2026, 12, 31)))
    assert news.statuses(two, SINCE) == "Ash has given notice until 31 Dec 2026; Elm is suspended."
    assert (
        news.statuses_counted(two, SINCE)
        == "2 providers changed status since 9 November: 1 gave notice and 1 suspended."
    )
    assert news.statuses_counted(changes(), SINCE) == "No provider's status changed since 9 November."


def test_handbacks_by_name_and_by_number() -> None:
    back = pl.DataFrame({"provider_name": ["Ash", "Elm", "Fir"], "hours": [10.0, 42.0, 9.0]})
    assert news.handbacks(back) == "3 providers handed back 61 hours: Elm 42, Ash 10, and 1 more."
    assert news.handbacks(back.head(1)) == "Ash handed back 10 hours."
    assert news.handbacks_counted(back) == "3 providers handed back care in the week."
    assert news.handbacks(back.clear()) == "No care was handed back in the week."


def test_what_was_declared_and_taken_up() -> None:
    assert (
        news.taken_up(42, 0.311) == "42 hours spare declared now; in 13 weeks 31% of what was asked for was taken up."
    )
    assert news.taken_up(None, None) == "No spare hours are declared."
    assert news.returns(14, 17) == "14 of 17 providers declared spare hours."
    assert news.returns(0, 0) == ""


@pytest.mark.parametrize(
    ("now", "before", "first", "zone", "title"),
    [
        (412, 316, ["South", "East"], "", "412 hours short and rising: look first at South and East"),
        (412, 500, [], "", "412 hours short and falling"),
        (0, 9, ["South"], "", "No zone is short of hours: look first at South"),
        (None, None, ["South"], "", "Look first at South"),
        (288, 288, [], "South", "South is 288 hours short"),
        (0, None, [], "South", "South is not short of hours"),
        (None, None, [], "South", "South"),
        (None, None, [], "", "This week"),
    ],
)
def test_the_title_of_the_page(now: float, before: float, first: list[str], zone: str, title: str) -> None:
    assert findings_week.this_week(now, before, first, zone) == title


def ahead(*hours: float) -> pl.DataFrame:
    weeks = [date(2026, 12, 7), date(2026, 12, 14), date(2027, 1, 25)][: len(hours)]
    return pl.DataFrame(
        {"week_commencing": weeks, "hours": hours}, schema={"week_commencing": pl.Date, "hours": pl.Float64}
    )


@pytest.mark.parametrize(
    ("now", "hours", "title"),
    [
        (412, (500, 777, 600), "The shortfall grows to about 780 hours a week by mid December"),
        (412, (300, 320, 104), "The shortfall falls to about 100 hours a week by late January"),
        (412, (420, 431, 400), "The shortfall stays near 430 hours a week"),
        (412, (300, 3, -20), "The shortfall closes by late January"),
        (-16, (-90, -100, -80), "Hours are likely to stay spare"),
        (-16, (70, 40, 30), "Likely to be about 70 hours short by early December"),
        (None, (70, 40, 30), "The shortfall ahead"),
        (412, (), "The shortfall ahead"),
    ],
)
def test_the_title_of_what_is_ahead(now: float | None, hours: tuple[float, ...], title: str) -> None:
    assert findings_week.ahead(now, ahead(*hours)) == title


def test_how_good_forecasts_were_stands_beside_them() -> None:
    """Ranges over all horizons, as the page of forecasts tells them."""
    held = {"coverage_80": [0.85, 0.81], "origins": [12, 12]}
    errors = pl.DataFrame({"horizon_weeks": [4, 13], "forecast": [0.0162, 0.03], **held})
    words = "Demand forecast so far was off by 1.6% 4 weeks ahead"
    assert findings_week.accuracy(errors) == f"{words}; its 80% ranges held 83%"
    assert findings_week.accuracy(errors.with_columns(coverage_80=pl.lit(None, pl.Float64))) == words
    assert findings_week.accuracy(errors.clear()) == ""


def test_what_came_in_against_what_went_out() -> None:
    told = [findings_week.in_and_out(*sums) for sums in ((9, 2), (2, 9), (5, 5), (0, 0), (None, 5))]
    assert told == [
        "More came in than went out", "More went out than came in", "As much came in as went out",
        "Nothing came in or went out", "What came in and went out",
    ]  # fmt: skip


def test_indicators_in_words_stand_in_their_order() -> None:
    rows = [
        {"indicator": "absence", "value": 0.094, "lower_limit": 0.04, "upper_limit": 0.08, "signal": "concern"},
        {"indicator": "longest_wait", "value": 61.0, "lower_limit": -5.0, "upper_limit": 50.2, "signal": "concern"},
        {"indicator": "handback_hours", "value": 5.0, "lower_limit": None, "upper_limit": None, "signal": "no_data"},
    ]
    assert winter.worded(pl.DataFrame(rows)).rows() == [
        ("Longest wait", "61 days", "0 to 50", "worse"),
        ("Handed back", "5 hours", "[x]", "no data"),
        ("Staff absence", "9.4%", "4% to 8%", "worse"),
    ]
