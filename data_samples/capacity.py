"""The extract `capacity`: the spare hours that providers declare each week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import weekly
from data_samples.arrays import NONE, OPEN
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Bools, Floats, Ints
    from data_samples.world import World

RETURNED: Final = 0.85
ANYWHERE: Final = 0.10
SPARE: Final = 0.021
NONE_TO_SPARE: Final = 0.80
FORESEEN: Final = 0.70
MORE: Final = (1.0, 1.6)
WINTER: Final = 0.25
SLOWDOWN: Final = 0.6
MEMORY: Final = 0.85
SPREAD: Final = 0.20
DAYS_BEFORE: Final = (0, 3, 4, 5)


def table(world: World) -> pl.DataFrame:
    """Grain: week_commencing, provider_id, zone_id (blank = anywhere). Hours a week."""
    held, mondays = weekly.live_hours(world), weekly.mondays(world)
    rng = world.council.stream("capacity")
    before = rng.choice(DAYS_BEFORE, held.shape[2], p=(0.25, 0.45, 0.2, 0.1))
    spare = _spare(world, held, before, rng)
    returned = _returned(world, held, rng)
    anywhere = rng.random(held.shape[2]) < ANYWHERE
    week, zone, provider = np.nonzero((held > 0) & (returned & ~anywhere)[:, None, :])
    by_zone = _rows(mondays[week], before[provider], provider, zone, spare[week, zone, provider])
    week, provider = np.nonzero(returned & anywhere)
    total = spare.sum(axis=1)[week, provider]
    everywhere = _rows(mondays[week], before[provider], provider, np.full(len(week), NONE), total)
    return pl.concat([by_zone, everywhere]).sort("week_commencing", "provider_id", "zone_id")


def _spare(world: World, held: Floats, before: Ints, rng: np.random.Generator) -> Floats:
    """Weeks x zones x providers: some of what is taken on in the seven days from the declaration, and what is not."""
    seasons = _seasons(world)[:, :, None]
    begun = _begun(world, held.shape, before)
    foreseen = (rng.random(held.shape) < FORESEEN * seasons) * rng.uniform(*MORE, held.shape)
    spare: Floats = np.round(begun * foreseen + held * SPARE * seasons * _looseness(held.shape, rng))
    return spare


def _begun(world: World, shape: tuple[int, ...], before: Ints) -> Floats:
    """Weeks x zones x providers: hours of the packages that begin in the seven days from the day of the declaration."""
    lines, cases = world.care.lines, world.care.cases
    begun_on = np.full(cases.size, OPEN)
    np.minimum.at(begun_on, lines["case"], lines["start"])
    week = (lines["start"] + before[lines["provider"]] - world.council.first_monday) // 7
    inside = (cases["inside"][lines["case"]] == 1) & (week >= 0) & (week < shape[0])
    rows = np.flatnonzero(inside & (lines["start"] == begun_on[lines["case"]]))
    begun = np.zeros(shape)
    cells = week[rows], cases["zone"][lines["case"][rows]], lines["provider"][rows]
    np.add.at(begun, cells, lines["hours"][rows])
    return begun


def _seasons(world: World) -> Floats:
    """Weeks x zones: less in winter, at Christmas, in the hard zone and during the slow-down."""
    shocks, mondays = world.shocks, weekly.mondays(world)
    season = 1 - WINTER * weekly.winter(world)
    season *= 0.3 + 0.7 * world.weeks.working[-len(mondays) :]
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
    able = np.array([world.market.takes_work(monday) for monday in weekly.mondays(world).tolist()])
    back: Bools = able & (held.sum(axis=1) > 0) & (rng.random(able.shape) < RETURNED)
    return back


def _rows(mondays: Ints, before: Ints, provider: Ints, zone: Ints, spare: Floats) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "week_commencing": dates(mondays),
            "provider_id": ids("P", provider, 3),
            "zone_id": ids("Z", zone, 2),
            "spare_hours": spare,
            "declared_on": dates(mondays - before),
        }
    )
