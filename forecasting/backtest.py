"""Rolling origins: what the recipe would have said at each, beside the naive forecasts, and how far off each was."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from forecasting import notes, recipe, scores
from forecasting.baseline import Paths, naive, seasonal_naive
from forecasting.calendar import Calendar
from forecasting.panel import Floats, Panel
from forecasting.preparing import prepared
from forecasting.regressors import Task

Mask = npt.NDArray[np.bool_]
FEWEST = 3
"""Points before the first origin."""
USUAL_FOLDS = 12
QUANTILES = (0.025, 0.1, 0.5, 0.9, 0.975)


class TooShortError(ValueError):
    """There is not enough history for one fold."""


@dataclass(frozen=True)
class Backtest:
    """Forecasts of every model at every origin, and the truth (fold, series, step).

    changes: the usual change over 1 point and over a season before each origin (lag, fold, series). groups: rows of the
    panel that are scored together.
    """

    panel: Panel
    season: int
    origins: tuple[int, ...]
    truth: Floats
    paths: dict[str, list[Paths]]
    changes: Floats
    groups: dict[str, tuple[int, ...]]

    @property
    def notes(self) -> dict[str, str]:
        """What stands beside the series that have something to be said of."""
        return notes.of(self.panel)

    def scores(self) -> pl.DataFrame:
        """A row a model: over everything; by fold, by series and by step (`by`, `key`); and the last third of folds.

        wape, mase (relative to the usual change from point to point before the origin), mase_seasonal (over a season),
        pinball (mean over the bounds and the middle), coverage_80, coverage_95, msis (of the 95% interval), points.
        """
        return pl.DataFrame([self._row(model, *cut) for cut in self._cuts() for model in self.paths])

    def _cuts(self) -> list[tuple[str, str, Mask]]:
        """Name, key and mask of what is scored together."""
        folds, series, steps = self.truth.shape
        late = np.arange(folds) >= folds - max(1, folds // 3)
        whole = np.ones(self.truth.shape, dtype=bool)
        fold, row, step = (np.arange(size) for size in (folds, series, steps))
        return [
            ("all", "", whole),
            ("last third of folds", "", whole & late[:, None, None]),
            *(("fold", str(each), whole & (fold == each)[:, None, None]) for each in fold),
            *(("step", str(each + 1), whole & (step == each)) for each in step),
            *(("unique_id", name, whole & np.isin(row, rows)[:, None]) for name, rows in self.groups.items()),
        ]

    def _row(self, model: str, by: str, key: str, mask: Mask) -> dict[str, float | int | str]:
        paths = self.paths[model]
        mean = np.stack([each.mean for each in paths])
        low, high = (np.stack([np.stack(getattr(each, side)) for each in paths], axis=1) for side in ("lower", "upper"))
        truth = np.where(mask, self.truth, np.nan)
        flat = truth.reshape(-1, truth.shape[2])
        change, seasonal = (each.reshape(-1) for each in self.changes)
        return {
            "model": model, "by": by, "key": key, "wape": scores.wape(truth, mean),
            "mase": scores.mase(flat, mean.reshape(flat.shape), change),
            "mase_seasonal": scores.mase(flat, mean.reshape(flat.shape), seasonal),
            "pinball": scores.pinball_over(truth, (low[1], low[0], mean, high[0], high[1]), QUANTILES),
            "coverage_80": scores.coverage(truth, low[0], high[0]),
            "coverage_95": scores.coverage(truth, low[1], high[1]),
            "msis": scores.msis(flat, low[1].reshape(flat.shape), high[1].reshape(flat.shape), 0.95, change),
            "points": int(np.isfinite(truth).sum()),
        }  # fmt: skip


def backtest(
    histories: pl.DataFrame, *, season: int, horizon: int, folds: int | None = None, calendar: Calendar | None = None
) -> Backtest:
    """Forecasts from rolling origins of histories `unique_id, ds, y`, each from what was known then.

    Raises TooShortError where the longest series leaves no point to forecast from.
    """
    panel = prepared(histories, calendar)
    origins = layout(panel, season, horizon, folds)
    task = Task(season, horizon, origins, calendar)
    groups: dict[str, tuple[int, ...]] = {unique_id: (row,) for row, unique_id in enumerate(panel.ids)}
    return beside_the_naive(panel, task, {"forecast": recipe.paths(panel, task)}, groups)


def beside_the_naive(
    panel: Panel, task: Task, paths: dict[str, list[Paths]], groups: dict[str, tuple[int, ...]]
) -> Backtest:
    """Forecasts from each origin with the naive ones added."""
    truth = np.stack([panel.values[:, origin : origin + task.horizon] for origin in task.origins])
    pasts = [panel.values[:, :origin] for origin in task.origins]
    by_hand = {
        "naive": [naive(past, task.horizon) for past in pasts],
        "seasonal_naive": [seasonal_naive(past, task.season, task.horizon) for past in pasts],
    }
    changes = np.stack([[scores.usual_change(past, lag) for past in pasts] for lag in (1, task.season)])
    return Backtest(panel, task.season, task.origins, truth, {**paths, **by_hand}, changes, groups)


def layout(panel: Panel, season: int, horizon: int, folds: int | None) -> tuple[int, ...]:
    """Origins, as numbers of known columns: the last leaves `horizon` points, those before lie at most as far apart.

    They start once two seasons are known, or half of a history that would have no room then.
    """
    width = panel.values.shape[1]
    last = width - horizon
    wanted = folds or USUAL_FOLDS
    earliest = 2 * season if 2 * season + wanted <= last else max(FEWEST, last // 2)
    if last < earliest:
        needed = f"{horizon} steps ahead need {horizon + FEWEST} points or more"
        message = f"{width} {'point is' if width == 1 else 'points are'} too few: {needed}; ask for fewer steps."
        raise TooShortError(message)
    apart = min(horizon, (last - earliest) // max(wanted - 1, 1))
    count = wanted if apart else last - earliest + 1
    return tuple(last - max(apart, 1) * back for back in reversed(range(count)))
