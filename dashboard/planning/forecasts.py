"""What is coming: forecasts of hours and starts by zone and age band, from the histories of a version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import polars as pl

from dashboard.planning import histories, left_out, periods, shifts
from dashboard.planning.fits import Run
from dashboard.planning.histories import Learnt
from dashboard.planning.periods import Period
from dashboard.warehouse.frozen import FORECASTS, SCORES, Frozen
from dashboard.warehouse.worked import Frames

WEEK: Final = timedelta(weeks=1)
AHEAD: Final = 52 * WEEK
TRUSTED: Final = 13 * WEEK
DRAWN: Final = "demand_hours"
ORIGINS, DRAWS, SEED = 12, 500, 1
NOT_KNOWN: Final = " points are not known and were left out"
BOUNDS: Final = ("lower_80", "upper_80", "lower_95", "upper_95")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Council:
    """One council's histories as they stand, how often its hours are returned, and the nation of its calendar.

    left_out: words on the weeks that are not learnt from, by zone, as `left_out.words` gives them.
    """

    learnt: Learnt
    period: Period
    nation: str
    left_out: Mapping[str, str]

    def fits(self) -> list["Fit"]:
        """One a quantity."""
        rows, plan = self.learnt.rows, Plan(self.learnt.made_on, self.period, self.nation, self.left_out)
        named = {str(name): part for (name,), part in rows.group_by("quantity", maintain_order=True)}
        return [Fit(name, periods.as_points(part, self.period), plan) for name, part in sorted(named.items())]


@dataclass(frozen=True)
class Plan:
    """What all quantities share: the census they are made on, how often hours are returned, the council's calendar."""

    made_on: date
    period: Period
    nation: str
    left_out: Mapping[str, str]

    @property
    def calendar(self) -> Any:
        from forecasting import Calendar

        return Calendar(self.nation)


@dataclass(frozen=True)
class Fit:
    """One quantity of one council: it can be forecast anywhere, for it needs nothing else."""

    quantity: str
    points: pl.DataFrame
    plan: Plan


@dataclass(frozen=True)
class Fitted:
    """What a fit found."""

    forecasts: pl.DataFrame
    scores: pl.DataFrame


def council(tables: Frames, nation: str) -> Council | None:
    """What can be learnt from a version; None where no hours are known."""
    learnt = histories.learnt(tables)
    if learnt is None:
        return None
    said = left_out.words(tables["events"], *learnt.span)
    return Council(learnt, periods.native(tables["weekly_hours"]), nation, said)


def freeze(councils: Sequence[Council], at: datetime, run: Run[Fit, Fitted], progress: Progress) -> list[Frozen]:
    """Every quantity of every council forecast to 52 weeks past its last census, and how far off rehearsals were."""
    fits = [council.fits() for council in councils]
    done = run(fitted, [fit for each in fits for fit in each])
    return [
        _frozen(council.learnt, [_told(fit, next(done), progress) for fit in each], at)
        for council, each in zip(councils, fits, strict=True)
    ]


def _told(fit: Fit, found: Fitted, progress: Progress) -> Fitted:
    progress(f"forecast {fit.quantity.replace('_', ' ')}")
    return found


def fitted(fit: Fit) -> Fitted:
    """The forecast and its rehearsals."""
    named = pl.lit(fit.quantity).alias("quantity")
    return Fitted(
        _forecast(fit.points, fit.plan, drawn=fit.quantity == DRAWN).with_columns(named),
        _rehearsed(fit.points, fit.plan).with_columns(named),
    )


def _frozen(learnt: Learnt, found: Sequence[Fitted], at: datetime) -> Frozen:
    dated = (pl.lit(learnt.made_on).alias("made_on"), pl.lit(at).alias("made_at"))
    kept = ([getattr(each, name) for each in found] for name in ("forecasts", "scores"))
    forecasts, scores = (pl.concat(each, how="diagonal") for each in kept)
    return Frozen(
        learnt.made_on,
        learnt.of,
        forecasts.with_columns(*dated).select(*FORECASTS),
        scores.with_columns(*dated).select(*SCORES),
    )


def _forecast(points: pl.DataFrame, plan: Plan, *, drawn: bool) -> pl.DataFrame:
    from forecasting import hierarchy  # slow to import: one command alone fits models

    last = _last(points)
    found = hierarchy(
        points, season=plan.period.season, horizon=plan.period.steps(last, plan.made_on + AHEAD), calendar=plan.calendar
    )
    draws = _draws(found.draws(DRAWS, SEED)) if drawn else pl.DataFrame(schema=_DRAWN_SHAPE)
    paths = found.paths.rename({"mean": "hours"}).join(draws, on=["zone_id", "age_band", "step"], how="left")
    paths = paths.join(shifts.words(shifts.stepped(points, plan.period)), on=["zone_id", "age_band"], how="left")
    shown = paths.select("zone_id", "age_band", "ds", "hours", *BOUNDS, _note(plan), "draws").drop_nulls("hours")
    mondays = pl.date_range(plan.made_on + WEEK, plan.made_on + AHEAD, "1w", eager=True).to_list()
    return periods.on_mondays(pl.concat([_last_returned(points, last), shown]), mondays, plan.period)


def _note(plan: Plan) -> pl.Expr:
    """What the models say of a history, which weeks were left out of it: there not known; and when it last stepped."""
    own = pl.col("zone_id").replace_strict(plan.left_out, default=plan.left_out.get("all", ""), return_dtype=pl.String)
    counted = pl.concat_str(own.str.extract(r"^(\d+)"), pl.lit(NOT_KNOWN))
    said = pl.col("note").str.split("; ").list.set_difference(pl.concat_list(counted.fill_null(""), pl.lit("")))
    return (
        pl.concat_list(said, own, pl.col("shifted").fill_null(""))
        .list.filter(pl.element() != "")
        .list.join("; ")
        .alias("note")
    )


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
