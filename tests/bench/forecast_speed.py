"""What forecasts cost: beside AutoETS on the same folds, and a series as panels and councils grow in number."""

import time
from collections.abc import Callable, Iterator

import numpy as np
import polars as pl

import forecasting
from forecasting.calendar import Calendar
from forecasting.hierarchy import cells_and_totals
from tests.bench import forecast_peers as peers
from tests.bench.forecast_limits import Limit
from tests.bench.forecast_panels import deaths_by_zone_and_band

HORIZON, FOLDS, APART, CELLS = 52, 26, 13, 40
TURNS = 5


def speed() -> Iterator[Limit]:
    """40 series, 26 folds and the final forecast, calibrated and adding up; then cost a series at 400 and 4,000."""
    histories = deaths_by_zone_and_band()
    yield _beside_ets(histories)
    yield from _cost_a_series("councils of 40, one after the other", lambda times: _councils(histories, times))
    yield from _cost_a_series("in one panel", lambda times: _one_panel(histories, times))


def _beside_ets(histories: pl.DataFrame) -> Limit:
    started = time.monotonic()
    forecasting.hierarchy_backtest(histories, season=52, horizon=HORIZON, folds=FOLDS, calendar=Calendar())
    forecasting.hierarchy(histories, season=52, horizon=HORIZON, calendar=Calendar())
    ours = time.monotonic() - started
    panel, found = cells_and_totals(histories, Calendar())
    cells = panel.part(range(found.cells.start, found.cells.stop))
    width = cells.values.shape[1]
    origins = [*(width - HORIZON - APART * back for back in range(FOLDS)), width]
    _, theirs = peers.run(peers.USUAL[0], cells, 52, HORIZON, origins)
    print(f"\n40 series, 26 folds and the end, {HORIZON} steps: ours {ours:.2f} s, AutoETS {theirs:.2f} s")
    return Limit("wall time over AutoETS", ours / theirs, 0.25)


def _cost_a_series(name: str, work: Callable[[int], None]) -> Iterator[Limit]:
    """CPU seconds, which other work on the machine moves least; that of 40 before and after the others."""
    small = [_seconds(work, 1) for _ in range(TURNS)]
    large = {times: _seconds(work, times) / times for times in (10, 100)}
    usual = float(np.median([*small, *(_seconds(work, 1) for _ in range(TURNS))]))
    for times, seconds in large.items():
        each, of_few = (1000 * cost / CELLS for cost in (seconds, usual))
        print(f"{times * CELLS} series, {name}: {each:.1f} ms a series; {CELLS}: {of_few:.1f} ms")
        yield Limit(f"cost a series at {times * CELLS} over that at {CELLS}, {name}", seconds / usual, 1.2)


def _seconds(work: Callable[[int], None], times: int) -> float:
    started = time.process_time()
    work(times)
    return time.process_time() - started


def _councils(histories: pl.DataFrame, times: int) -> None:
    for _ in range(times):
        forecasting.hierarchy(histories, season=52, horizon=HORIZON, calendar=Calendar())


def _one_panel(histories: pl.DataFrame, times: int) -> None:
    cells = histories.select(pl.concat_str("zone_id", "age_band", separator="|").alias("unique_id"), "ds", "y")
    copies = [
        cells.with_columns(pl.col("unique_id") + f"|{copy}", pl.col("y") * (1 + copy / 100)) for copy in range(times)
    ]
    forecasting.forecast(pl.concat(copies), season=52, horizon=HORIZON, calendar=Calendar())
