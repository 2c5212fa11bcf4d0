"""The extract `payments`: what each provider was paid every four weeks, and the credits taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import weekly
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.world import World

WEEKS: Final = 4
PAID_AFTER: Final = 7 * WEEKS + 11
DELIVERED: Final = (0.955, 1.0)
CREDITED: Final = 0.02
CREDIT: Final = (0.01, 0.08)


def table(world: World) -> pl.DataFrame:
    """Grain: paid_on, provider_id, reference. GBP: four weeks' hours at their rates, paid the Friday after next."""
    rng = world.council.stream("payments")
    owed, paid_on = _owed(world)
    owed *= rng.uniform(*DELIVERED, owed.shape)
    taken_back = np.where(rng.random(owed.shape) < CREDITED, -owed * rng.uniform(*CREDIT, owed.shape), 0.0)
    rows = [_rows(paid_on, owed, "INV-"), _rows(paid_on, taken_back, "CR-")]
    return pl.concat(rows).sort("paid_on", "provider_id", "reference")


def _owed(world: World) -> tuple[Floats, Ints]:
    """Runs x providers, and the day of each run; the last is paid by as-at."""
    lines = world.care.lines
    cost = weekly.live_sums(world, lines["hours"] * lines["rate"]).sum(axis=1)
    mondays = weekly.mondays(world)
    last = int(np.searchsorted(mondays, world.council.today - PAID_AFTER, side="right")) - 1
    firsts = np.arange(last % WEEKS, last + 1, WEEKS)
    owed = np.array([cost[first : first + WEEKS].sum(axis=0) for first in firsts])
    return owed.reshape(len(firsts), cost.shape[1]), mondays[firsts] + PAID_AFTER


def _rows(paid_on: Ints, amounts: Floats, prefix: str) -> pl.DataFrame:
    run, provider = np.nonzero(np.abs(amounts) >= 1)
    return pl.DataFrame(
        {
            "paid_on": dates(paid_on[run]),
            "provider_id": ids("P", provider, 3),
            "reference": ids(prefix, np.arange(len(run)), 6),
            "amount": np.round(amounts[run, provider], 2),
            "service": "Home care",
        }
    )
