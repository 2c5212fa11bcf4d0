"""Who is asked to take a package, in which order and when: holders of slots first, then others of the zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE
from data_samples.codes import Need
from data_samples.slots import marked

if TYPE_CHECKING:
    from data_samples.arrays import Bools, Floats, Ints
    from data_samples.searches import Searches
    from data_samples.world import World

AT_ONCE: Final = 0.5
A_DAY: Final = 0.07
HARD: Final = 1.6
SAME_AGAIN: Final = 0.2
MOST: Final = 12
FIRST: Final = (200.0, 100.0)
SLOT: Final = 50.0
FRIDAY: Final = 4
LAG: Final = (0.5, 0.3, 0.2)
"""Chances that the offer that is accepted was made on the day, the day before, two days before."""


@dataclass(frozen=True)
class Asked:
    """One entry an offer: its search, who was asked, the day, and whether it is the one accepted."""

    search: Ints
    provider: Ints
    offered: Ints
    accepted: Bools


def ask(world: World, searches: Searches, rng: np.random.Generator) -> Asked:
    refused, accepted = _refused(world, searches, rng), _accepted(searches, rng)
    parts = zip(refused, accepted, strict=True)
    search, provider, offered = (np.concatenate(part) for part in parts)
    return Asked(search, provider, offered, np.arange(len(search)) >= len(refused[0]))


def _refused(world: World, searches: Searches, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Offers that came to nothing: search, provider, day; spread over the days of the search."""
    places = _places(world, searches, rng)
    able = _without_those_who_had_it(places, searches)
    order, count = np.argsort(-able, axis=1)[:, :MOST], _counts(world, searches, places, able, rng)
    search = np.repeat(np.arange(len(searches)), count)
    turn = np.arange(len(search)) - np.repeat(count.cumsum() - count, count)
    part = (turn + rng.random(len(search))) / (count[search] + 1)
    days = searches.referred[search] + np.floor(part * searches.days[search]).astype(np.int64)
    more = searches.need[search] == Need.additional_hours
    provider = np.where(more, searches.before[search], order[search, turn])
    return search, provider, _working_day(days, searches.referred[search])


def _accepted(searches: Searches, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    search = np.flatnonzero(searches.taker != NONE)
    day = searches.until[search] - rng.choice(len(LAG), len(search), p=LAG)
    return search, searches.taker[search], np.maximum(day, searches.referred[search])


def _places(world: World, searches: Searches, rng: np.random.Generator) -> Floats:
    """Searches x providers: the highest is asked first; -inf where a provider is not asked, or took the package."""
    places = rng.gumbel(size=(len(searches), world.market.size))
    for day in np.unique(searches.referred).tolist():
        rows = np.flatnonzero(searches.referred == day)
        places[rows] += _in_turn(world, day)[searches.zone[rows]]
    return places


def _in_turn(world: World, day: int) -> Floats:
    """Zones x providers on a day: slots by role, then who holds more of the zone more often."""
    market = world.market
    able = market.meant(day) * market.takes_work(day)
    with np.errstate(divide="ignore"):
        return np.log(able) + marked(market.slots.held(day), market.size, FIRST)


def _without_those_who_had_it(places: Floats, searches: Searches) -> Floats:
    able = places.copy()
    for who in (searches.before, searches.taker):
        known = np.flatnonzero(who != NONE)
        able[known, who[known]] = -np.inf
    return able


def _counts(world: World, searches: Searches, places: Floats, able: Floats, rng: np.random.Generator) -> Ints:
    """The longer a search, the more are asked; whoever takes a package was asked after those ahead of them."""
    more = searches.need == Need.additional_hours
    a_day = A_DAY * np.where(searches.zone == world.shocks.hard_zone, HARD, 1.0)
    drawn = rng.poisson(np.where(more, SAME_AGAIN * a_day * searches.days, AT_ONCE + a_day * searches.days))
    ahead = np.where((searches.taker != NONE) & ~more, _ahead(places, able, searches.taker), 0)
    counts: Ints = np.minimum(np.maximum(drawn, ahead), np.minimum(np.isfinite(able).sum(axis=1), MOST))
    return counts


def _ahead(places: Floats, able: Floats, taker: Ints) -> Ints:
    """Holders of slots asked before the one who took the package."""
    own = places[np.arange(len(taker)), taker]
    level = np.where(own > SLOT + FIRST[1], np.inf, np.where(own > SLOT, SLOT + FIRST[1], SLOT))
    ahead: Ints = (able > level[:, None]).sum(axis=1)
    return ahead


def _working_day(days: Ints, earliest: Ints) -> Ints:
    """Brokers ask on weekdays: what falls on a weekend is put on the Friday before, unless that is too early."""
    weekend = np.maximum((days + 3) % 7 - FRIDAY, 0)
    return np.maximum(days - weekend, earliest)
