"""Where logarithms are taken, and that every scale leads back."""

import numpy as np
import pytest

from forecasting import scales

RNG = np.random.default_rng(4)
MONTHS = np.arange(144)
SEASON = np.cos(2 * np.pi * MONTHS / 12)
GROWING = 100 * np.exp(0.01 * MONTHS + 0.2 * SEASON + RNG.normal(0, 0.02, 144))
STEADY = 100 + 0.5 * MONTHS + 20 * SEASON + RNG.normal(0, 2, 144)


def test_logarithms_are_for_winters_that_grow_with_the_level() -> None:
    assert scales.chosen(GROWING[None], 12).logged.tolist() == [1]
    assert scales.chosen(STEADY[None], 12).logged.tolist() == [0]


def test_what_comes_near_zero_or_below_or_is_short_bears_no_logarithm() -> None:
    low, below = np.where(MONTHS == 70, 1.0, GROWING), GROWING - 150
    assert scales.chosen(np.stack([low, below, GROWING]), 12).logged.tolist() == [0, 0, 1]
    assert scales.chosen(GROWING[None, :15], 4).logged.tolist() == [0]


@pytest.mark.parametrize("values", [GROWING, STEADY, GROWING - 150])
def test_there_and_back(values: np.ndarray) -> None:
    scale = scales.chosen(values[None], 12)
    assert scale.back(scale.to(values[None])) == pytest.approx(values[None])


def test_a_zero_that_comes_later_is_no_endless_fall() -> None:
    scale = scales.chosen(GROWING[None], 12)
    assert np.isfinite(scale.to(np.zeros((1, 2)))).all()


@pytest.mark.parametrize("values", [RNG.poisson(0.4, 20_000).astype(float), np.exp(RNG.normal(3, 0.1, 20_000))])
def test_the_mean_that_belongs_to_a_median_is_the_mean(values: np.ndarray) -> None:
    scale = scales.chosen(values[None], 1)
    modelled = scale.to(values[None])
    expected = scale.expected(modelled.mean(axis=1, keepdims=True), modelled.std(axis=1, keepdims=True))
    assert expected[0, 0] == pytest.approx(values.mean(), rel=0.01)
