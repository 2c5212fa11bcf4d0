"""The extract `events`: what happened when, as a council would note it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from data_samples.arrays import NONE
from data_samples.council import ZONES
from data_samples.slots_design import begins
from data_samples.world import dates, ids

if TYPE_CHECKING:
    from data_samples.world import World

Event = tuple[int, str, int, int, str]


def table(world: World) -> pl.DataFrame:
    """Grain: event_on, name, zone_id (blank = all zones)."""
    on, names, zones, ends_on, effects = zip(*sorted(_events(world)), strict=True)
    return pl.DataFrame(
        {
            "event_on": dates(np.array(on)),
            "name": names,
            "zone_id": ids("Z", np.array(zones), 2),
            "ends_on": dates(np.array(ends_on)),
            "effect": effects,
        }
    )


def _events(world: World) -> list[Event]:
    """Day, name, zone (NONE = all), last day (NONE where it does not last), effect."""
    shocks = world.shocks
    starts = [begins(world.council, zone) for zone in range(len(ZONES))]
    late = [zone for zone, start in enumerate(starts) if start > min(starts)]
    return [
        (min(starts), "New contracts start", NONE, NONE, "rebase"),
        *((starts[zone], "New contracts start here", zone, NONE, "annotate") for zone in late),
        (shocks.policy_from, "Visits under 30 minutes only as agreed", NONE, NONE, "policy_short_visits"),
        (shocks.exit_notice_from, "A large provider gives notice", NONE, shocks.exit_last_day, "annotate"),
        (shocks.exit_last_day + 1, "A large provider has left", NONE, NONE, "annotate"),
        (shocks.slowdown_from, "Stays in reablement grow longer", shocks.slowdown_zone, NONE, "annotate"),
        (shocks.snow_from, "Heavy snow", NONE, shocks.snow_from + 6, "exclude"),
    ]
