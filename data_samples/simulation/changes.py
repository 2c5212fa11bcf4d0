"""What happens to care in a week: one thing at most to each case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.codes import SENIOR, Service, Status
from data_samples.simulation import lines, moves, referrals, sizes

if TYPE_CHECKING:
    from collections.abc import Callable

    from data_samples.arrays import Floats, Ints
    from data_samples.simulation.state import State

FINISH: Final = {"adult": 0.0085, "senior": 0.0165, "short_term": 0.06, "suspended": 0.07}
SUSPEND: Final = 0.0075
RESUME: Final = 0.28
CONVERT: Final = 0.07
CHANGE: Final = 0.079
END_REASONS: Final = np.array([0.0, 0.36, 0.20, 0.10, 0.0, 0.14, 0.06, 0.09, 0.05])
CLEARED_DOWN: Final = 0.28
AGREED_LATER: Final = 0.30
REVIEWED: Final = 0.4


def happen(state: State) -> None:
    """Draws once a case, so that two lines of a shared package meet the same fate."""
    opened = state.open_lines()
    draws = state.rng.random(state.cases.size)[state.lines["case"][opened]]
    floor = np.zeros(len(opened))
    for chance, act in FATES:
        ceiling = floor + chance(state, opened)
        act(state, opened[(draws >= floor) & (draws < ceiling)])
        floor = ceiling


def _active(state: State, opened: Ints) -> Floats:
    active: Floats = (state.lines["status"][opened] == Status.active).astype(float)
    return active


def _finish_chance(state: State, opened: Ints) -> Floats:
    age = state.cases["age"][state.lines["case"][opened]]
    usual = np.where(age < SENIOR, FINISH["adult"], FINISH["senior"])
    short = state.lines["service"][opened] == Service.short_term
    usual = np.where(short, FINISH["short_term"], usual)
    suspended = _active(state, opened) == 0
    chance: Floats = np.where(suspended, FINISH["suspended"], usual)
    chance *= 1 + 0.10 * float(state.weeks.winter[state.week])
    return chance


def _finish(state: State, ended: Ints) -> None:
    cases = state.lines["case"][ended]
    first, position = np.unique(cases, return_inverse=True)
    reasons = state.rng.choice(len(END_REASONS), len(first), p=END_REASONS)
    days = state.days(len(first))
    lines.end(state, ended, days[position], reasons[position])
    referrals.withdraw(state, first, days, reasons)


def _suspend_chance(state: State, opened: Ints) -> Floats:
    return SUSPEND * _active(state, opened) * (1 + 0.2 * float(state.weeks.winter[state.week]))


def _suspend(state: State, opened: Ints) -> None:
    days = state.days_by_case(state.lines["case"][opened])
    lines.renew(state, opened, days, status=Status.suspended)


def _resume_chance(state: State, opened: Ints) -> Floats:
    return RESUME * (1 - _active(state, opened))


def _resume(state: State, opened: Ints) -> None:
    days = state.days_by_case(state.lines["case"][opened])
    lines.renew(state, opened, days, status=Status.active)


def _convert_chance(state: State, opened: Ints) -> Floats:
    short = state.lines["service"][opened] == Service.short_term
    chance: Floats = CONVERT * short * _active(state, opened)
    return chance


def _convert(state: State, opened: Ints) -> None:
    """A short-term package that goes on becomes a standard one."""
    days = state.days_by_case(state.lines["case"][opened])
    lines.renew(state, opened, days, service=Service.standard, review=days)


def _change_chance(state: State, opened: Ints) -> Floats:
    return CHANGE * _active(state, opened) * float(state.weeks.working[state.week])


def _change(state: State, opened: Ints) -> None:
    """Hours are set anew; where the draw leaves them as they were, nothing happens."""
    cases, portion = state.lines["case"][opened], state.lines["portion"][opened]
    _clear_down(state, cases)
    hours = sizes.rounded(sizes.quote(state, cases) * portion, state.cases["carers"][cases])
    other = hours != state.lines["hours"][opened]
    opened, hours = opened[other], hours[other]
    days = state.days_by_case(cases[other])
    seen = state.rng.random(len(opened)) < REVIEWED
    review = np.where(seen, days - 7, state.lines["review"][opened])
    lines.change_hours(state, opened, days, hours, review=review)


def _clear_down(state: State, cases: Ints) -> None:
    """Since the policy, short visits are dropped or agreed as older packages are changed."""
    if state.monday < state.shocks.policy_from:
        return
    draws = state.rng.random(len(cases))
    state.cases["short_share"][cases[draws < CLEARED_DOWN]] = 0.0
    state.cases["agreed"][cases[draws > 1 - AGREED_LATER]] = 1


FATES: Final[tuple[tuple[Callable[[State, Ints], Floats], Callable[[State, Ints], None]], ...]] = (
    (_finish_chance, _finish),
    (_suspend_chance, _suspend),
    (_resume_chance, _resume),
    (_convert_chance, _convert),
    (moves.hand_back_chance, moves.hand_back),
    (moves.transfer_chance, moves.transfer),
    (moves.ask_chance, referrals.ask_for_more),
    (_change_chance, _change),
)
