"""Who comes to need care: new people by zone, and the stock that was there at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.codes import Need, Queue, Source
from data_samples.simulation import newcomers, referrals, sizes, sourcing

if TYPE_CHECKING:
    from data_samples.arrays import Bools, Floats, Ints
    from data_samples.simulation.state import State

TURNOVER: Final = 0.0160
PULL: Final = 0.075
WINTER: Final = 0.086
MOOD: Final = (0.90, 0.035)
SETTINGS: Final = np.array([0.34, 0.48, 0.18])
ASSESSED_FIRST: Final = np.array([0.12, 1.0, 0.12])
KEPT_IN_QUEUES: Final = np.array([0.90, 0.60, 0.90])
FAST: Final = 0.40


def arrive(state: State) -> None:
    """New people of the week join a queue; some leave hospital with care within days."""
    zones = np.repeat(np.arange(len(state.mood)), state.rng.poisson(_wanted(state)))
    cases = newcomers.new_cases(state, zones, state.rng.choice(3, len(zones), p=_settings(state)))
    setting = state.cases["setting"][cases]
    days, hours = state.days(len(cases)), sizes.quote(state, cases, first=True)
    first = state.rng.random(len(cases)) < ASSESSED_FIRST[setting]
    referrals.join(state, cases[first], Queue.assessment, Need.new, days[first], hours=hours[first])
    rows = referrals.join(state, cases[~first], Queue.package, Need.new, days[~first], hours=hours[~first])
    _leave_hospital(state, rows)


def _wanted(state: State) -> Floats:
    """New people by zone: what keeps the stock near its size, by season, holiday and chance."""
    keep, spread = MOOD
    state.mood[:] = keep * state.mood + state.rng.normal(0, spread, len(state.mood))
    meant = state.council.people * state.council.zone_weights()
    short = meant - state.packages
    starts = np.clip(TURNOVER * meant + PULL * short, 0.5, 4 * TURNOVER * meant)
    winter = WINTER * state.weeks.winter[state.week] * state.shocks.severity(state.monday)
    season = (1 + winter) * (0.35 + 0.65 * state.weeks.working[state.week])
    wanted: Floats = starts / (SETTINGS @ KEPT_IN_QUEUES) * season * np.exp(state.mood)
    return wanted * _surge(state)


def _surge(state: State) -> Floats:
    """More people leave reablement with care while the slow-down's backlog comes through."""
    surge = np.ones(len(state.mood))
    if state.shocks.queue_grows(state.monday):
        surge[state.shocks.slowdown_zone] = 1 + SETTINGS[2] * (state.shocks.slowdown_referrals - 1)
    return surge


def _settings(state: State) -> Floats:
    winter = 0.05 * state.weeks.winter[state.week]
    shares = SETTINGS + np.array([winter, -winter, 0.0])
    settings: Floats = shares / shares.sum()
    return settings


def _leave_hospital(state: State, rows: Ints) -> None:
    setting = state.cases["setting"][state.referrals["case"][rows]]
    chance = FAST * state.weeks.working[state.week] * (setting == Source.hospital)
    chance = chance * np.where(_hard(state, rows), state.shocks.hard_sourcing, 1.0)
    fast = rows[state.rng.random(len(rows)) < chance]
    sourcing.place(state, fast, state.referrals["referred"][fast] + state.rng.integers(1, 5, len(fast)))


def _hard(state: State, rows: Ints) -> Bools:
    hard: Bools = state.cases["zone"][state.referrals["case"][rows]] == state.shocks.hard_zone
    return hard
