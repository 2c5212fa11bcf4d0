"""What if: assumptions laid over a baseline of demand and capacity, and what each of them adds.

Source of the steps: each lever is applied over those before it, so that effects add up to the whole change
(as in the NHS's New Hospital Programme demand model, whose results show each step).
"""

from functools import partial

import polars as pl

from forecasting.assumptions import Assumptions, Facts
from forecasting.levers import CAPACITY, DEMAND, Lever


def effects(baseline: pl.DataFrame, assumptions: Assumptions, facts: Facts) -> pl.DataFrame:
    """Hours a week that each lever adds: zone_id, week_commencing, lever, demand_effect, capacity_effect.

    baseline: zone_id, week_commencing, demand_hours, capacity_hours; zones alone, weeks from the first ahead.
    """
    week = pl.col("week_commencing").rank("dense").cast(pl.Float64).alias("week")
    weeks = baseline.select("zone_id", "week_commencing", week)
    touched = weeks.filter(pl.col("zone_id").is_in(_zones(assumptions, baseline)))
    moved = [
        touched.with_columns(
            pl.lit(name).alias("lever"),
            (hours if name in DEMAND else pl.lit(0.0)).alias("demand_effect"),
            (hours if name in CAPACITY else pl.lit(0.0)).alias("capacity_effect"),
        ).drop("week")
        for name, hours in _hours(assumptions, facts)
    ]
    return pl.concat(moved)


def _hours(assumptions: Assumptions, facts: Facts) -> list[tuple[str, pl.Expr]]:
    cell = pl.struct("zone_id", "week")
    return [
        (name, cell.map_elements(partial(_of_cell, lever, assumptions, facts), return_dtype=pl.Float64))
        for name, lever in (DEMAND | CAPACITY).items()
    ]


def _of_cell(lever: Lever, assumptions: Assumptions, facts: Facts, cell: dict[str, object]) -> float:
    return lever(assumptions, facts, str(cell["zone_id"]), float(str(cell["week"])))


def _zones(assumptions: Assumptions, baseline: pl.DataFrame) -> list[str]:
    every = baseline["zone_id"].unique().to_list()
    return [zone for zone in every if assumptions.zone_id in ("all", zone)]


def outcome(baseline: pl.DataFrame, assumptions: Assumptions, facts: Facts) -> pl.DataFrame:
    """Demand, capacity, gap and cost under the assumptions, beside the baseline's: zone_id, week_commencing.

    Cost is GBP a week of the hours delivered, the lesser of demand and capacity; null without a rate.
    """
    added = effects(baseline, assumptions, facts).group_by("zone_id", "week_commencing").agg(
        pl.col("demand_effect", "capacity_effect").sum()
    )  # fmt: skip
    rate = pl.lit(facts.rate, pl.Float64)
    cells = baseline.join(added, on=["zone_id", "week_commencing"], how="left").with_columns(
        (pl.col("demand_hours") + pl.col("demand_effect")).clip(lower_bound=0).alias("scenario_demand_hours"),
        (pl.col("capacity_hours") + pl.col("capacity_effect")).clip(lower_bound=0).alias("scenario_capacity_hours"),
    )
    delivered = pl.min_horizontal("demand_hours", "capacity_hours")
    scenario_delivered = pl.min_horizontal("scenario_demand_hours", "scenario_capacity_hours")
    return cells.with_columns(
        (pl.col("demand_hours") - pl.col("capacity_hours")).alias("gap_hours"),
        (pl.col("scenario_demand_hours") - pl.col("scenario_capacity_hours")).alias("scenario_gap_hours"),
        (delivered * rate).alias("cost"),
        (scenario_delivered * rate * (1 + assumptions.price_change)).alias("scenario_cost"),
    ).sort("zone_id", "week_commencing")
