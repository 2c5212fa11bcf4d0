"""Rolling origins are honest: nothing after an origin reaches it."""

import numpy as np
import polars as pl
import pytest

import forecasting
from forecasting.panel import arrange
from tests.forecasting.drawn import numbered, weekly

HISTORIES = weekly()


@pytest.fixture(scope="module")
def tested() -> forecasting.Backtest:
    return forecasting.backtest(HISTORIES, season=52, horizon=8, folds=4)


def test_what_comes_after_an_origin_changes_nothing_of_it(tested: forecasting.Backtest) -> None:
    first = tested.origins[0]
    later = pl.int_range(pl.len()).over("unique_id") >= first
    other = HISTORIES.with_columns(y=pl.when(later).then(pl.col("y") * 3 + 100).otherwise("y"))
    changed = forecasting.backtest(other, season=52, horizon=8, folds=4)
    assert changed.paths["forecast"][0].mean == pytest.approx(tested.paths["forecast"][0].mean)
    assert changed.paths["forecast"][0].upper[1] == pytest.approx(tested.paths["forecast"][0].upper[1])


def test_the_winter_is_foreseen(tested: forecasting.Backtest) -> None:
    overall = tested.scores().filter(pl.col("by") == "all").rows_by_key("model", named=True, unique=True)
    assert overall["forecast"]["wape"] < 0.8 * overall["naive"]["wape"]
    assert overall["forecast"]["points"] == 3 * 4 * 8


def test_scores_are_told_for_each_series_step_and_fold(tested: forecasting.Backtest) -> None:
    counts = tested.scores().filter(pl.col("model") == "forecast").group_by("by").len()
    assert dict(counts.iter_rows()) == {"all": 1, "last third of folds": 1, "fold": 4, "step": 8, "unique_id": 3}


def test_origins_leave_the_horizon_and_begin_with_enough() -> None:
    panel = arrange(numbered(*range(13)))
    assert forecasting.backtest(numbered(*map(float, range(13))), season=4, horizon=2, folds=3).origins == (9, 10, 11)
    assert panel.values.shape == (1, 13)


def test_a_history_shorter_than_the_horizon_is_refused() -> None:
    with pytest.raises(forecasting.TooShortError, match="points are too few"):
        forecasting.backtest(numbered(1, 2, 3, 4), season=4, horizon=4)


def test_naive_is_the_last_value_and_seasonal_naive_that_of_a_season_ago() -> None:
    from forecasting.baseline import naive, seasonal_naive

    history = np.array([[1.0, 2, 3, 4, 5, 6]])
    assert naive(history, 3).mean.tolist() == [[6, 6, 6]]
    assert seasonal_naive(history, 4, 5).mean.tolist() == [[3, 4, 5, 6, 3]]
