"""What waits for a package in each zone on each Monday, and how it will grow: what comes before it is read off this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from data_samples import weekly
from data_samples.codes import Queue
from data_samples.council import ZONES

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.world import World

USUAL: Final = 1.5
MOST: Final = 1.5
SPAN: Final = 3


def waiting_hours(world: World) -> Floats:
    """Weeks x zones: hours a week of the package queue."""
    known, first = world.care.referrals, world.council.first_monday
    rows = np.flatnonzero(known["queue"] == Queue.package)
    zone, hours = world.care.cases["zone"][known["case"][rows]], known["hours"][rows]
    steps = np.zeros((world.council.weeks + 1, len(ZONES)))
    for days, sign in ((known["referred"][rows], 1), (known["closed"][rows], -1)):
        # A day of the week counts on the Monday after it, a Monday on itself.
        week = np.clip(-((first - days) // 7), 0, world.council.weeks)
        np.add.at(steps, (week, zone), sign * hours)
    waiting: Floats = np.round(steps.cumsum(axis=0)[:-1], 6)
    return waiting


def growth(world: World, weeks_ahead: int) -> Floats:
    """Weeks x zones: how far hours waiting will stand above one and a half times their usual, in multiples of it."""
    waiting = waiting_hours(world)
    usual = np.maximum(np.median(waiting, axis=0), 1.0)
    kernel = np.ones(SPAN) / SPAN
    padded = np.pad(waiting, ((SPAN // 2, SPAN // 2 + weeks_ahead), (0, 0)), mode="edge")
    smooth = np.apply_along_axis(np.convolve, 0, padded, kernel, "valid")[weeks_ahead:]
    ahead: Floats = np.clip(smooth / usual - USUAL, 0.0, MOST)
    return ahead


def slowing(world: World, rise_weeks: int) -> Floats:
    """Weeks x zones, from 0 to 1: the slow-down of reablement as it sets in, until the queue has grown."""
    shocks, mondays = world.shocks, weekly.mondays(world)
    since = (mondays - shocks.slowdown_from) / 7 + 1
    slow = np.zeros((len(mondays), len(ZONES)))
    slow[:, shocks.slowdown_zone] = np.where(mondays < shocks.queue_to, np.clip(since / rise_weeks, 0, 1), 0)
    return slow
