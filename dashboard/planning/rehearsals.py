"""How far off forecasts from earlier Mondays would have been, beside the naive ones: by place, age and week ahead."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from forecasting.backtest import Backtest
from forecasting.baseline import Paths
from forecasting.hierarchy import SEPARATOR

MODELS = ("forecast", "naive", "seasonal_naive")


def by_place_and_step(tested: Backtest, lead: int) -> pl.DataFrame:
    """zone_id, age_band, horizon_weeks, model, wape, mase, coverage_80, coverage_95, origins: over all origins.

    lead: steps between the last point learnt from and the day a forecast is made on.
    """
    return pl.concat([_of_model(tested, lead, model) for model in MODELS])


def _of_model(tested: Backtest, lead: int, model: str) -> pl.DataFrame:
    """A model's scores over the origins; steps that are known by the day a forecast is made are left out."""
    paths, truth = tested.paths[model], tested.truth
    known = np.isfinite(truth)
    errors = np.where(known, np.abs(truth - np.stack([each.mean for each in paths])), np.nan)
    changes = np.where(tested.changes[0] > 0, tested.changes[0], np.nan)[:, :, None]
    rows = _cells(tested, lead).with_columns(
        pl.lit(model).alias("model"),
        _column("wape", np.nansum(errors, axis=0) / _positive(np.nansum(np.abs(truth), axis=0))),
        _column("mase", _mean(errors / changes)),
        _column("coverage_80", _share(_within(paths, truth, 0), known)),
        _column("coverage_95", _share(_within(paths, truth, 1), known)),
        pl.Series("origins", known.sum(axis=0).ravel(), pl.Int64),
    )
    return rows.filter(pl.col("horizon_weeks") > 0, pl.col("origins") > 0)


def _cells(tested: Backtest, lead: int) -> pl.DataFrame:
    """grain: zone_id, age_band, horizon_weeks, in the order of the backtest's series and steps."""
    steps = tested.truth.shape[2]
    nodes = [unique_id.split(SEPARATOR) for unique_id in tested.panel.ids]
    places = pl.DataFrame(nodes, schema=["zone_id", "age_band"], orient="row")
    horizons = list(range(1 - lead, steps + 1 - lead)) * len(places)
    repeated = places[np.repeat(np.arange(len(places)), steps)]
    return repeated.with_columns(pl.Series("horizon_weeks", horizons, pl.Int64))


def _within(paths: Sequence[Paths], truth: np.ndarray, at: int) -> np.ndarray:
    """Whether what came lay in the range at one of the levels; no where nothing came."""
    lower = np.stack([each.lower[at] for each in paths])
    upper = np.stack([each.upper[at] for each in paths])
    return np.asarray((lower <= truth) & (truth <= upper))


def _share(held: np.ndarray, known: np.ndarray) -> np.ndarray:
    return np.asarray(held.sum(axis=0) / _positive(known.sum(axis=0)))


def _mean(values: np.ndarray) -> np.ndarray:
    known = np.isfinite(values)
    return np.asarray(np.where(known, values, 0).sum(axis=0) / _positive(known.sum(axis=0)))


def _positive(values: np.ndarray) -> np.ndarray:
    return np.where(values > 0, values, np.nan)


def _column(name: str, values: np.ndarray) -> pl.Series:
    return pl.Series(name, values.ravel(), pl.Float64).fill_nan(None)
