"""Where hours could go if the provider that delivers them stopped: a linear programme over declared spare hours."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

DISTANCES: Final = 4
"""0 the zone's lead, 1 a secondary, 2 framework, block or spot, 3 no contract there."""
UNPLACED: Final = 1000.0
"""What an hour left unplaced weighs against an hour's distance: no chain of moves among zones outweighs it."""


@dataclass(frozen=True)
class Offers:
    """Spare hours of providers (rows) in zones (columns).

    `anywhere`: hours a week that a provider declared for any zone. `room`: headroom in a zone, infinite where no
    cap is set. `distance`: 0 to 3.
    """

    spare: Floats
    anywhere: Floats
    room: Floats
    distance: NDArray[np.int64]

    def without(self, stopped: Flags) -> "Offers":
        """The offers of everyone else."""
        kept = ~stopped
        return Offers(self.spare[kept], self.anywhere[kept], self.room[kept], self.distance[kept])


def unplaced(needs: Floats, offers: Offers) -> Floats:
    """Hours a week of each zone that no declared spare hour can take.

    As few in all as can be; among such placements one whose hours lie nearest by role. Source: HiGHS by
    `scipy.optimize.linprog`.
    """
    left = np.zeros(len(needs))
    wanted = np.flatnonzero(needs > 0)
    if not len(wanted):
        return left
    wide = offers.anywhere > 0
    solved = _solve(needs[wanted], _tiers(offers, ~wide, wanted), _of(offers, wide, wanted))
    left[wanted] = solved
    return left


def _of(offers: Offers, chosen: Flags, zones: NDArray[np.int64]) -> Offers:
    grid = np.ix_(chosen, zones)
    return Offers(offers.spare[grid], offers.anywhere[chosen], offers.room[grid], offers.distance[grid])


def _tiers(offers: Offers, chosen: Flags, zones: NDArray[np.int64]) -> Floats:
    """Hours on offer in zones x distances by providers that declared for zones alone: alike, so added up."""
    part = _of(offers, chosen, zones)
    takes = np.minimum(part.spare, np.maximum(part.room, 0))
    sums = [np.where(part.distance == distance, takes, 0).sum(axis=0) for distance in range(DISTANCES)]
    return np.stack(sums, axis=1)


def _solve(needs: Floats, tiers: Floats, wide: Offers) -> Floats:
    """Variables: unplaced a zone, taken by zone and tier, taken by wide provider and zone out of either offer."""
    zones, providers = len(needs), len(wide.anywhere)
    pairs = providers * zones
    costs = np.concatenate([
        np.full(zones, UNPLACED), np.tile(np.arange(DISTANCES), zones), np.tile(wide.distance.ravel(), 2),
    ])  # fmt: skip
    tops = np.concatenate([needs, tiers.ravel(), wide.spare.ravel(), np.full(pairs, np.inf)])
    balance = np.hstack([
        np.eye(zones), np.kron(np.eye(zones), np.ones((1, DISTANCES))), *[np.tile(np.eye(zones), providers)] * 2,
    ])  # fmt: skip
    limits, most = _limits(zones, wide)
    found = linprog(
        costs, A_ub=limits, b_ub=most, A_eq=balance, b_eq=needs,
        bounds=np.stack([np.zeros_like(tops), tops], axis=1), method="highs",
    )  # fmt: skip
    solution: Floats = found.x[:zones]
    return solution


def _limits(zones: int, wide: Offers) -> tuple[Floats | None, Floats | None]:
    """What a wide provider takes anywhere, and in a zone with a cap from both its offers together."""
    providers = len(wide.anywhere)
    if not providers:
        return None, None
    pairs = np.eye(providers * zones)
    before = np.zeros((providers * (zones + 1), zones * (1 + DISTANCES)))
    anywhere = np.kron(np.eye(providers), np.ones((1, zones)))
    rows = np.vstack([np.hstack([np.zeros_like(anywhere), anywhere]), np.hstack([pairs, pairs])])
    most = np.concatenate([wide.anywhere, np.maximum(wide.room, 0).ravel()])
    bounded = np.isfinite(most)
    return np.hstack([before, rows])[bounded], most[bounded]
