"""The rows behind a bridge: where it started, each step, where it ended."""

from collections.abc import Mapping

import polars as pl

from dashboard.charts.flows import QUEUE_IN, hours_steps, queue_reasons
from dashboard.charts.rows import added_up

STARTS, ENDS = "The Monday before", "This Monday"


def hours_moves(bridge: pl.DataFrame) -> pl.DataFrame:
    """grain: step. `hours`, those that went out below nought."""
    gains, losses = hours_steps(bridge)
    signs = {"opening_hours": 1, **dict.fromkeys(gains, 1), **dict.fromkeys(losses, -1), "closing_hours": 1}
    words = {"opening_hours": STARTS, **gains, **losses, "closing_hours": ENDS}
    return pl.DataFrame({"step": list(words.values()), "hours": _added(bridge, signs)})


def queue_moves(bridge: pl.DataFrame) -> pl.DataFrame:
    """grain: step. `people, hours`, those who left below nought; `marker` where a step is withheld."""
    reasons = queue_reasons(bridge)
    signs = {"opening": 1, **dict.fromkeys(QUEUE_IN, 1), **dict.fromkeys(reasons, -1), "closing": 1}
    words = {"opening": STARTS, **QUEUE_IN, **reasons, "closing": ENDS}
    columns = {
        unit: _added(bridge, {f"{step}_{unit}": sign for step, sign in signs.items()}) for unit in ("people", "hours")
    }
    moves = pl.DataFrame({"step": list(words.values()), **columns})
    withheld = pl.lit(bridge["marker"].max() if "marker" in bridge.columns else "")
    return moves.with_columns(pl.when(pl.col("people").is_null()).then(withheld).otherwise(pl.lit("")).alias("marker"))


def _added(bridge: pl.DataFrame, signs: Mapping[str, int]) -> pl.Series:
    """Each step's sum, null where a part of it is."""
    known = added_up(bridge).select(*signs)
    if known.is_empty():
        return pl.Series([None] * len(signs), dtype=pl.Float64)
    sums = [None if known[name].null_count() else known[name].sum() * sign for name, sign in signs.items()]
    return pl.Series(sums, dtype=pl.Float64)
