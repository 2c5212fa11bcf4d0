"""Early warning is judged, not asserted: alarms, events and false alarms, against a calculation written from the words."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from dashboard.planning.alarm_record import alarm_record
from dashboard.planning.alarms import alarms, waiting_events
from dashboard.planning.as_known import alarm_weeks
from forecasting.signals import signals

FIRST = date(2024, 1, 1)
SETTINGS = {"pressure_watch": "1", "pressure_high": "2", "pressure_critical": "3"}
EVENTS = {"event_on": pl.Date, "zone_id": pl.String, "effect": pl.String}
SHAPE = {"week_commencing": pl.Date, "zone_id": pl.String, "indicator": pl.String, "value": pl.Float64}
WEEKS = {"week_commencing": pl.Date, "zone_id": pl.String, "judged": pl.String, "alarming": pl.Boolean}


def monday(at: int) -> date:
    return FIRST + timedelta(weeks=at)


def settings(**more: str) -> pl.DataFrame:
    return pl.DataFrame(list({**SETTINGS, **more}.items()), schema=["name", "value"], orient="row")


def indicators(**series: list[float | None]) -> pl.DataFrame:
    rows = [(monday(at), "North", name, value) for name, values in series.items() for at, value in enumerate(values)]
    return pl.DataFrame(rows, schema=SHAPE, orient="row")


def sounding(weeks: int, *alarming: int) -> pl.DataFrame:
    rows = [(monday(at), "North", "pressure", at in alarming) for at in range(weeks)]
    return pl.DataFrame(rows, schema=WEEKS, orient="row")


def judged(waiting: list[float | None], *alarming: int, limit: str = "100") -> dict[str, pl.DataFrame]:
    """Every table, of one zone's hours waiting and the weeks its pressure is high."""
    tables = {
        "winter_indicators": indicators(waiting_hours=waiting), "settings": settings(waiting_limit_hours=limit),
        "alarm_weeks": sounding(len(waiting), *alarming),
    }  # fmt: skip
    tables["waiting_events"] = waiting_events(tables)
    tables["alarms"] = alarms(tables)
    return tables | {"alarm_record": alarm_record(tables)}


def events(waiting: list[float | None], **more: str) -> list[int]:
    found = waiting_events({"winter_indicators": indicators(waiting_hours=waiting), "settings": settings(**more)})
    return [(day - FIRST).days // 7 for day in found["week_commencing"]]


UNDER, OVER = [50.0] * 8, [150.0] * 2


@pytest.mark.parametrize(
    ("waiting", "found"),
    [
        ([*UNDER, *OVER], [8]),
        ([*UNDER, 100.0, *OVER], [9]),
        ([*UNDER[:7], *OVER], []),
        ([*UNDER, 150.0, 50.0], []),
        ([*UNDER, *OVER, *UNDER, *OVER], [8, 18]),
        ([*UNDER, *OVER, *UNDER[:7], *OVER], [8]),
        ([*UNDER[:4], None, *UNDER[:4], *OVER], []),
        ([*UNDER, 150.0, None], []),
    ],
)
def test_an_event_is_two_mondays_over_the_limit_after_eight_that_are_not(
    waiting: list[float | None], found: list[int]
) -> None:
    assert events(waiting, waiting_limit_hours="100") == found


def test_a_zones_own_limit_stands_over_the_councils_and_twice_its_usual_where_there_is_none() -> None:
    waiting: list[float | None] = [*UNDER, 90.0, 90.0, *UNDER, 120.0, 120.0]
    assert events(waiting, waiting_limit_hours="100") == [18]
    assert events(waiting, waiting_limit_hours="100", zone_waiting_limits="South=9;North=80.0") == [8, 18]
    assert events(waiting) == [18]


@pytest.mark.parametrize(
    ("alarming", "outcome", "ahead"),
    [((25,), "warned", 5), ((17,), "warned", 13), ((16,), "false", None), ((30,), "warned", 0), ((31,), "late", None),
     ((45,), "open", None), ((40,), "false", None)],
)  # fmt: skip
def test_an_alarm_is_warned_of_late_open_or_false(alarming: tuple[int, ...], outcome: str, ahead: int | None) -> None:
    waiting: list[float | None] = [*[50.0] * 30, *[150.0] * 3, *[50.0] * 22]
    [row] = judged(waiting, *alarming)["alarms"].to_dicts()
    assert (row["outcome"], row["weeks_ahead"]) == (outcome, ahead)


def test_an_alarm_sounds_until_four_quiet_weeks() -> None:
    found = judged([50.0] * 60, 5, 6, 9, 13, 18, 30)["alarms"]["week_commencing"].to_list()
    assert found == [monday(5), monday(18), monday(30)]


def test_the_record_counts_events_by_their_first_alarm_and_false_alarms_a_zone_year() -> None:
    waiting: list[float | None] = [*[50.0] * 30, *OVER, *[50.0] * 30, *OVER, *[50.0] * 40]
    record = judged(waiting, 1, 20, 26, 61, 90)["alarm_record"]
    assert record["zone_id"].to_list() == ["North", "all"]
    for row in record.to_dicts():
        assert row["zone_years"] == pytest.approx(104 / 52)
        assert (row["events"], row["warned"], row["warned_early"]) == (2, 2, 1)
        assert row["warned_early_share"] == 0.5
        assert row["median_weeks"] == pytest.approx((10 + 1) / 2)
        assert (row["alarms"], row["false_alarms"]) == (5, 1)
        assert row["false_a_zone_year"] == pytest.approx(0.5)


def drawn(weeks: int) -> list[float | None]:
    """Noise with a rise that stays, and two weeks that are not known."""
    values = np.random.default_rng(3).normal(20, 2, weeks) + 6 * (np.arange(weeks) > 90)
    return [None if at in (40, 41) else float(value) for at, value in enumerate(values)]


def test_each_week_is_judged_by_what_was_known_then() -> None:
    """The oracle draws a whole chart of the points up to each week, and looks at its last one."""
    values = drawn(130)
    rows = alarm_weeks(
        {"winter_indicators": indicators(absence=values), "events": pl.DataFrame(schema=EVENTS), "settings": settings()}
    ).filter(pl.col("judged") == "absence")
    told: dict[date, bool] = {}
    for at, value in enumerate(values):
        known = [each for each in values[: at + 1] if each is not None][-104:]
        if value is not None and len(known) >= 12:
            series = pl.DataFrame({"unique_id": "a", "ds": range(len(known)), "y": known})
            told[monday(at)] = signals(series, "up")["signal"][-1] == "concern"
    assert dict(rows.select("week_commencing", "alarming").rows()) == told
    assert any(told.values())


def test_pressure_sounds_where_the_level_is_high_and_a_rebase_starts_afresh() -> None:
    steady: list[Any] = [20.0, 21.0] * 20
    risen: list[Any] = [*steady, 40.0]
    rebase = pl.DataFrame([(monday(10), "all", "rebase")], schema=EVENTS, orient="row")
    tables = {
        "winter_indicators": indicators(absence=risen, longest_wait=risen, delayed_people=steady),
        "events": rebase, "settings": settings(),
    }  # fmt: skip
    rows = alarm_weeks(tables).filter(pl.col("judged") == "pressure")
    assert rows.filter("alarming")["week_commencing"].to_list() == [monday(40)]
    assert rows["week_commencing"].min() == monday(21)
