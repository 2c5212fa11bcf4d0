"""The extract `provider_kpis`: performance indicators of the larger providers, a quarter at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples import monitoring, periods, weekly
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.arrays import Floats
    from data_samples.world import World

ASKED: Final = 120.0
"""Live hours from which a provider is asked for its indicators."""

INDICATORS: Final = {
    "Visits on time": (0.92, 0.0),
    "Continuity of care worker": (0.75, 0.03),
    "Medication errors per 1,000 visits": (1.0, 0.05),
    "Care workers supervised": (0.95, 0.05),
    "Complaints answered in 20 days": (0.95, 0.35),
}
"""Target, and how often nothing is returned."""


def table(world: World) -> pl.DataFrame:
    """Grain: period_start, provider_id, kpi. Shares of 1, but for the errors."""
    rng, hours = (
        world.council.stream("provider_kpis"),
        periods.means(world, periods.quarters(world), weekly.live_hours(world)).sum(axis=1),
    )
    values = _values(world, hours, rng)
    parts = [_rows(world, kpi, hours >= ASKED, values[kpi], rng) for kpi in INDICATORS]
    return pl.concat(parts).sort("period_start", "provider_id", "kpi")


def _values(world: World, hours: Floats, rng: np.random.Generator) -> dict[str, Floats]:
    """Quarters x providers of each indicator: a provider has its own level, and is not always at it."""
    slack, size = monitoring.slackness(world), hours.shape

    def level(usual: float, by_provider: float, by_quarter: float) -> Floats:
        own: Floats = usual + rng.normal(0, by_provider, size[1]) + rng.normal(0, by_quarter, size)
        return own

    return {
        "Visits on time": 1 - _late(world) * rng.uniform(0.97, 1.03, size),
        "Continuity of care worker": np.clip(level(0.76, 0.06, 0.025) - 0.03 * (slack - 1), 0, 1),
        "Medication errors per 1,000 visits": 0.8 * slack * rng.gamma(6, 1 / 6, size),
        "Care workers supervised": np.clip(level(0.94, 0.04, 0.025), 0, 1),
        "Complaints answered in 20 days": np.clip(level(0.94, 0.05, 0.05), 0, 1),
    }


def _late(world: World) -> Floats:
    """Quarters x providers: late visits over visits."""
    visits = weekly.live_sums(world, world.care.lines["visits"])
    late = periods.means(world, periods.quarters(world), visits * monitoring.late_share(world)).sum(axis=1)
    share: Floats = late / np.maximum(periods.means(world, periods.quarters(world), visits).sum(axis=1), 1e-9)
    return share


def _rows(world: World, kpi: str, asked: Floats, values: Floats, rng: np.random.Generator) -> pl.DataFrame:
    quarter, provider = np.nonzero(asked)
    target, unsaid = INDICATORS[kpi]
    missing = pl.Series(rng.random(len(quarter)) < unsaid)
    return pl.DataFrame(
        {
            "period_start": dates(periods.quarters(world).start[quarter]),
            "provider_id": ids("P", provider, 3),
            "kpi": kpi,
            "value": pl.Series(np.round(values[quarter, provider], 3)).set(missing, None),
            "target": target,
        }
    )
