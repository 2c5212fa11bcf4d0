"""The last week of every measure on its chart, judged by the measure's own direction of worse."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Any

import polars as pl
import pytest

from dashboard.measures import MEASURES
from dashboard.planning.trends import trend_signals, worse
from dashboard.planning.winter import WORSE, winter_signals

FIRST = date(2024, 1, 1)
CALM = [10.0, 12, 11, 9, 10, 11, 10, 9, 11, 10, 12, 9, 10, 11]


def trends(
    values: Sequence[float], measure: str = "waiting_hours", zone: str = "North", first: date = FIRST
) -> pl.DataFrame:
    weeks = [first + timedelta(weeks=at) for at in range(len(values))]
    return pl.DataFrame(
        {"week_commencing": weeks, "zone_id": zone, "measure": measure, "value": [float(value) for value in values]}
    )


def judged(rows: pl.DataFrame, *rebases: tuple[date, str]) -> dict[tuple[str, str], dict[str, Any]]:
    events = pl.DataFrame(
        [(day, zone, "rebase") for day, zone in rebases],
        schema={"event_on": pl.Date, "zone_id": pl.String, "effect": pl.String}, orient="row",
    )  # fmt: skip
    found = trend_signals({"measure_trends": rows, "events": events}).to_dicts()
    return {(row["zone_id"], row["measure"]): row for row in found}


@pytest.mark.parametrize(
    ("measure", "leap", "signal"),
    [
        ("waiting_hours", 40.0, "concern"), ("coverage", 40.0, "improvement"), ("coverage", -20.0, "concern"),
        ("live_hours", 40.0, "high"), ("absence", 40.0, "concern"),
    ],
)  # fmt: skip
def test_the_last_week_is_judged_by_the_measures_direction_of_worse(measure: str, leap: float, signal: str) -> None:
    row = judged(trends([*CALM, leap], measure))["North", measure]
    assert (row["value"], row["signal"], row["rule"]) == (leap, signal, "limit")


def test_series_of_different_lengths_have_limits_of_their_own() -> None:
    rows = pl.concat([trends(CALM), trends(CALM[-12:], zone="South", first=FIRST + timedelta(weeks=2)),
                      trends(CALM[:11], zone="West", first=FIRST + timedelta(weeks=3))])  # fmt: skip
    found = judged(rows)
    assert found["North", "waiting_hours"]["centre"] == pytest.approx(fmean(CALM))
    assert found["South", "waiting_hours"]["centre"] == pytest.approx(fmean(CALM[-12:]))
    assert (found["West", "waiting_hours"]["signal"], found["West", "waiting_hours"]["centre"]) == ("no_data", None)


def test_only_points_since_the_last_re_base_and_of_the_last_104_weeks_count() -> None:
    high = [value + 50 for value in CALM]
    day = FIRST + timedelta(weeks=len(CALM))
    for place in ("North", "all"):
        assert judged(trends([*CALM, *high]), (day, place))["North", "waiting_hours"]["centre"] == pytest.approx(
            fmean(high)
        )
    long = judged(trends([900.0] * 30 + CALM * 7 + CALM[:6]))["North", "waiting_hours"]
    assert long["centre"] == pytest.approx(fmean(CALM * 7 + CALM[:6]))


def test_a_zone_that_returned_nothing_for_the_last_week_has_no_signal() -> None:
    found = judged(pl.concat([trends([*CALM, 40.0]), trends([*CALM[:-1], 40.0], zone="South")]))
    assert (found["North", "waiting_hours"]["signal"], found["South", "waiting_hours"]["signal"]) == (
        "concern",
        "no_data",
    )
    assert judged(trends(CALM).clear()) == {}


def test_winter_and_trends_say_the_same_of_the_same_series() -> None:
    values = [*CALM, 11.0, 12, 13, 14, 15, 16, 17]
    of_winter = trends(values, "absence").rename({"measure": "indicator"})
    events = pl.DataFrame(schema={"event_on": pl.Date, "zone_id": pl.String, "effect": pl.String})
    last = winter_signals({"winter_indicators": of_winter, "events": events}).to_dicts()[-1]
    row = judged(trends(values, "absence"))["North", "absence"]
    assert {name: row[name] for name in ("signal", "rule", "value", "centre")} == {
        name: last[name] for name in ("signal", "rule", "value", "centre")
    }


def test_what_has_no_record_is_judged_as_winter_judges_it() -> None:
    assert (worse("delayed_people"), worse("mean_hours"), worse("nothing")) == ("up", None, None)


def test_a_record_and_the_winter_page_agree_on_which_way_is_worse() -> None:
    assert {name: worse(name) for name in WORSE if name in MEASURES} == {
        name: way for name, way in WORSE.items() if name in MEASURES
    }
    assert set(WORSE) - set(MEASURES) == {"longest_wait"}
