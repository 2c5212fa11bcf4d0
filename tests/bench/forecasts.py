"""`python -m tests.bench.forecasts`: forecasts beside statsforecast's on public panels; exit 1 where a limit is missed."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

import forecasting
from forecasting.backtest import Backtest
from forecasting.calendar import Calendar
from forecasting.hierarchy import cells_and_totals
from tests.bench import forecast_peers as peers
from tests.bench.forecast_panels import DEATHS, DISCHARGES, HOURS, Judged, deaths_by_zone_and_band

SHOWN = ("mase", "wape", "coverage_80", "coverage_95", "msis")


@dataclass(frozen=True)
class Limit:
    """A figure, what it must not pass, and whether it does."""

    name: str
    figure: float
    most: float

    @property
    def line(self) -> str:
        return f"{'OVER  ' if self.figure > self.most else 'within'}  {self.figure:7.3f}  at most {self.most:.3f}  {self.name}"


def judged(panel: Judged, fitted: tuple[peers.Peer, ...]) -> Iterator[Limit]:
    """Print a table of a panel's scores and yield its limits."""
    tested = forecasting.backtest(
        panel.histories(), season=panel.season, horizon=panel.horizon, folds=panel.folds, calendar=Calendar()
    )
    print(f"\n{panel.name}: {len(tested.panel.ids)} series, {len(tested.origins)} origins, {panel.horizon} steps")
    ours = {peer: _beside(tested, peer, panel) for peer in fitted}
    for by in ("all", "last third of folds"):
        _show(by, [scores for scores, _ in ours.values()])
    yield from _limits(panel, {peer.name(panel.season): scores for peer, (scores, _) in ours.items()})


