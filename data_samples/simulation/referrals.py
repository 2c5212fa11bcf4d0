"""Joining and leaving the two queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import NONE, OPEN, Bools, Floats, Ints
from data_samples.codes import Close, Need, Queue, Reason, Source, Status
from data_samples.simulation import sizes

if TYPE_CHECKING:
    from data_samples.simulation.state import State

ASSESSED_FOR_MORE: Final = 0.5
ASSESSED: Final = 0.17
OUTCOMES: Final = np.array([0.66, 0.05, 0.11, 0.06, 0.04, 0.05, 0.03])
LEAVE: Final = np.array([0.0, 0.004, 0.010, 0.008, 0.005, 0.004, 0.002])
WITHDRAWN: Final = {Reason.died: Close.died, Reason.care_home: Close.care_home, Reason.hospital: Close.admitted}
MEANWHILE: Final = np.array([Close.placed, Close.declined, Close.declined, *[Close.placed] * 4])
STEADY: Final = np.array([0.0, 0.0, 0.5, 0.0, 0.0, 0.5, 0.0])


def join(state: State, cases: Ints, queue: Queue, need: Need, days: Ints, *, hours: Floats, **more: Ints) -> Ints:
    """New referrals; `number` is passed where the person comes from the other queue."""
    fresh = state.numbers + np.arange(len(cases))
    if "number" not in more:
        state.numbers += len(cases)
    visits = sizes.visits(state, cases, hours)[0] if len(cases) else fresh
    values = {
        "number": fresh, "case": cases, "queue": queue, "need": need,
        "setting": state.cases["setting"][cases], "referred": days, "accepted": OPEN, "closed": OPEN,
        "reason": NONE, "hours": hours, "visits": visits,
    }  # fmt: skip
    rows = state.referrals.append(**(values | more))
    state.cases["pending"][cases] = rows
    return rows


def waiting(state: State, queue: Queue) -> Ints:
    """Referrals that have waited since before this week."""
    known = state.referrals
    still = (known["closed"] == OPEN) & (known["referred"] < state.monday)
    return np.flatnonzero(still & (known["queue"] == queue))


def close(state: State, rows: Ints, days: Ints, reasons: Close | Ints) -> None:
    known = state.referrals
    known["closed"][rows] = days
    known["reason"][rows] = reasons
    state.cases["pending"][known["case"][rows]] = NONE


def placed(state: State, rows: Ints, days: Ints) -> None:
    """Care starts on `days`; a provider said yes a few days before."""
    said_yes = days - state.rng.integers(1, 6, len(rows))
    state.referrals["accepted"][rows] = np.maximum(said_yes, state.referrals["referred"][rows])
    close(state, rows, days, Close.placed)


def withdraw(state: State, cases: Ints, days: Ints, reasons: Ints) -> None:
    """What a case was waiting for falls with its package."""
    pending = state.cases["pending"][cases]
    falls = pending >= 0
    closing = np.array([WITHDRAWN.get(Reason(reason), Close.other) for reason in reasons[falls]], dtype=np.int64)
    rows = pending[falls]
    close(state, rows, np.maximum(days[falls], state.referrals["referred"][rows]), closing)


def found_meanwhile(state: State, cases: Ints, days: Ints) -> None:
    """Replacements that were waited for and are no longer: the package has moved."""
    pending = state.cases["pending"][cases]
    need = state.referrals["need"][pending]
    met = (pending >= 0) & (need == Need.replacement)
    placed(state, pending[met], days[met])


def leave(state: State) -> None:
    """People who leave the package queue without care."""
    rows = waiting(state, Queue.package)
    gone = rows[state.rng.random(len(rows)) < LEAVE.sum()]
    reasons = state.rng.choice(len(LEAVE), len(gone), p=LEAVE / LEAVE.sum())
    steady = state.rng.choice(len(STEADY), len(gone), p=STEADY)
    close(state, gone, state.days(len(gone)), np.where(cared_for(state, gone), steady, reasons))


def cared_for(state: State, rows: Ints) -> Bools:
    """Referrals of cases whose package is live meanwhile: they end only by choice."""
    last = state.cases["line"][state.referrals["case"][rows]]
    live: Bools = (last >= 0) & (state.lines["end"][last] == OPEN)
    return live


def assess(state: State) -> None:
    """Assessments done this week; most go on to the package queue under the same number."""
    rows = waiting(state, Queue.assessment)
    done = rows[state.rng.random(len(rows)) < ASSESSED * state.weeks.working[state.week]]
    days = state.days(len(done))
    outcomes = state.rng.choice(len(OUTCOMES), len(done), p=OUTCOMES)
    outcomes = np.where(cared_for(state, done), MEANWHILE[outcomes], outcomes)
    close(state, done, days, outcomes)
    go_on(state, done[outcomes == Close.placed], days[outcomes == Close.placed])


def go_on(state: State, done: Ints, days: Ints) -> None:
    known = state.referrals
    cases, need = known["case"][done], known["need"][done]
    hours = np.where(need == Need.new, sizes.quote(state, cases, first=True), known["hours"][done])
    numbers, setting = known["number"][done], known["setting"][done]
    rows = join(state, cases, Queue.package, Need.new, days, hours=hours, number=numbers, setting=setting)
    state.referrals["need"][rows] = need


def ask_for_more(state: State, lines: Ints) -> None:
    """People who need more hours: half are assessed first. One request at a time."""
    cases = state.lines["case"][lines]
    able = (state.cases["pending"][cases] == NONE) & (state.lines["portion"][lines] == 1)
    able &= (state.lines["status"][lines] == Status.active) & (state.cases["inside"][cases] == 1)
    cases, lines = cases[able], lines[able]
    share = state.rng.uniform(0.15, 0.4, len(cases))
    extra = sizes.rounded(state.lines["hours"][lines] * share, state.cases["carers"][cases])
    first = state.rng.random(len(cases)) < ASSESSED_FOR_MORE
    for queue, here in ((Queue.assessment, first), (Queue.package, ~first)):
        days = state.days(int(here.sum()))
        setting = np.full(len(days), Source.community)
        join(state, cases[here], queue, Need.additional_hours, days, hours=extra[here], setting=setting)
