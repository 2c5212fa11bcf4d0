"""Each score against one line of numpy."""

import numpy as np
import pytest

from forecasting import scores

RNG = np.random.default_rng(7)
TRUTH = RNG.normal(50, 10, (4, 6))
FORECAST = TRUTH + RNG.normal(0, 5, (4, 6))
LOWER, UPPER = FORECAST - 4, FORECAST + 6
HISTORY = RNG.normal(50, 10, (4, 30))


def test_wape_is_absolute_error_over_absolute_truth() -> None:
    assert scores.wape(TRUTH, FORECAST) == pytest.approx(np.abs(TRUTH - FORECAST).sum() / np.abs(TRUTH).sum())


def test_wape_of_a_truth_of_zeros_is_not_known() -> None:
    assert np.isnan(scores.wape(np.zeros((1, 3)), np.ones((1, 3))))


def test_mase_is_relative_to_the_usual_change_of_each_series() -> None:
    change = scores.usual_change(HISTORY, 4)
    oracle = np.mean(
        [np.abs(TRUTH[s] - FORECAST[s]).mean() / np.abs(HISTORY[s, 4:] - HISTORY[s, :-4]).mean() for s in range(4)]
    )
    assert scores.mase(TRUTH, FORECAST, change) == pytest.approx(oracle)


def test_pinball_weighs_misses_above_and_below() -> None:
    over = TRUTH - LOWER
    assert scores.pinball(TRUTH, LOWER, 0.1) == pytest.approx(np.where(over > 0, 0.1 * over, -0.9 * over).mean())


def test_coverage_is_the_share_inside() -> None:
    assert scores.coverage(TRUTH, LOWER, UPPER) == pytest.approx(np.mean((TRUTH >= LOWER) & (TRUTH <= UPPER)))


def test_msis_is_width_and_forty_times_what_lies_outside_at_95() -> None:
    change = scores.usual_change(HISTORY, 1)
    outside = np.clip(LOWER - TRUTH, 0, None) + np.clip(TRUTH - UPPER, 0, None)
    oracle = ((10 + 40 * outside).mean(axis=1) / change).mean()
    assert scores.msis(TRUTH, LOWER, UPPER, 0.95, change) == pytest.approx(oracle)


def test_holes_in_the_truth_count_for_nothing() -> None:
    holes = np.where(np.arange(6) < 5, TRUTH, np.nan)
    assert scores.wape(holes, FORECAST) == pytest.approx(scores.wape(TRUTH[:, :5], FORECAST[:, :5]))
    assert scores.coverage(holes, LOWER, UPPER) == pytest.approx(
        scores.coverage(TRUTH[:, :5], LOWER[:, :5], UPPER[:, :5])
    )


def test_a_history_that_never_changed_has_no_scale() -> None:
    assert np.isnan(scores.usual_change(np.ones((1, 9)), 1)).all()
