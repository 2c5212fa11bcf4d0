"""The providers of the sample council: who they are, how large they are meant to be, and where they work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data_samples import market_design, slots_design
from data_samples.arrays import NONE, OPEN, Bools, Floats, Ints

if TYPE_CHECKING:
    from data_samples.council import Council
    from data_samples.shocks import Shocks
    from data_samples.slots import Slots


@dataclass(frozen=True)
class Market:
    """One entry a provider. `footprint` is zones x providers: the share of a zone's hours each is meant to hold."""

    share: Floats
    group: Ints
    successor: Ints
    succeeded_on: Ints
    enters_on: Ints
    notice_from: Ints
    leaves_on: Ints
    barred_from: Ints
    barred_to: Ints
    footprint: Floats
    dearness: Floats
    slots: Slots

    @property
    def size(self) -> int:
        return len(self.share)

    def stays(self) -> Bools:
        """Providers that never leave."""
        leaves: Bools = self.leaves_on == OPEN
        return leaves

    def takes_work(self, day: int) -> Bools:
        barred = (self.barred_from <= day) & (day < self.barred_to)
        takes: Bools = (self.enters_on <= day) & (day < self.notice_from) & ~barred
        return takes

    def present(self, day: int) -> Bools:
        here: Bools = (self.enters_on <= day) & (day <= self.leaves_on)
        return here

    def meant(self, day: int) -> Floats:
        """Zones x providers: the share of each zone's hours on a day; a zone's shares add to 1."""
        here = self.footprint * self.present(day)
        shares: Floats = here / here.sum(axis=1, keepdims=True)
        return shares


def draw_market(council: Council, shocks: Shocks) -> Market:
    rng = council.stream("market")
    shares, group, successor = market_design.split(market_design.target_shares(council), council)
    small = rng.uniform(0.0012, 0.003, market_design.SMALL_LEAVERS)
    everyone = np.concatenate([shares, [shocks.exit_share], small])
    count, extra = len(everyone), 1 + market_design.SMALL_LEAVERS
    leaves, notice = market_design.leaving(council, shocks, count)
    barred_from, barred_to = market_design.barred(council, count)
    slots = slots_design.draw_slots(council, shocks, leaver=len(shares))
    return Market(
        share=everyone,
        group=np.concatenate([group, np.full(extra, NONE)]),
        successor=np.concatenate([successor, np.full(extra, NONE)]),
        succeeded_on=np.full(count, council.today - 7 * 80),
        enters_on=market_design.entering(council, count),
        notice_from=notice,
        leaves_on=leaves,
        barred_from=barred_from,
        barred_to=barred_to,
        footprint=market_design.footprint(everyone, council.zone_weights(), slots, rng),
        dearness=rng.uniform(0, 1, count),
        slots=slots,
    )
