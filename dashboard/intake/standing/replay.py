"""The rows of a feed as they stand: its loads replayed in as-at order, whatever order they came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

import polars as pl

from dashboard.intake.contracts import Contract
from dashboard.intake.standing import overlaps, snapshots

ROW = "source_row"


@dataclass(frozen=True)
class Batch:
    """The accepted rows of one load; `claims` is changes, snapshot or full."""

    load: str
    claims: str
    as_at: date
    rows: pl.DataFrame


@dataclass(frozen=True)
class Standing:
    """`rows`: load, source_row and the contract's columns. `refused`: load, source_row, column, reason."""

    rows: pl.DataFrame
    refused: pl.DataFrame


def replay(contract: Contract, batches: Sequence[Batch]) -> Standing:
    """What a feed says after all its loads: for one key the later as-at wins, then the later load."""
    ordered = sorted(batches, key=lambda batch: (batch.as_at, batch.load))
    return reduce(lambda standing, batch: _apply(contract, standing, batch), ordered, _nothing(contract))


def _nothing(contract: Contract) -> Standing:
    shape = {"load": pl.String(), ROW: pl.Int64(), **contract.dtypes}
    refused = {"load": pl.String, ROW: pl.Int64, "column": pl.String, "reason": pl.String}
    return Standing(pl.DataFrame(schema=shape), pl.DataFrame(schema=refused))


def _apply(contract: Contract, standing: Standing, batch: Batch) -> Standing:
    arriving = batch.rows.select(pl.lit(batch.load).alias("load"), ROW, *contract.columns)
    match batch.claims:
        case "full":
            return Standing(arriving, standing.refused.clear())
        case "snapshot":
            arriving, kept = snapshots.match(contract, standing.rows, arriving, batch.as_at)
        case _:
            kept = standing.rows
    return _upsert(contract, Standing(kept, standing.refused), arriving)


def _upsert(contract: Contract, standing: Standing, arriving: pl.DataFrame) -> Standing:
    refused = standing.refused
    while True:
        kept = standing.rows.join(arriving, on=contract.key, how="anti", nulls_equal=True)
        judged = overlaps.judge(contract, kept, arriving)
        if judged.refused.is_empty():
            return Standing(pl.concat([judged.kept, arriving]), refused)
        refused = pl.concat([refused, judged.refused])
        arriving = arriving.join(judged.refused, on=["load", ROW], how="anti")
