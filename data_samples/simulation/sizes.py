"""How many hours and visits a case is given, at the level of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.codes import AGE_BANDS, SENIOR, Funder

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.council import Council
    from data_samples.simulation.state import State

FUNDER_SHARES: Final = np.array([0.86, 0.08, 0.06])
PACKAGES_A_PERSON: Final = 1.008
SPREAD: Final = 0.68
DOUBLE_SHARE: Final = 0.15
DOUBLE_SIZE: Final = 1.9
FIRST_SIZE: Final = 0.75
VISIT_LENGTHS: Final = (0.5, 0.75, 1.0)
MOST_HOURS: Final = 112.0
AHEAD: Final = 7 * 7
MOST_VISITS: Final = 35


def target_level(council: Council, day: int) -> Floats:
    """Age bands x funders: mean hours a package is meant to have."""
    ratios = np.array([1.0, council.nhs_to_council, 1.3])
    seniors, adults = council.senior_hours(day), council.adult_hours
    by_age = np.array([adults if age < SENIOR else seniors for age in range(len(AGE_BANDS))])
    levels: Floats = by_age[:, None] * ratios / (ratios @ FUNDER_SHARES) / PACKAGES_A_PERSON
    return levels


def steer(state: State) -> None:
    """Sets the level at which hours are quoted so that the stock follows its target."""
    target = target_level(state.council, state.monday + AHEAD)
    lines = state.counted_lines()
    cases = state.lines["case"][lines]
    adult = (state.cases["age"][cases] < SENIOR).astype(int)
    for group in range(2):
        for funder in Funder:
            here = (adult == group) & (state.cases["funder"][cases] == funder)
            packages = max(len(np.unique(cases[here])), 1)
            ages = slice(0, SENIOR) if group else slice(SENIOR, None)
            actual = state.lines["hours"][lines[here]].sum() / packages
            off = np.clip(target[ages, funder] / max(actual, 1.0), 0.9, 1.12)
            state.level[ages, funder] = target[ages, funder] * off**3


def draw_sizes(rng: np.random.Generator, carers: Ints) -> Floats:
    """Relative sizes with mean 1 over single- and double-handed cases."""
    single = rng.lognormal(-(SPREAD**2) / 2, SPREAD, len(carers))
    sizes: Floats = single * np.where(carers > 1, DOUBLE_SIZE, 1.0)
    return sizes / (1 + DOUBLE_SHARE * (DOUBLE_SIZE - 1))


def quote(state: State, cases: Ints, *, first: bool = False) -> Floats:
    """Hours a week for whole packages, in half hours of each worker."""
    known = state.cases
    level = np.where(known["inside"][cases] == 1, state.level[known["age"][cases], known["funder"][cases]], 1.0)
    wobble = np.exp(state.rng.normal(-0.01, 0.14, len(cases)))
    wanted = known["size"][cases] * level * wobble * (FIRST_SIZE if first else 1.0)
    return rounded(wanted, known["carers"][cases])


def rounded(hours: Floats, carers: Ints) -> Floats:
    step = 0.5 * carers
    whole: Floats = np.round(np.clip(hours, 1.0, MOST_HOURS) / step) * step
    at_least: Floats = np.maximum(whole, step)
    return at_least


def visits(state: State, cases: Ints, hours: Floats) -> tuple[Ints, Ints]:
    """Visits a week, and those under 30 minutes (a quarter of an hour each)."""
    known = state.cases
    short = known["short_share"][cases]
    mean_length = known["visit_length"][cases] * (1 - short) + 0.25 * short
    count = np.clip(np.floor(hours / known["carers"][cases] / mean_length), 1, MOST_VISITS).astype(np.int64)
    return count, np.floor(count * short).astype(np.int64)


def rate(state: State, providers: Ints, zones: Ints, day: Ints) -> Floats:
    """GBP an hour on a day, between the lowest and highest published price."""
    council = state.council
    years = np.clip((day - council.today) / 364 + 4, 0, 4.2)
    place = 0.01 + 0.58 * state.market.dearness[providers] + 0.1 * np.floor(years)
    place = place + np.where(zones == state.shocks.hard_zone, 0.12, 0.0)
    span = council.highest_rate - council.lowest_rate
    return np.round(council.lowest_rate + span * np.clip(place, 0, 1), 2)
