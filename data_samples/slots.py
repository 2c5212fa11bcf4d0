"""The contract slots of the sample council: one lead and two secondaries in each zone, some of them vacant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, Bools, Floats
from data_samples.council import ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable

Role = IntEnum("Role", ["lead", "secondary"], start=0)
EXPECTED: Final = (0.60, 0.20)


@dataclass(frozen=True)
class Slot:
    """A slot while one provider holds it, or while it is vacant (provider is NONE). `end` is its last day or OPEN."""

    zone: int
    role: Role
    provider: int
    start: int
    end: int

    def in_force(self, day: int) -> bool:
        return self.start <= day <= self.end

    @property
    def expected_share(self) -> float:
        return EXPECTED[self.role]


@dataclass(frozen=True)
class Slots:
    """Every slot the council has had, over time."""

    rows: tuple[Slot, ...]

    def held(self, day: int) -> list[Slot]:
        """Slots that somebody holds on the day."""
        return [slot for slot in self.rows if slot.provider != NONE and slot.in_force(day)]

    def expected(self, day: int) -> Floats:
        """Zones: the share of new people's hours that slots in hand are to take; 1 where none is vacant."""
        shares = np.zeros(len(ZONES))
        for slot in self.held(day):
            shares[slot.zone] += slot.expected_share
        return np.round(shares, 6)

    def holders(self, day: int, providers: int) -> Bools:
        """Zones x providers."""
        return marked(self.held(day), providers, (1.0, 1.0)) > 0


def marked(slots: Iterable[Slot], providers: int, marks: tuple[float, float]) -> Floats:
    """Zones x providers: the mark of a lead or of a secondary where they hold a slot, elsewhere 0."""
    cells = np.zeros((len(ZONES), providers))
    for slot in slots:
        cells[slot.zone, slot.provider] = marks[slot.role]
    return cells
