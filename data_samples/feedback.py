"""The extract `feedback`: what people say of each provider, a quarter at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import monitoring, periods, weekly
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.world import World

RESPONDENTS: Final = ("customer", "family", "care_worker", "professional", "other")
HOURS_A_REPLY: Final = np.array([60.0, 120.0, 220.0, 400.0, 2_500.0])
USUAL: Final = np.array([4.33, 4.20, 4.11, 4.14, 4.02])
SPREAD: Final = 0.9
BY_PROVIDER: Final = 0.12
LATE_COUNTS: Final = 0.35


def table(world: World) -> pl.DataFrame:
    """Grain: period_start, provider_id, respondent. Ratings are means from 1 to 5, of few replies too."""
    rng, hours = (
        world.council.stream("feedback"),
        periods.means(world, periods.quarters(world), weekly.live_hours(world)).sum(axis=1),
    )
    replies = rng.poisson(hours[:, :, None] / HOURS_A_REPLY)
    quarter, provider, respondent = cells = np.nonzero(replies)
    liked = _liked(world, rng)[provider] + USUAL[respondent]
    means = liked + rng.normal(0, 1, len(liked)) * SPREAD / np.sqrt(replies[cells])
    return pl.DataFrame(
        {
            "period_start": dates(periods.quarters(world).start[quarter]),
            "provider_id": ids("P", provider, 3),
            "respondent": np.array(RESPONDENTS)[respondent],
            "responses": replies[cells],
            "mean_rating": np.round(np.clip(means, 1, 5), 2),
        }
    )


def _liked(world: World, rng: np.random.Generator) -> Floats:
    """Above or below the usual rating; who is late is liked less."""
    slack = monitoring.slackness(world)
    liked: Floats = rng.normal(0, BY_PROVIDER, len(slack)) - LATE_COUNTS * (slack - 1)
    return liked
