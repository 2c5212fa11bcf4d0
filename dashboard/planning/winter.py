"""Winter pressure: each indicator of each zone on its XmR chart, and the same week last winter."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import numpy as np
import polars as pl

from dashboard.warehouse.worked import Frames, Worked
from forecasting.signals import NO_DATA, Worse, chart, named_signals

WORSE: Final[dict[str, Worse]] = {
    "waiting_hours": "up",
    "longest_wait": "up",
    "delayed_people": "up",
    "discharges_with_care": "up",
    "reablement_days": "up",
    "awaiting_onward_care": "up",
    "admissions_with_package": "up",
    "handback_hours": "up",
    "spare_hours": "down",
    "absence": "up",
    "missed_late_visits": "up",
    "offers_declined": "up",
}
BASELINE: Final = 104
YEAR: Final = timedelta(weeks=52)
CONCERN: Final = "concern"
FEASTS: Final = ((12, 25), (1, 1))
_COLUMNS: Final = {
    "week_commencing": pl.Date, "zone_id": pl.String, "indicator": pl.String, "value": pl.Float64,
    "centre": pl.Float64, "lower_limit": pl.Float64, "upper_limit": pl.Float64, "signal": pl.String,
    "rule": pl.String, "last_winter": pl.Float64,
}  # fmt: skip


def winter_signals(tables: Frames) -> pl.DataFrame:
    """Every value of `winter_indicators`, judged by the points since the last re-base before it: at most 104.

    A week without a value, and fewer than 12 points, are `no_data`.
    """
    values = tables["winter_indicators"].select("week_commencing", "zone_id", "indicator", "value")
    rebases = tables["events"].filter(pl.col("effect") == "rebase").select("event_on", "zone_id")
    judged = [
        _judged(rows, _rebased_on(rebases, zone), WORSE.get(indicator))
        for (zone, indicator), rows in values.sort("week_commencing").group_by("zone_id", "indicator")
    ]
    every = pl.concat(judged) if judged else values.clear()
    finished = _with_last_winter(pl.concat([pl.DataFrame(schema=_SHAPE), every], how="diagonal_relaxed"))
    return finished.select(pl.col(name).cast(kind) for name, kind in _COLUMNS.items()).sort(list(_COLUMNS)[:3])


_SHAPE: Final = {name: kind for name, kind in _COLUMNS.items() if name != "last_winter"}


def _rebased_on(rebases: pl.DataFrame, zone: str) -> list[date]:
    return rebases.filter(pl.col("zone_id").is_in(["all", zone]))["event_on"].sort().to_list()


def _judged(rows: pl.DataFrame, rebased: list[date], worse: Worse | None) -> pl.DataFrame:
    """One zone's indicator, each stretch between re-bases on a chart of its own."""
    return pl.concat([_stretch(part, worse) for part in _stretches(rows, rebased)])


def _stretches(rows: pl.DataFrame, rebased: list[date]) -> Iterator[pl.DataFrame]:
    edges = [date.min, *rebased, date.max]
    for first, last in pairwise(edges):
        part = rows.filter(pl.col("week_commencing") >= first, pl.col("week_commencing") < last)
        if part.height:
            yield part


def _stretch(rows: pl.DataFrame, worse: Worse | None) -> pl.DataFrame:
    known = rows.drop_nulls("value")
    drawn = chart(known["value"].cast(pl.Float64).to_numpy().reshape(1, -1), BASELINE)
    named, rules = named_signals(drawn, worse)
    marked = known.select("week_commencing").with_columns(
        pl.Series("signal", named[0], pl.String), pl.Series("rule", rules[0], pl.String)
    )
    limits = [(drawn.centre, "centre"), (drawn.lower, "lower_limit"), (drawn.upper, "upper_limit")]
    return rows.join(marked, on="week_commencing", how="left").with_columns(
        pl.col("signal").fill_null(NO_DATA),
        pl.col("rule").fill_null(""),
        *(pl.lit(float(each[0]) if np.isfinite(each[0]) else None, pl.Float64).alias(name) for each, name in limits),
    )


def _with_last_winter(rows: pl.DataFrame) -> pl.DataFrame:
    """The value 52 weeks before; in the weeks of 25 December and 1 January that of the same feast's week."""
    weeks = rows["week_commencing"].unique()
    before = pl.DataFrame(
        {"week_commencing": weeks, "year_before": [year_before(week) for week in weeks]},
        schema={"week_commencing": pl.Date, "year_before": pl.Date},
    )
    past = rows.select(pl.col("week_commencing").alias("year_before"), "zone_id", "indicator", last_winter="value")
    return rows.join(before, on="week_commencing", how="left").join(
        past, on=["year_before", "zone_id", "indicator"], how="left"
    )


def year_before(monday: date) -> date:
    """The Monday to compare with."""
    for month, day in FEASTS:
        for year in (monday.year, monday.year + 1):
            if 0 <= (date(year, month, day) - monday).days < 7:
                feast = date(year - 1, month, day)
                return feast - timedelta(days=feast.weekday())
    return monday - YEAR


WINTER_SIGNALS: Final = Worked(
    name="winter_signals",
    grain=("week_commencing", "zone_id", "indicator"),
    units="value, centre and limits are in the indicator's unit, hours a week, people, days or shares of 1",
    sources=("winter_indicators", "events"),
    work=winter_signals,
)
