"""`python -m tests.bench.forecasts [--samples]`: forecasts beside statsforecast's; exit 1 where a limit is missed.

Public panels: every fold with the usual peers, every fifth with AutoCES and AutoARIMA; on the longest histories every
fifth with AutoTheta of a season too. A peer is fitted once for all tables of its panel, and ours
are scored beside it on the same folds. `--samples` adds twenty seeds of the sample council, every third of six folds.
"""

import sys
from collections.abc import Iterator

import polars as pl

import forecasting
from forecasting.backtest import Backtest
from forecasting.calendar import Calendar
from tests.bench import forecast_peers as peers
from tests.bench.forecast_limits import Limit, beside
from tests.bench.forecast_panels import DEATHS, DISCHARGES, HOURS, Judged, deaths_by_zone_and_band
from tests.bench.forecast_samples import against_samples, forecasting_step
from tests.bench.forecast_speed import speed

SHOWN = ("mase", "wape", "coverage_80", "coverage_95", "msis")
EVERY, LATE = "all", "last third of folds"


def judged(panel: Judged, fitted: tuple[peers.Peer, ...]) -> Iterator[Limit]:
    """Print a table of a panel's scores and yield its limits."""
    tested = forecasting.backtest(
        panel.histories(), season=panel.season, horizon=panel.horizon, folds=panel.folds, calendar=Calendar()
    )
    print(f"\n{panel.name}: {len(tested.panel.ids)} series, {len(tested.origins)} origins, {panel.horizon} steps")
    both = {peer.name(panel.season): beside(tested, peer) for peer in fitted}
    tables = {name: each.scores() for name, each in both.items()}
    for by in (EVERY, LATE):
        _show(by, both, tables)
    yield from _limits(panel, tested, tables)


def _show(by: str, both: dict[str, Backtest], tables: dict[str, pl.DataFrame]) -> None:
    print(f"  {by:<52}{''.join(f'{name:>13}' for name in SHOWN)}   ours / it")
    seen = set()
    for name, table in tables.items():
        rows = _rows(table, by)
        for model, row in rows.items():
            line = f"{model} ({len(both[name].origins)} folds)"
            if line not in seen:
                figures = "".join(f"{row[each]:13.3f}" for each in SHOWN)
                print(f"  {line:<52}{figures}{rows['forecast']['mase'] / row['mase']:12.3f}")
            seen.add(line)


def _rows(table: pl.DataFrame, by: str = EVERY) -> dict[str, dict[str, float]]:
    return {row["model"]: row for row in table.filter(pl.col("by") == by).to_dicts()}


def _limits(panel: Judged, tested: Backtest, tables: dict[str, pl.DataFrame]) -> Iterator[Limit]:
    own = _rows(tested.scores())
    if panel is HOURS:
        for name in ("naive", "seasonal_naive"):
            yield Limit(f"{panel.name}: MASE over {name}", own["forecast"]["mase"] / own[name]["mase"], 1.0)
        return
    yield from _ratios(panel, {name: _ratio(table, name, "mase") for name, table in tables.items()})
    for level, within in ((80, 0.02), (95, 0.015)):
        off = abs(own["forecast"][f"coverage_{level}"] - level / 100)
        yield Limit(f"{panel.name}: coverage of {level}%, off by", off, within)
    worst = max(_ratio(table, name, "msis") for name, table in tables.items())
    yield Limit(f"{panel.name}: MSIS over that of the best peer", worst, 1.0)


def _ratio(table: pl.DataFrame, peer: str, score: str) -> float:
    rows = _rows(table)
    return rows["forecast"][score] / rows[peer][score]


def _ratios(panel: Judged, ratio: dict[str, float]) -> Iterator[Limit]:
    most = {DEATHS.name: 0.60, DISCHARGES.name: 0.98}[panel.name]
    yield Limit(f"{panel.name}: MASE over AutoETS(1)", ratio["AutoETS(1)"], most)
    if panel is DEATHS:
        best = max(each for name, each in ratio.items() if f"({panel.season})" in name)
        yield Limit(f"{panel.name}: MASE over the best seasonal peer", best, 0.93)
        regression = next(each for name, each in ratio.items() if "regressors" in name)
        yield Limit(f"{panel.name}: MASE over AutoARIMA with our regressors", regression, 1.0)
    else:
        yield Limit(f"{panel.name}: MASE over the best peer", max(ratio.values()), 1.0)


def adding_up() -> Iterator[Limit]:
    """Levels of the deaths panel, as made and as added up."""
    tested = forecasting.hierarchy_backtest(
        deaths_by_zone_and_band(), season=52, horizon=13, folds=26, calendar=Calendar()
    )
    rows = tested.scores().filter(pl.col("by") == "unique_id").to_dicts()
    wape = {(row["key"], row["model"]): row["wape"] for row in rows}
    for level, most in (("council", 1.0), ("zone", 1.0), ("cell", 1.005), ("age_band", 1.02)):
        yield Limit(f"WAPE added up over as made: {level}", wape[level, "forecast"] / wape[level, "as_made"], most)


def main() -> int:
    if not DEATHS.there:
        print("The public data is not on this machine; HOMECARE_REAL names its folder. Forecasts are not judged.")
        return 0
    limits = [
        *speed(),
        *forecasting_step(),
        *adding_up(),
        *judged(HOURS, (*peers.USUAL, *peers.SEASONAL)),
        *judged(DISCHARGES, (*peers.USUAL, *peers.SEASONAL, *peers.REGRESSION)),
        *judged(DEATHS, (*peers.USUAL, *peers.SEASONAL_LONG, *peers.REGRESSION)),
        *(against_samples() if "--samples" in sys.argv[1:] else ()),
    ]
    print("\n" + "\n".join(limit.line for limit in limits))
    return 1 if any(limit.over for limit in limits) else 0


if __name__ == "__main__":
    sys.exit(main())
