"""Hours placed with others: against a greedy answer where one exists, and by what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasting.placing import Offers, unplaced

NO_CAP = np.inf


def offers(
    spare: list[list[float]], anywhere: list[float], room: list[list[float]] | None = None,
    distance: list[list[int]] | None = None,
) -> Offers:  # fmt: skip
    hours = np.array(spare, dtype=float)
    return Offers(
        hours,
        np.array(anywhere, dtype=float),
        np.full_like(hours, NO_CAP) if room is None else np.array(room, dtype=float),
        np.zeros(hours.shape, dtype=int) if distance is None else np.array(distance),
    )


def left(needs: list[float], given_offers: Offers) -> list[float]:
    return [round(float(each), 6) for each in unplaced([(np.array(needs, dtype=float), given_offers)])[0]]


def test_spare_hours_of_a_zone_serve_that_zone_alone() -> None:
    assert left([10, 10], offers([[4, 0], [0, 30]], [0, 0])) == [6, 0]


def test_headroom_bounds_what_is_declared_and_alone_absorbs_nothing() -> None:
    assert left([10], offers([[8], [0]], [0, 0], room=[[3], [50]])) == [7]
    assert left([10], offers([[8]], [0], room=[[-2]])) == [10]


def test_hours_declared_for_anywhere_go_where_they_are_needed_once() -> None:
    assert sum(left([10, 10], offers([[10, 0], [0, 0]], [0, 6]))) == 4
    assert left([10, 10], offers([[10, 0], [0, 0]], [0, 6])) == [0, 4]


def test_a_cap_holds_for_both_kinds_of_offer_together() -> None:
    assert left([10], offers([[4]], [5], room=[[6]])) == [4]
    assert left([10], offers([[4]], [5])) == [1]


def test_fewer_unplaced_hours_come_before_nearer_ones() -> None:
    """The lead's hours for anywhere go to the zone that nobody else serves, though it is far there."""
    near_and_far = offers([[0, 0], [5, 0]], [5, 0], distance=[[0, 3], [3, 3]])
    assert left([5, 5], near_and_far) == [0, 0]


def test_the_provider_that_stopped_offers_nothing() -> None:
    both = offers([[5], [3]], [0, 0])
    assert left([10], both.without(np.array([True, False]))) == [7]


hours = st.integers(0, 20)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(hours, min_size=3, max_size=3),
    st.lists(st.tuples(hours, hours, hours, hours), min_size=1, max_size=5),
    st.integers(0, 4),
)
def test_more_spare_hours_never_leave_more_unplaced(needs: list[int], made: list[tuple[int, ...]], more: int) -> None:
    before = offers([list(each[:3]) for each in made], [each[3] for each in made])
    after = offers([[hour + more for hour in each[:3]] for each in made], [each[3] for each in made])
    wanted = [float(each) for each in needs]
    assert sum(left(wanted, after)) <= sum(left(wanted, before)) + 1e-6
    supply = np.minimum(np.array(needs), before.spare.sum(axis=0)).sum()
    most = min(sum(needs), supply + before.anywhere.sum())
    assert sum(needs) - sum(left(wanted, before)) == pytest.approx(most)
