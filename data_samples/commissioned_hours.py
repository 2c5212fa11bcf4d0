"""The extract `commissioned_hours`: what call monitoring says of the hours planned and delivered each week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import monitoring, weekly
from data_samples.providers import monitored
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.world import World

WEEKS: Final = 56
DELIVERED: Final = (0.955, 0.999)
UNSENT: Final = 0.01


def table(world: World) -> pl.DataFrame:
    """Grain: period_start, zone_id, provider_id, for providers that are monitored; the as-at week is not over."""
    hours, visits = weekly.live_hours(world), weekly.live_sums(world, world.care.lines["visits"])
    weeks = np.arange(max(len(hours) - 1 - WEEKS, 0), len(hours) - 1)
    week, zone, provider = np.nonzero((hours > 0) & monitored(world))
    kept = np.isin(week, weeks)
    cells = week[kept], zone[kept], provider[kept]
    return _rows(world, cells, hours[cells], visits[cells])


def _rows(world: World, cells: tuple[Ints, ...], planned: Floats, visits: Floats) -> pl.DataFrame:
    rng, (week, zone, provider) = world.council.stream("commissioned_hours"), cells
    late = rng.binomial(visits.astype(np.int64), monitoring.late_share(world)[cells])
    missed = rng.binomial(visits.astype(np.int64), monitoring.missed_share(world)[cells])
    lost = planned * missed / np.maximum(visits, 1)
    delivered = np.round((planned - lost) * rng.uniform(*DELIVERED, len(planned)), 1)
    unsent = pl.Series(rng.random(len(planned)) < UNSENT)
    return pl.DataFrame(
        {
            "period_start": dates(weekly.mondays(world)[week]),
            "period": "week",
            "zone_id": ids("Z", zone, 2),
            "provider_id": ids("P", provider, 3),
            "planned_hours": planned,
            "delivered_hours": pl.Series(delivered).set(unsent, None),
            "missed_visits": pl.Series(missed).set(unsent, None),
            "late_visits": pl.Series(late).set(unsent, None),
        }
    )
