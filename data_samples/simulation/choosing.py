"""Which provider takes a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, Bools, Floats, Ints

if TYPE_CHECKING:
    from data_samples.simulation.state import State

CONTRACTED: Final = 0.39
OWED_HOURS: Final = 250.0
BALANCE: Final = 3


def choose(state: State, cases: Ints, leaving: Ints | None = None) -> Ints:
    """A provider for each case, the one furthest below what it is meant to hold in the zone most often."""
    room, zones = _room(state), state.cases["zone"][cases]
    chosen = np.full(len(cases), NONE)
    for zone in np.unique(zones):
        here = np.flatnonzero(zones == zone)
        chosen[here] = _draw(state, room[zone], len(here))
    return chosen if leaving is None else _another(state, chosen, leaving, zones, room)


def choose_first(state: State, cases: Ints, hours: Floats) -> Ints:
    """Providers for new people: where no slot is vacant, brokers keep their holders to a share of the hours."""
    room, zones = _room(state), state.cases["zone"][cases]
    holders = state.market.slots.holders(state.monday, state.market.size)
    whole = state.market.slots.expected(state.monday) == 1
    usual = _usual_shares(state, holders, whole)
    chosen = np.full(len(cases), NONE)
    for row, zone in enumerate(zones.tolist()):
        share = usual[zone] + (state.owed / OWED_HOURS if whole[zone] else 0.0)
        chosen[row] = _draw(state, _shared_out(room[zone], holders[zone], share))[0]
        if whole[zone]:
            state.owed += hours[row] * (CONTRACTED - holders[zone, chosen[row]])
    return chosen


def _usual_shares(state: State, holders: Bools, whole: Bools) -> Floats:
    """Zones: what holders of slots are meant to have there, more where they have less and less where they have more."""
    meant: Floats = (state.market.meant(state.monday) * holders).sum(axis=1)
    have = (state.held * holders).sum(axis=1) / state.held.sum(axis=1)
    meant = meant * np.clip(meant / np.maximum(have, 0.01), 0.5, 1.5) ** BALANCE
    return meant * CONTRACTED / meant[whole].mean() if whole.any() else meant


def _room(state: State) -> Floats:
    """Zones x providers: how far each is below what it is meant to hold, of those that take work."""
    meant = state.market.meant(state.monday) * state.held.sum(axis=1, keepdims=True)
    room = np.maximum(meant * 1.02 - state.held, 0.005 * meant) + 6.0 * (state.held == 0) * meant
    taking: Floats = room * state.market.takes_work(state.monday)
    return taking


def _shared_out(room: Floats, holders: Bools, share: float) -> Floats:
    """Weights of which the holders of slots have the share; as they are where nobody who holds one takes work."""
    theirs = float(room[holders].sum())
    if theirs == 0:
        return room
    share = min(max(share, 0.05), 0.95)
    return np.where(holders, room * share / theirs, room * (1 - share) / (room.sum() - theirs))


def _draw(state: State, weights: Floats, count: int = 1) -> Ints:
    so_far = weights.cumsum()
    drawn: Ints = np.searchsorted(so_far / so_far[-1], state.rng.random(count), side="right")
    return drawn


def _another(state: State, chosen: Ints, leaving: Ints, zones: Ints, room: Floats) -> Ints:
    """Nobody is taken over by the provider that they leave."""
    for row in np.flatnonzero(chosen == leaving):
        weights = room[zones[row]].copy()
        weights[leaving[row]] = 0
        chosen[row] = _draw(state, weights)[0]
    return chosen
