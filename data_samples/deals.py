"""What the sample council has agreed with whom: its slots, and the frameworks, blocks and spots beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, OPEN
from data_samples.council import ZONES
from data_samples.slots import Role
from data_samples.slots_design import begins
from data_samples.weeks import EPOCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data_samples.council import Council
    from data_samples.world import World

ON_FRAMEWORK: Final = 7
ON_FRAMEWORK_BEFORE: Final = 5
FRAMEWORK_YEARS: Final = 4
BLOCKS: Final = 4
LONGER_AREA: Final = "Mid"
EXTENSION_YEARS: Final = 2


@dataclass(frozen=True)
class Deal:
    """`provider` is NONE for a vacant slot, `end` (the last day) OPEN and `extension` NONE where there is none."""

    zone: int
    role: Role
    provider: int
    start: int
    end: int
    extension: int = NONE


def all_deals(world: World) -> list[Deal]:
    """By zone, role and day."""
    deals = [*_slots(world), *_frameworks(world), *_blocks(world), *_spots(world)]
    return sorted(deals, key=lambda deal: (deal.zone, deal.role, deal.start, deal.provider))


def _slots(world: World) -> Iterator[Deal]:
    """A slot runs as long as its zone's contracts, unless its holder has left."""
    for slot in world.market.slots.rows:
        last = runs_to(world.council, slot.zone)
        extension = _years_after(last, EXTENSION_YEARS) if slot.end == OPEN else NONE
        yield Deal(slot.zone, slot.role, slot.provider, slot.start, min(slot.end, last), extension)


def _frameworks(world: World) -> Iterator[Deal]:
    """The largest other providers of each zone; before that fewer, on a framework of four years."""
    for zone in range(len(ZONES)):
        start = begins(world.council, zone)
        before, last = _years_after(start, -FRAMEWORK_YEARS), runs_to(world.council, zone)
        for provider in _others(world, zone, before)[:ON_FRAMEWORK_BEFORE]:
            yield Deal(zone, Role.framework, provider, before, _until(world, provider, start - 1))
        for provider in _others(world, zone, start)[:ON_FRAMEWORK]:
            extension = _years_after(last, EXTENSION_YEARS)
            yield Deal(zone, Role.framework, provider, start, _until(world, provider, last), extension)


def _blocks(world: World) -> Iterator[Deal]:
    """Guaranteed hours in the hard-to-serve zone and a few others, a year at a time."""
    rng = world.council.stream("blocks")
    others = [zone for zone in range(len(ZONES)) if zone != world.shocks.hard_zone]
    for zone in [world.shocks.hard_zone, *rng.permutation(others)[: BLOCKS - 1].tolist()]:
        provider = _others(world, zone, world.council.today)[ON_FRAMEWORK]
        start = world.council.today - 7 * int(rng.integers(8, 40))
        yield Deal(zone, Role.block, provider, start, _until(world, provider, _years_after(start, 1) - 1))


def _spots(world: World) -> Iterator[Deal]:
    """A small provider in each zone, with an agreement that either side may end."""
    rng = world.council.stream("spots")
    for zone in range(len(ZONES)):
        provider = int(rng.choice(_others(world, zone, world.council.today)[ON_FRAMEWORK + 1 :]))
        start = world.council.today - 7 * int(rng.integers(10, 100))
        yield Deal(zone, Role.spot, provider, start, _until(world, provider, OPEN))


def _others(world: World, zone: int, day: int) -> list[int]:
    """Providers of a zone that never held a slot there, largest first."""
    taken = {slot.provider for slot in world.market.slots.rows if slot.zone == zone}
    meant = world.market.meant(day)[zone]
    return [who for who in np.argsort(-meant, kind="stable").tolist() if meant[who] > 0 and who not in taken]


def _until(world: World, provider: int, last: int) -> int:
    return min(last, int(world.market.leaves_on[provider]))


def runs_to(council: Council, zone: int) -> int:
    """The last day of the contract year that as-at lies in; a year more in one area."""
    start = begins(council, zone)
    years = 1 + next(years for years in range(9) if _years_after(start, years + 1) > council.today)
    return _years_after(start, years + (ZONES[zone][1] == LONGER_AREA)) - 1


def _years_after(day: int, years: int) -> int:
    start = EPOCH + timedelta(days=day)
    return (start.replace(year=start.year + years) - EPOCH).days
