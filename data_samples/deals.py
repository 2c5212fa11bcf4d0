"""What the sample council has agreed with whom: its slots, each for as long as its zone's contracts run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from data_samples.arrays import NONE, OPEN
from data_samples.council import ZONES
from data_samples.slots_design import begins
from data_samples.weeks import EPOCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data_samples.council import Council
    from data_samples.slots import Role
    from data_samples.world import World

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
    return sorted(_slots(world), key=lambda deal: (deal.zone, deal.role, deal.start, deal.provider))


def _slots(world: World) -> Iterator[Deal]:
    """A slot runs as long as its zone's contracts, unless its holder has left."""
    for slot in world.market.slots.rows:
        last = runs_to(world.council, slot.zone)
        extension = _years_after(last, EXTENSION_YEARS) if slot.end == OPEN else NONE
        yield Deal(slot.zone, slot.role, slot.provider, slot.start, min(slot.end, last), extension)


def runs_to(council: Council, zone: int) -> int:
    """The last day of the contract year that as-at lies in; a year more in one area."""
    start = begins(council, zone)
    years = 1 + next(years for years in range(9) if _years_after(start, years + 1) > council.today)
    return _years_after(start, years + (ZONES[zone][1] == LONGER_AREA)) - 1


def _years_after(day: int, years: int) -> int:
    start = EPOCH + timedelta(days=day)
    return (start.replace(year=start.year + years) - EPOCH).days
