"""Care that the measures leave out: live-in, nights, reablement, direct payments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples.codes import Arrangement, Funder, Service, Source
from data_samples.simulation import choosing, lines, newcomers, sizes

if TYPE_CHECKING:
    from data_samples.arrays import Ints
    from data_samples.simulation.state import State


@dataclass(frozen=True)
class Kind:
    """`hours` is the range of weekly hours; `stock` and `starts` are packages, the latter a week."""

    service: Service
    arrangement: Arrangement
    stock: int
    starts: float
    hours: tuple[float, float]


KINDS: Final = (
    Kind(Service.live_in, Arrangement.council_arranged, 14, 0.22, (70, 112)),
    Kind(Service.nights, Arrangement.council_arranged, 36, 0.58, (18, 63)),
    Kind(Service.reablement, Arrangement.council_arranged, 80, 1.3, (4, 14)),
    Kind(Service.standard, Arrangement.direct_payment, 120, 1.95, (4, 30)),
)


def stock(state: State) -> None:
    for kind in KINDS:
        _begin(state, kind, kind.stock, state.monday - 1 - state.rng.integers(0, 400, kind.stock))


def arrive(state: State) -> None:
    """These start without waiting in the package queue."""
    for kind in KINDS:
        count = int(state.rng.poisson(kind.starts * state.weeks.working[state.week]))
        _begin(state, kind, count, state.days(count))


def _begin(state: State, kind: Kind, count: int, days: Ints) -> None:
    zones = state.rng.integers(0, len(state.mood), count)
    settings = np.full(count, Source.reablement if kind.service == Service.reablement else Source.community)
    hours = state.rng.uniform(*kind.hours, count)
    cases = newcomers.new_cases(
        state, zones, settings, size=hours, funder=Funder.council, service=kind.service,
        arrangement=kind.arrangement, inside=0, carers=1, short_share=0.0,
    )  # fmt: skip
    whole = sizes.rounded(hours, state.cases["carers"][cases])
    lines.begin(state, cases, choosing.choose(state, cases), days, whole)
