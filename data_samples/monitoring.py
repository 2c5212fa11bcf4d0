"""How punctual the sample council's care is: what call monitoring, indicators and replies have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples import weekly
from data_samples.council import ZONES

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.world import World

LATE: Final = 0.062
MISSED: Final = 0.0032
SPREAD: Final = 0.35
WINTER: Final = 0.22
HARD: Final = 1.5
SNOW: Final = 3.0
BUSY: Final = 1.2
MOST: Final = 0.6


def slackness(world: World) -> Floats:
    """One entry a provider, around 1: how often its visits are late or missed, as a multiple of the usual."""
    drawn: Floats = np.exp(world.council.stream("slackness").normal(-(SPREAD**2) / 2, SPREAD, world.market.size))
    return drawn


def late_share(world: World) -> Floats:
    """Weeks x zones x providers: visits begun late as a share of all."""
    late: Floats = np.minimum(LATE * _strain(world)[:, :, None] * slackness(world), MOST)
    return late


def missed_share(world: World) -> Floats:
    """Weeks x zones x providers: visits missed as a share of all."""
    missed: Floats = MISSED * _strain(world)[:, :, None] * slackness(world)
    return missed


def _strain(world: World) -> Floats:
    """Weeks x zones, around 1: more in winter and snow, in the hard-to-serve zone and in the slow-down."""
    shocks, mondays = world.shocks, weekly.mondays(world).tolist()
    strain = np.repeat((1 + WINTER * weekly.winter(world))[:, None], len(ZONES), axis=1)
    strain[:, shocks.hard_zone] *= HARD
    strain[[shocks.queue_grows(monday) for monday in mondays], shocks.slowdown_zone] *= BUSY
    strain[[shocks.snows(monday) for monday in mondays]] *= SNOW
    return strain
