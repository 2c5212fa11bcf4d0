"""Who holds the contract slots of the sample council, since when, and which of them are vacant."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from data_samples.arrays import NONE, OPEN
from data_samples.council import RURAL, ZONES
from data_samples.slots import Role, Slot, Slots
from data_samples.weeks import EPOCH

if TYPE_CHECKING:
    import numpy as np

    from data_samples.council import Council
    from data_samples.shocks import Shocks

Place = tuple[int, Role]

HOLDERS: Final = 14
LEADS: Final = 7
BEGUN_WEEKS: Final = 136
LATE_AREA: Final = "South"
TOWNS: Final = tuple(zone for zone in range(len(ZONES)) if zone not in RURAL)
EARLY_TOWNS: Final = tuple(zone for zone in TOWNS if ZONES[zone][1] != LATE_AREA)


def begins(council: Council, zone: int) -> int:
    """1 April of two and a half to three and a half years before as-at; half a year later in one area."""
    latest = EPOCH + timedelta(days=council.today - 7 * BEGUN_WEEKS)
    april = date(latest.year - (latest < date(latest.year, 4, 1)), 4, 1)
    first = date(april.year, 10, 1) if ZONES[zone][1] == LATE_AREA else april
    return (first - EPOCH).days


def draw_slots(council: Council, shocks: Shocks, leaver: int) -> Slots:
    """22 of 30 are held at the end: nobody bid for six, and two were held by the provider that left."""
    rng = council.stream("slots")
    lost = list(zip(rng.permutation(EARLY_TOWNS)[:2].tolist(), (Role.lead, Role.secondary), strict=True))
    never = _without_bids(shocks, [zone for zone, _ in lost], rng)
    rows = [Slot(*place, who, begins(council, place[0]), OPEN) for place, who in _shared_out([*lost, *never], rng)]
    rows += [Slot(*place, NONE, begins(council, place[0]), OPEN) for place in never]
    rows += [Slot(*place, leaver, begins(council, place[0]), shocks.exit_last_day) for place in lost]
    rows += [Slot(*place, NONE, shocks.exit_last_day + 1, OPEN) for place in lost]
    return Slots(tuple(rows))


def _without_bids(shocks: Shocks, lost: list[int], rng: np.random.Generator) -> list[Place]:
    """A lead and a secondary in two rural zones, the hard one among them, and both secondaries of a town."""
    hard = shocks.hard_zone
    rural = int(rng.choice([zone for zone in RURAL if zone != hard]))
    town = int(rng.choice([zone for zone in TOWNS if zone not in lost]))
    seconds = [(zone, Role.secondary) for zone in (hard, rural, town, town)]
    return [(hard, Role.lead), (rural, Role.lead), *seconds]


def _shared_out(vacant: list[Place], rng: np.random.Generator) -> list[tuple[Place, int]]:
    """Half of the holders lead in one zone each, the others are second in two; one leader is second elsewhere too."""
    roles = (Role.lead, Role.secondary, Role.secondary)
    places = [(zone, role) for zone in range(len(ZONES)) for role in roles]
    for place in vacant:
        places.remove(place)
    leads = [place for place in places if place[1] == Role.lead]
    seconds = [place for place in places if place[1] == Role.secondary]
    who = rng.permutation(HOLDERS).tolist()
    also = who[0] if leads[0][0] != seconds[-1][0] else who[1]
    return list(zip([*leads, *seconds], [*who, *who[LEADS:], also], strict=True))
