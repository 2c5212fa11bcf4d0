"""When a case leaves the package queue for care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.arrays import OPEN, Bools, Floats, Ints
from data_samples.codes import Need, Queue, Reason, Source, Status
from data_samples.simulation import choosing, lines, referrals, sizes

if TYPE_CHECKING:
    from data_samples.simulation.state import State

PICK_UP: Final = 0.55
USUAL_HOURS: Final = 110.0
PUSH: Final = 0.7
WINTER_DIP: Final = 0.16
DOUBLE_HANDED: Final = 0.75
ROOM_HELPS: Final = 0.4
EXIT_DIP: Final = 0.80
SHARED: Final = 0.10
LARGE: Final = 21.0


def source(state: State) -> None:
    """Care found this week for referrals waiting since before it."""
    waiting = referrals.waiting(state, Queue.package)
    found = waiting[state.rng.random(len(waiting)) < _chance(state, waiting)]
    place(state, found, state.days(len(found)))


def _chance(state: State, waiting: Ints) -> Floats:
    """The longer a zone's queue, the harder brokers push; less is found in winter and at holidays."""
    cases = state.referrals["case"][waiting]
    zones = state.cases["zone"][cases]
    queue = np.bincount(zones, weights=state.referrals["hours"][waiting], minlength=len(state.mood))
    zone = PICK_UP * _zone_factor(state) * np.clip(queue / USUAL_HOURS, 0.3, 4.0) ** PUSH
    season = 1 - WINTER_DIP * state.weeks.winter[state.week] * state.shocks.severity(state.monday)
    double = np.where(state.cases["carers"][cases] > 1, DOUBLE_HANDED, 1.0)
    chance: Floats = zone[zones] * season * state.weeks.working[state.week] * double
    return np.minimum(chance, 0.95)


def _zone_factor(state: State) -> Floats:
    shocks, factor = state.shocks, state.council.zone_room() ** ROOM_HELPS
    factor[shocks.hard_zone] = shocks.hard_sourcing
    if shocks.queue_grows(state.monday):
        factor[shocks.slowdown_zone] = shocks.slowdown_sourcing
    if shocks.notice_runs(state.monday):
        factor[_zones_of_exit(state)] *= EXIT_DIP
    return factor


def _zones_of_exit(state: State) -> Bools:
    leaves = state.market.leaves_on == state.shocks.exit_last_day
    served: Bools = state.market.footprint[:, leaves].sum(axis=1) > 0
    return served


def place(state: State, found: Ints, days: Ints) -> None:
    """Care starts on `days`; a case that something else happened to this week waits on."""
    cases = state.referrals["case"][found]
    last = state.cases["line"][cases]
    live = (last >= 0) & (state.lines["end"][last] == OPEN)
    fixed = live & (state.lines["start"][last] < state.monday) & (state.lines["status"][last] == Status.active)
    free = ~state.touched(cases) & (~live | fixed)
    extra = state.referrals["need"][found] == Need.additional_hours
    _start(state, found[free & ~live & ~extra], days[free & ~live & ~extra])
    _take_over(state, found[free & live & ~extra], days[free & live & ~extra])
    _add(state, found[free & live & extra], days[free & live & extra])


def _start(state: State, found: Ints, days: Ints) -> None:
    known, cases = state.referrals, state.referrals["case"][found]
    hours, handed = known["hours"][found], known["need"][found] == Need.replacement
    source = np.where(handed, Source.handback, state.cases["setting"][cases])
    providers = choosing.choose(state, cases)
    providers[~handed] = choosing.choose_first(state, cases[~handed], hours[~handed])
    others = choosing.choose(state, cases, providers)
    shared = _shared(state, cases, providers, others, hours)
    first = np.where(shared, sizes.rounded(hours * 0.6, state.cases["carers"][cases]), hours)
    second = (hours - first)[shared]
    lines.begin(state, cases[shared], others[shared], days[shared], second, source=source[shared], portion=0.4)
    lines.begin(state, cases, providers, days, first, source=source, portion=np.where(shared, 0.6, 1.0))
    referrals.placed(state, found, days)


def _shared(state: State, cases: Ints, providers: Ints, others: Ints, hours: Floats) -> Bools:
    """A few large packages are split between two providers that both stay."""
    stays = state.market.stays()
    both = stays[providers] & stays[others] & (state.cases["inside"][cases] == 1)
    few: Bools = (hours >= LARGE) & both & (state.rng.random(len(cases)) < SHARED)
    return few


def _take_over(state: State, found: Ints, days: Ints) -> None:
    last = state.cases["line"][state.referrals["case"][found]]
    providers = choosing.choose(state, state.referrals["case"][found], state.lines["provider"][last])
    lines.move(state, last, days, providers, reason=Reason.handed_back, source=Source.handback)
    referrals.placed(state, found, days)


def _add(state: State, found: Ints, days: Ints) -> None:
    cases = state.referrals["case"][found]
    last = state.cases["line"][cases]
    before, extra = state.lines["hours"][last], state.referrals["hours"][found]
    state.cases["size"][cases] *= 1 + 0.5 * extra / before
    review = state.referrals["referred"][found]
    lines.change_hours(state, last, days, before + extra, source=Source.review, review=review)
    referrals.placed(state, found, days)
