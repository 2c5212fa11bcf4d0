"""The extract `waiting_list`: both queues as known on the as-at Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples.arrays import NONE, OPEN
from data_samples.codes import AGE_BANDS, Close, Need, Queue, Source, words
from data_samples.world import dates, ids, person_ids

if TYPE_CHECKING:
    from data_samples.arrays import Ints
    from data_samples.world import World

TIMES: Final = ("morning", "morning;tea", "morning;lunch;tea", "morning;lunch;tea;bed")


def table(world: World) -> pl.DataFrame:
    """Grain: referral_id, queue. Hours are a week, of the package queue only."""
    known, cases = world.care.referrals, world.care.cases
    rows = np.flatnonzero((known["referred"] <= world.council.today) & (known["closed"] >= world.covers_from))
    case, queue, need = known["case"][rows], known["queue"][rows], known["need"][rows]
    closed, accepted = _by_today(world, known["closed"][rows]), _by_today(world, known["accepted"][rows])
    reason = np.where(closed < OPEN, known["reason"][rows], NONE)
    met = (reason == Close.placed) & (queue == Queue.package)
    of_queue = pl.Series(queue == Queue.assessment)
    visits = known["visits"][rows]
    return pl.DataFrame(
        {
            "referral_id": ids("RF", known["number"][rows], 6),
            "queue": words(Queue, queue),
            "person_id": person_ids(world, cases["person"][case]),
            "zone_id": ids("Z", cases["zone"][case], 2),
            "age_band": np.array(AGE_BANDS)[cases["age"][case]],
            "need": words(Need, need),
            "replaces_package_id": ids("PK", np.where(need == Need.replacement, case, NONE), 6),
            "setting": words(Source, known["setting"][rows]),
            "referred_on": dates(known["referred"][rows]),
            "accepted_on": dates(accepted),
            "closed_on": dates(closed),
            "close_reason": words(Close, reason),
            "weekly_hours": pl.Series(known["hours"][rows]).set(of_queue, None),
            "visits_per_week": pl.Series(visits).set(of_queue, None),
            "carers_per_visit": pl.Series(cases["carers"][case]).set(of_queue, None),
            "time_bands": _time_bands(visits).set(of_queue, None),
            "sector": _sectors(cases["zone"][case], cases["sector"][case]),
            "package_id": ids("PK", np.where(met, case, NONE), 6),
        }
    ).sort("referral_id", "queue")


def _by_today(world: World, days: Ints) -> Ints:
    known: Ints = np.where(days <= world.council.today, days, OPEN)
    return known


def _time_bands(visits: Ints) -> pl.Series:
    return pl.Series(np.array(TIMES)[np.clip(np.ceil(visits / 7).astype(int) - 1, 0, 3)])


def _sectors(zones: Ints, sectors: Ints) -> pl.Series:
    """ZZ is no postcode area."""
    pairs = zip(zones.tolist(), sectors.tolist(), strict=True)
    return pl.Series([f"ZZ{zone + 1} {sector}" for zone, sector in pairs])
