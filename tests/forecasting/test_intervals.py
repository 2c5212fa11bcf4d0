"""Bounds are as wide as rehearsals were off, of the panel, of each series and lately."""

import numpy as np
import pytest
from scipy.special import ndtri

from forecasting import intervals, spread
from forecasting.errors import Errors
from forecasting.panel import Floats

RNG = np.random.default_rng(8)
AGES = np.arange(40, 0, -1, dtype=float) * 4
USUAL = [ndtri(tail) for tail in intervals.TAILS]


def errors(standardised: Floats) -> Errors:
    """Rehearsals four steps apart; what lay ahead then is not known yet."""
    steps = np.arange(1, standardised.shape[2] + 1)
    return Errors(np.where(steps <= AGES[:, None, None], standardised, np.nan), AGES, 1000)


def test_without_rehearsals_bounds_are_the_models() -> None:
    nothing = Errors(np.empty((0, 3, 4)), np.empty(0), 20)
    assert intervals.reach(nothing)[:, 2, 3] == pytest.approx(USUAL)


@pytest.mark.parametrize("size", [0.5, 1.0, 2.0])
def test_a_model_too_sure_or_too_shy_of_itself_is_put_right(size: float) -> None:
    reach = intervals.reach(errors(size * RNG.standard_normal((40, 30, 4))))
    assert reach.mean(axis=(1, 2)) == pytest.approx(size * np.array(USUAL), rel=0.2)


def test_the_rougher_series_has_the_wider_bounds_as_far_as_it_stands_out() -> None:
    sizes = np.array([1.0] * 9 + [3.0])[:, None]
    own = spread.of_each(errors(sizes * RNG.standard_normal((40, 10, 4))))
    assert own[-1] > 1.1 > own[:-1].max()


def test_rough_times_widen_bounds_and_calm_ones_narrow_them() -> None:
    steady = RNG.standard_normal((40, 10, 4))
    late = np.where(AGES <= 8, 3.0, 1.0)[:, None, None]
    assert spread.lately(errors(steady * late)) > 1.15
    assert spread.lately(errors(steady / late)) < 0.95


def test_a_rehearsal_with_half_the_history_says_a_quarter_as_much() -> None:
    standardised = np.zeros((2, 1, 1))
    weights = Errors(standardised, np.array([50.0, 1.0]), 100).weights.ravel()
    fading = 0.5 ** (np.array([50.0, 1.0]) / 2)
    assert weights / fading == pytest.approx([0.25, 0.99**2])
