"""How the market of the sample council is laid out: sizes, groups, comings and goings, zones served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, OPEN, Floats, Ints
from data_samples.council import ZONES
from data_samples.slots import marked

if TYPE_CHECKING:
    from data_samples.council import Council
    from data_samples.shocks import Shocks
    from data_samples.slots import Slots

SPLIT_GROUPS: Final = 3
SUCCEEDED: Final = 1
SMALL_LEAVERS: Final = 5
ENTRANTS: Final = 12
BARRED_NOW: Final = 4
BARRED_ONCE: Final = 6
ONE_ZONE: Final = 0.003
TOP: Final = (0.0248, 0.0127)
TAIL: Final = (0.0105, 0.00125)
BY_ROLE: Final = (8.0, 4.0)
ELSEWHERE: Final = 1.0


def target_shares(council: Council) -> Floats:
    """Groups from largest to smallest: a straight line for the largest, a geometric tail for the rest."""
    top = np.linspace(*TOP, council.largest)
    tail = np.geomspace(*TAIL, council.providers - council.largest)
    top *= (council.largest_share - 0.003) / top.sum()
    tail *= (1 - top.sum()) / tail.sum()
    shares: Floats = np.concatenate([top, tail])
    return shares


def split(shares: Floats, council: Council) -> tuple[Floats, Ints, Ints]:
    """Three groups own two providers each, and one provider was taken over by another: parts come last."""
    owners = council.stream("groups").choice(np.arange(8, 30), SPLIT_GROUPS + SUCCEEDED, replace=False)
    parts = len(shares) + np.arange(len(owners))
    whole = np.concatenate([shares, shares[owners] * 0.4])
    whole[owners] -= whole[parts]
    group, successor = np.full(len(whole), NONE), np.full(len(whole), NONE)
    group[owners[:SPLIT_GROUPS]] = group[parts[:SPLIT_GROUPS]] = np.arange(SPLIT_GROUPS)
    successor[parts[SPLIT_GROUPS:]] = owners[SPLIT_GROUPS:]
    return whole, group, successor


def leaving(council: Council, shocks: Shocks, count: int) -> tuple[Ints, Ints]:
    """Last day, and first day of notice: the large exit, small ones, and a small one now on notice."""
    rng = council.stream("leavers")
    leaves, notice = np.full(count, OPEN), np.full(count, OPEN)
    first_small = count - SMALL_LEAVERS
    leaves[first_small:] = council.today - 7 * rng.integers(20, 190, SMALL_LEAVERS) - 1
    notice[first_small:] = leaves[first_small:] + 1 - 7 * 8
    leaves[first_small - 1], notice[first_small - 1] = shocks.exit_last_day, shocks.exit_notice_from
    on_notice = 60 + int(rng.integers(20))
    leaves[on_notice] = council.today + 7 * int(rng.integers(5, 10)) - 1
    notice[on_notice] = council.today - 7 * 3
    return leaves, notice


def entering(council: Council, count: int) -> Ints:
    """A dozen of the smaller providers came to the council within the last years."""
    rng = council.stream("entrants")
    enters = np.zeros(count, dtype=np.int64)
    new = rng.choice(np.arange(85, council.providers), ENTRANTS, replace=False)
    enters[new] = council.today - 7 * rng.integers(40, 190, ENTRANTS)
    return enters


def barred(council: Council, count: int) -> tuple[Ints, Ints]:
    """A few may take no new work now, suspended by the council or embargoed; a few could not once."""
    rng = council.stream("barred")
    since, until = np.full(count, OPEN), np.full(count, OPEN)
    who = rng.choice(np.arange(30, 60), BARRED_NOW + BARRED_ONCE, replace=False)
    now, once = who[:BARRED_NOW], who[BARRED_NOW:]
    since[now] = council.today - 7 * rng.integers(2, 12, BARRED_NOW)
    since[once] = council.today - 7 * rng.integers(40, 180, BARRED_ONCE)
    until[once] = since[once] + 7 * rng.integers(6, 20, BARRED_ONCE)
    return since, until


def footprint(shares: Floats, zones: Floats, slots: Slots, rng: np.random.Generator) -> Floats:
    """Larger providers work in more zones, most of all where they hold a slot. Fitted to both margins in turn."""
    reach = np.clip(np.round(shares * 250 + rng.uniform(-0.6, 1.2, len(shares))), 1, 7).astype(int)
    reach[shares < ONE_ZONE] = 1
    cells = np.zeros((len(ZONES), len(shares)))
    for provider, count in enumerate(reach):
        where = rng.choice(len(ZONES), count, replace=False)
        cells[where, provider] = rng.uniform(0.5, 1.5, count)
    _gather(cells, slots, rng)
    for _ in range(60):
        cells *= (shares / cells.sum(axis=0))[None, :]
        cells *= (zones * shares.sum() / cells.sum(axis=1))[:, None]
    return cells


def _gather(cells: Floats, slots: Slots, rng: np.random.Generator) -> None:
    """Holders of slots work in the zones of their slots and in one other."""
    contracted = marked([slot for slot in slots.rows if slot.provider != NONE], cells.shape[1], BY_ROLE)
    for provider in np.flatnonzero(contracted.any(axis=0)):
        elsewhere = rng.choice(np.flatnonzero(contracted[:, provider] == 0))
        cells[:, provider] = contracted[:, provider]
        cells[elsewhere, provider] = ELSEWHERE
