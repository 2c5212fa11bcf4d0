"""The extract `workforce`: the monthly returns of providers, most of them for all zones together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import periods
from data_samples.arrays import NONE
from data_samples.council import ZONES
from data_samples.staff import draw_staff
from data_samples.staff_figures import STEPS, figures
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Bools, Floats, Ints
    from data_samples.staff import Staff
    from data_samples.world import World

ALL: Final = len(ZONES)
RELIABLE: Final = ((0.995, 0.85, 0.3), (0.72, 0.20, 0.08))
BY_ZONE: Final = 8
LARGE: Final = 40
LEAST: Final = 0.05
SILENT_ON_OTHERS: Final = 0.4
ONLY_WTE: Final = 0.015
WHOLE: Final = ("care_workers", "starters", "leavers", "zero_hours_workers", "drivers", "sponsored_workers")


def table(world: World) -> pl.DataFrame:
    """Grain: month_starting, provider_id, zone_id (blank = all zones together). Hours are a week."""
    rng = world.council.stream("workforce")
    staff = draw_staff(world, rng)
    parts, worked_out = _parts(staff, rng), figures(world, staff, rng)
    month, zone, provider = cells = np.nonzero(parts * _returned(staff, rng)[:, None, :])
    columns = {name: _in_parts(worked_out[name], parts, step)[cells] for name, step in STEPS.items()}
    rows = pl.DataFrame(
        {
            "month_starting": dates(periods.months(world).start[month]),
            "provider_id": ids("P", provider, 3),
            "zone_id": ids("Z", np.where(zone == ALL, NONE, zone), 2),
            **columns,
        }
    )
    unsaid = _unsaid(provider, parts.shape[2], rng)
    return rows.with_columns(pl.col(WHOLE).cast(pl.Int64)).with_columns(*unsaid).sort(rows.columns[:3])


def _parts(staff: Staff, rng: np.random.Generator) -> Floats:
    """Months x zones and `all` x providers: a few of the large return each zone by its share of their hours."""
    parts = np.zeros((len(staff.held), ALL + 1, staff.held.shape[2]))
    parts[:, ALL] = 1
    who = rng.choice(LARGE, BY_ZONE, replace=False)
    held = staff.held[:, :, who]
    held = np.where(held >= LEAST * held.sum(axis=1, keepdims=True), held, 0.0)
    parts[:, :ALL, who] = held / np.maximum(held.sum(axis=1, keepdims=True), 1e-9)
    parts[:, ALL, who] = 0
    return parts


def _returned(staff: Staff, rng: np.random.Generator) -> Bools:
    """Months x providers: most always send their return, some forget it now and then, a few small ones mostly."""
    often = rng.choice(RELIABLE[0], staff.workers.shape[1], p=RELIABLE[1])
    often[:LARGE] = np.maximum(often[:LARGE], RELIABLE[0][1])
    sent: Bools = (rng.random(staff.workers.shape) < often) & (staff.workers > 0) & (staff.held.sum(axis=1) > 0)
    return sent


def _in_parts(whole: Floats, parts: Floats, step: float) -> Floats:
    """A figure shared out in whole steps that add up to it."""
    so_far = np.round(whole[:, None, :] * parts.cumsum(axis=1) / step)
    shares: Floats = np.round(np.diff(so_far, axis=1, prepend=0) * step, 1)
    return shares


def _unsaid(provider: Ints, providers: int, rng: np.random.Generator) -> list[pl.Expr]:
    """Some do not say what they do for others; very few return whole-time equivalents alone."""
    silent, no_people = rng.random(providers) < SILENT_ON_OTHERS, rng.random(providers) < ONLY_WTE
    blanks = {"other_contact_hours": silent, "care_workers": no_people}
    return [pl.when(~pl.lit(pl.Series(who[provider]))).then(pl.col(name)).alias(name) for name, who in blanks.items()]
