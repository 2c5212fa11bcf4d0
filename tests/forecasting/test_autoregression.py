"""Regressions on the latest points and those a season ago."""

import numpy as np
import pytest

from forecasting import autoregression, lagged
from forecasting.panel import arrange
from forecasting.regressors import Task
from tests.forecasting.drawn import numbered

RNG = np.random.default_rng(6)


def ahead(values: np.ndarray, season: int = 1) -> list[np.ndarray]:
    """Four steps of the regression about a trend, of that with every season before, and of that of changes."""
    panel = arrange(numbered(*values))
    return [path[0, 0] for path in autoregression.every(panel, Task(season, 4, (len(values),)))]


def test_a_line_is_followed_about_its_trend_and_by_its_changes() -> None:
    line = 50 + 2.0 * np.arange(80) + RNG.normal(0, 0.1, 80)
    expected = 50 + 2.0 * np.arange(80, 84)
    about_a_trend, _, of_changes = ahead(line)
    assert about_a_trend == pytest.approx(expected, abs=1)
    assert of_changes == pytest.approx(expected, abs=1)


def test_a_cycle_comes_back() -> None:
    cycle = 10 + np.sin(2 * np.pi * np.arange(120) / 9)
    assert ahead(cycle + RNG.normal(0, 0.01, 120))[0] == pytest.approx(
        10 + np.sin(2 * np.pi * np.arange(120, 124) / 9), abs=0.1
    )


def test_a_few_points_have_no_regression() -> None:
    assert all(np.isnan(path).all() for path in ahead(RNG.normal(0, 1, 9)))


def test_seasons_before_tell_what_waves_and_the_latest_points_do_not() -> None:
    bumps = np.where(np.arange(208) % 26 >= 23, 3.0, 0.0)
    values = 20 + bumps + np.random.default_rng(26).normal(0, 0.1, 208)
    without, with_seasons, _ = (np.abs(path - values[204:]).mean() for path in ahead(values[:204], season=26))
    assert with_seasons < 0.7 * without


def test_without_two_seasons_none_tells() -> None:
    assert np.isnan(ahead(RNG.normal(0, 1, 60), season=52)[1]).all()
    assert np.isnan(ahead(RNG.normal(0, 1, 60), season=1)[1]).all()


def test_points_about_a_season_ago_are_used_where_two_are_known() -> None:
    assert autoregression.around(52, 200) == ((51,), (52,), (53,))
    assert autoregression.around(52, 100) == ()
    assert autoregression.around(4, 100) == ((5,),)


def test_the_same_time_of_every_season_before_is_one_figure() -> None:
    assert autoregression.every_season(12, 40) == ((12, 24, 36),)
    [around] = autoregression.every_season(52, 110)
    assert around == (50, 51, 52, 53, 54, 102, 103, 104, 105, 106)


def test_points_before_the_history_are_left_out_of_a_mean() -> None:
    path = np.arange(10.0)[None]
    found = lagged._before(path, np.array([4, 8]), ((1,), (2, 6)))
    assert found.tolist() == [[[3, 7], [2, 4]]]