def _beside(tested: Backtest, peer: peers.Peer, panel: Judged) -> tuple[pl.DataFrame, float]:
    """Scores of ours and of a peer on the folds the peer was run on."""
    places = list(range(len(tested.origins)))[peer.every // 2 :: peer.every]
    origins = [tested.origins[place] for place in places]
    found, taken = peers.run(peer, tested.panel, panel.season, panel.horizon, origins)
    paths = {name: [each[place] for place in places] for name, each in tested.paths.items()}
    both = replace(
        tested,
        origins=tuple(origins), truth=tested.truth[places], changes=tested.changes[:, places],
        paths={**paths, peer.name(panel.season): found}, groups={},
    )  # fmt: skip
    return both.scores(), taken


def _show(by: str, tables: list[pl.DataFrame]) -> None:
    print(f"  {by:<44}{''.join(f'{name:>13}' for name in SHOWN)}   ours / it")
    seen = set()
    for table in tables:
        rows = table.filter(pl.col("by") == by).rows_by_key("model", named=True, unique=True)
        for model, row in rows.items():
            folds = table.filter(pl.col("by") == "fold")["key"].n_unique()
            if (model, folds) in seen:
                continue
            seen.add((model, folds))
            figures = "".join(f"{row[name]:13.3f}" for name in SHOWN)
            print(f"  {f'{model} ({folds} folds)':<44}{figures}{rows['forecast']['mase'] / row['mase']:12.3f}")


def _limits(panel: Judged, tables: dict[str, pl.DataFrame]) -> Iterator[Limit]:
    found = {
        name: {row["model"]: row for row in table.filter(pl.col("by") == "all").to_dicts()}
        for name, table in tables.items()
    }
    ratio = {name: rows["forecast"]["mase"] / rows[name]["mase"] for name, rows in found.items()}
    rows = next(iter(found.values()))
    if panel is HOURS:
        for name in ("naive", "seasonal_naive"):
            yield Limit(f"{panel.name}: MASE over {name}", rows["forecast"]["mase"] / rows[name]["mase"], 1.0)
        return
    yield from _ratios(panel, ratio)
    if panel.folds >= 26:
        yield Limit(f"{panel.name}: coverage of 80%, off by", abs(rows["forecast"]["coverage_80"] - 0.8), 0.02)
        yield Limit(f"{panel.name}: coverage of 95%, off by", abs(rows["forecast"]["coverage_95"] - 0.95), 0.015)
        worst = max(each["forecast"]["msis"] / each[name]["msis"] for name, each in found.items())
        yield Limit(f"{panel.name}: MSIS over that of the best peer", worst, 1.0)


def _ratios(panel: Judged, ratio: dict[str, float]) -> Iterator[Limit]:
    season = f"({panel.season})"
    if panel is DEATHS:
        yield Limit(f"{panel.name}: MASE over AutoETS(1)", ratio["AutoETS(1)"], 0.60)
        best = max(each for name, each in ratio.items() if season in name)
        yield Limit(f"{panel.name}: MASE over the best seasonal peer", best, 0.93)
        regression = next(each for name, each in ratio.items() if "regressors" in name)
        yield Limit(f"{panel.name}: MASE over AutoARIMA with our regressors", regression, 1.0)
    else:
        yield Limit(f"{panel.name}: MASE over AutoETS(1)", ratio["AutoETS(1)"], 0.98)
        yield Limit(f"{panel.name}: MASE over the best peer", max(ratio.values()), 1.0)


def adding_up() -> Iterator[Limit]:
    """Levels of the deaths panel, as made and as added up."""
    tested = forecasting.hierarchy_backtest(
        deaths_by_zone_and_band(), season=52, horizon=13, folds=26, calendar=Calendar()
    )
    wape = {
        (row["key"], row["model"]): row["wape"]
        for row in tested.scores().filter(pl.col("by") == "unique_id").to_dicts()
    }
    for level, most in (("council", 1.0), ("zone", 1.0), ("cell", 1.005), ("age_band", 1.02)):
        yield Limit(f"WAPE added up over as made: {level}", wape[level, "forecast"] / wape[level, "as_made"], most)


def speed() -> Iterator[Limit]:
    """Wall time of 40 series, 26 folds and the final forecast, calibrated and adding up; cost a series at scale."""
    histories, horizon = deaths_by_zone_and_band(), 52
    started = time.monotonic()
    forecasting.hierarchy_backtest(histories, season=52, horizon=horizon, folds=26, calendar=Calendar())
    forecasting.hierarchy(histories, season=52, horizon=horizon, calendar=Calendar())
    ours = time.monotonic() - started
    panel, found = cells_and_totals(histories, Calendar())
    cells = panel.part(range(found.cells.start, found.cells.stop))
    width = cells.values.shape[1]
    origins = [*(width - horizon - 13 * back for back in range(26)), width]
    _, theirs = peers.run(peers.USUAL[0], cells, 52, horizon, origins)
    print(f"\n40 series, 26 folds and the end, {horizon} steps: ours {ours:.2f} s, AutoETS {theirs:.2f} s")
    yield Limit("wall time over AutoETS", ours / theirs, 0.25)
    small = _seconds_a_council(histories, 1)
    for councils in (10, 100):
        large = _seconds_a_council(histories, councils)
        print(f"{councils * 40} series: {1000 * large / 40:.1f} ms a series; 40: {1000 * small / 40:.1f} ms")
        yield Limit(f"cost a series at {councils * 40} over that at 40", large / small, 1.2)


def _seconds_a_council(histories: pl.DataFrame, councils: int) -> float:
    taken = []
    for _ in range(councils if councils > 1 else 5):
        started = time.monotonic()
        forecasting.hierarchy(histories, season=52, horizon=52, calendar=Calendar())
        taken.append(time.monotonic() - started)
    return float(np.median(taken))


def main() -> int:
    if not DEATHS.there:
        print("The public data is not on this machine; HOMECARE_REAL names its folder. Forecasts are not judged.")
        return 0
    limits = [
        *judged(DEATHS, (*peers.USUAL, *peers.SEASONAL, *peers.REGRESSION)),
        *judged(DISCHARGES, (*peers.USUAL, *peers.SEASONAL, *peers.REGRESSION)),
        *judged(HOURS, (*peers.USUAL, *peers.SEASONAL)),
        *adding_up(),
        *speed(),
    ]
    print("\n" + "\n".join(limit.line for limit in limits))
    return 1 if any(limit.figure > limit.most for limit in limits) else 0


if __name__ == "__main__":
    sys.exit(main())
