"""What if: a scenario's assumptions laid over what is published. Arithmetic on tables; no model is fitted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from pydantic import ValidationError

from forecasting.assumptions import Assumptions, Facts
from forecasting.queues import projection
from forecasting.scenario import effects, outcome

WEEKS: Final = 13
Table = Callable[[str], pl.DataFrame]

__all__ = ["WEEKS", "Assumptions", "Facts", "Result", "ScenarioRefusedError", "facts", "read", "result", "written"]


class ScenarioRefusedError(Exception):
    """A scenario that cannot be taken as it stands; the words name the field at fault."""


@dataclass(frozen=True)
class Result:
    """weeks: as `outcome` gives them, with `queue_hours` and `scenario_queue_hours`; steps: `effects` of the last."""

    weeks: pl.DataFrame
    steps: pl.DataFrame


def read(text: str) -> Assumptions:
    """Assumptions from JSON, as `written` gives them.

    Raises ScenarioRefusedError naming the first field that is out of range, unknown or of the wrong kind.
    """
    try:
        return Assumptions.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the file"
        message = f"{field}: {first['msg'].lower()}. Nothing was taken."
        raise ScenarioRefusedError(message) from error


def written(assumptions: Assumptions) -> str:
    """Only what is set, so that a link stays short."""
    return assumptions.model_dump_json(exclude_defaults=True)


def facts(table: Table, group: str = "") -> Facts:
    """What the levers act on, from the published tables. What no extract tells is left out."""
    starts = table("starts_by_source")
    workforce = _latest(table("workforce_utilisation"), "month_starting")
    prices = _latest(table("prices_paid"), "week_commencing")
    return Facts(
        starts={zone: dict(rows.select("source", "hours").rows()) for (zone,), rows in starts.group_by("zone_id")},
        mean_hours=dict(starts.group_by("zone_id").agg(pl.col("hours").sum() / pl.col("packages").sum()).rows()),
        leaving=_leaving(table("hours_bridge")),
        stopped=_held(table("market_shares"), group) if group else {},
        contact_hours_a_worker=_a_worker(workforce),
        contact_hours=_by_zone(workforce, "council_hours"),
        rate=_rate(prices),
    )


def _latest(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    return rows.filter(pl.col(column) == pl.col(column).max())


def _by_zone(rows: pl.DataFrame, column: str) -> dict[str, float]:
    return dict(rows.filter(pl.col("zone_id") != "all").select("zone_id", column).drop_nulls().rows())


def _leaving(bridge: pl.DataFrame) -> float:
    """Hours ended and handed back / opening hours, over the last 13 weeks that are known."""
    known = bridge.drop_nulls("opening_hours")
    mondays = known["week_commencing"].unique().sort().tail(WEEKS).to_list()
    sums = known.filter(pl.col("week_commencing").is_in(mondays)).select(
        pl.col("ended_hours").sum() + pl.col("handed_back_hours").sum(), pl.col("opening_hours").sum()
    )
    gone, opening = sums.row(0)
    return float(gone / opening) if opening else 0.0


def _held(shares: pl.DataFrame, group: str) -> dict[str, float]:
    live = _latest(shares.filter(pl.col("basis") == "live"), "week_commencing")
    return _by_zone(live.filter(pl.col("group_name") == group), "hours")


def _a_worker(months: pl.DataFrame) -> float | None:
    """A care worker's contact hours a week, times the part of them that this council buys."""
    council = months.filter(pl.col("zone_id") == "all").drop_nulls(["contact_hours", "care_workers"])
    if council.is_empty() or not council["care_workers"].item():
        return None
    row = council.row(0, named=True)
    share = min(1.0, row["council_hours"] / row["used_hours"]) if row["used_hours"] and row["council_hours"] else 1.0
    return float(row["contact_hours"] / row["care_workers"] * share)


def _rate(prices: pl.DataFrame) -> float | None:
    """Spend / the hours that have a price."""
    spend, hours = prices.select(pl.col("weekly_spend").sum(), (pl.col("hours") * pl.col("priced_share")).sum()).row(0)
    return float(spend / hours) if hours else None


def result(table: Table, assumptions: Assumptions) -> Result:
    """Baseline and scenario of the 13 weeks ahead, by zone; empty where no forward gap is published."""
    known = facts(table, assumptions.stopped_group)
    ahead = table("forward_gaps").filter(pl.col("zone_id") != "all").drop_nulls(["demand_hours", "capacity_hours"])
    weeks = ahead.select("zone_id", "week_commencing", "demand_hours", "capacity_hours", "made_on")
    weeks = weeks.filter(pl.col("week_commencing") <= pl.col("made_on") + pl.duration(weeks=WEEKS))
    baseline = weeks.drop("made_on").sort("zone_id", "week_commencing")
    if baseline.is_empty():
        return Result(baseline, pl.DataFrame())
    outcomes = outcome(baseline, assumptions, known)
    census = table("weekly_gaps").filter(pl.col("week_commencing") == weeks["made_on"][0])
    steps = effects(baseline, assumptions, known)
    return Result(_with_queues(outcomes, census, known.leaving), _latest(steps, "week_commencing"))


def _with_queues(outcomes: pl.DataFrame, census: pl.DataFrame, leaving: float) -> pl.DataFrame:
    """Hours still waiting at the end of each week, by zone.

    What joins is what replaces care that ends, and growth of demand; what serves is what ending care sets free, and
    growth of capacity. Spare hours that are not taken up today are taken not to be tomorrow.
    """
    now = {row["zone_id"]: row for row in census.iter_rows(named=True)}
    parts = []
    for (zone,), rows in outcomes.group_by("zone_id", maintain_order=True):
        queues = [_queue(rows, prefix, now[str(zone)], leaving) for prefix in ("", "scenario_")]
        parts.append(rows.with_columns(queues))
    return pl.concat(parts)


def _queue(rows: pl.DataFrame, prefix: str, now: dict[str, Any], leaving: float) -> pl.Series:
    """Both start from the census as it stood."""
    joining, serving = (
        _flow(rows[f"{prefix}{column}"].to_numpy(), float(now[column]), leaving)
        for column in ("demand_hours", "capacity_hours")
    )
    waiting = projection(float(now["waiting_hours"] or 0), joining[None, :], serving[None, :])[0]
    return pl.Series(f"{prefix}queue_hours", waiting)


def _flow(levels: Any, now: float, leaving: float) -> Any:
    """Hours that pass in a week where a level is held while a share of it ends, and what the level grows by."""
    before = np.concatenate([[now], levels[:-1]])
    return leaving * before + (levels - before)
