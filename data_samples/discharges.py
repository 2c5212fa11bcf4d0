"""The extract `discharges`: who comes home from each hospital to each zone, and who waits there for home care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import queues, weekly
from data_samples.council import ZONES
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.world import World

HOSPITALS: Final = ("Merrow General", "St Alder's")
NEARER: Final = (0.72, 0.28)
DISCHARGES: Final = (52.0, 74.0)
WITH_CARE: Final = 0.13
WINTER: Final = 0.06
DELAYED: Final = (5.0, 8.0)
WINTER_DELAY: Final = 0.15
QUEUE_DELAY: Final = 0.7
DAYS_EACH: Final = (5.6, 0.4)
ALL_REASONS: Final = (2.6, 0.2)
ADMITTED: Final = 0.014
WINTER_ADMITTED: Final = 0.10


def table(world: World) -> pl.DataFrame:
    """Grain: week_commencing, zone_id, hospital."""
    rng, mondays = world.council.stream("discharges"), weekly.mondays(world)
    shape = (len(mondays), len(ZONES), len(HOSPITALS))
    discharged = rng.poisson(_at_each(world, rng, rng.uniform(*DISCHARGES, len(ZONES)), WINTER))
    delayed = rng.poisson(_at_each(world, rng, _delays(world, rng), WINTER_DELAY))
    admitted = rng.poisson(_at_each(world, rng, ADMITTED * _packages(world), WINTER_ADMITTED))
    week, zone, hospital = (part.ravel() for part in np.indices(shape))
    return pl.DataFrame(
        {
            "week_commencing": dates(mondays[week]),
            "zone_id": ids("Z", zone, 2),
            "hospital": np.array(HOSPITALS)[hospital],
            "discharges": discharged.ravel(),
            "not_meeting_criteria": np.round(delayed * rng.normal(*ALL_REASONS, shape) + 1.5, 1).ravel(),
            "discharges_with_care": rng.binomial(discharged, WITH_CARE).ravel(),
            "delayed_people": delayed.ravel(),
            "delayed_days": np.round(delayed * rng.normal(*DAYS_EACH, shape)).ravel(),
            "admissions_with_package": admitted.ravel(),
        }
    )


def _at_each(world: World, rng: np.random.Generator, usual: Floats, winter: float) -> Floats:
    """Weeks x zones x hospitals: most people of a zone go to the nearer one; more of them in winter."""
    nearer = np.where(rng.random(len(ZONES)) < NEARER[0], NEARER[0], NEARER[1])
    shares = np.stack([nearer, 1 - nearer], axis=1)
    season = 1 + winter * weekly.winter(world)
    meant: Floats = np.broadcast_to(usual, (len(season), len(ZONES)))[:, :, None] * season[:, None, None] * shares
    return meant


def _delays(world: World, rng: np.random.Generator) -> Floats:
    """Weeks x zones: people wait longer in hospital where the queue for home care has grown."""
    delays: Floats = rng.uniform(*DELAYED, len(ZONES)) * (1 + QUEUE_DELAY * queues.growth(world, 0))
    return delays


def _packages(world: World) -> Floats:
    """Weeks x zones."""
    held: Floats = weekly.live_hours(world).sum(axis=2) / (world.council.hours / world.council.people)
    return held
