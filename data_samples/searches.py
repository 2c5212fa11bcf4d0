"""The searches for a provider behind the package queue: how long each lasted, who had the case before, who took it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE
from data_samples.codes import Queue

if TYPE_CHECKING:
    from data_samples.arrays import Ints
    from data_samples.world import World

DAYS: Final = 104 * 7
DAY_SPACE: Final = 1_000_000


@dataclass(frozen=True)
class Searches:
    """One entry a package referral of the last two years; `until` is when a provider said yes, or the last day known.

    `before` has the case when it is referred, `taker` said yes by as-at: NONE where nobody did.
    """

    number: Ints
    case: Ints
    need: Ints
    zone: Ints
    carers: Ints
    visits: Ints
    referred: Ints
    until: Ints
    before: Ints
    taker: Ints

    def __len__(self) -> int:
        return len(self.case)

    @property
    def days(self) -> Ints:
        """How long each has lasted."""
        lasted: Ints = self.until - self.referred
        return lasted


def draw_searches(world: World) -> Searches:
    known, cases, today = world.care.referrals, world.care.cases, world.council.today
    begun = (known["referred"] <= today) & (known["referred"] > today - DAYS)
    rows = np.flatnonzero(begun & (known["queue"] == Queue.package))
    case, referred, closed = known["case"][rows], known["referred"][rows], known["closed"][rows]
    found = known["accepted"][rows] <= today
    return Searches(
        number=known["number"][rows],
        case=case,
        need=known["need"][rows],
        zone=cases["zone"][case],
        carers=cases["carers"][case],
        visits=known["visits"][rows],
        referred=referred,
        until=np.where(found, known["accepted"][rows], np.minimum(closed, today)),
        before=_provider(world, case, referred - 1),
        taker=np.where(found, _provider(world, case, closed), NONE),
    )


def _provider(world: World, case: Ints, day: Ints) -> Ints:
    """Of the case's last line begun by the day, the larger part of it where it is shared; NONE where there is none."""
    lines = world.care.lines
    order = np.lexsort((lines["portion"], lines["start"], lines["case"]))
    keys = lines["case"][order] * DAY_SPACE + lines["start"][order]
    last = np.searchsorted(keys, case * DAY_SPACE + day, side="right") - 1
    line = order[last]
    provider: Ints = np.where((last >= 0) & (lines["case"][line] == case), lines["provider"][line], NONE)
    return provider
