"""Zones, age bands and the council add up, in forecasts and in every draw."""

from itertools import pairwise

import numpy as np
import polars as pl
import pytest

import forecasting
from forecasting import reconcile
from forecasting.hierarchy import tree
from tests.forecasting.drawn import long, weekly

HOURS = weekly(6, 130).select(
    pl.lit("zone ").add((pl.col("unique_id").str.slice(5).cast(pl.Int64) // 2).cast(pl.String)).alias("zone_id"),
    pl.lit("band ").add((pl.col("unique_id").str.slice(5).cast(pl.Int64) % 2).cast(pl.String)).alias("age_band"),
    "ds",
    "y",
)
CELLS = [("a", "x"), ("a", "y"), ("b", "x")]


@pytest.fixture(scope="module")
def found() -> forecasting.Forecasts:
    return forecasting.hierarchy(HOURS, season=52, horizon=6)


def test_every_total_is_the_sum_of_its_cells(found: forecasting.Forecasts) -> None:
    cells = found.paths.filter(pl.col("zone_id") != "all", pl.col("age_band") != "all")
    for keys in (["zone_id"], ["age_band"], []):
        sums = cells.group_by("step", *keys).agg(pl.col("mean").sum().alias("sum"))
        others = [pl.col(name) == "all" for name in ("zone_id", "age_band") if name not in keys]
        totals = found.paths.filter(*others, *(pl.col(name) != "all" for name in keys))
        both = totals.join(sums, on=["step", *keys])
        assert both.height == totals.height > 0
        assert both["mean"].to_list() == pytest.approx(both["sum"].to_list())


def test_bounds_stand_about_the_mean(found: forecasting.Forecasts) -> None:
    paths = found.paths
    order = ["lower_95", "lower_80", "mean", "upper_80", "upper_95"]
    assert all((paths[low] < paths[high]).all() for low, high in pairwise(order))


def test_draws_are_of_cells_repeat_by_seed_and_spread_as_the_bounds_say(found: forecasting.Forecasts) -> None:
    draws = found.draws(800, seed=3)
    assert draws.columns == ["zone_id", "age_band", "step", "draw", "value"]
    assert draws.height == 6 * 6 * 800
    assert draws.equals(found.draws(800, seed=3))
    assert not draws.equals(found.draws(800, seed=4))
    within = draws.join(found.paths, on=["zone_id", "age_band", "step"]).select(
        pl.col("value").is_between("lower_80", "upper_80").mean()
    )
    assert within.item() == pytest.approx(0.8, abs=0.04)


def test_backtest_scores_levels_as_made_and_as_added_up() -> None:
    tested = forecasting.hierarchy_backtest(HOURS, season=52, horizon=6, folds=3)
    scores = tested.scores().filter(pl.col("by") == "unique_id")
    assert {"council", "age_band", "zone", "cell"} <= set(scores["key"])
    assert set(scores["model"]) == {"forecast", "as_made", "naive", "seasonal_naive"}


@pytest.mark.parametrize("method", reconcile.METHODS.values(), ids=reconcile.METHODS.keys())
def test_forecasts_that_add_up_already_are_left_alone(method: reconcile.Method) -> None:
    summing = tree(CELLS).summing
    errors = np.random.default_rng(1).normal(0, 1, (9, len(summing), 4))
    base = summing @ np.array([3.0, 4.0, 5.0])
    assert summing @ method(summing, errors) @ base == pytest.approx(base)


def test_a_total_known_well_moves_the_parts() -> None:
    summing = tree(CELLS).summing
    errors = (
        np.random.default_rng(1).normal(0, 1, (400, len(summing), 1)) * np.array([0.01, 9, 9, 9, 9, 1, 1, 1])[:, None]
    )
    base = np.array([12.0, 7, 5, 7, 5, 3, 3, 3])
    adjusted = summing @ reconcile.by_variance(summing, errors) @ base
    assert adjusted[0] == pytest.approx(12, abs=0.05)
    assert adjusted[-3:] == pytest.approx([4, 4, 4], abs=0.3)


@pytest.mark.nightly
def test_weights_by_variance_are_those_of_hierarchicalforecast() -> None:
    methods = pytest.importorskip("hierarchicalforecast.methods")
    summing = tree(CELLS).summing
    rng = np.random.default_rng(1)
    errors = rng.normal(0, 1, (len(summing), 60)) * np.arange(1, 9)[:, None]
    base = rng.normal(10, 1, (len(summing), 1))
    truth = rng.normal(10, 1, errors.shape)
    theirs = methods.MinTrace("wls_var").fit_predict(
        S=summing, y_hat=base, y_insample=truth, y_hat_insample=truth - errors
    )["mean"]
    ours = summing @ reconcile.by_variance(summing, errors.T[:, :, None]) @ base
    assert ours == pytest.approx(theirs, rel=1e-4)


def test_sparse_counts_add_up_to_their_total_and_may_still_be_zero() -> None:
    starts = np.random.default_rng(12).poisson(0.4, (12, 130))
    cells = long({f"{row // 3}|{row % 3}": values for row, values in enumerate(starts)})
    keys = pl.col("unique_id").str.split("|").list
    paths = forecasting.hierarchy(
        cells.select(keys.get(0).alias("zone_id"), keys.get(1).alias("age_band"), "ds", "y"), season=52, horizon=6
    ).paths
    council = paths.filter(pl.col("zone_id") == "all", pl.col("age_band") == "all")
    assert council["mean"].mean() == pytest.approx(starts.sum(axis=0).mean(), rel=0.12)
    assert paths.filter(pl.col("zone_id") != "all", pl.col("age_band") != "all")["lower_80"].max() == 0
