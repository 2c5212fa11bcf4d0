"""From the first stock to the as-at Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, OPEN
from data_samples.codes import Reason
from data_samples.simulation import changes, demand, lines, moves, newcomers, outside, referrals, sizes, sourcing
from data_samples.simulation.state import State

if TYPE_CHECKING:
    from data_samples.council import Council
    from data_samples.market import Market
    from data_samples.shocks import Shocks
    from data_samples.weeks import Weeks

LATE_DAYS: Final = 14
LATE_SHARE: Final = 0.40


def simulate(council: Council, weeks: Weeks, shocks: Shocks, market: Market) -> State:
    state = State(council, weeks, shocks, market, council.stream("simulation"))
    _begin_stock(state)
    state.count()
    outside.stock(state)
    for week in range(len(weeks.mondays)):
        state.week = week
        _live_through(state)
    _lose_late_ends(state)
    return state


def _live_through(state: State) -> None:
    state.count()
    sizes.steer(state)
    _review(state)
    moves.close_down(state)
    changes.happen(state)
    sourcing.source(state)
    referrals.leave(state)
    referrals.assess(state)
    demand.arrive(state)
    outside.arrive(state)


def _begin_stock(state: State) -> None:
    count = round(state.council.people * 1.02)
    state.level[:] = sizes.target_level(state.council, state.monday)
    zones = state.rng.choice(len(state.mood), count, p=state.council.zone_weights())
    settings = state.rng.choice(3, count, p=demand.SETTINGS)
    cases = newcomers.new_cases(state, zones, settings, newcomers.STOCK_AGES)
    meant = state.market.meant(state.monday)
    providers = np.array([state.rng.choice(state.market.size, p=meant[zone]) for zone in zones])
    start = state.monday - 1 - state.rng.geometric(1 / 95, count)
    lines.begin(state, cases, providers, start, sizes.quote(state, cases))


def _review(state: State) -> None:
    opened = state.open_lines()
    seen = opened[state.rng.random(len(opened)) < 0.012 * state.weeks.working[state.week]]
    state.lines["review"][seen] = state.days(len(seen))


def _lose_late_ends(state: State) -> None:
    """Of packages that ended in the last two weeks some ends have not reached the extract yet."""
    known, today = state.lines, state.council.today
    recent = (known["end"] > today - LATE_DAYS) & (known["end"] <= today)
    final = recent & ~np.isin(known["reason"], [Reason.changed, Reason.handed_back, NONE])
    lost = np.unique(known["case"][final])
    lost = lost[state.council.stream("late ends").random(len(lost)) < LATE_SHARE]
    rows = np.flatnonzero(final & np.isin(known["case"], lost))
    known["end"][rows] = OPEN
    known["reason"][rows] = NONE
