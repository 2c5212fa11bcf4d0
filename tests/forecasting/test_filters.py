"""The one-pass filter against statsmodels' own smoother, which says what the numbers ought to be."""

from itertools import pairwise

import numpy as np
import pytest

from forecasting import cohort as cohorts
from forecasting import filters, grid, least_squares
from forecasting.cohort import Cohort, Sums
from forecasting.filters import Grid
from forecasting.panel import Floats

RNG = np.random.default_rng(3)
VALUES = np.cumsum(RNG.normal(0, 1, (3, 60)), axis=1) + RNG.normal(0, 1, (3, 60)) + 20
ENTRIES = filters.usual_grid()


def one(alpha: float, beta: float, phi: float) -> Grid:
    return Grid(*(np.array([each]) for each in (alpha, beta, phi, 1.0, 1.0)))


@pytest.mark.parametrize(("alpha", "beta", "phi"), [(0.3, 0.05, 0.9), (0.8, 0.4, 0.97), (0.5, 0.0, 1.0)])
def test_errors_and_forecasts_are_those_of_statsmodels(alpha: float, beta: float, phi: float) -> None:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    level, slope = 20.0, 0.3
    model = ETSModel(
        VALUES[0], error="add", trend="add", damped_trend=True, initialization_method="known",
        initial_level=level, initial_trend=slope,
    )  # fmt: skip
    smoothed = model.smooth([alpha, beta, phi, level, slope])
    entry = one(alpha, beta, phi)
    start = level + slope * entry.rises(61)[0]
    signal = VALUES[:1] - start[:60]
    errors = filters.errors(signal[None], np.ones(60), entry)
    assert errors[0, 0] == pytest.approx(np.asarray(smoothed.resid), abs=1e-10)
    levels, slopes = filters.states(signal[None], errors, np.ones(60), entry, [59])
    ahead = levels[0, 0, 0] + slopes[0, 0, 0] * entry.rises(10)[0] + level + slope * entry.rises(70)[0, 60:]
    assert ahead == pytest.approx(np.asarray(smoothed.forecast(10)), abs=1e-10)


def test_a_fitted_state_is_held_by_statsmodels_to_the_last_digit() -> None:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    entry = one(0.4, 0.1, 0.9)
    effects = RNG.normal(0, 1, (1, 70))
    standing = cohorts.sums(Cohort((0, 1, 2), VALUES, np.ones(60), effects), entry, [60], 10)[0]
    found = grid.outlook([((0, 1, 2), standing)], entry, 3, 10)
    level, slope = least_squares.fitted(standing, entry, found.effects).starts[0, :, 0]
    without_effects = VALUES[0] - found.effects[0] @ effects[:, :60]
    model = ETSModel(
        without_effects, error="add", trend="add", damped_trend=True, initialization_method="known",
        initial_level=level, initial_trend=slope,
    )  # fmt: skip
    held = model.smooth([0.4, 0.1, 0.9, level, slope])
    ahead = np.asarray(held.forecast(10)) + found.effects[0] @ effects[:, 60:]
    assert found.mean[0] == pytest.approx(ahead, abs=1e-10)


def test_holes_teach_nothing_and_full_series_pass_either_way() -> None:
    signals = np.broadcast_to(VALUES, (len(ENTRIES), *VALUES.shape))
    slow = filters._errors_over_holes(signals, np.ones(60), ENTRIES)
    assert slow == pytest.approx(filters.errors(signals, np.ones(60), ENTRIES), abs=1e-9)
    holed = np.where(np.arange(60) == 30, 0.0, 1.0)
    elsewhere = np.where(holed > 0, VALUES, 1e6)
    assert filters.errors(
        np.broadcast_to(elsewhere, signals.shape), holed, ENTRIES
    ) == pytest.approx(filters._errors_over_holes(signals, holed, ENTRIES))  # fmt: skip


def test_states_are_the_same_either_way() -> None:
    signals = np.broadcast_to(VALUES, (len(ENTRIES), *VALUES.shape))
    errors = filters.errors(signals, np.ones(60), ENTRIES)
    short = filters.states(signals, errors, np.ones(60), ENTRIES, [20, 59])
    assert np.stack(short) == pytest.approx(np.stack(filters._states_over_holes(errors, ENTRIES, [20, 59])), abs=1e-9)


def test_an_origin_is_refitted_as_if_the_rest_had_never_come() -> None:
    effects = RNG.normal(0, 1, (2, 70))
    whole = outlooks(Cohort((0, 1, 2), VALUES, np.ones(60), effects), [40, 60])[0]
    cut = outlooks(Cohort((0, 1, 2), VALUES[:, :40], np.ones(40), effects[:, :50]), [40])[0]
    assert whole.mean == pytest.approx(cut.mean, abs=1e-9)
    assert whole.deviation == pytest.approx(cut.deviation, abs=1e-9)


def test_a_known_effect_is_found_and_carried_ahead() -> None:
    effects = (np.arange(70) % 7 == 0).astype(float)[None]
    values = 10 + RNG.normal(0, 0.1, (3, 60)) + 5 * effects[:, :60]
    found = outlooks(Cohort((0, 1, 2), values, np.ones(60), effects), [60])[0]
    assert found.effects[:, 0] == pytest.approx([5, 5, 5], abs=0.15)
    assert found.mean[0] == pytest.approx(10 + 5 * effects[0, 60:], abs=0.3)


def test_uncertainty_grows_with_the_step() -> None:
    found = outlooks(Cohort((0, 1, 2), VALUES, np.ones(60), np.empty((0, 70))), [60])[0]
    assert all(later >= earlier for earlier, later in pairwise(found.deviation[0]))


def outlooks(cohort: Cohort, origins: list[int]) -> list[grid.Outlook]:
    horizon = 10
    sums: list[Sums] = cohorts.sums(cohort, ENTRIES, origins, horizon)
    rows: Floats = cohort.values
    return [grid.outlook([(cohort.rows, each)], ENTRIES, len(rows), horizon) for each in sums]
