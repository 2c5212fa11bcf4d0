"""A zero is a hole where its neighbours make it incredible, and a zero everywhere else."""

import numpy as np
import pytest

import forecasting
from forecasting.zeros import incredible
from tests.forecasting.drawn import long, numbered

RNG = np.random.default_rng(7)
RETURNED = RNG.normal(900, 40, 120)


def with_zeros(values: np.ndarray, *places: int) -> np.ndarray:
    values = values.copy()
    values[list(places)] = 0
    return values


@pytest.mark.parametrize("places", [(40,), tuple(range(30, 55)), (3, 40, 41, 90), (0, 1)])
def test_no_return_among_hundreds_is_a_hole(places: tuple[int, ...]) -> None:
    assert tuple(np.flatnonzero(incredible(with_zeros(RETURNED, *places)))) == places


def test_a_step_in_the_level_hides_no_hole() -> None:
    stepped = np.where(np.arange(120) < 60, RETURNED, RETURNED / 4)
    assert np.flatnonzero(incredible(with_zeros(stepped, 62, 63))).tolist() == [62, 63]


@pytest.mark.parametrize(
    "values",
    [
        RNG.poisson(2, 120),
        RNG.poisson(9, 120),
        RNG.poisson(1, 120) * 12.5,
        np.array([RNG.gamma(3, 4, starts).sum() for starts in RNG.poisson(2, 120)]),
        np.where(RNG.random(120) < 0.3, 0, RNG.normal(30, 1, 120)),
        np.where(np.arange(120) == 50, 0.0, 1.0),
        np.where(np.arange(120) == 50, 0.0, 12.5),
        np.where(np.arange(120) < 90, RETURNED, 0.0),
    ],
    ids=["few", "some", "packages of like hours", "hours of new packages", "on and off", "one", "one package", "ended"],
)  # fmt: skip
def test_zeros_that_can_be_true_are(values: np.ndarray) -> None:
    assert not incredible(values.astype(float)).any()


def test_sparse_starts_are_not_forecast_too_high() -> None:
    starts = RNG.poisson(0.8, (12, 120)) * 11.0
    means = forecasting.forecast(long({str(row): values for row, values in enumerate(starts)}), season=52, horizon=8)
    assert means.paths["mean"].mean() < 1.15 * starts.mean()


def test_a_councils_own_zeros_are_true() -> None:
    cells = numbered(*with_zeros(RETURNED, 40), name="a").rename({"unique_id": "zone_id"})
    found = forecasting.hierarchy(cells.with_columns(age_band=cells["zone_id"]), season=52, horizon=2)
    assert set(found.paths["note"]) == {""}
