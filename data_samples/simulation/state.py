"""Everything the simulation knows in a week."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import OPEN, Bools, Columns, Floats, Ints
from data_samples.codes import AGE_BANDS, Funder
from data_samples.council import ZONES

if TYPE_CHECKING:
    from data_samples.council import Council
    from data_samples.market import Market
    from data_samples.shocks import Shocks
    from data_samples.weeks import Weeks

CASE: Final[dict[str, type]] = {
    "person": int, "zone": int, "age": int, "funder": int, "arrangement": int, "team": int,
    "setting": int, "service": int, "inside": int, "size": float, "carers": int, "visit_length": float,
    "short_share": float, "agreed": int, "sector": int, "line": int, "pending": int, "touched": int,
}  # fmt: skip
LINE: Final[dict[str, type]] = {
    "case": int, "provider": int, "start": int, "end": int, "hours": float, "portion": float, "carers": int,
    "visits": int, "short": int, "agreed": int, "rate": float, "service": int, "source": int,
    "status": int, "review": int, "reason": int,
}  # fmt: skip
REFERRAL: Final[dict[str, type]] = {
    "number": int, "case": int, "queue": int, "need": int, "setting": int, "referred": int,
    "accepted": int, "closed": int, "reason": int, "hours": float, "visits": int,
}  # fmt: skip


@dataclass
class State:
    """Cases are people's needs (a case whose care starts is a package); lines and referrals belong to cases.

    `held` (zones x providers, hours) and `packages` (zones) are the counted stock at the start of the week. `owed` is
    what contracted providers are behind their share of new people's hours, where every slot is filled.
    """

    council: Council
    weeks: Weeks
    shocks: Shocks
    market: Market
    rng: np.random.Generator
    cases: Columns = field(default_factory=lambda: Columns(CASE))
    lines: Columns = field(default_factory=lambda: Columns(LINE))
    referrals: Columns = field(default_factory=lambda: Columns(REFERRAL))
    level: Floats = field(default_factory=lambda: np.ones((len(AGE_BANDS), len(Funder))))
    mood: Floats = field(default_factory=lambda: np.zeros(len(ZONES)))
    held: Floats = field(default_factory=lambda: np.zeros((len(ZONES), 1)))
    packages: Floats = field(default_factory=lambda: np.zeros(len(ZONES)))
    owed: float = 0.0
    people: int = 0
    numbers: int = 0
    week: int = 0

    @property
    def monday(self) -> int:
        return int(self.weeks.mondays[self.week])

    def days(self, count: int) -> Ints:
        """Days of this week."""
        return self.weeks.day(self.week, count, self.rng)

    def days_by_case(self, cases: Ints) -> Ints:
        """Days of this week, the same for the lines of one case."""
        first, position = np.unique(cases, return_inverse=True)
        days: Ints = self.days(len(first))[position]
        return days

    def open_lines(self) -> Ints:
        """Lines open since before this week: those something can happen to."""
        lines = self.lines
        return np.flatnonzero((lines["end"] == OPEN) & (lines["start"] < self.monday))

    def counted_lines(self) -> Ints:
        """Open active lines within the scope of the measures."""
        opened = self.open_lines()
        active = self.lines["status"][opened] == 0
        inside = self.cases["inside"][self.lines["case"][opened]] == 1
        counted: Ints = opened[active & inside]
        return counted

    def count(self) -> None:
        """Takes stock of counted lines, before anything happens in the week."""
        lines = self.counted_lines()
        cases, shape = self.lines["case"][lines], (len(ZONES), self.market.size)
        cells = self.cases["zone"][cases] * shape[1] + self.lines["provider"][lines]
        held = np.bincount(cells, weights=self.lines["hours"][lines], minlength=shape[0] * shape[1]).astype(np.float64)
        self.held = held.reshape(shape)
        self.packages = np.bincount(self.cases["zone"][np.unique(cases)], minlength=shape[0]).astype(float)

    def touch(self, cases: Ints) -> None:
        """Marks that something has happened to these cases this week."""
        self.cases["touched"][cases] = self.week + 1

    def touched(self, cases: Ints) -> Bools:
        marked: Bools = self.cases["touched"][cases] == self.week + 1
        return marked
