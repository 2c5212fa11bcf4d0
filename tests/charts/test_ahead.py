"""Rows and charts of what is coming."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
import vl_convert

from dashboard import charts, wording

NOW, FIRM = date(2026, 11, 16), date(2026, 11, 2)
UNTIL = NOW + timedelta(weeks=13)
CELL = {"zone_id": "N", "zone": "North", "age_band": "all"}


def history(*figures: float | None) -> pl.DataFrame:
    """One cell, the last figure on the census."""
    weeks = [NOW - timedelta(weeks=back) for back in reversed(range(len(figures)))]
    rows = [CELL | {"week_commencing": week, "figure": figure} for week, figure in zip(weeks, figures, strict=True)]
    return pl.DataFrame(rows, schema_overrides={"figure": pl.Float64})


def coming(weeks: int = 52, hours: float = 100.0) -> pl.DataFrame:
    return pl.DataFrame(
        CELL | {"week_commencing": NOW + timedelta(weeks=at), "hours": hours + at, "lower_80": hours - at, "upper_80": hours + 3 * at}
        for at in range(1, weeks + 1)
    )  # fmt: skip


def score(model: str, weeks: int, wape: float, **other: Any) -> dict[str, Any]:
    held = {"coverage_80": 0.75, "origins": 12, "scored_on": "rehearsal"}
    return {"model": model, "horizon_weeks": weeks, "wape": wape} | held | other


@pytest.mark.parametrize("past", [105, 30, 3, 1])
@pytest.mark.parametrize("weeks", [52, 14, 13])
def test_the_fan_compiles_however_short_history_or_forecast(past: int, weeks: int) -> None:
    chart = charts.fan(history(*(90.0 + at for at in range(past))), coming(weeks), UNTIL, wording.number)
    assert chart is not None
    assert vl_convert.vegalite_to_svg(chart.to_json())


def test_the_fan_says_its_ends_and_what_its_range_is() -> None:
    chart = charts.fan(history(*[90.0] * 105), coming(), UNTIL, wording.number)
    assert chart is not None
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    assert all(f">{words}<" in svg for words in ("90", "113", "80% of outcomes", "A year before", "Outlook", "Trusted"))


def test_a_step_of_the_year_drawn_is_marked_and_named_and_an_older_one_is_not() -> None:
    past = history(*[90.0] * 105)
    for back, words in ((30, "Level fell"), (3, "Level fell"), (80, "")):
        steps = pl.DataFrame({"week_commencing": [NOW - timedelta(weeks=back)], "before": [120.0], "after": [90.0]})
        chart = charts.fan(past, coming(), UNTIL, wording.number, steps)
        assert chart is not None
        assert ("Level fell" in vl_convert.vegalite_to_svg(chart.to_json())) == bool(words)


def test_nothing_is_drawn_where_history_or_forecast_is_withheld() -> None:
    assert charts.fan(history(None, None), coming(), UNTIL, wording.number) is None
    hidden = coming().with_columns(hours=pl.lit(None, pl.Float64))
    assert charts.fan(history(90), hidden, UNTIL, wording.number) is None
    assert "no forecast" in charts.describe_fan(history(90), hidden, UNTIL, "Demand", wording.number)


def test_the_fan_in_words() -> None:
    assert charts.describe_fan(history(90), coming(), UNTIL, "Demand, hours a week", wording.number) == (
        "Demand, hours a week: 90 on 16 November 2026; 113 on 15 February 2027, 80% of outcomes from 87 to 139; as an "
        "outlook 152 on 15 November 2027, 80% of outcomes from 48 to 256."
    )


def test_a_stock_changes_from_the_firm_week_to_the_last_trusted_one() -> None:
    """The two provisional weeks, 999, are no base."""
    row = charts.changes(history(90, 999, 999), coming(), (FIRM, UNTIL), flow=False).row(0, named=True)
    assert (row["now"], row["hours"], row["change"]) == (90, 113, 23)


def test_a_flow_changes_from_the_mean_of_13_weeks_to_that_of_the_next() -> None:
    past = [*range(1, 14), 999, 999]
    row = charts.changes(history(*past), coming(), (FIRM, UNTIL), flow=True).row(0, named=True)
    assert (row["now"], row["hours"], row["change"]) == (7, 107, 100)


def test_a_change_from_weeks_of_which_one_is_withheld_is_withheld() -> None:
    past = [*range(1, 13), None, 999, 999]
    assert charts.changes(history(*past), coming(), (FIRM, UNTIL), flow=True)["change"].to_list() == [None]


def test_errors_of_three_horizons_with_the_naive_beside_them() -> None:
    scores = pl.DataFrame(
        score(model, weeks, wape + weeks / 1000)
        for model, wape in (("forecast", 0.01), ("naive", 0.02), ("seasonal_naive", 0.05))
        for weeks in range(1, 14)
    )
    rows = charts.errors(scores)
    assert rows["horizon_weeks"].to_list() == [4, 8, 13]
    assert rows.select("forecast", "naive", "seasonal_naive").row(0) == pytest.approx((0.014, 0.024, 0.054))
    assert charts.error_bars(rows) is not None


def test_forecasts_of_several_days_count_by_how_many_each_stands_for() -> None:
    scores = pl.DataFrame([score("forecast", 4, 0.1, origins=1), score("forecast", 4, 0.4, origins=3)])
    assert charts.errors(scores)["forecast"].to_list() == [pytest.approx(0.325)]
    assert charts.errors(scores)["naive"].to_list() == [None]


def test_monthly_returns_are_judged_at_the_horizons_there_are() -> None:
    scores = pl.DataFrame(score("forecast", weeks, 0.1) for weeks in (4, 9, 13))
    assert charts.errors(scores)["horizon_weeks"].to_list() == [4, 9, 13]
    assert charts.errors(scores.clear()).is_empty()


def test_a_gap_below_nought_stays_on_the_axis() -> None:
    weeks = history(-90, 20, 40).rename({"figure": "gap_hours"})
    chart = charts.beside_baseline(weeks.with_columns(scenario_gap_hours=pl.col("gap_hours") + 10), "gap_hours")
    assert chart is not None
    low, high = chart.to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low < -90
    assert high > 50
