"""Packages that change hands: handbacks, transfers, providers that leave."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, Floats, Ints
from data_samples.codes import Need, Queue, Reason, Source, Status
from data_samples.simulation import choosing, lines, referrals

if TYPE_CHECKING:
    from data_samples.simulation.state import State

HAND_BACK: Final = 0.0028
TRANSFER: Final = 0.0012
ASK: Final = 0.0030
Way = IntEnum("Way", ["at_once", "live_meanwhile", "gap"], start=0)
WAYS: Final = np.array([0.45, 0.38, 0.17])


def _can_move(state: State, opened: Ints) -> Floats:
    """Whole packages within scope that nobody is looking for a provider for."""
    cases = state.lines["case"][opened]
    free = (state.cases["pending"][cases] == NONE) & (state.lines["portion"][opened] == 1)
    active = state.lines["status"][opened] == Status.active
    able: Floats = (free & active & (state.cases["inside"][cases] == 1)).astype(float)
    return able


def hand_back_chance(state: State, opened: Ints) -> Floats:
    hard = state.cases["zone"][state.lines["case"][opened]] == state.shocks.hard_zone
    season = 1 + 0.3 * state.weeks.winter[state.week]
    chance: Floats = HAND_BACK * season * np.where(hard, 1.8, 1.0)
    return chance * _can_move(state, opened)


def hand_back(state: State, opened: Ints) -> None:
    """Taken over next day, or live until another provider is found, or a gap."""
    ways = state.rng.choice(len(Way), len(opened), p=WAYS)
    days = state.days(len(opened))
    at_once, gap = ways == Way.at_once, ways == Way.gap
    _move(state, opened[at_once], days[at_once], Reason.handed_back, Source.handback)
    lines.end(state, opened[gap], days[gap], Reason.handed_back)
    _look_for_another(state, opened[~at_once], days[~at_once])


def _look_for_another(state: State, opened: Ints, days: Ints) -> None:
    cases = state.lines["case"][opened]
    state.touch(cases)
    setting = np.full(len(cases), Source.handback)
    hours = state.lines["hours"][opened]
    referrals.join(state, cases, Queue.package, Need.replacement, days, hours=hours, setting=setting)


def _move(state: State, opened: Ints, days: Ints, reason: Reason, source: Source) -> None:
    providers = choosing.choose(state, state.lines["case"][opened], state.lines["provider"][opened])
    lines.move(state, opened, days, providers, reason=reason, source=source)


def transfer_chance(state: State, opened: Ints) -> Floats:
    return TRANSFER * _can_move(state, opened)


def transfer(state: State, opened: Ints) -> None:
    _move(state, opened, state.days(len(opened)), Reason.changed, Source.transfer)


def ask_chance(state: State, opened: Ints) -> Floats:
    return ASK * _can_move(state, opened)


def close_down(state: State) -> None:
    """Providers on notice: their packages go week by week, all of them by the last day."""
    market, opened = state.market, state.open_lines()
    leaves = market.leaves_on[state.lines["provider"][opened]]
    on_notice = market.notice_from[state.lines["provider"][opened]] <= state.monday
    weeks_left = np.maximum((leaves + 1 - state.monday) // 7, 1)
    goes = on_notice & (state.rng.random(len(opened)) < 1 / weeks_left) & ~state.touched(state.lines["case"][opened])
    going, last = opened[goes], leaves[goes]
    days = np.clip(state.days(len(going)), state.monday, last + 1)
    _move(state, going, days, Reason.changed, Source.transfer)
    referrals.found_meanwhile(state, state.lines["case"][going], days)
