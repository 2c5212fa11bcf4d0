"""Whatever the histories hold, a forecast comes back or a note says why there is none."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import forecasting
from tests.forecasting.drawn import long, numbered, weekly

VALUES = st.one_of(
    st.none(),
    st.sampled_from([0.0, 0.0, 1.0, 7.0, float("nan"), float("inf"), -float("inf"), 1e200]),
    st.floats(-1e6, 1e6),
    st.floats(0, 50),
)
SERIES = st.lists(VALUES, min_size=1, max_size=40)
BOUNDS = ["lower_95", "lower_80", "mean", "upper_80", "upper_95"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SERIES, min_size=1, max_size=4), st.sampled_from([1, 4, 12, 52]), st.integers(1, 6))
def test_any_panel_is_forecast_in_order_of_its_bounds(
    panel: list[list[float | None]], season: int, horizon: int
) -> None:
    histories = pl.concat([numbered(*values, name=str(name)) for name, values in enumerate(panel)])
    paths = forecasting.forecast(histories, season=season, horizon=horizon).paths
    assert paths.height == len(panel) * horizon
    known = paths.filter(pl.col("mean").is_not_null())
    assert all(np.isfinite(known[name].to_numpy()).all() for name in BOUNDS)
    assert known.filter(
        (pl.col("lower_95") > pl.col("lower_80")) | (pl.col("upper_95") < pl.col("upper_80"))
    ).is_empty()
    assert (paths.filter(pl.col("mean").is_null())["note"] != "").all()


def test_history_never_below_zero_stays_so_and_others_may_fall() -> None:
    rng = np.random.default_rng(5)
    counts = numbered(*rng.poisson(0.4, 90).astype(float), name="counts")
    returns = numbered(*rng.normal(-1, 5, 90), name="returns")
    paths = forecasting.forecast(pl.concat([counts, returns]), season=12, horizon=6).paths
    assert paths.filter(pl.col("unique_id") == "counts")["lower_95"].min() == 0
    assert paths.filter(pl.col("unique_id") == "returns")["lower_95"].max() < -3  # type: ignore[operator]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((None, float("nan")), "no value at all"),
        ((0.0,) * 12, "every value so far is 0"),
        ((5.0,) * 12, "every value so far is the same"),
        ((5.0, 6.0), "2 points: the latest value"),
        ((5.0, 6.0, 5.5, 6.5, 5.0), "only 5 points"),
        ((5.0, 6.0, None, 6.5, 5.0, 5.2, 5.1, 5.9, 6.0), "1 points are not known"),
    ],
)
def test_what_a_forecast_rests_on_is_said(values: tuple[float | None, ...], said: str) -> None:
    paths = forecasting.forecast(numbered(*values), season=4, horizon=3).paths
    assert said in paths["note"][0]


def test_a_series_without_values_has_no_forecast_rather_than_zero() -> None:
    assert forecasting.forecast(numbered(None, None), season=4, horizon=2).paths["mean"].to_list() == [None, None]


def test_zeros_that_cannot_be_true_are_left_out_and_noted() -> None:
    rng = np.random.default_rng(2)
    values = rng.normal(2400, 60, 100)
    values[40:46] = 0
    paths = forecasting.forecast(long({"a": values}), season=52, horizon=4).paths
    assert paths["mean"].min() > 2200  # type: ignore[operator]
    assert "6 zeros among far larger values taken as not returned" in paths["note"][0]


def test_zeros_up_to_the_end_and_zeros_of_small_counts_are_believed() -> None:
    closed = np.concatenate([np.random.default_rng(1).normal(2400, 60, 80), np.zeros(12)])
    assert "zeros among" not in forecasting.forecast(long({"a": closed}), season=52, horizon=4).paths["note"][0]
    few = np.random.default_rng(1).poisson(2, 90).astype(float)
    assert "zeros among" not in forecasting.forecast(long({"a": few}), season=52, horizon=4).paths["note"][0]


def test_a_constant_series_does_not_sway_its_neighbours() -> None:
    neighbours = weekly(3, 120)
    steady = long({"steady": np.full(120, 40.0)})
    alone = forecasting.forecast(neighbours, season=52, horizon=4).paths
    beside = forecasting.forecast(pl.concat([neighbours, steady]), season=52, horizon=4).paths
    ours = beside.filter(pl.col("unique_id") != "steady")
    assert ours["mean"].to_numpy() == pytest.approx(alone["mean"].to_numpy(), rel=0.02)


def test_excluded_weeks_teach_nothing() -> None:
    histories = weekly(2, 120)
    strike = date(2022, 2, 28)
    struck = histories.with_columns(y=pl.when(pl.col("ds") == strike).then(5000.0).otherwise("y"))
    without = forecasting.Calendar(excluded=(strike,))
    one, other = (
        forecasting.forecast(each, season=52, horizon=4, calendar=without).paths for each in (histories, struck)
    )
    assert one["mean"].to_list() == other["mean"].to_list()


def test_the_order_of_rows_changes_nothing() -> None:
    histories = weekly(3, 80)
    mixed = histories.sample(fraction=1, shuffle=True, seed=4)
    one, other = (forecasting.forecast(each, season=52, horizon=4).paths for each in (histories, mixed))
    assert one.equals(other)
