"""Forecasts by zone and age band that add up to zones, age bands and the council."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from forecasting import recipe, reconcile
from forecasting.backtest import Backtest, beside_the_naive, layout
from forecasting.baseline import Paths, carried_forward
from forecasting.calendar import Calendar
from forecasting.draws import together
from forecasting.forecasts import Forecasts, long
from forecasting.outcome import Outcome
from forecasting.panel import Floats, Panel
from forecasting.preparing import recorded
from forecasting.regressors import Task

ALL = "all"
SEPARATOR = "\x1f"
LEVELS = ("council", "age_band", "zone", "cell")


@dataclass(frozen=True)
class Tree:
    """Nodes (zone_id, age_band) from the council down to the cells, which are last, and what each sums."""

    nodes: tuple[tuple[str, str], ...]
    summing: Floats
    levels: dict[str, slice]

    @property
    def cells(self) -> slice:
        return self.levels["cell"]


def tree(cells: Sequence[tuple[str, str]]) -> Tree:
    """The tree over cells (zone_id, age_band)."""
    bands, zones = (sorted({cell[place] for cell in cells}) for place in (1, 0))
    levels = [[(ALL, ALL)], [(ALL, band) for band in bands], [(zone, ALL) for zone in zones], list(cells)]
    nodes = [node for level in levels for node in level]
    summing = np.array([[_within(cell, node) for cell in cells] for node in nodes], dtype=np.float64)
    ends = np.cumsum([0, *map(len, levels)])
    return Tree(tuple(nodes), summing, {name: slice(*ends[place : place + 2]) for place, name in enumerate(LEVELS)})


def _within(cell: tuple[str, str], node: tuple[str, str]) -> bool:
    return all(wanted in {ALL, own} for own, wanted in zip(cell, node, strict=True))


def cells_and_totals(histories: pl.DataFrame, calendar: Calendar | None) -> tuple[Panel, Tree]:
    """Histories `zone_id, age_band, ds, y` of the cells as a panel of every node, in the tree's order.

    A cell counts 0 in totals before its first point, and its latest value where it has a hole or has ended; a total is
    not known where none of its cells is, once the first has begun.
    """
    key = pl.concat_str("zone_id", "age_band", separator=SEPARATOR)
    panel = recorded(_ending_together(histories).select(key.alias("unique_id"), "ds", "y"), calendar)
    found = tree([_key(unique_id) for unique_id in panel.ids])
    totals = _summed(panel, found.summing[: found.cells.start])
    nodes = tuple(SEPARATOR.join(node) for node in found.nodes)
    lasts = (panel.lasts[0],) * len(totals) + panel.lasts
    said = {SEPARATOR.join(_key(unique_id)): note for unique_id, note in panel.notes.items()}
    return replace(panel, ids=nodes, values=np.concatenate([totals, panel.values]), lasts=lasts, notes=said), found


def _summed(panel: Panel, summing: Floats) -> Floats:
    sums = summing @ np.nan_to_num(carried_forward(panel.values, 1))
    known = summing @ np.isfinite(panel.values)
    begun = np.cumsum(known, axis=1) > 0
    totals: Floats = np.where((known > 0) | ~begun, sums, np.nan)
    return totals


def _ending_together(histories: pl.DataFrame) -> pl.DataFrame:
    """Every cell up to the last point of any, with a blank there where it has ended before."""
    last = histories["ds"].max()
    ends = histories.select("zone_id", "age_band").unique().with_columns(ds=pl.lit(last, dtype=histories["ds"].dtype))
    missing = ends.join(histories, on=["zone_id", "age_band", "ds"], how="anti")
    return pl.concat(
        [histories.select("zone_id", "age_band", "ds", pl.col("y").cast(pl.Float64)), missing], how="diagonal"
    )


def _key(unique_id: str) -> tuple[str, str]:
    zone_id, age_band = unique_id.split(SEPARATOR)
    return zone_id, age_band


@dataclass(frozen=True)
class Added:
    """Forecasts of every node from one origin, made to add up, and the method that did it."""

    paths: Paths
    method: str


def added_up(outcome: Outcome, found: Tree) -> Added:
    """Parts and totals that agree; parts that were never below 0 stay so."""
    levels = list(found.levels.values())
    method = reconcile.chosen(found.summing, outcome.truth, outcome.rehearsed, levels)
    projection = reconcile.METHODS[method](found.summing, outcome.truth - outcome.rehearsed)
    cells = projection @ np.nan_to_num(outcome.expected)
    lowest = np.where(outcome.scale.bounded[found.cells, None] > 0, 0, -np.inf)
    return Added(outcome.moved(found.summing @ np.maximum(cells, lowest)), method)


def hierarchy(histories: pl.DataFrame, *, season: int, horizon: int, calendar: Calendar | None = None) -> Forecasts:
    """Forecasts of the cells `zone_id, age_band, ds, y` and of every total (`all`), which add up."""
    panel, found = cells_and_totals(histories, calendar)
    outcome = recipe.outcomes(panel, Task(season, horizon, (panel.values.shape[1],), calendar))[0]
    added = added_up(outcome, found)
    keys = pl.DataFrame(found.nodes, schema=["zone_id", "age_band"], orient="row")
    parts = together(outcome.only(found.cells), added.paths.only(found.cells))
    return Forecasts(long(panel, keys, added.paths), keys[found.cells], parts, added.method)


def hierarchy_backtest(
    histories: pl.DataFrame, *, season: int, horizon: int, folds: int | None = None, calendar: Calendar | None = None
) -> Backtest:
    """Rolling origins over every node; `as_made` are the forecasts before they were made to add up."""
    panel, found = cells_and_totals(histories, calendar)
    origins = layout(panel, season, horizon, folds)
    outcomes = recipe.outcomes(panel, Task(season, horizon, origins, calendar))
    paths = {
        "forecast": [added_up(outcome, found).paths for outcome in outcomes],
        "as_made": [outcome.paths for outcome in outcomes],
    }
    groups = {
        f"{level}: {zone_id}, {age_band}": (row,)
        for level, rows in found.levels.items()
        for row, (zone_id, age_band) in zip(range(rows.start, rows.stop), found.nodes[rows], strict=True)
    }
    levels = {level: tuple(range(rows.start, rows.stop)) for level, rows in found.levels.items()}
    return beside_the_naive(panel, Task(season, horizon, origins, calendar), paths, {**levels, **groups})
