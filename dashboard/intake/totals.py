"""Rows that repeat others: a total beside its parts is checked and dropped, finer age bands are added up."""

import polars as pl

from dashboard.intake import whole_bands
from dashboard.intake.contracts import Contract
from dashboard.intake.contracts.columns import ALL

TOLERANCE = 0.01
"""Share by which a published total may differ from its parts: publishers round each cell."""


def settle(contract: Contract, rows: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Rows of a kind keyed by age band, each person counted once, and notes on totals that do not add up."""
    if "age_band" not in contract.key:
        return rows, []
    parts, notes = _without_totals(contract, rows)
    if "whole_band" in contract.columns:
        parts, partial = whole_bands.marked(contract, parts)
        notes += partial
    return _rolled_up(contract, parts), notes


def _without_totals(contract: Contract, rows: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    place = [name for name in contract.key if name != "age_band"]
    stock = pl.col(contract.totalled or "")
    is_total = pl.col("age_band") == ALL
    sums = rows.group_by(place).agg(
        stock.filter(~is_total).sum().alias("parts"), stock.filter(is_total).sum().alias("total"),
        is_total.any().alias("has_total"), (~is_total).any().alias("has_parts"),
    ).filter("has_total", "has_parts")  # fmt: skip
    astray = sums.filter((pl.col("parts") - pl.col("total")).abs() > TOLERANCE * pl.col("total"))
    kept = rows.join(sums, on=place, how="anti", nulls_equal=True)
    beside = rows.join(sums, on=place, how="semi", nulls_equal=True).filter(~is_total)
    notes = [f"{sums.height} all-ages totals stood beside their parts and were left out"] if sums.height else []
    if astray.height:
        notes.append(f"{astray.height} of them differ from their parts by more than {TOLERANCE:.0%}")
    return pl.concat([kept, beside]).sort("source_row"), notes


def _rolled_up(contract: Contract, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that had different bands in the file and fall into one of the council's are added up."""
    finer = rows.filter(pl.col("written_band").n_unique().over(contract.key) > 1)
    if finer.is_empty():
        return rows
    numbers = [name for name, form in contract.dtypes.items() if form.is_numeric() and name not in contract.key]
    rest = [name for name in rows.columns if name not in {*numbers, *contract.key}]
    summed = finer.group_by(contract.key, maintain_order=True).agg(
        *map(pl.first, rest),
        *(pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in numbers),
    )
    others = rows.join(finer, on="source_row", how="anti")
    return pl.concat([others, summed.select(rows.columns)]).sort("source_row")
