"""Where change is coming, by zone and age band; and how far off forecasts were."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

import altair as alt
import polars as pl

from dashboard import wording
from dashboard.charts.bars import Slot, shared_slot_bars
from dashboard.charts.grids import DELIVERED_STEPS, grid
from dashboard.charts.theme import CONTEXT, DELIVERED

AHEAD: Final = (4, 8, 13)
MODELS: Final = {"forecast": "Forecast", "naive": "Naive: no change", "seasonal_naive": "As a year before"}
CELL: Final = ["zone_id", "zone", "age_band"]


def changes(history: pl.DataFrame, ahead: pl.DataFrame, ends: tuple[date, date], *, flow: bool) -> pl.DataFrame:
    """grain: zone_id, age_band. `now`, `hours` ahead and the `change` between the two Mondays of `ends`.

    Of a flow the mean week of the 13 up to each of them.
    """
    before, until = ends
    weeks = 13 if flow else 1
    now = _mean(history.filter(_up_to(before, weeks)), "figure", "now")
    coming = _mean(ahead.filter(_up_to(until, weeks)), "hours", "hours")
    cells = coming.join(now, on=CELL, how="left", maintain_order="left")
    return cells.with_columns((pl.col("hours") - pl.col("now")).alias("change"))


def _up_to(monday: date, weeks: int) -> pl.Expr:
    return pl.col("week_commencing").is_between(monday - timedelta(weeks=weeks - 1), monday)


def _mean(rows: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    """Null where a week is withheld: the rest is not the mean. `marker` says why."""
    marker = pl.col("marker").max() if "marker" in rows.columns else pl.lit("").alias("marker")
    whole = pl.when(pl.col(column).is_not_null().all()).then(pl.col(column).mean()).alias(name)
    means = rows.group_by(CELL, maintain_order=True).agg(whole, marker)
    return means if name == "hours" else means.drop("marker")


def change_grid(rows: pl.DataFrame, order: Sequence[str], nearest: int) -> alt.LayerChart | None:
    """Rows of `changes`, darker where more is coming."""
    bands = sorted(set(rows["age_band"]) - {"all"})
    words = {"all": "All ages", **{band: _short(band) for band in bands}}
    shown = {band: text for band, text in words.items() if band in rows["age_band"].to_list()}
    return grid(rows, order, ("age_band", shown), ("change", _signed(nearest)), DELIVERED_STEPS)


def _short(band: str) -> str:
    """Seven columns have no room for "aged 75 to 84"."""
    return {"unknown": "Not known"}.get(band, band.replace("-", " to "))


def _signed(nearest: int) -> Callable[[float | None], str]:
    def say(change: float | None) -> str:
        return wording.NOT_AVAILABLE if change is None else wording.signed(wording.whole(change / nearest) * nearest)

    return say


def errors(scores: pl.DataFrame) -> pl.DataFrame:
    """grain: horizon_weeks. Each model's share by which it was off, and how often 80% ranges held; of a few horizons.

    Forecasts of several days are one mean, by how many each stands for.
    """
    weighed = [_weighed(column) for column in ("wape", "coverage_80")]
    means = scores.group_by("horizon_weeks", "model").agg(
        *weighed, pl.col("origins").sum(), pl.col("scored_on").first()
    )
    of_model = {name: means.filter(pl.col("model") == name) for name in MODELS}
    rows = of_model["forecast"].rename({"wape": "forecast"}).drop("model")
    for name in ("naive", "seasonal_naive"):
        rows = rows.join(
            of_model[name].select("horizon_weeks", pl.col("wape").alias(name)), on="horizon_weeks", how="left"
        )
    offered = rows["horizon_weeks"].to_list()
    kept = {min(offered, key=lambda each: (abs(each - wanted), each)) for wanted in AHEAD} if offered else set()
    return rows.filter(pl.col("horizon_weeks").is_in(list(kept))).sort("horizon_weeks")


def _weighed(column: str) -> pl.Expr:
    known = pl.col(column).is_not_null()
    total = (pl.col(column) * pl.col("origins")).sum() / pl.col("origins").filter(known).sum()
    return pl.when(known.any()).then(total).alias(column)


def error_bars(rows: pl.DataFrame) -> alt.LayerChart | None:
    """Rows of `errors`: a row a horizon, a bar a model."""
    named = rows.with_columns(weeks_ahead().alias("row_name"))
    slots = [
        Slot(name, words, wording.percent, DELIVERED if name == "forecast" else CONTEXT)
        for name, words in MODELS.items()
    ]
    return shared_slot_bars(named, "row_name", named["row_name"].to_list(), slots)


def weeks_ahead() -> pl.Expr:
    weeks = pl.col("horizon_weeks")
    return pl.format("{} {} ahead", weeks, pl.when(weeks == 1).then(pl.lit("week")).otherwise(pl.lit("weeks")))
