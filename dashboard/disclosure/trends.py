"""Measures over time as they may leave the analyst's screen: each where the table that it comes from still tells it."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from dashboard.disclosure.tables import HIDDEN

_GAPS: Final = (
    "live_hours", "waiting_hours", "waiting_people", "replacement_hours", "spare_hours", "demand_hours",
    "capacity_hours", "gap_hours", "shortfall_hours", "coverage",
)  # fmt: skip
_STEPS: Final = ("new", "increase", "decrease", "ended", "handed_back", "paused", "restarted")
_PRESSURES: Final = (
    "handback_hours", "absence", "missed_late_visits", "offers_declined", "delayed_people", "discharges_with_care",
    "admissions_with_package", "reablement_days", "awaiting_onward_care",
)  # fmt: skip
DECIDED_BY: Final[Mapping[str, tuple[str, str]]] = {
    **{name: ("weekly_gaps", name) for name in _GAPS},
    **{name: ("weekly_hours", name) for name in ("people", "packages", "suspended_hours")},
    "mean_hours": ("weekly_hours", "people"),
    **{name: ("weekly_waiting", name) for name in ("median_days", "p90_days", "longest_days")},
    **{f"bridge_{step}_hours": ("hours_bridge", f"{step}_hours") for step in _STEPS},
    "new_packages": ("weekly_demand", "new_packages"),
    "market_providers": ("market_concentration", "providers"),
    "market_n50": ("market_concentration", "n50"),
    "largest_share": ("market_concentration", "largest_share"),
    "largest_4_share": ("market_concentration", "cr4"),
    "largest_10_share": ("market_concentration", "cr10"),
    "effective_providers": ("market_concentration", "effective_providers"),
    "market_hhi": ("market_concentration", "hhi"),
    **{name: ("winter_signals", name) for name in _PRESSURES},
}
"""The table and the column that decide: a measure is told where they are, after their own page's disclosure."""
PLACE: Final = ["week_commencing", "zone_id"]


def leaving_trends(trends: pl.DataFrame, told: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Rows of `measure_trends`, `value` and `marker`; `told` are the tables of `DECIDED_BY` as they may leave.

    A place or a week that its table does not tell is withheld.
    """
    asked = trends["measure"].unique().sort().to_list()
    known = pl.concat([pl.DataFrame(schema=_CELLS), *(_told(rows, name, asked) for name, rows in told.items())])
    rows = trends.join(known, on=[*PLACE, "measure"], how="left", maintain_order="left")
    stays = pl.col("told").fill_null(value=False)
    return rows.with_columns(
        pl.when(stays).then("value").alias("value"),
        pl.when(stays | pl.col("value").is_null()).then(pl.lit("")).otherwise(pl.lit(HIDDEN)).alias("marker"),
    ).drop("told")


_CELLS: Final = {"week_commencing": pl.Date, "zone_id": pl.String, "measure": pl.String, "told": pl.Boolean}


def _told(rows: pl.DataFrame, table: str, asked: list[str]) -> pl.DataFrame:
    """One row a place, week and measure that a table tells."""
    decided = {name: DECIDED_BY[name][1] for name in asked if name in DECIDED_BY and DECIDED_BY[name][0] == table}
    there = [pl.col(column).is_not_null().alias(name) for name, column in decided.items() if column in rows.columns]
    cells = rows.lazy().select(*PLACE, *there).unpivot(index=PLACE, variable_name="measure", value_name="told")
    return cells.filter("told").unique().collect() if there else pl.DataFrame(schema=_CELLS)
