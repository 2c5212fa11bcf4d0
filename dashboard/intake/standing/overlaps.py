"""What has one row a day at most: a package with a provider, a provider's slot in a zone."""

from dataclasses import dataclass

import polars as pl

from dashboard.intake.contracts import Contract

REASONS = {
    "packages": "this line overlaps another line of the same package and provider",
    "contracts": "this contract overlaps another of the same provider, zone and role",
}
RENEWED = ("packages",)
"""Kinds whose stored open row ends where a newer one starts; of others it is not known which is meant."""


@dataclass(frozen=True)
class Judged:
    """`kept`: stored rows, ended where a newer one starts. `refused`: load, source_row, column, reason."""

    kept: pl.DataFrame
    refused: pl.DataFrame


def within(contract: Contract, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of one file that overlap each other, both sides: source_row, column, reason."""
    starts, ends = pl.col(contract.starts or ""), pl.col(contract.ends or "")
    ordered = rows.filter(_named()).sort(*contract.apart, contract.starts or "", nulls_last=True)
    last_day = ends.fill_null(pl.date(9999, 12, 31))
    reach = last_day.cum_max().shift(1).over(contract.apart)
    marked = ordered.with_columns((starts <= reach).fill_null(value=False).alias("after"))
    # a row clashes too where any later row of its own starts before it ends
    later = starts.shift(-1).over(contract.apart)
    both = marked.filter(pl.col("after") | (later <= last_day).fill_null(value=False))
    return both.select("source_row", *_fault(contract))


def judge(contract: Contract, kept: pl.DataFrame, arriving: pl.DataFrame) -> Judged:
    """Refuse an arriving row against an overlap, but for a stored open line that a newer one ends."""
    if not contract.apart:
        return Judged(kept, _refused(contract, arriving.clear()))
    stored = kept.filter(_named()).select(
        *contract.apart, stored_start=contract.starts or "", stored_end=contract.ends or ""
    )
    pairs = arriving.filter(_named()).join(stored, on=contract.apart, nulls_equal=True)
    clashes = pairs.filter(_overlap(contract))
    renews = pl.col("stored_end").is_null() & (pl.col("stored_start") < pl.col(contract.starts or ""))
    ends_stored = renews & pl.lit(contract.kind in RENEWED)
    ended = (
        clashes.filter(ends_stored)
        .group_by(*contract.apart, "stored_start")
        .agg(pl.col(contract.starts or "").min().alias("next_start"))
    )
    return Judged(_end(contract, kept, ended), _refused(contract, clashes.filter(~ends_stored)))


def _named() -> pl.Expr:
    """A vacant slot is nobody's, so it stands beside any other."""
    return pl.col("provider_id").is_not_null()


def _overlap(contract: Contract) -> pl.Expr:
    starts, ends = pl.col(contract.starts or ""), pl.col(contract.ends or "")
    stored_reaches = pl.col("stored_end").is_null() | (starts <= pl.col("stored_end"))
    arriving_reaches = ends.is_null() | (pl.col("stored_start") <= ends)
    return stored_reaches & arriving_reaches


def _end(contract: Contract, kept: pl.DataFrame, ended: pl.DataFrame) -> pl.DataFrame:
    if ended.is_empty():
        return kept
    starts, ends, closes = contract.starts or "", contract.ends or "", contract.closes or ""
    joined = kept.join(ended, left_on=[*contract.apart, starts], right_on=[*contract.apart, "stored_start"], how="left")
    newer = pl.col("next_start").is_not_null()
    return joined.with_columns(
        pl.when(newer).then(pl.col("next_start").dt.offset_by("-1d")).otherwise(ends).alias(ends),
        pl.when(newer).then(pl.lit("changed")).otherwise(closes).alias(closes),
    ).drop("next_start")


def _fault(contract: Contract) -> tuple[pl.Expr, pl.Expr]:
    return pl.lit(contract.starts).alias("column"), pl.lit(REASONS[contract.kind]).alias("reason")


def _refused(contract: Contract, rows: pl.DataFrame) -> pl.DataFrame:
    if not contract.apart:
        return pl.DataFrame(
            schema={"load": pl.String, "source_row": pl.Int64, "column": pl.String, "reason": pl.String}
        )
    return rows.select("load", "source_row", *_fault(contract)).unique(["load", "source_row"])
