"""Where hours could go if the provider that delivers them stopped: a linear programme over declared spare hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True)
class Block:
    """One programme: `most` bounds `limits`, `needs` equals `balance`; the first variables are the hours left."""

    costs: Floats
    tops: Floats
    balance: Floats
    needs: Floats
    limits: Floats
    most: Floats


def unplaced(problems: Sequence[tuple[Floats, Offers]]) -> list[Floats]:
    """Hours a week of each zone that no declared spare hour can take, for each problem: needs a zone, and offers.

    As few in all as can be; among such placements one whose hours lie nearest by role. Source: HiGHS by
    `scipy.optimize.linprog`, all problems in one programme, for its start costs more than its work.
    """
    zones = [np.flatnonzero(needs > 0) for needs, _ in problems]
    blocks = [_block(needs[at], offers, at) for (needs, offers), at in zip(problems, zones, strict=True)]
    left = [np.zeros_like(needs) for needs, _ in problems]
    for hours, at, found in zip(left, zones, _solved(blocks), strict=True):
        hours[at] = found
    return left


def _solved(blocks: Sequence[Block]) -> list[Floats]:
    from scipy.optimize import linprog  # slow to import, and most commands place nothing
    from scipy.sparse import block_diag

    sizes = [len(block.costs) for block in blocks]
    if not sum(sizes):
        return [block.needs for block in blocks]
    tops = np.concatenate([block.tops for block in blocks])
    found = linprog(
        np.concatenate([block.costs for block in blocks]),
        A_ub=block_diag([block.limits for block in blocks], format="csr"),
        b_ub=np.concatenate([block.most for block in blocks]),
        A_eq=block_diag([block.balance for block in blocks], format="csr"),
        b_eq=np.concatenate([block.needs for block in blocks]),
        bounds=np.stack([np.zeros_like(tops), tops], axis=1), method="highs",
    )  # fmt: skip
    parts = np.split(found.x, np.cumsum(sizes)[:-1])
    return [part[: len(block.needs)] for part, block in zip(parts, blocks, strict=True)]


def _block(needs: Floats, offers: Offers, zones: NDArray[np.int64]) -> Block:
    """Variables: unplaced a zone, taken by zone and tier, taken by wide provider and zone out of either offer."""
    is_wide, is_capped = offers.anywhere > 0, np.isfinite(offers.room[:, zones]).any(axis=1)
    tiers = _tiers(_of(offers, ~(is_wide & is_capped), zones))
    wide = _joined(_alike(_of(offers, is_wide & ~is_capped, zones)), _of(offers, is_wide & is_capped, zones))
    count, pairs = len(needs), wide.spare.size
    limits, most = _limits(count, wide)
    return _without_nothing(Block(
        costs=np.concatenate([
            np.full(count, UNPLACED), np.tile(np.arange(DISTANCES), count), np.tile(wide.distance.ravel(), 2),
        ]),
        tops=np.concatenate([needs, tiers.ravel(), wide.spare.ravel(), np.full(pairs, np.inf)]),
        balance=np.hstack([
            np.eye(count), np.kron(np.eye(count), np.ones((1, DISTANCES))),
            *[np.tile(np.eye(count), len(wide.anywhere))] * 2,
        ]),
        needs=needs, limits=limits, most=most,
    ))  # fmt: skip


def _without_nothing(block: Block) -> Block:
    """The same without variables that can only be 0, and limits of them alone: most declare for few zones."""
    kept = block.tops > 0
    bounding = (block.limits[:, kept] > 0).any(axis=1)
    return Block(
        block.costs[kept], block.tops[kept], block.balance[:, kept], block.needs,
        block.limits[np.ix_(bounding, kept)], block.most[bounding],
    )  # fmt: skip


def _of(offers: Offers, chosen: Flags, zones: NDArray[np.int64]) -> Offers:
    grid = np.ix_(chosen, zones)
    return Offers(offers.spare[grid], offers.anywhere[chosen], offers.room[grid], offers.distance[grid])


def _alike(free: Offers) -> Offers:
    """Hours for any zone of providers without a cap, those of like distances added up: nothing else sets them apart.

    What they declared for zones is among the tiers.
    """
    distance, group = np.unique(free.distance, axis=0, return_inverse=True)
    anywhere: Floats = np.bincount(group.ravel(), weights=free.anywhere, minlength=len(distance)).astype(np.float64)
    return Offers(np.zeros(distance.shape), anywhere, np.full(distance.shape, np.inf), distance)


def _joined(first: Offers, second: Offers) -> Offers:
    return Offers(
        np.concatenate([first.spare, second.spare]),
        np.concatenate([first.anywhere, second.anywhere]),
        np.concatenate([first.room, second.room]),
        np.concatenate([first.distance, second.distance]),
    )


def _tiers(narrow: Offers) -> Floats:
    """Hours on offer in zones x distances, of providers whose offer there stands alone: added up."""
    takes = np.minimum(narrow.spare, np.maximum(narrow.room, 0))
    sums = [np.where(narrow.distance == distance, takes, 0).sum(axis=0) for distance in range(DISTANCES)]
    return np.stack(sums, axis=1)


def _limits(zones: int, wide: Offers) -> tuple[Floats, Floats]:
    """What a wide provider takes anywhere, and in a zone with a cap from both its offers together."""
    providers = len(wide.anywhere)
    pairs = np.eye(providers * zones)
    anywhere = np.kron(np.eye(providers), np.ones((1, zones)))
    rows = np.vstack([np.hstack([np.zeros_like(anywhere), anywhere]), np.hstack([pairs, pairs])])
    before = np.zeros((len(rows), zones * (1 + DISTANCES)))
    most = np.concatenate([wide.anywhere, np.maximum(wide.room, 0).ravel()])
    bounded = np.isfinite(most)
    return np.hstack([before, rows])[bounded], most[bounded]
