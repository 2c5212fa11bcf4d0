"""The sample council, of seeds that nothing was chosen on: forecasts of its council, zones and cells beside peers'."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import duckdb
import polars as pl

import forecasting
from dashboard.planning.histories import SOURCES, firm
from data_samples import generate, write
from forecasting.calendar import Calendar
from tests.bench.forecast_limits import Limit, beside
from tests.bench.forecast_peers import USUAL, Peer
from tests.bench.loads import HOMECARE, load, sample, timed

SEEDS = range(201, 221)
LEVELS = ("council", "zone", "cell")
KINDS = ("zones", "providers", "packages", "waiting_list", "events")
FOLDS, EVERY = 6, 3
HOURS_PEERS = (*USUAL, Peer("AutoTheta", seasonal=True), Peer("MSTL", seasonal=True))
PEERS = {"live_hours": HOURS_PEERS, "new_packages": USUAL}


def forecasting_step() -> Iterator[Limit]:
    """`homecare forecast` on the sample: every quantity fitted, rehearsed, kept and published; wall seconds."""
    with tempfile.TemporaryDirectory() as folder:
        files, store = sample(Path(folder)), Path(folder) / "store"
        load(files, store)
        wall, _ = timed([str(HOMECARE), "--store", str(store), "forecast"])
    yield Limit("seconds of the sample council's forecasting step", wall, 15)


def histories(seed: int) -> pl.DataFrame:
    """What the product learns from: quantity, zone_id, age_band, ds, y."""
    with tempfile.TemporaryDirectory() as folder:
        files, store = Path(folder) / "files", Path(folder) / "store"
        write({kind: rows for kind, rows in generate(seed).items() if kind in KINDS}, files)
        load(files, store)
        version = next((store / "versions").glob("*.duckdb"))
        with duckdb.connect(str(version), read_only=True) as connection:
            tables = {name: connection.table(name).pl() for name in SOURCES}
    return firm(tables).rename({"week_commencing": "ds"})


def against_samples() -> Iterator[Limit]:
    """Median over the seeds of our error (MASE) over each peer's, on every third of six folds, 13 weeks ahead."""
    ratios: dict[tuple[str, str, str], list[float]] = {}
    for seed in SEEDS:
        known = histories(seed)
        for quantity in PEERS:
            for key, ratio in _ratios(known.filter(pl.col("quantity") == quantity), quantity):
                ratios.setdefault(key, []).append(ratio)
        print(
            f"seed {seed}: {', '.join(f'{key[1]} {key[2]} {found[-1]:.3f}' for key, found in ratios.items())}",
            flush=True,
        )
    for (quantity, level, peer), found in ratios.items():
        yield Limit(f"sample, {quantity}, {level}: MASE over {peer}, median of {len(found)}", median(found), 1.0)


def _ratios(points: pl.DataFrame, quantity: str) -> Iterator[tuple[tuple[str, str, str], float]]:
    tested = forecasting.hierarchy_backtest(
        points.drop("quantity"), season=52, horizon=13, folds=FOLDS, calendar=Calendar()
    )
    for peer in PEERS[quantity]:
        name = peer.name(52)
        scores = beside(tested, Peer(peer.model, seasonal=peer.seasonal, every=EVERY)).scores()
        mase = {(row["key"], row["model"]): row["mase"] for row in scores.filter(by="unique_id").to_dicts()}
        for level in LEVELS:
            yield (quantity, level, name), mase[level, "forecast"] / mase[level, name]
