"""What stood on each Monday of the history, by zone and provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data_samples.codes import Status

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.world import World


def live_hours(world: World) -> Floats:
    """Weeks x zones x providers: counted hours a week."""
    return live_sums(world, world.care.lines["hours"])


def live_sums(world: World, amounts: Floats | Ints) -> Floats:
    """Weeks x zones x providers: an amount (one entry a line) added over the counted lines live on the Monday."""
    lines, cases = world.care.lines, world.care.cases
    counted = (lines["status"] == Status.active) & (cases["inside"][lines["case"]] == 1)
    rows = np.flatnonzero(counted)
    shape = (world.council.weeks + 1, len(world.care.mood), world.market.size)
    first = np.clip(-((world.council.first_monday - lines["start"][rows]) // 7), 0, shape[0] - 1)
    after = np.clip((lines["end"][rows] - world.council.first_monday) // 7 + 1, 0, shape[0] - 1)
    zone, provider = cases["zone"][lines["case"][rows]], lines["provider"][rows]
    steps = np.zeros(shape)
    np.add.at(steps, (first, zone, provider), amounts[rows])
    np.add.at(steps, (after, zone, provider), -amounts[rows])
    held: Floats = np.round(steps.cumsum(axis=0)[:-1], 6)
    return held


def mondays(world: World) -> Ints:
    """Of the history, in days since 1970-01-01."""
    return world.weeks.mondays[-world.council.weeks :]


def winter(world: World) -> Floats:
    """One entry a Monday of the history: from about -1 in July to about 1 in January, by the severity of the winter."""
    severity = np.array([world.shocks.severity(monday) for monday in mondays(world).tolist()])
    curve: Floats = world.weeks.winter[-world.council.weeks :] * severity
    return curve
