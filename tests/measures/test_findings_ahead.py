"""Titles of what is coming say what is likely, or nothing."""

from datetime import date
from typing import Any

import polars as pl

from dashboard.measures import QUANTITIES, findings_ahead

DEMAND, PACKAGES = QUANTITIES["demand_hours"], QUANTITIES["new_packages"]


def ahead(hours: float, low: float, high: float) -> dict[str, Any]:
    return {"week_commencing": date(2027, 2, 15), "hours": hours, "lower_80": low, "upper_80": high}


def test_a_change_beyond_the_range_is_told_to_ten_hours() -> None:
    assert findings_ahead.forecast(DEMAND, 1000, ahead(1314, 1100, 1500)) == (
        "Demand is likely to rise by 310 hours by 15 February"
    )
    assert findings_ahead.forecast(PACKAGES, 60, ahead(47.6, 40, 55), "South") == (
        "New packages a week in South are likely to fall by 12 packages by 15 February"
    )


def test_a_level_within_the_range_is_likely_to_stay() -> None:
    assert findings_ahead.forecast(DEMAND, 1000, ahead(1314, 900, 1500)) == (
        "Demand is likely to stay near 1,310 hours to 15 February"
    )


def test_without_a_forecast_the_title_is_plain() -> None:
    assert findings_ahead.forecast(DEMAND, None, ahead(1, 0, 2)) == "Demand forecast"
    assert findings_ahead.forecast(DEMAND, 1000, None) == "Demand forecast"


def errors(forecast: float | None, naive: float | None, held: float | None, scored_on: str) -> pl.DataFrame:
    rows = {"horizon_weeks": 4, "forecast": forecast, "naive": naive, "coverage_80": held, "origins": 12}
    kinds = {"forecast": pl.Float64, "naive": pl.Float64, "coverage_80": pl.Float64}
    return pl.DataFrame([rows | {"scored_on": scored_on}], schema_overrides=kinds)


def test_how_far_off_forecasts_were_beside_the_naive_one() -> None:
    assert findings_ahead.accuracy(errors(0.016, 0.019, 0.83, "rehearsal")) == (
        "Off by 1.6% 4 weeks ahead; assuming no change, by 1.9%"
    )
    assert findings_ahead.accuracy(errors(0.016, None, 0.83, "rehearsal")) == "Off by 1.6% 4 weeks ahead"
    assert findings_ahead.accuracy(errors(None, None, None, "rehearsal")) == "How far off forecasts were"


def test_how_often_ranges_held() -> None:
    assert (
        findings_ahead.held(errors(0.1, 0.1, 0.83, "rehearsal")) == "80% ranges held 83% of outcomes over 12 rehearsals"
    )
    assert findings_ahead.held(errors(0.1, 0.1, 0.83, "outturn")) == "80% ranges held 83% of outcomes over 12 forecasts"
    assert findings_ahead.held(errors(0.1, 0.1, None, "outturn")) == ""


def steps(*levels: tuple[date, float, float]) -> pl.DataFrame:
    shape = {"week_commencing": pl.Date, "before": pl.Float64, "after": pl.Float64}
    return pl.DataFrame(levels, schema=shape, orient="row")


def test_the_last_step_is_told_with_the_way_to_leave_weeks_out() -> None:
    found = steps((date(2025, 12, 1), 900, 700), (date(2026, 4, 20), 3775, 4054))
    assert findings_ahead.stepped(found, DEMAND, told=True) == (
        "Level rose at once by 280 hours, w/c 20 Apr 2026. An events file with effect exclude or break leaves weeks out"
    )
    assert findings_ahead.stepped(found, DEMAND, told=False) == "Level rose at once, w/c 20 Apr 2026"
    assert findings_ahead.stepped(steps(), DEMAND, told=True) == ""
