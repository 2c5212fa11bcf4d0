"""Where to look first: every zone of a week in the one order, by what has changed and what is coming."""

from datetime import timedelta
from typing import Final

import polars as pl

from dashboard.planning.winter import CONCERN
from dashboard.warehouse.worked import Frames, Worked

WEEK: Final = timedelta(weeks=1)
AHEAD: Final = timedelta(weeks=4)
PLACE: Final = ["week_commencing", "zone_id"]
_UNITS: Final = (
    "newly_signalling counts indicators; hours are hours of care a week; waiting_per_1000 is hours waiting for each "
    "1,000 live hours"
)


def attention(tables: Frames) -> pl.DataFrame:
    """grain: week_commencing, zone_id. Rank 1 comes first.

    In order of indicators newly signalling concern, shortfall four weeks on, hours waiting per 1,000 live hours, name.
    What is not known comes after what is; a zone of which nothing is known is not `with_data` and comes last.
    """
    rows = ingredients(tables).with_columns(
        ((pl.col("level") != "no_data") | pl.any_horizontal(pl.col(_FIGURES).is_not_null())).alias("with_data")
    )
    keys = ["week_commencing", "with_data", "newly_signalling", *_FIGURES, "zone_name", "zone_id"]
    ordered = rows.sort(keys, descending=[False, True, True, True, True, False, False], nulls_last=True)
    ranked = ordered.with_columns(pl.int_range(1, pl.len() + 1).over("week_commencing").alias("rank"))
    return ranked.select(*PLACE, "rank", "level", "newly_signalling", *_FIGURES, "with_data")


_FIGURES: Final = ["shortfall_in_4_weeks", "waiting_per_1000"]


def ingredients(tables: Frames) -> pl.DataFrame:
    """What the order goes by, of every zone and week."""
    zones = tables["weekly_gaps"].filter(pl.col("zone_id") != "all")
    names = tables["zones"].select("zone_id", "zone_name")
    levels = tables["pressure_levels"].select(*PLACE, "level")
    return (
        zones.select(*PLACE, per_1000().alias("waiting_per_1000"))
        .join(names, on="zone_id", how="left")
        .join(levels, on=PLACE, how="left")
        .join(_newly(tables["winter_signals"]), on=PLACE, how="left")
        .join(shortfalls_ahead(tables["forward_gaps"]), on=PLACE, how="left")
        .with_columns(pl.col("level").fill_null("no_data"), pl.col("newly_signalling").fill_null(0))
    )


def per_1000() -> pl.Expr:
    """Of rows of `weekly_gaps`; null where no care is live."""
    return pl.col("waiting_hours") * 1000 / pl.when(pl.col("live_hours") > 0).then(pl.col("live_hours"))


def new_concerns(signals: pl.DataFrame) -> pl.DataFrame:
    """`winter_signals` in concern; `newly` where the indicator was not in concern the week before."""
    concerns = signals.filter(pl.col("signal") == CONCERN)
    key = [*PLACE, "indicator"]
    before = concerns.select(
        pl.col("week_commencing") + WEEK, "zone_id", "indicator", pl.lit(value=False).alias("newly")
    )
    return concerns.join(before, on=key, how="left").with_columns(pl.col("newly").fill_null(value=True))


def _newly(signals: pl.DataFrame) -> pl.DataFrame:
    return new_concerns(signals).group_by(PLACE).agg(pl.col("newly").sum().cast(pl.Int64).alias("newly_signalling"))


def shortfalls_ahead(forward: pl.DataFrame) -> pl.DataFrame:
    """On each Monday since the forecast was made, the gap four weeks on where above nought."""
    made = forward.filter(pl.col("made_on") <= pl.col("week_commencing") - AHEAD)
    shortfall = pl.col("gap_hours").clip(lower_bound=0)
    return made.select(pl.col("week_commencing") - AHEAD, "zone_id", shortfall.alias("shortfall_in_4_weeks"))


ATTENTION: Final = Worked(
    name="attention",
    grain=("week_commencing", "zone_id"),
    units=_UNITS,
    sources=("weekly_gaps", "zones", "winter_signals", "pressure_levels", "forward_gaps"),
    work=attention,
)
