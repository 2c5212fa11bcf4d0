"""Merrowshire, a council that does not exist: its design and the figures it is calibrated to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from data_samples.arrays import Floats

NAME = "Merrowshire"
AS_AT = date(2026, 11, 16)
ZONES = (
    ("Alderwick", "North", False),
    ("Brackenhithe", "North", False),
    ("Cobblemere", "North", True),
    ("Dunsedge", "North", False),
    ("Elmhallow", "Mid", False),
    ("Farrowdene", "Mid", False),
    ("Gorseby Vale", "Mid", True),
    ("Hartsmoor", "South", True),
    ("Ivelcombe", "South", False),
    ("Kelderby", "South", False),
)
RURAL = tuple(number for number, zone in enumerate(ZONES) if zone[2])
THREE_YEARS = 156 * 7


@dataclass(frozen=True)
class Council:
    """One drawn council. Hours are hours of care a week."""

    seed: int = 7
    weeks: int = 208
    as_at: date = AS_AT
    people: int = 2471
    hours: float = 39_000.0
    senior_share: float = 0.85
    senior_hours_then: float = 12.0
    senior_hours_now: float = 15.0
    providers: int = 142
    largest: int = 27
    largest_share: float = 0.51
    nhs_to_council: float = 13.5 / 8
    lowest_rate: float = 20.64
    highest_rate: float = 25.02

    def stream(self, name: str) -> np.random.Generator:
        """A stream of its own for each part, so that a new part changes no other."""
        return np.random.default_rng([self.seed, crc32(name.encode())])

    @property
    def today(self) -> int:
        """The as-at Monday, in days since 1970-01-01."""
        return self.as_at.toordinal() - date(1970, 1, 1).toordinal()

    @property
    def first_monday(self) -> int:
        return self.today - 7 * (self.weeks - 1)

    @property
    def adult_hours(self) -> float:
        """Hours a person under 65: what the published mean of all ages leaves for them."""
        seniors = self.senior_share * self.senior_hours_now
        return (self.hours / self.people - seniors) / (1 - self.senior_share)

    def senior_hours(self, day: int) -> float:
        """Hours a person of 65 and over on a day: a straight line, gentler before it starts."""
        years = (day - self.today + THREE_YEARS) / 364
        slope = (self.senior_hours_now - self.senior_hours_then) / 3
        return self.senior_hours_then + slope * (years if years > 0 else 0.3 * years)

    def zone_room(self) -> Floats:
        """Some zones have carers to spare and others have not: around 1, in an order drawn by seed."""
        return self.stream("room").permutation(np.linspace(0.35, 1.65, len(ZONES)))

    def zone_weights(self) -> Floats:
        """Each zone's share of the hours."""
        drawn = self.stream("zones").uniform(0.95, 1.05, len(ZONES))
        weights: Floats = drawn / drawn.sum()
        return weights


def checked(council: Council) -> Council:
    """Raises ValueError where the as-at day is no Monday or there is no week."""
    if council.as_at.weekday() != 0:
        raise ValueError(f"--as-at {council.as_at} is not a Monday: censuses are taken on Mondays")
    if council.weeks < 1:
        raise ValueError(f"--weeks {council.weeks}: there is at least one Monday of history")
    return council
