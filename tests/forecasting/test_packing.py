"""Calls into rounds: none longer than the shift, none lost, not many more rounds than there must be."""

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from forecasting.packing import Shift, packed

CALLS = st.lists(st.integers(5, 150), max_size=40)
SHIFTS = st.builds(Shift, minutes=st.integers(60, 300), travel=st.integers(0, 30))


def spent(lengths: list[int], rounds: list[int | None], shift: Shift) -> dict[int, float]:
    """Minutes of each round, the way between its calls included."""
    counts = Counter(place for place in rounds if place is not None)
    worked = {place: sum(length for length, at in zip(lengths, rounds, strict=True) if at == place) for place in counts}
    return {place: worked[place] + (counts[place] - 1) * shift.travel for place in counts}


def test_travel_counts_between_calls_alone() -> None:
    assert packed([30, 30, 30], Shift(110, 10)) == [0, 0, 0]
    assert packed([30, 30, 30], Shift(109, 10)) == [0, 0, 1]


def test_the_longest_are_put_first_and_the_rest_fill_up() -> None:
    assert packed([30, 90, 60, 60], Shift(120, 0)) == [0, 0, 1, 1]


def test_a_call_longer_than_the_shift_is_in_no_round() -> None:
    assert packed([121, 20], Shift(120, 10)) == [None, 0]


@given(CALLS, SHIFTS)
def test_no_round_is_longer_than_the_shift_and_what_fits_is_in_one(lengths: list[int], shift: Shift) -> None:
    rounds = packed(lengths, shift)
    assert all(minutes <= shift.minutes for minutes in spent(lengths, rounds, shift).values())
    assert [place is None for place in rounds] == [length > shift.minutes for length in lengths]


@given(CALLS, SHIFTS)
def test_rounds_are_close_to_the_fewest(lengths: list[int], shift: Shift) -> None:
    fitting = [length + shift.travel for length in lengths if length <= shift.minutes]
    fewest = math.ceil(sum(fitting) / (shift.minutes + shift.travel))
    made = len({place for place in packed(lengths, shift) if place is not None})
    # Two halves that are just too long to share a round need up to twice what their sum does.
    assert fewest <= made <= max(2 * fewest, 1)
