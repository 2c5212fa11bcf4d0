"""The extract `offers`: who was asked to take each package, in turn, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples.arrays import NONE
from data_samples.cascade import Asked, ask
from data_samples.council import RURAL
from data_samples.searches import Searches, draw_searches
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Ints
    from data_samples.world import World

REASONS: Final = np.array(["no_staff", "time_of_day", "double_handed", "location", "price", "other"])
USUAL: Final = (0.46, 0.22, 0.0, 0.10, 0.06, 0.08)
DOUBLE_HANDED: Final = 0.45
FAR: Final = 3.0
HARD_TIMES: Final = 1.8
MANY_VISITS: Final = 21
SILENT: Final = 0.2
ANSWERED_AFTER: Final = (0.45, 0.35, 0.15, 0.05)
"""Chances that an answer comes on the day of the offer, a day later, and so on."""


def table(world: World) -> pl.DataFrame:
    """Grain: offer_id. What was offered last may have no answer yet."""
    rng, searches = world.council.stream("offers"), draw_searches(world)
    asked = ask(world, searches, rng)
    answered, reason = _answered(world, searches, asked, rng), _reasons(world, searches, asked.search, rng)
    silent, accepted = pl.Series(answered == NONE), pl.Series(asked.accepted)
    answer = pl.select(
        pl.when(accepted).then(pl.lit("accepted")).when(silent).then(pl.lit("no_reply")).otherwise(pl.lit("declined"))
    )
    rows = pl.DataFrame(
        {
            "referral_id": ids("RF", searches.number[asked.search], 6),
            "provider_id": ids("P", asked.provider, 3),
            "offered_on": dates(asked.offered),
            "answered_on": dates(answered),
            "answer": answer.to_series(),
            "reason": pl.Series(REASONS[reason]).set(accepted | silent, None),
        }
    ).sort("offered_on", "referral_id", "answer", maintain_order=True)
    return rows.select(ids("OF", np.arange(len(rows)), 6).alias("offer_id"), pl.all())


def _answered(world: World, searches: Searches, asked: Asked, rng: np.random.Generator) -> Ints:
    """The day of the answer; NONE where there is none, or none yet."""
    days = asked.offered + rng.choice(len(ANSWERED_AFTER), len(asked.offered), p=ANSWERED_AFTER)
    silent = (rng.random(len(days)) < SILENT) | (days > world.council.today)
    refused = np.where(silent, NONE, days)
    answered: Ints = np.where(asked.accepted, searches.until[asked.search], refused)
    return answered


def _reasons(world: World, searches: Searches, search: Ints, rng: np.random.Generator) -> Ints:
    """Positions in REASONS: two workers at once, out-of-the-way places and many visits a day are refused for that."""
    weights = np.tile(np.array(USUAL), (len(search), 1))
    weights[:, 2] = np.where(searches.carers[search] > 1, DOUBLE_HANDED, 0.0)
    weights[:, 3] *= np.where(np.isin(searches.zone[search], RURAL), FAR, 1.0)
    weights[:, 1] *= np.where(searches.zone[search] == world.shocks.hard_zone, HARD_TIMES, 1.0)
    weights[:, 1] *= np.where(searches.visits[search] >= MANY_VISITS, HARD_TIMES, 1.0)
    floor = rng.random(len(search)) * weights.sum(axis=1)
    drawn: Ints = (weights.cumsum(axis=1) <= floor[:, None]).sum(axis=1)
    return drawn
