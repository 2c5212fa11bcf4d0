"""The extract `contracts`: the slots of each zone, held or vacant, and what is agreed with others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from data_samples.arrays import NONE
from data_samples.deals import Deal, all_deals
from data_samples.simulation import sizes
from data_samples.slots import EXPECTED, Role
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.world import World

LOCAL: Final = ("Lot 1", "Lot 2")
NOTICE: Final = (6, 3)
CAPPED: Final = (0.7, 0.5)
CAP: Final = (1.02, 1.4)


def table(world: World) -> pl.DataFrame:
    """Grain: contract_id. A blank provider_id is a vacant slot; the cap is hours a week, the rate GBP an hour."""
    deals = all_deals(world)
    role, provider = np.array([deal.role for deal in deals]), np.array([deal.provider for deal in deals])
    return pl.DataFrame(
        {
            "contract_id": ids("C", np.arange(len(deals)), 3),
            "provider_id": ids("P", provider, 3),
            "zone_id": ids("Z", np.array([deal.zone for deal in deals]), 2),
            "role": np.array([word.name for word in Role])[role],
            "local_role": np.array(LOCAL)[role],
            "start_date": dates(np.array([deal.start for deal in deals])),
            "end_date": dates(np.array([deal.end for deal in deals])),
            "extension_to": dates(np.array([deal.extension for deal in deals])),
            "notice_months": np.array(NOTICE)[role],
            "expected_share": [EXPECTED[word] for word in role.tolist()],
            "hours_cap": _caps(world, deals, world.council.stream("contracts")),
            "hourly_rate": _rates(world, deals).set(pl.Series(provider == NONE), None),
        }
    )


def _caps(world: World, deals: list[Deal], rng: np.random.Generator) -> list[float | None]:
    """Some have one: a little over what the holder is meant to have in the zone, in tens."""
    meant = world.market.meant(world.council.today) * world.council.zone_weights()[:, None] * world.council.hours
    room, draws = rng.uniform(*CAP, len(deals)), rng.random(len(deals))
    caps = [round(meant[deal.zone, deal.provider] * more, -1) for deal, more in zip(deals, room, strict=True)]
    capped = [deal.provider != NONE and draw < CAPPED[deal.role] for deal, draw in zip(deals, draws, strict=True)]
    return [max(float(cap), 10.0) if has else None for cap, has in zip(caps, capped, strict=True)]


def _rates(world: World, deals: list[Deal]) -> pl.Series:
    """As the holder's new packages are priced on the last day, or on as-at."""
    days = np.array([min(deal.end, world.council.today) for deal in deals])
    zones = np.array([deal.zone for deal in deals])
    return pl.Series(sizes.rate(world.care, np.array([deal.provider for deal in deals]), zones, days))
