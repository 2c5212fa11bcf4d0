"""Forecasts of public histories, far from the sample the product ships with."""

import polars as pl

import forecasting
from tests.real.files import real


def test_weekly_deaths_are_foreseen_better_than_by_last_year_or_last_week() -> None:
    points = pl.read_csv(real("bench/weekly_deaths_region_age_2008_2019.csv"), try_parse_dates=True)
    north = points.filter(pl.col("zone").is_in(["North East", "North West"]))
    tested = forecasting.backtest(north, season=52, horizon=13, folds=4, calendar=forecasting.Calendar())
    overall = tested.scores().filter(pl.col("by") == "all").rows_by_key("model", named=True, unique=True)
    ours = overall["forecast"]
    assert ours["mase"] < 0.85 * min(overall["naive"]["mase"], overall["seasonal_naive"]["mase"])
    assert 0.7 < ours["coverage_80"] < 0.9


def test_quarterly_hours_of_localities_are_forecast_without_a_gap() -> None:
    points = pl.read_csv(real("bench/quarterly_scot_homecare_hours_locality_age_2018_2021.csv"), try_parse_dates=True)
    fife = points.filter(pl.col("hscp") == "Fife").rename({"zone": "zone_id"})
    found = forecasting.hierarchy(fife, season=4, horizon=4, calendar=forecasting.Calendar("SCT"))
    assert found.paths["mean"].null_count() == 0
    assert (found.paths["lower_95"] >= 0).all()
