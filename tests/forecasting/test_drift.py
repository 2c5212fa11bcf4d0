"""How much series rise on the whole, as far as it stands out."""

import numpy as np
import pytest

from forecasting import drift
from forecasting.panel import Floats
from forecasting.regressors import Task

RNG = np.random.default_rng(8)
WALKS = np.cumsum(RNG.normal(0, 1, (40, 120)), axis=1)


def slopes(values: Floats, *origins: int) -> Floats:
    """Origin x series, a step."""
    return drift.ahead(values, Task(1, 2, origins or (values.shape[1],)))[..., 0]


def test_a_steady_rise_goes_on() -> None:
    line = 0.5 * np.arange(60) + RNG.normal(0, 0.1, 60)
    assert drift.ahead(line[None], Task(1, 3, (60,)))[0, 0] == pytest.approx([0.5, 1, 1.5], abs=0.02)


def test_walks_that_go_nowhere_have_none() -> None:
    alone = np.array([slopes(walk[None])[0, 0] for walk in WALKS])
    assert np.abs(slopes(WALKS)).max() < 0.05
    assert np.mean(np.abs(alone) < 1e-6) > 0.6


def test_a_series_that_says_little_rises_as_the_panel_does() -> None:
    rising = WALKS + 0.4 * np.arange(120)
    rising[0, :110] = np.nan
    found = slopes(rising)[0]
    assert found[0] == pytest.approx(0.4, abs=0.1)
    assert np.ptp(found) < 0.2


def test_an_origin_knows_nothing_of_what_came_after_it() -> None:
    later = WALKS.copy()
    later[:, 80:] += 1000
    assert np.array_equal(slopes(later, 80), slopes(WALKS, 80))


def test_series_that_do_not_move_or_have_not_begun_stay() -> None:
    still = np.stack([np.full(30, 7.0), np.full(30, np.nan)])
    assert slopes(still) == pytest.approx(0, abs=1e-9)
