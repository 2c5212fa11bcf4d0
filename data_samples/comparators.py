"""The extract `comparators`: published figures of other councils, none of which exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from data_samples.world import World

AREAS: Final = ("Ashenshire", "Fellmarch", "Ostermere", "Quillshire", "Tarnborough", "Wrexley Vale")
PERIODS: Final = ("2024/25", "2025/26")
RANGES: Final = {
    "mean_hours": (12.5, 17.0, 1),
    "median_days": (5.0, 19.0, 0),
    "longest_days": (60.0, 210.0, 0),
    "offers_declined": (0.35, 0.72, 2),
    "hours_handed_back_per_1000": (1.5, 6.5, 1),
}
REFUSED: Final = {
    ("Quillshire", "median_days"): "Refused: cost of answering",
    ("Quillshire", "longest_days"): "Refused: cost of answering",
    ("Fellmarch", "offers_declined"): "Not held",
    ("Ostermere", "hours_handed_back_per_1000"): "Did not respond",
}
YEARLY: Final = (0.92, 1.08)
"""From one year to the next, as a multiple."""


def table(world: World) -> pl.DataFrame:
    """Grain: area, measure, period. In the unit of the measure; a refusal has a note and no value."""
    rng = world.council.stream("comparators")
    rows = []
    for measure, (low, high, places) in RANGES.items():
        for area in AREAS:
            value = rng.uniform(low, high)
            for period in PERIODS:
                note = REFUSED.get((area, measure))
                rows.append((area, measure, period, None if note else round(value, places), note))
                value *= rng.uniform(*YEARLY)
    names = ["area", "measure", "period", "value", "note"]
    return pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
