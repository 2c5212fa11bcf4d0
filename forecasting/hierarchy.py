"""Forecasts by zone and age band that add up to zones, age bands and the council."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from forecasting import recipe, reconcile
from forecasting.baseline import Paths, carried_forward
from forecasting.members import Task
from forecasting.panel import Floats, Panel, arrange

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


def cells_and_totals(histories: pl.DataFrame) -> tuple[Panel, Tree]:
    """Histories `zone_id, age_band, ds, y` of the cells as a panel of every node, in the tree's order.

    A cell counts 0 in totals before its first point, and its latest value where it has a hole.
    """
    key = pl.concat_str("zone_id", "age_band", separator=SEPARATOR)
    panel = arrange(histories.select(key.alias("unique_id"), "ds", "y"))
    found = tree([_key(unique_id) for unique_id in panel.ids])
    totals = found.summing[: found.cells.start] @ np.nan_to_num(carried_forward(panel.values, 1))
    nodes = tuple(SEPARATOR.join(node) for node in found.nodes)
    lasts = (max(panel.lasts),) * len(totals) + panel.lasts
    return replace(panel, ids=nodes, values=np.concatenate([totals, panel.values]), lasts=lasts), found


def _key(unique_id: str) -> tuple[str, str]:
    zone_id, age_band = unique_id.split(SEPARATOR)
    return zone_id, age_band


@dataclass(frozen=True)
class Added:
    """Forecasts of every node from one origin, as they were made and as they add up; the method that did it."""

    base: Paths
    paths: Paths
    method: str


def added_up(panel: Panel, found: Tree, task: Task) -> list[Added]:
    """At each asked origin."""
    return [_added(each, found) for each in recipe.outcomes(panel, task)]


def _added(outcome: recipe.Outcome, found: Tree) -> Added:
    levels = list(found.levels.values())
    method = reconcile.chosen(found.summing, outcome.truth, outcome.rehearsed, levels)
    projection = reconcile.METHODS[method](found.summing, outcome.truth - outcome.rehearsed)
    cells = projection @ outcome.paths.mean
    lowest = np.where(outcome.scale.bounded[found.cells, None] > 0, 0, -np.inf)
    mean = found.summing @ np.maximum(cells, lowest)
    return Added(outcome.paths, outcome.moved(mean), method)
