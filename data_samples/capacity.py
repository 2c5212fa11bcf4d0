"""The extract `capacity`: the spare hours that providers declare each week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples.arrays import NONE
from data_samples.codes import Status
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Bools, Floats, Ints
    from data_samples.world import World

RETURNED: Final = 0.85
ANYWHERE: Final = 0.10
SPARE: Final = 0.029
NONE_TO_SPARE: Final = 0.42
WINTER: Final = 0.25
SLOWDOWN: Final = 0.6
MEMORY: Final = 0.85
SPREAD: Final = 0.20
DAYS_BEFORE: Final = (0, 3, 4, 5)


def table(world: World) -> pl.DataFrame:
    """Grain: week_commencing, provider_id, zone_id (blank = anywhere). Hours a week."""
    held, mondays = live_hours(world), world.weeks.mondays[-world.council.weeks :]
    rng = world.council.stream("capacity")
    spare = np.round(held * SPARE * _seasons(world)[:, :, None] * _looseness(held.shape, rng))
    returned = _returned(world, held, rng)
    anywhere = rng.random(held.shape[2]) < ANYWHERE
    week, zone, provider = np.nonzero((held > 0) & (returned & ~anywhere)[:, None, :])
    by_zone = _rows(mondays[week], provider, zone, spare[week, zone, provider], rng)
    week, provider = np.nonzero(returned & anywhere)
    total = spare.sum(axis=1)[week, provider]
    everywhere = _rows(mondays[week], provider, np.full(len(week), NONE), total, rng)
    return pl.concat([by_zone, everywhere]).sort("week_commencing", "provider_id", "zone_id")


def live_hours(world: World) -> Floats:
    """Weeks x zones x providers: counted hours on each Monday of the history."""
    lines, cases = world.care.lines, world.care.cases
    counted = (lines["status"] == Status.active) & (cases["inside"][lines["case"]] == 1)
    rows = np.flatnonzero(counted)
    shape = (world.council.weeks + 1, len(world.care.mood), world.market.size)
    first = np.clip(-((world.council.first_monday - lines["start"][rows]) // 7), 0, shape[0] - 1)
    after = np.clip((lines["end"][rows] - world.council.first_monday) // 7 + 1, 0, shape[0] - 1)
    zone, provider = cases["zone"][lines["case"][rows]], lines["provider"][rows]
    steps = np.zeros(shape)
    np.add.at(steps, (first, zone, provider), lines["hours"][rows])
    np.add.at(steps, (after, zone, provider), -lines["hours"][rows])
    held: Floats = np.round(steps.cumsum(axis=0)[:-1], 6)
    return held


def _seasons(world: World) -> Floats:
    """Weeks x zones: less in winter, at Christmas, in the hard zone and during the slow-down."""
    weeks, shocks = world.weeks, world.shocks
    mondays = weeks.mondays[-world.council.weeks :]
    severity = np.array([shocks.severity(monday) for monday in mondays.tolist()])
    season = 1 - WINTER * weeks.winter[-len(mondays) :] * severity
    season *= 0.3 + 0.7 * weeks.working[-len(mondays) :]
    factors = np.repeat(season[:, None], len(world.care.mood), axis=1)
    factors *= world.council.zone_room()
    factors[:, shocks.hard_zone] *= shocks.hard_spare
    grows = [shocks.queue_grows(monday) for monday in mondays.tolist()]
    factors[grows, shocks.slowdown_zone] *= SLOWDOWN
    return factors


def _looseness(shape: tuple[int, ...], rng: np.random.Generator) -> Floats:
    """How much room each provider has in each zone: it changes slowly; often there is none."""
    steps = rng.normal(0, SPREAD, shape)
    for week in range(1, shape[0]):
        steps[week] += MEMORY * steps[week - 1]
    some = rng.random(shape) >= NONE_TO_SPARE
    loose: Floats = np.exp(steps - 0.07) * some / (1 - NONE_TO_SPARE)
    return loose


def _returned(world: World, held: Floats, rng: np.random.Generator) -> Bools:
    """Weeks x providers: those with work that may take more and sent their return."""
    mondays = world.weeks.mondays[-world.council.weeks :].tolist()
    able = np.array([world.market.takes_work(monday) for monday in mondays])
    back: Bools = able & (held.sum(axis=1) > 0) & (rng.random(able.shape) < RETURNED)
    return back


def _rows(mondays: Ints, provider: Ints, zone: Ints, spare: Floats, rng: np.random.Generator) -> pl.DataFrame:
    before = rng.choice(DAYS_BEFORE, spare.shape, p=(0.25, 0.45, 0.2, 0.1))
    return pl.DataFrame(
        {
            "week_commencing": dates(mondays),
            "provider_id": ids("P", provider, 3),
            "zone_id": ids("Z", zone, 2),
            "spare_hours": spare,
            "declared_on": dates(mondays - before),
        }
    )
