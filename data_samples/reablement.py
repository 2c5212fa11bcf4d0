"""The extract `reablement`: how long people stay in the service of each zone, and who waits to go on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import queues, weekly
from data_samples.council import ZONES
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.world import World

STARTS: Final = (6.0, 11.0)
STAY: Final = (19.0, 24.0)
NOISE: Final = 1.2
WINTER_DAYS: Final = 0.5
WINTER_STARTS: Final = 0.10
LONGER: Final = 9.0
LEAD: Final = (4, 8)
RISE: Final = 4
WHOLE_STAY: Final = (1.35, 0.08)
AWAITING: Final = 0.10
STUCK: Final = 0.22
ROOM: Final = 1.25


def table(world: World) -> pl.DataFrame:
    """Grain: week_commencing, zone_id. Days are means of people in the service, and of those who left it."""
    rng = world.council.stream("reablement")
    strained = _strain(world, rng)
    stay = _stays(world, strained, rng)
    starts = _starts(world, rng)
    people, leavers = _flows(starts, stay, rng)
    usual = np.median(people, axis=0)
    awaiting = rng.binomial(people, np.clip(AWAITING + STUCK * strained, 0, 0.6))
    weeks, zones = stay.shape
    return pl.DataFrame(
        {
            "week_commencing": dates(np.repeat(weekly.mondays(world), zones)),
            "zone_id": ids("Z", np.tile(np.arange(zones), weeks), 2),
            "people": people.ravel(),
            "mean_days": np.round(stay, 1).ravel(),
            "starts": starts.ravel(),
            "leavers": leavers.ravel(),
            "capacity_people": np.tile(np.round(usual * ROOM).astype(np.int64), weeks),
            "completed_mean_days": _completed(stay, leavers, rng),
            "awaiting_onward_care": awaiting.ravel(),
        }
    )


def _strain(world: World, rng: np.random.Generator) -> Floats:
    """Weeks x zones, from 0 to about 1: what slows the service down some weeks before the queue grows."""
    leads = rng.integers(LEAD[0], LEAD[1] + 1, len(ZONES))
    ahead = np.stack([queues.growth(world, lead)[:, zone] for zone, lead in enumerate(leads.tolist())], axis=1)
    quiet = queues.slowing(world, 1) == 0
    strained: Floats = np.maximum(np.where(quiet, ahead, 0), queues.slowing(world, RISE))
    return strained


def _stays(world: World, strained: Floats, rng: np.random.Generator) -> Floats:
    """Weeks x zones: a little longer in winter, longer still where people cannot go on."""
    usual = rng.uniform(*STAY, len(ZONES))
    slow = np.where(queues.slowing(world, 1) > 0, world.shocks.slowdown_days, LONGER)
    noise = rng.normal(0, NOISE, strained.shape)
    days: Floats = np.maximum(usual + WINTER_DAYS * weekly.winter(world)[:, None] + slow * strained + noise, 5.0)
    return days


def _starts(world: World, rng: np.random.Generator) -> Ints:
    usual = rng.uniform(*STARTS, len(ZONES))
    starts: Ints = rng.poisson(usual * (1 + WINTER_STARTS * weekly.winter(world))[:, None])
    return starts


def _flows(starts: Ints, stay: Floats, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """People on the Monday, and who leaves in the week that begins with it: the rest are there a week later."""
    whole = WHOLE_STAY[0] * stay / 7
    people, leavers = np.zeros_like(starts), np.zeros_like(starts)
    now = np.round(starts.mean(axis=0) * whole[0]).astype(np.int64)
    for week in range(len(starts)):
        people[week], leavers[week] = now, rng.binomial(now, 1 - np.exp(-1 / whole[week]))
        now = now + starts[week] - leavers[week]
    return people, leavers


def _completed(stay: Floats, leavers: Ints, rng: np.random.Generator) -> pl.Series:
    days = np.round(stay * rng.normal(*WHOLE_STAY, stay.shape), 1).ravel()
    return pl.Series(days).set(pl.Series(leavers.ravel() == 0), None)
