"""Queue arithmetic: the worked values, and what must hold of any queue."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting import queues

weeks = st.lists(st.floats(0, 100), min_size=1, max_size=12)


def test_thirty_a_week_with_a_year_s_target_may_have_390_waiting() -> None:
    assert queues.target_queue(30, 52) == 390


def test_a_queue_of_1200_then_needs_61_15_a_week_over_half_a_year() -> None:
    assert queues.relief_capacity(30, 1200, 52, 26) == pytest.approx(61.15, abs=0.005)


@pytest.mark.parametrize(("queue", "needed"), [(780, None), (781, 30 + 391 / 26)])
def test_only_a_queue_of_more_than_twice_its_target_needs_relief(queue: float, needed: float | None) -> None:
    assert queues.relief_capacity(30, queue, 52, 26) == (needed and pytest.approx(needed))


def test_load_tells_whether_a_queue_can_clear() -> None:
    assert (queues.load(30, 40), queues.load(40, 40), queues.load(30, 0)) == (0.75, 1, None)


def test_a_queue_never_falls_below_nothing() -> None:
    assert queues.projection(10, np.array([5.0, 5, 5]), np.array([20.0, 0, 2])).tolist() == [0, 5, 8]


def test_draws_of_demand_share_one_capacity() -> None:
    ends = queues.projection(1, np.array([[1.0, 1], [2, 2]]), np.array([1.0, 1]))
    assert ends.tolist() == [[1, 1], [2, 3]]


@given(weeks, st.floats(0, 500), st.floats(0, 50))
def test_more_capacity_never_lengthens_a_queue(joining: list[float], queue: float, more: float) -> None:
    demand, capacity = np.array(joining), np.full(len(joining), 20.0)
    before, after = (queues.projection(queue, demand, serving) for serving in (capacity, capacity + more))
    assert (after <= before + 1e-9).all()
