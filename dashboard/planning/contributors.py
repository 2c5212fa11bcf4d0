"""Why a zone stands where it does: what contributes most to its place, for the words of `measures.reasons`."""

from typing import Final

import polars as pl

from dashboard.planning.attention import AHEAD, PLACE, new_concerns, per_1000, shortfalls_ahead
from dashboard.planning.winter import WORSE
from dashboard.warehouse.worked import Frames, Worked

SHORTFALL, WAITING = "shortfall_in_4_weeks", "waiting_per_1000"
TOLD: Final = 2
_STAGES: Final = {"newly": 0, "coming": 1, "still": 2, "rate": 3}
_COLUMNS: Final = {
    "week_commencing": pl.Date, "zone_id": pl.String, "place": pl.Int64, "contributor": pl.String, "newly": pl.Boolean,
    "value": pl.Float64, "compared_with": pl.Float64, "risen": pl.Float64, "beside": pl.Float64,
}  # fmt: skip


def attention_reasons(tables: Frames) -> pl.DataFrame:
    """grain: week_commencing, zone_id, place. The two largest contributors, place 1 the larger.

    In the order of the rule itself: indicators newly in concern, the shortfall four weeks on, indicators still in
    concern, hours waiting per 1,000 live hours. Indicators among themselves by how far each is from its usual value,
    in half-widths of its usual range.
    """
    parts = [_indicators(tables), _coming(tables), _rates(tables)]
    every = pl.concat([part.select(_SHAPE) for part in parts], how="vertical_relaxed")
    order = pl.col("contributor").replace_strict({name: at for at, name in enumerate(_ORDER)}, return_dtype=pl.Int64)
    sort = every.sort(*PLACE, "stage", "distance", order, descending=[False, False, False, True, False])
    placed = sort.with_columns(pl.int_range(1, pl.len() + 1).over(PLACE).alias("place"))
    told = placed.filter(pl.col("place") <= TOLD)
    return told.select(pl.col(name).cast(kind) for name, kind in _COLUMNS.items())


_ORDER: Final = (*WORSE, SHORTFALL, WAITING)
_SHAPE: Final = [*PLACE, "contributor", "newly", "value", "compared_with", "risen", "beside", "stage", "distance"]


def _indicators(tables: Frames) -> pl.DataFrame:
    """Compared with the usual value, `risen` since four weeks before; `distance` is 1 at a limit."""
    signals = tables["winter_signals"].filter(pl.col("zone_id") != "all")
    half = pl.col("upper_limit") - pl.col("centre")
    away = (pl.col("value") - pl.col("centre")).abs()
    return (
        new_concerns(signals)
        .join(_beside(tables), on=[*PLACE, "indicator"], how="left")
        .join(_earlier(signals), on=[*PLACE, "indicator"], how="left")
        .with_columns(
            pl.col("indicator").alias("contributor"),
            pl.col("centre").alias("compared_with"),
            (pl.col("value") - pl.col("earlier")).alias("risen"),
            pl.when("newly").then(_STAGES["newly"]).otherwise(_STAGES["still"]).alias("stage"),
            # A figure that never moved has a range of no width.
            pl.when(half > 0).then(away / half).otherwise(away * 1e9).alias("distance"),
        )
    )


def _earlier(signals: pl.DataFrame) -> pl.DataFrame:
    return signals.select(pl.col("week_commencing") + AHEAD, "zone_id", "indicator", pl.col("value").alias("earlier"))


def _beside(tables: Frames) -> pl.DataFrame:
    """What a reason tells in passing: who waits after reablement, and how much of what is declared is taken up."""
    values = tables["winter_signals"].select(*PLACE, "indicator", "value")
    onward = values.filter(pl.col("indicator") == "awaiting_onward_care").with_columns(
        indicator=pl.lit("reablement_days")
    )
    taken = tables["spare_uptake"].filter(pl.col("provider_id") == "all")
    taken_up = taken.select(*PLACE, pl.lit("spare_hours").alias("indicator"), pl.col("taken_up_share").alias("value"))
    return pl.concat([onward, taken_up], how="vertical_relaxed").rename({"value": "beside"})


def _coming(tables: Frames) -> pl.DataFrame:
    """Compared with the shortfall now."""
    now = tables["weekly_gaps"].select(*PLACE, pl.col("shortfall_hours").alias("compared_with"))
    ahead = shortfalls_ahead(tables["forward_gaps"]).filter(pl.col("zone_id") != "all", pl.col(SHORTFALL) >= 0.5)
    joined = ahead.join(now, on=PLACE, how="inner").rename({SHORTFALL: "value"})
    return _as_reason(joined, SHORTFALL, "coming")


def _rates(tables: Frames) -> pl.DataFrame:
    """Compared with the council's; not where hours waiting are told of already."""
    rates = tables["weekly_gaps"].select(*PLACE, per_1000().alias("value"))
    council = rates.filter(pl.col("zone_id") == "all").select("week_commencing", compared_with="value")
    told = new_concerns(tables["winter_signals"]).filter(pl.col("indicator") == "waiting_hours")
    zones = rates.filter(pl.col("zone_id") != "all", pl.col("value") > 0).join(told, on=PLACE, how="anti")
    return _as_reason(zones.join(council, on="week_commencing", how="left"), WAITING, "rate")


def _as_reason(rows: pl.DataFrame, contributor: str, stage: str) -> pl.DataFrame:
    return rows.with_columns(
        pl.lit(contributor).alias("contributor"),
        pl.lit(value=False).alias("newly"),
        pl.lit(None, pl.Float64).alias("risen"),
        pl.lit(None, pl.Float64).alias("beside"),
        pl.lit(_STAGES[stage]).alias("stage"),
        pl.lit(0.0).alias("distance"),
    )


ATTENTION_REASONS: Final = Worked(
    name="attention_reasons",
    grain=("week_commencing", "zone_id", "place"),
    units="value and compared_with are in the unit of the contributor: hours a week, people, days or shares of 1",
    sources=("winter_signals", "weekly_gaps", "forward_gaps", "spare_uptake"),
    work=attention_reasons,
)
