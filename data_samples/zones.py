"""The extract `zones`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from data_samples.council import ZONES
from data_samples.world import ids

if TYPE_CHECKING:
    from data_samples.world import World


def table(world: World) -> pl.DataFrame:  # noqa: ARG001
    """Grain: zone_id."""
    names, areas, rural = zip(*ZONES, strict=True)
    zone_ids = ids("Z", np.arange(len(ZONES)), 2)
    return pl.DataFrame({"zone_id": zone_ids, "zone_name": names, "area": areas, "rural": rural})
