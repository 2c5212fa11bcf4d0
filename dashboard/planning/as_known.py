"""What the winter indicators said at the time: alarms are judged on what was known on the day, not on hindsight."""

from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
import polars as pl
from numpy.lib.stride_tricks import sliding_window_view

from dashboard.planning.pressure import thresholds
from dashboard.planning.winter import BASELINE, CONCERN, WORSE
from dashboard.warehouse.worked import Frames, Worked
from forecasting.signals import NO_DATA, RUN, Worse, chart, named_signals

PRESSURE: Final = "pressure"
_COLUMNS: Final = {"week_commencing": pl.Date, "zone_id": pl.String, "judged": pl.String, "alarming": pl.Boolean}


def alarm_weeks(tables: Frames) -> pl.DataFrame:
    """grain: week_commencing, zone_id, judged. Weeks that could be judged, of zones.

    `judged` is an indicator alone, alarming in concern, or `pressure`, alarming from the level high. Each is judged
    by the points up to it, for a pattern that later weeks complete warns of nothing.
    """
    values = tables["winter_indicators"].filter(pl.col("zone_id") != "all").drop_nulls("value")
    rebases = tables["events"].filter(pl.col("effect") == "rebase").select("event_on", "zone_id")
    found = [
        _as_known(rows, _edges(rebases, zone), WORSE.get(indicator)).with_columns(
            pl.lit(zone).alias("zone_id"), pl.lit(indicator).alias("judged")
        )
        for (zone, indicator), rows in values.sort("week_commencing").group_by("zone_id", "indicator")
    ]
    shaped = [each.select(*_COLUMNS) for each in found]
    alone = pl.concat([pl.DataFrame(schema=_COLUMNS), *shaped])
    return pl.concat([alone, _together(alone, thresholds(tables["settings"])["high"])]).sort(list(_COLUMNS)[:3])


def _edges(rebases: pl.DataFrame, zone: str) -> list[date]:
    return [
        date.min, *rebases.filter(pl.col("zone_id").is_in(["all", zone]))["event_on"].unique().sort(), date.max
    ]  # fmt: skip


def _as_known(rows: pl.DataFrame, edges: list[date], worse: Worse | None) -> pl.DataFrame:
    """Each stretch between re-bases on charts of its own: one for every week, that ends with it."""
    parts = []
    for first, last in pairwise(edges):
        part = rows.filter(pl.col("week_commencing") >= first, pl.col("week_commencing") < last)
        signals = _last_signals(part["value"].cast(pl.Float64).to_numpy(), worse)
        weeks = part.select("week_commencing").with_columns(pl.Series("signal", signals, pl.String))
        parts.append(weeks.filter(pl.col("signal") != NO_DATA))
    return pl.concat(parts).with_columns((pl.col("signal") == CONCERN).alias("alarming"))


def _last_signals(values: np.ndarray, worse: Worse | None) -> list[str]:
    """Of each value, with the latest 104 up to it."""
    if not len(values):
        return []
    padded = np.concatenate([np.full(BASELINE - 1, np.nan), values])
    named, _ = named_signals(chart(sliding_window_view(padded, BASELINE), judged=RUN), worse)
    signals: list[str] = named[:, -1].tolist()
    return signals


def _together(alone: pl.DataFrame, least: int) -> pl.DataFrame:
    counted = alone.group_by("week_commencing", "zone_id").agg((pl.col("alarming").sum() >= least).alias("alarming"))
    return counted.with_columns(pl.lit(PRESSURE).alias("judged")).select(*_COLUMNS)


ALARM_WEEKS: Final = Worked(
    name="alarm_weeks",
    grain=("week_commencing", "zone_id", "judged"),
    units="alarming says whether the indicator was in concern, or the level high or worse, as known that week",
    sources=("winter_indicators", "events", "settings"),
    work=alarm_weeks,
)
