"""The care workers of each provider, month by month: how many are needed, who starts and who leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples import periods, weekly

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.world import World

COUNCIL_BUYS: Final = 0.5
VARIETY: Final = 4.0
CONTACT_SHARE: Final = 0.75
CONTRACTED: Final = (25.8, 1.6)
ABSENT: Final = 0.056
AGENCY: Final = 0.030
TURNOVER: Final = (0.265, 0.07)
DAYS: Final = 91
CATCH_UP: Final = 0.3
TOO_MANY: Final = 1.2


@dataclass(frozen=True)
class Staff:
    """Months x providers; `held` (the council's hours a week) is months x zones x providers.

    `contracted` is the hours a week of one care worker, one entry a provider.
    """

    held: Floats
    workers: Ints
    starters: Ints
    leavers: Ints
    contracted: Floats


def draw_staff(world: World, rng: np.random.Generator) -> Staff:
    """Providers follow, with a delay, what the care they give to the council and to others needs."""
    held = periods.means(world, periods.months(world).up_to(DAYS), weekly.live_hours(world))
    contracted = rng.normal(*CONTRACTED, world.market.size)
    contact = CONTACT_SHARE * contracted * (1 - ABSENT + AGENCY)
    needed = held.sum(axis=1) * _multiples(held, rng) / contact
    return Staff(held, *_lived_through(needed, rng), contracted)


def _multiples(held: Floats, rng: np.random.Generator) -> Floats:
    """All hours over the council's, one entry a provider: some work for it alone, over all it buys its part."""
    others = rng.gamma(VARIETY, 1.0, held.shape[2])
    hours = held[-1:].sum(axis=(0, 1))
    usual = (others * hours).sum() / max(hours.sum(), 1.0)
    multiples: Floats = 1 + (1 / COUNCIL_BUYS - 1) * others / max(usual, 0.1)
    return multiples


def _lived_through(needed: Floats, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Care workers at the end of each month, and those who started and left in it."""
    leaving = np.clip(rng.normal(*TURNOVER, needed.shape[1]), 0.05, 0.6) / 12
    now = np.round(needed[0] if len(needed) else 0 * leaving).astype(np.int64)
    lived = np.zeros((3, *needed.shape), dtype=np.int64)
    for month, wanted in enumerate(needed):
        too_many = np.maximum(now - np.ceil(TOO_MANY * wanted + 1), 0).astype(np.int64)
        left = np.minimum(rng.binomial(now, leaving) + too_many, now)
        begun = rng.poisson(np.maximum(left - too_many + CATCH_UP * (wanted - now), 0))
        now = now + begun - left
        lived[:, month] = now, begun, left
    return lived[0], lived[1], lived[2]
