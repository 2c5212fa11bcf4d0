"""Brokerage as it is shown: charts of stages, times of day and answers, and the titles over them."""

from datetime import date

import polars as pl
import pytest

from dashboard import charts
from dashboard.measures import findings_brokerage, findings_cases
from tests.charts.drawn import svg

MONDAY = date(2026, 11, 16)
STAGES = pl.DataFrame(
    {
        "stage": ["to_start", "to_offer", "to_acceptance"],
        "waiting": [31, 1, 63],
        "median_days": [3.0, 0.0, 5.0],
        "p90_days": [5.0, 5.0, 22.0],
        "median_days_from_referral": [10.0, 0.0, 7.0],
    }
)


def calls(**counts: int) -> pl.DataFrame:
    """One zone's people by time of day."""
    rows = [(MONDAY, "Z1", "South", band, count, 7.0 * count) for band, count in counts.items()]
    names = ["week_commencing", "zone_id", "zone", "time_band", "referrals", "hours"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_stages_stand_in_their_order() -> None:
    drawn = svg(charts.stage_bars(STAGES))
    places = [drawn.index(words) for words in (">Not offered yet<", ">Offered, no yes yet<", ">22<")]
    assert places[0] < places[1]


def test_times_that_nobody_states_have_no_column() -> None:
    assert ">Not stated<" not in svg(
        charts.band_grid(charts.every_band(calls(tea=2)).with_columns(zone=pl.lit("South")), ["South"])
    )
    assert ">Not stated<" in svg(charts.band_grid(calls(tea=2, not_stated=1), ["South"]))


def test_a_time_of_day_at_which_nobody_waits_is_nought() -> None:
    rows = charts.every_band(calls(tea=2))
    assert dict(rows.select("time_band", "referrals").rows()) == {"morning": 0, "lunch": 0, "tea": 2, "bed": 0}


def test_reasons_stand_commonest_first() -> None:
    rows = pl.DataFrame(
        {
            "zone_id": ["all"] * 4, "zone": ["Council"] * 4, "time_band": ["all", "all", "tea", "tea"],
            "reason": ["price", "no_staff", "price", "no_staff"], "offers": [2, 9, 1, 4],
        }
    )  # fmt: skip
    drawn = svg(charts.reason_bands(rows))
    assert drawn.index(">No staff<") < drawn.index(">Price<")
    assert ">All<" not in drawn


def test_the_page_says_what_packages_wait_for() -> None:
    words = "1 package is not offered yet; 63 were offered and nobody has said yes"
    assert findings_brokerage.brokerage(STAGES) == words
    assert findings_brokerage.brokerage(STAGES, "South") == f"In South {words}"
    assert findings_brokerage.brokerage(STAGES.with_columns(waiting=None)) == "Brokerage"


def test_titles_without_a_finding_are_plain() -> None:
    assert findings_brokerage.stages(STAGES) == "Half wait over 7 days for a yes"
    assert findings_brokerage.stages(STAGES.clear()) == "Time at each stage"
    assert findings_brokerage.by_band(calls(morning=1, bed=2)) == "1 person needs a morning call, 2 need one at bedtime"
    assert findings_brokerage.by_band(calls(not_stated=9)) == "People waiting by time of day"


@pytest.mark.parametrize(
    ("offers", "words"),
    [
        ([3, 1], "No staff: 75% of refusals"),
        ([0, 0], "Why offers are declined"),
        ([3, None], "Why offers are declined"),
    ],
)
def test_the_commonest_reason_is_named_where_all_are_known(offers: list[int | None], words: str) -> None:
    assert findings_brokerage.reasons(pl.DataFrame({"reason": ["no_staff", "price"], "offers": offers})) == words


def test_the_zone_where_fewest_offers_are_accepted_is_named() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "b", "all"], "zone": ["A", "B", "Council"], "acceptance": [0.4, 0.2, 0.3]})
    assert findings_brokerage.by_zone(rows) == "Fewest offers are accepted in B, 20%"
    assert findings_brokerage.by_zone(rows.head(1)) == "Offers by zone"


ROUNDS = pl.DataFrame(
    [("South", "several", "tea", 1, False, 0, 2, 2, 5.0, None), ("South", "A1 1", "tea", 1, True, 1, 3, 3, 9.4, 110.0),
     ("South", "several", "bed", 2, False, 1, 3, 4, 12.6, 150.0), ("South", "several", "not_stated", 1, False, 0, 1, 0, 7.0, None)],
    schema=["zone", "sector", "time_band", "workers", "on_foot", "round", "referrals", "calls", "hours", "minutes"], orient="row",
)  # fmt: skip


def test_the_list_tells_rounds_alone_most_hours_first() -> None:
    told = charts.round_rows(ROUNDS).select("sector", "time_band", "who", "needs", "hours", "minutes").rows()
    assert told == [("several", "bed", "a pair", "a driver", 13, 150), ("A1 1", "tea", "one", "on foot", 9, 110)]


def test_what_is_in_no_round_is_said() -> None:
    words = "2 calls a day make no round"
    assert findings_brokerage.left_out(ROUNDS) == f"{words}; 1 person states no visits or no times of day."
    assert findings_brokerage.left_out(ROUNDS.head(3)) == f"{words}."


def test_rounds_are_told_with_the_hours_they_hold_and_how_they_were_made() -> None:
    cells = pl.DataFrame({"rounds": [1, 3], "on_foot": [1, 0], "hours": [9.4, 12.6]})
    assert findings_brokerage.rounds(cells, 34) == "4 rounds would hold 22 of 34 hours; 1 needs no driver"
    assert findings_brokerage.rounds(cells, None) == "4 rounds would hold 22 hours; 1 needs no driver"
    hidden = pl.DataFrame({"rounds": [1, None], "on_foot": [1, None], "hours": [9.4, None]})
    assert findings_brokerage.rounds(hidden, None) == "Rounds of calls still to be placed"
    chosen = {
        "round_minutes": "240.0",
        "visit_minutes": "30",
        "walk_minutes": "10",
        "drive_minutes": "15",
        "round_calls": "3",
    }
    assert findings_brokerage.how_made(chosen).startswith(
        "At most 240 minutes from first call to last, calls of 30 or more"
    )


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (
            {"offers": 4, "declined": 3, "no_reply": 1, "reasons": "no_staff;time_of_day"},
            "3 refused: no staff, time of day; 1 no reply",
        ),
        ({"offers": 1, "declined": 0, "no_reply": 1}, "1 no reply"),
        ({"offers": 1, "declined": 0, "no_reply": 0}, "Offered, no answer yet"),
        ({"offers": 0}, "Not offered yet"),
        ({"offers": 2, "declined": 1, "stage": "to_start"}, "Accepted, care not started"),
    ],
)
def test_what_blocks_a_case_is_said(case: dict[str, object], words: str) -> None:
    assert findings_cases.blocked({"stage": "to_acceptance", "reasons": None, **case}, asked=True) == words


def test_without_offers_nobody_knows_what_blocks_it() -> None:
    assert findings_cases.blocked({"stage": "to_offer", "offers": 0}, asked=False) == "Not known: no offers extract"
