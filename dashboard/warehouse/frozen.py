"""Forecasts as they were made: files of their own, never worked out again, never undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import polars as pl

from dashboard.warehouse import reading
from dashboard.warehouse.durable import write_rows_durably
from dashboard.warehouse.store import Store

Shape = dict[str, Any]

FORECASTS: Final[Shape] = {
    "made_on": pl.Date, "made_at": pl.Datetime("us", "UTC"), "quantity": pl.String, "zone_id": pl.String,
    "age_band": pl.String, "week_commencing": pl.Date, "hours": pl.Float64, "lower_80": pl.Float64,
    "upper_80": pl.Float64, "lower_95": pl.Float64, "upper_95": pl.Float64, "note": pl.String,
    "draws": pl.List(pl.Float64),
}  # fmt: skip
"""A row a week ahead; `draws` for demand of all ages alone: the same place in every zone's list is one draw."""

SCORES: Final[Shape] = {
    "made_on": pl.Date, "made_at": pl.Datetime("us", "UTC"), "horizon_weeks": pl.Int64, "zone_id": pl.String,
    "age_band": pl.String, "quantity": pl.String, "model": pl.String, "wape": pl.Float64, "mase": pl.Float64,
    "coverage_80": pl.Float64, "coverage_95": pl.Float64, "origins": pl.Int64,
}  # fmt: skip
"""How far off rehearsals from earlier Mondays were, as they stood when a forecast was made."""

NOTHING: Final = {
    "frozen_forecasts": pl.DataFrame(schema=FORECASTS), "frozen_scores": pl.DataFrame(schema=SCORES),
}  # fmt: skip
DAYS_HELD: Final = 26
"""Days of forecasts that a version holds; the files keep them all."""
SCORED: Final = timedelta(weeks=13)
"""Of forecasts that newer ones replaced a version holds the weeks that are trusted."""


@dataclass(frozen=True)
class Frozen:
    """What one run of the forecasts wrote; `of` is the checksum of the histories it learnt from."""

    made_on: date
    of: str
    forecasts: pl.DataFrame
    scores: pl.DataFrame


def checksum(histories: pl.DataFrame) -> str:
    """Of histories in a fixed order."""
    return sha256(histories.write_csv().encode()).hexdigest()


def made(store: Store, made_on: date, of: str) -> bool:
    """Whether the same histories were forecast before."""
    return (store.forecasts / _name(made_on, of)).is_file()


def stands_in(store: Store, version: Path) -> bool:
    """Whether a version holds every forecast that it could: a run may have died before it published its own."""
    held = reading.table(version, "forecasts").select(pl.col("^made_(on|at)$")).unique()
    kept = tables(store)["frozen_forecasts"].select("made_on", "made_at").unique()
    return set(kept.rows()) == set(held.rows())


def keep(store: Store, frozen: Frozen) -> None:
    """Write a run's files, but none that stands; the forecasts last, for they are what is looked for."""
    name = _name(frozen.made_on, frozen.of)
    for rows, shape, folder in ((frozen.scores, SCORES, "scores"), (frozen.forecasts, FORECASTS, ".")):
        path = store.forecasts / folder / name
        if not path.is_file():
            _write(rows, shape, path)


def _name(made_on: date, of: str) -> str:
    return f"{made_on}-{of[:12]}.parquet"


def _write(rows: pl.DataFrame, shape: Shape, path: Path) -> None:
    write_rows_durably(path, rows.select(pl.col(name).cast(kind) for name, kind in shape.items()))


def tables(store: Store) -> dict[str, pl.DataFrame]:
    """`frozen_forecasts` and `frozen_scores` of the newest days; of each day the run made last."""
    whole = sorted(path.name for path in store.forecasts.glob("*.parquet"))
    days = sorted({name[:10] for name in whole})[-DAYS_HELD:]
    names = [name for name in whole if name[:10] in days]
    forecasts = _newest(store.forecasts, names, FORECASTS)
    newest = pl.col("made_on") == pl.col("made_on").max()
    trusted = pl.col("week_commencing") <= pl.col("made_on") + SCORED
    held = forecasts.filter(newest | trusted).with_columns(pl.when(newest).then("draws").alias("draws"))
    return {"frozen_forecasts": held, "frozen_scores": _newest(store.forecasts / "scores", names, SCORES)}


def _newest(folder: Path, names: Sequence[str], shape: Shape) -> pl.DataFrame:
    rows = [pl.read_parquet(folder / name) for name in names]
    last = pl.col("made_at") == pl.col("made_at").max().over("made_on")
    return pl.concat([pl.DataFrame(schema=shape), *rows]).filter(last)
