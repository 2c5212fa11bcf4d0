"""Regressions on the latest points and those a season ago."""

import numpy as np
import pytest

from forecasting import autoregression
from forecasting.panel import arrange
from forecasting.regressors import Task
from tests.forecasting.drawn import numbered

RNG = np.random.default_rng(6)


def ahead(values: np.ndarray, season: int = 1) -> list[np.ndarray]:
    """Four steps of the regression about a trend and of that of changes."""
    panel = arrange(numbered(*values))
    return [path[0, 0] for path in autoregression.every(panel, Task(season, 4, (len(values),)))]


def test_a_line_is_followed_about_its_trend_and_by_its_changes() -> None:
    line = 50 + 2.0 * np.arange(80) + RNG.normal(0, 0.1, 80)
    expected = 50 + 2.0 * np.arange(80, 84)
    about_a_trend, of_changes = ahead(line)
    assert about_a_trend == pytest.approx(expected, abs=1)
    assert of_changes == pytest.approx(expected, abs=1)


def test_a_cycle_comes_back() -> None:
    cycle = 10 + np.sin(2 * np.pi * np.arange(120) / 9)
    assert ahead(cycle + RNG.normal(0, 0.01, 120))[0] == pytest.approx(
        10 + np.sin(2 * np.pi * np.arange(120, 124) / 9), abs=0.1
    )


def test_a_few_points_have_no_regression() -> None:
    assert all(np.isnan(path).all() for path in ahead(RNG.normal(0, 1, 9)))


def test_points_around_a_season_ago_are_used_where_two_are_known() -> None:
    assert autoregression.lags(52, 200) == (1, 2, 3, 4, 51, 52, 53)
    assert autoregression.lags(52, 100) == (1, 2, 3, 4)
