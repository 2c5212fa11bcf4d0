"""A provider's exit is seen on its day; a winter and noise are not."""

from datetime import date

import numpy as np
import pytest

from forecasting import level_shifts
from tests.forecasting.drawn import long, weekly

RNG = np.random.default_rng(8)


def test_an_exit_is_found_where_it_happened() -> None:
    values = RNG.normal(500, 8, 80)
    values[50:] -= 150
    found = level_shifts(long({"a": values}))
    assert found["ds"].to_list() == [date(2020, 12, 21)]
    assert found.row(0)[2:] == pytest.approx((500, 350), rel=0.03)


def test_a_week_out_of_line_and_a_winter_are_no_shift() -> None:
    values = RNG.normal(500, 8, 80)
    values[40] = 200
    assert level_shifts(long({"a": values})).is_empty()
    assert level_shifts(weekly(2, 160)).is_empty()
