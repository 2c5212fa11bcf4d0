"""Calls put into rounds that one worker, or two together, can do in a shift."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    """`minutes` from the start of a round's first call to the end of its last, `travel` of them between two calls."""

    minutes: float
    travel: float


def packed(lengths: Sequence[float], shift: Shift) -> list[int | None]:
    """The round, from 0, of each call that lasts so many minutes; None for one that is longer than the shift.

    First fit, the longest first, equal ones in the order given: never more than 11/9 of the fewest rounds that there
    could be and 2/3 of a round. Each travels once, the first but on paper: the shift is longer by that.
    """
    room = shift.minutes + shift.travel
    rounds: list[int | None] = [None] * len(lengths)
    left: list[float] = []
    for call in sorted(range(len(lengths)), key=lambda each: -lengths[each]):
        takes = lengths[call] + shift.travel
        if takes <= room:
            rounds[call] = _fitted(left, takes, room)
    return rounds


def _fitted(left: list[float], takes: float, room: float) -> int:
    """The first round with that much left; a new one where there is none. Changes `left`."""
    place = next((at for at, minutes in enumerate(left) if takes <= minutes), len(left))
    if place == len(left):
        left.append(room)
    left[place] -= takes
    return place
