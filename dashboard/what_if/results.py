"""What a scenario comes to: tiles of its last week, what each lever adds, and the gap week by week."""

from typing import Any, Final

import polars as pl

from dashboard import cached, charts, components, measures, opening, scenarios, wording
from dashboard.components import Behind
from dashboard.measures.ahead import STARTS_LOW

TILES: Final = {
    "demand_hours": measures.DEMAND_HOURS,
    "capacity_hours": measures.CAPACITY_HOURS,
    "gap_hours": measures.GAP_HOURS,
    "queue_hours": measures.STILL_WAITING,
    "cost": measures.COST,
}
STEPS: Final = {
    "step": "Assumption",
    "demand_effect": "Demand, hours",
    "capacity_effect": "Capacity, hours",
    "gap_effect": "Gap, hours",
}
WEEKS: Final = {
    "week_commencing": "Week commencing",
    "demand_hours": "Demand",
    "scenario_demand_hours": "Demand, scenario",
    "capacity_hours": "Capacity",
    "scenario_capacity_hours": "Capacity, scenario",
    "gap_hours": "Gap",
    "scenario_gap_hours": "Gap, scenario",
    "queue_hours": "Queue",
    "scenario_queue_hours": "Queue, scenario",
    "cost": "Cost a week, \u00a3",
    "scenario_cost": "Cost a week, \u00a3, scenario",
}


def tiles(weeks: pl.DataFrame) -> None:
    """Of the last week, against the baseline."""
    last = weeks.row(-1, named=True)
    components.tile_row([_tile(measure, last, column) for column, measure in TILES.items()])


def _tile(measure: measures.Measure, row: dict[str, Any], column: str) -> str:
    value, base = row[f"scenario_{column}"], row[column]
    if value is None or base is None:
        return components.tile(measure, None, below="Not known")
    tens, unit = wording.to_ten(value), measure.unit.removeprefix("\u00a3 ")
    if measure is measures.GAP_HOURS and tens < 0:
        tens, unit = -tens, "hours spare"
    if measure is measures.GAP_HOURS and cached.whole():
        # The first page adds up what zones are short of; here the spare of others is set against it.
        unit = f"{unit}, net"
    change = float(wording.to_ten(value) - wording.to_ten(base))
    below = "" if change else "as baseline"
    figure = wording.pounds(tens) if measure is measures.COST else wording.number(tens)
    return components.tile(measure, figure, unit=unit, change=change, beside="than baseline", below=below)


def steps(rows: pl.DataFrame, weeks: pl.DataFrame, now: scenarios.Assumptions, height: int) -> None:
    """`rows`: those of `charts.lever_steps`."""
    period = f"Hours a week on {wording.long_date(weeks['week_commencing'][-1])}, against the baseline"
    behind = Behind(rows, STEPS, "scenario-effects") if cached.whole() else None
    with components.panel("steps", "What each assumption adds to the gap", period, behind):
        opening.show(
            "what_if_steps", lambda: charts.lever_bars(rows), lambda: _described(rows), height,
            of=scenarios.written(now),
        )  # fmt: skip


def _described(rows: pl.DataFrame) -> str:
    if (rows["gap_effect"] == 0).all():
        return "No assumption is set, or none changes anything here."
    return charts.describe(rows, measures.GAP_HOURS.of("gap_effect"), "step")


def over_weeks(weeks: pl.DataFrame, now: scenarios.Assumptions, height: int) -> None:
    behind = Behind(weeks, WEEKS, "scenario-weeks") if cached.whole() else None
    with components.panel("weeks", "Gap, week by week", f"Hours. Grey: baseline. Blue: scenario. {STARTS_LOW}", behind):
        opening.show(
            "what_if_weeks",
            lambda: charts.beside_baseline(weeks, "gap_hours"),
            lambda: charts.describe_trend(weeks, measures.GAP_HOURS.of("scenario_gap_hours")),
            height,
            of=scenarios.written(now),
        )
