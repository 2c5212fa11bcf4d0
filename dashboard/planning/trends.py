"""Every measure of `measure_trends` on its XmR chart: what the last week signals."""

from datetime import date
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dashboard.measures import MEASURES
from dashboard.planning.winter import BASELINE, WORSE
from dashboard.warehouse.worked import Frames, Worked
from forecasting.signals import NO_DATA, Worse, chart, named_signals

COLUMNS: Final = {
    "zone_id": pl.String, "measure": pl.String, "week_commencing": pl.Date, "value": pl.Float64, "centre": pl.Float64,
    "lower_limit": pl.Float64, "upper_limit": pl.Float64, "signal": pl.String, "rule": pl.String,
}  # fmt: skip


def worse(measure: str) -> Worse | None:
    """The direction of worse that the measure's record gives; None where neither is."""
    return MEASURES[measure].worse if measure in MEASURES else WORSE.get(measure)


def trend_signals(tables: Frames) -> pl.DataFrame:
    """The last value of each series, judged by the points since the last re-base: at most 104, at least 12.

    A measure without a value in the last week that the measure has anywhere is `no_data` there.
    """
    points = _since_rebase(tables["measure_trends"], tables["events"])
    series = points.group_by("zone_id", "measure").agg(
        pl.col("week_commencing").last(), pl.col("value").tail(BASELINE).alias("values")
    )
    judged = [
        _judged(rows, way)
        for way in ("up", "down", None)
        if len(rows := series.filter(pl.col("measure").map_elements(worse, return_dtype=pl.String).eq_missing(way)))
    ]
    every = pl.concat([pl.DataFrame(schema=COLUMNS), *judged])
    late = pl.col("week_commencing") < pl.col("week_commencing").max().over("measure")
    signal = pl.when(late).then(pl.lit(NO_DATA)).otherwise("signal").alias("signal")
    rule = pl.when(late).then(pl.lit("")).otherwise("rule").alias("rule")
    return every.with_columns(signal, rule).sort("zone_id", "measure")


def _since_rebase(trends: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Points of each zone from its last re-base, or that of all zones, on."""
    rebases = events.filter(pl.col("effect") == "rebase").select("zone_id", "event_on")
    everywhere: date | None = rebases.filter(pl.col("zone_id") == "all")["event_on"].max()  # type: ignore[assignment]
    own = rebases.group_by("zone_id").agg(pl.col("event_on").max().alias("own"))
    dated = trends.join(own, on="zone_id", how="left").with_columns(
        pl.max_horizontal("own", pl.lit(everywhere, pl.Date)).alias("since")
    )
    kept = pl.col("since").is_null() | (pl.col("week_commencing") >= pl.col("since"))
    return dated.filter(kept, pl.col("value").is_finite()).sort("zone_id", "measure", "week_commencing")


def _judged(series: pl.DataFrame, way: Worse | None) -> pl.DataFrame:
    drawn = chart(_padded(series["values"].to_list()))
    named, rules = named_signals(drawn, way)
    limits = {"centre": drawn.centre, "lower_limit": drawn.lower, "upper_limit": drawn.upper}
    judged = series.with_columns(
        pl.col("values").list.last().alias("value"),
        *(pl.Series(name, found, pl.Float64).fill_nan(None) for name, found in limits.items()),
        pl.Series("signal", named[:, -1], pl.String),
        pl.Series("rule", rules[:, -1], pl.String),
    )
    return judged.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


def _padded(series: list[list[float]]) -> NDArray[np.float64]:
    """Rows of one length, the last point of each on the right."""
    width = max(map(len, series))
    rows = np.full((len(series), width), np.nan)
    for row, values in zip(rows, series, strict=True):
        row[width - len(values) :] = values
    return rows


TREND_SIGNALS: Final = Worked(
    name="trend_signals",
    grain=("zone_id", "measure"),
    units="value, centre and limits are in the unit of the measure's record",
    sources=("measure_trends", "events"),
    work=trend_signals,
)
