"""What is coming: forecasts of hours and starts by zone and age band, from the histories of a version."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import polars as pl

from dashboard.planning import periods
from dashboard.planning.histories import Learnt, excluded
from dashboard.planning.periods import Period
from dashboard.warehouse.frozen import FORECASTS, SCORES, Frozen
from dashboard.warehouse.worked import Frames

WEEK: Final = timedelta(weeks=1)
AHEAD: Final = 52 * WEEK
TRUSTED: Final = 13 * WEEK
DRAWN: Final = "demand_hours"
ORIGINS, DRAWS, SEED = 12, 500, 1
BOUNDS: Final = ("lower_80", "upper_80", "lower_95", "upper_95")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What all quantities share: the census they are made on, how often hours are returned, the council's calendar."""

    made_on: date
    period: Period
    nation: str
    excluded: tuple[date, ...]

    @property
    def calendar(self) -> Any:
        from forecasting import Calendar

        return Calendar(self.nation, self.excluded)


def freeze(learnt: Learnt, tables: Frames, nation: str, at: datetime, progress: Progress) -> Frozen:
    """Every quantity forecast to 52 weeks past the last census, and how far off rehearsals were."""
    plan = Plan(learnt.made_on, periods.native(tables["weekly_hours"]), nation, excluded(tables["events"]))
    forecasts, scores = [], []
    for quantity in learnt.rows["quantity"].unique().sort():
        progress(f"forecasting {quantity.replace('_', ' ')}")
        points = periods.as_points(learnt.rows.filter(pl.col("quantity") == quantity), plan.period)
        named = pl.lit(quantity).alias("quantity")
        forecasts.append(_forecast(points, plan, drawn=quantity == DRAWN).with_columns(named))
        scores.append(_rehearsed(points, plan).with_columns(named))
    dated = (pl.lit(learnt.made_on).alias("made_on"), pl.lit(at).alias("made_at"))
    return Frozen(
        learnt.made_on,
        learnt.of,
        pl.concat(forecasts).with_columns(*dated).select(*FORECASTS),
        pl.concat(scores).with_columns(*dated).select(*SCORES),
    )


def _forecast(points: pl.DataFrame, plan: Plan, *, drawn: bool) -> pl.DataFrame:
    from forecasting import hierarchy  # slow to import: one command alone fits models

    last = _last(points)
    found = hierarchy(
        points, season=plan.period.season, horizon=plan.period.steps(last, plan.made_on + AHEAD), calendar=plan.calendar
    )
    draws = _draws(found.draws(DRAWS, SEED)) if drawn else pl.DataFrame(schema=_DRAWN_SHAPE)
    paths = found.paths.rename({"mean": "hours"}).join(draws, on=["zone_id", "age_band", "step"], how="left")
    shown = paths.select("zone_id", "age_band", "ds", "hours", *BOUNDS, "note", "draws").drop_nulls("hours")
    mondays = pl.date_range(plan.made_on + WEEK, plan.made_on + AHEAD, "1w", eager=True).to_list()
    return periods.on_mondays(pl.concat([_last_returned(points, last), shown]), mondays, plan.period)


def _last_returned(points: pl.DataFrame, last: date) -> pl.DataFrame:
    """The period that is known stands as it is on those of its Mondays that are still to come."""
    cells = points.filter(pl.col("ds") == last)
    every = [
        cells.with_columns(pl.lit("all").alias(name) for name in summed)
        for summed in ((), ("zone_id",), ("age_band",), ("zone_id", "age_band"))
    ]
    known = pl.concat(every).group_by("zone_id", "age_band", "ds").agg(pl.col("y").sum().alias("hours"))
    bounds = [pl.col("hours").alias(name) for name in BOUNDS]
    return known.with_columns(*bounds, note=pl.lit("as returned"), draws=pl.lit(None, pl.List(pl.Float64)))


_DRAWN_SHAPE: Final[dict[str, Any]] = {
    "zone_id": pl.String, "age_band": pl.String, "step": pl.Int64, "draws": pl.List(pl.Float64),
}  # fmt: skip


def _draws(cells: pl.DataFrame) -> pl.DataFrame:
    """Draws of zones and of the council, all ages: sums of their cells' own, so they belong together."""
    everywhere = pl.concat([cells, cells.with_columns(pl.lit("all").alias("zone_id"))])
    sums = everywhere.group_by("zone_id", "step", "draw").agg(pl.col("value").sum()).sort("draw")
    listed = sums.group_by("zone_id", "step", maintain_order=True).agg(pl.col("value").alias("draws"))
    return listed.select("zone_id", pl.lit("all").alias("age_band"), "step", "draws")


def _rehearsed(points: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """Scores of the trusted weeks from earlier origins; none where the history is too short for one."""
    from dashboard.planning.rehearsals import by_place_and_step
    from forecasting import TooShortError, hierarchy_backtest

    last = _last(points)
    lead = plan.period.steps(last, plan.made_on)
    horizon = plan.period.steps(last, plan.made_on + TRUSTED)
    try:
        tested = hierarchy_backtest(
            points, season=plan.period.season, horizon=horizon, folds=ORIGINS, calendar=plan.calendar
        )
    except TooShortError:
        return pl.DataFrame(schema={name: kind for name, kind in SCORES.items() if name not in _ADDED})
    weeks = round(52 / plan.period.season)
    scores = by_place_and_step(tested, lead)
    return scores.with_columns(pl.col("horizon_weeks") * weeks)


_ADDED: Final = ("made_on", "made_at", "quantity")


def _last(points: pl.DataFrame) -> date:
    last: date = points["ds"].max()  # type: ignore[assignment]
    return last
