"""Indicators of winter on their charts: re-bases, the latest 104 points, last winter's week."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Any

import polars as pl
import pytest

from dashboard.planning.winter import winter_signals, year_before

FIRST = date(2024, 1, 1)
CALM = [10.0, 12, 11, 9, 10, 11, 10, 9, 11, 10, 12, 9, 10, 11]


def indicators(values: Sequence[float | None], zone: str = "North", indicator: str = "waiting_hours") -> pl.DataFrame:
    weeks = [FIRST + timedelta(weeks=week) for week in range(len(values))]
    return pl.DataFrame(
        {"week_commencing": weeks, "zone_id": zone, "indicator": indicator, "value": values},
        schema_overrides={"value": pl.Float64},
    )


def judged(rows: pl.DataFrame, *rebases: tuple[date, str]) -> list[dict[str, Any]]:
    events = pl.DataFrame(
        [(day, zone, "rebase") for day, zone in rebases],
        schema={"event_on": pl.Date, "zone_id": pl.String, "effect": pl.String}, orient="row",
    )  # fmt: skip
    return winter_signals({"winter_indicators": rows, "events": events}).to_dicts()


@pytest.mark.parametrize(
    ("indicator", "leap", "signal"),
    [("waiting_hours", 40.0, "concern"), ("spare_hours", 40.0, "improvement"), ("spare_hours", -20.0, "concern")],
)
def test_each_indicator_knows_which_way_is_worse(indicator: str, leap: float, signal: str) -> None:
    last = judged(indicators([*CALM, leap], indicator=indicator))[-1]
    assert (last["signal"], last["rule"]) == (signal, "limit")


def test_a_rebase_starts_a_new_chart_in_its_zone() -> None:
    rows = indicators([*CALM, *[value + 50 for value in CALM]])
    day = FIRST + timedelta(weeks=len(CALM))
    assert any(row["signal"] == "concern" for row in judged(rows))
    rebased = judged(rows, (day, "North"))
    assert {row["signal"] for row in rebased} == {"none"}
    assert rebased[0]["centre"] == pytest.approx(fmean(CALM))
    assert rebased[-1]["centre"] == pytest.approx(fmean(CALM) + 50)
    assert judged(rows, (day, "South")) == judged(rows)
    assert judged(rows, (day, "all")) == rebased


def test_limits_come_from_the_latest_104_points() -> None:
    rows = judged(indicators([100.0] * 30 + CALM * 7 + CALM[:6]))
    assert rows[-1]["centre"] == pytest.approx(fmean(CALM * 7 + CALM[:6]))
    assert rows[0]["signal"] == "concern"


def test_weeks_without_a_value_and_short_histories_are_no_data() -> None:
    rows = judged(indicators([*CALM, None, 11.0]))
    assert (rows[-2]["signal"], rows[-1]["signal"]) == ("no_data", "none")
    assert {row["signal"] for row in judged(indicators(CALM[:11]))} == {"no_data"}
    assert judged(indicators(CALM[:11]))[0]["centre"] is None


def test_last_winter_is_52_weeks_before() -> None:
    rows = judged(indicators([float(at) for at in range(60)]))
    assert rows[51]["last_winter"] is None
    assert rows[55]["last_winter"] == 3


@pytest.mark.parametrize(
    ("monday", "before"),
    [
        (date(2026, 11, 16), date(2025, 11, 17)),
        (date(2026, 12, 21), date(2025, 12, 22)),
        (date(2026, 12, 28), date(2025, 12, 29)),
        (date(2023, 12, 25), date(2022, 12, 19)),
        (date(2024, 1, 1), date(2022, 12, 26)),
    ],
)
def test_the_weeks_of_the_feasts_are_compared_by_their_date(monday: date, before: date) -> None:
    assert year_before(monday) == before


def test_an_indicator_that_nobody_returns_is_no_data_throughout() -> None:
    assert {row["signal"] for row in judged(indicators([None] * 20))} == {"no_data"}


def test_without_an_indicator_there_is_no_row() -> None:
    assert judged(indicators([])) == []
