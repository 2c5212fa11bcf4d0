"""What series share is forecast once, from their mean, and what each differs by beside it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting import autoregression, sharing, smoothing
from forecasting.panel import Floats, Panel, arrange
from forecasting.regressors import Task
from tests.forecasting.drawn import long

SEASON, WEEKS = 26, 208
RNG = np.random.default_rng(5)
BUMPS = np.where(np.arange(WEEKS) % SEASON >= 22, 2.0, 0.0)
TASK = Task(SEASON, 4, (WEEKS - 4,))


def panel(*series: Floats) -> Panel:
    return arrange(long({f"zone {number}": values for number, values in enumerate(series)}))


def test_series_that_are_alike_are_their_mean_by_v_and_by_v_and_the_regression_half_and_half() -> None:
    values = 20 + BUMPS + RNG.normal(0, 0.2, WEEKS)
    of_one, alike = panel(values), panel(values, values, values)
    [by_v] = smoothing.smoothed(of_one, TASK)
    regression = autoregression.of_seasons(of_one, TASK)[0, 0]
    smooth, both = (path[0] for path in sharing.every(alike, TASK, WEEKS - 4))
    assert smooth == pytest.approx(np.repeat(by_v.mean, 3, axis=0), rel=1e-6)
    assert both == pytest.approx(np.tile((by_v.mean[0] + regression) / 2, (3, 1)), rel=1e-6)


def test_bumps_that_come_back_under_the_noise_of_each_are_told_from_the_mean() -> None:
    series = [20 + BUMPS + RNG.normal(0, 1.0, WEEKS) for _ in range(30)]
    smooth, both = (np.abs(path[0] - 22).mean() for path in sharing.every(panel(*series), TASK, WEEKS - 4))
    assert both < 0.8 * smooth


def test_nothing_is_shared_by_two_or_by_series_that_end_apart() -> None:
    two = panel(*RNG.normal(20, 1, (2, WEEKS)))
    three = panel(*RNG.normal(20, 1, (3, WEEKS)))
    apart = replace(three, lasts=(*three.lasts[:2], date(2030, 1, 7)))
    assert all(np.isnan(path).all() for each in (two, apart) for path in sharing.every(each, TASK, WEEKS - 4))


def test_without_two_seasons_the_regression_tells_nothing_and_v_does() -> None:
    short = panel(*RNG.normal(20, 1, (3, 50)))
    smooth, both = sharing.every(short, Task(SEASON, 4, (46,)), 46)
    assert np.isfinite(smooth).all()
    assert np.isnan(both).all()
