"""The people who come to need care, and what they will need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from data_samples.arrays import NONE, OPEN, Floats, Ints
from data_samples.codes import Arrangement, Funder, Reason, Service, Source
from data_samples.simulation import sizes

if TYPE_CHECKING:
    from data_samples.simulation.state import State

STOCK_AGES: Final = np.array([0.15, 0.16, 0.33, 0.36])
NEW_AGES: Final = np.array([0.095, 0.170, 0.350, 0.385])
RETURNING: Final = 0.08
ISF: Final = 0.04
LENGTHS: Final = np.array([0.62, 0.26, 0.12])
ANOTHER: Final = 0.012
SHORT_TERM: Final = np.array([0.24, 0.03, 0.10])
BACK: Final = (Reason.independent, Reason.hospital, Reason.moved, Reason.other)


def new_cases(state: State, zones: Ints, settings: Ints, ages: Floats = NEW_AGES, **more: Any) -> Ints:
    """Cases of new people, a few of them known from before."""
    rng, count = state.rng, len(zones)
    carers = 1 + (rng.random(count) < sizes.DOUBLE_SHARE).astype(np.int64)
    funder = rng.choice(len(Funder), count, p=sizes.FUNDER_SHARES)
    isf = (funder == Funder.council) & (rng.random(count) < ISF)
    age = rng.choice(len(ages), count, p=ages / ages.sum())
    short_term = rng.random(count) < SHORT_TERM[settings]
    values = {
        "person": _people(state, count), "zone": zones, "age": age, "funder": funder,
        "arrangement": np.where(isf, Arrangement.isf, Arrangement.council_arranged),
        "setting": settings, "inside": 1,
        "service": np.where(short_term, Service.short_term, Service.standard), "carers": carers,
        "size": sizes.draw_sizes(rng, carers), "visit_length": rng.choice(sizes.VISIT_LENGTHS, count, p=LENGTHS),
        "sector": rng.integers(1, 10, count), "line": NONE, "pending": NONE,
    } | _short_visits(state, count)  # fmt: skip
    rows = state.cases.append(**(values | more))
    _come_back(state, rows)
    _have_another(state, rows)
    state.cases["team"][rows] = _teams(state, rows)
    return rows


def _people(state: State, count: int) -> Ints:
    numbers = state.people + np.arange(count)
    state.people += count
    return numbers


def _come_back(state: State, rows: Ints) -> None:
    """Some of the new cases are people whose earlier package in the same zone ended well."""
    last = state.cases["line"]
    ended = np.flatnonzero(last >= 0)
    over = (state.lines["end"][last[ended]] < OPEN) & np.isin(state.lines["reason"][last[ended]], BACK)
    pool = state.rng.permutation(ended[over])
    known = rows[state.rng.random(len(rows)) < RETURNING][: len(pool)]
    before = pool[: len(known)]
    _be_the_same(state, known, before)
    state.cases["line"][before] = NONE


def _have_another(state: State, rows: Ints) -> None:
    """A few people have two packages at once."""
    cases = np.unique(state.lines["case"][state.counted_lines()])
    known = rows[state.rng.random(len(rows)) < ANOTHER][: len(cases)]
    _be_the_same(state, known, state.rng.permutation(cases)[: len(known)])


def _be_the_same(state: State, rows: Ints, before: Ints) -> None:
    for name in ("person", "zone", "age", "sector"):
        state.cases[name][rows] = state.cases[name][before]


def _teams(state: State, rows: Ints) -> Ints:
    """Position in `packages.TEAMS`: three localities, hospital, younger adults, continuing healthcare."""
    zone, age, funder, setting = (state.cases[name][rows] for name in ("zone", "age", "funder", "setting"))
    found = np.where(setting == Source.hospital, 3, np.digitize(zone, [4, 7]))
    teams: Ints = np.where(funder == Funder.nhs, 5, np.where(age == 0, 4, found))
    return teams


def _short_visits(state: State, count: int) -> dict[str, Any]:
    """Visits under 30 minutes: common before the policy, few and agreed after it."""
    after = state.monday >= state.shocks.policy_from
    has = state.rng.random(count) < (0.06 if after else 0.45)
    share = state.rng.uniform(0.1, 0.3 if after else 0.6, count)
    agreed = state.rng.random(count) < (0.85 if after else 0.2)
    return {"short_share": np.where(has, share, 0.0), "agreed": agreed.astype(np.int64)}
