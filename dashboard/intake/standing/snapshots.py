"""A snapshot lists everyone open on a day: what it lacks has ended, what differs has changed."""

from datetime import date, timedelta

import polars as pl

from dashboard.intake.contracts import Contract

COMPARED = ("weekly_hours", "provider_id", "zone_id", "funder", "status", "service", "arrangement")
"""Columns of a package whose change starts a new line; a change of any other is no change of the line."""


def match(
    contract: Contract, stored: pl.DataFrame, listed: pl.DataFrame, day: date
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows to put in, and the stored rows that stay beside them, after a snapshot taken on `day`."""
    stored = stored.with_row_index("stored_number")
    still_open = stored.filter(_open_on(contract, day))
    pairs = _pairs(contract, still_open, listed.with_row_index("listed_number"))
    gone = still_open.filter(pl.col(_starts(contract)) <= day).join(pairs, on="stored_number", how="anti")
    moved, same = _changed(contract, still_open, listed, pairs, day)
    replaced = pl.concat([gone["stored_number"], pairs["stored_number"]])
    kept = stored.filter(~pl.col("stored_number").is_in(replaced.implode()))
    ended = [_end(contract, gone, pl.lit(day), "not_stated"), _end(contract, moved, pl.col("next_start"), "changed")]
    columns = listed.columns
    return same.select(columns), pl.concat([frame.select(columns) for frame in (kept, *ended)])


def _starts(contract: Contract) -> str:
    return contract.starts or ""


def _open_on(contract: Contract, day: date) -> pl.Expr:
    return pl.col(contract.ends or "").is_null() | (pl.col(contract.ends or "") >= day)


def _pairs(contract: Contract, still_open: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """stored_number, listed_number of rows that are the same package or referral, each used once."""
    if contract.kind != "packages":
        return still_open.join(listed, on=contract.key, nulls_equal=True).select("stored_number", "listed_number")
    same_provider = _nth(still_open, ["package_id", "provider_id"]).join(
        _nth(listed, ["package_id", "provider_id"]), on=["package_id", "provider_id", "nth"]
    )
    first = same_provider.select("stored_number", "listed_number")
    rest_open = _nth(still_open.join(first, on="stored_number", how="anti"), ["package_id"])
    rest_listed = _nth(listed.join(first, on="listed_number", how="anti"), ["package_id"])
    other = rest_open.join(rest_listed, on=["package_id", "nth"]).select("stored_number", "listed_number")
    return pl.concat([first, other])


def _nth(rows: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    ordered = rows.sort("package_id", "provider_id", "line_start")
    return ordered.with_columns(pl.int_range(pl.len()).over(by).alias("nth"))


def _changed(
    contract: Contract, still_open: pl.DataFrame, listed: pl.DataFrame, pairs: pl.DataFrame, day: date
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Stored lines that end (with next_start), and the listed rows as they now stand."""
    if contract.kind != "packages":
        return still_open.clear().with_columns(next_start=pl.lit(None, pl.Date)), listed
    old = pairs.join(still_open, on="stored_number")
    both = listed.with_row_index("listed_number").join(
        old, on="listed_number", how="left", suffix="_old", maintain_order="left"
    )
    known = pl.col("stored_number").is_not_null()
    differs = known & ~pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_old")) for name in COMPARED)
    between = (pl.col("line_start") > pl.col("line_start_old")) & (pl.col("line_start") <= day)
    next_start = pl.when(between).then("line_start").otherwise(pl.lit(day))
    marked = both.with_columns(differs.alias("differs"), next_start.alias("next_start"))
    moved = old.join(marked.filter("differs").select("stored_number", "next_start"), on="stored_number")
    start = pl.when("differs").then("next_start").when(known).then("line_start_old").otherwise("line_start")
    return moved, marked.with_columns(start.alias("line_start"))


def _end(contract: Contract, rows: pl.DataFrame, next_start: pl.Expr, reason: str) -> pl.DataFrame:
    """Rows that end the day before `next_start`; one that would end before it starts is withdrawn."""
    starts, ends, closes = contract.starts or "", contract.ends or "", contract.closes
    ended = rows.with_columns((next_start - timedelta(days=1)).cast(pl.Date).alias(ends))
    if closes is not None:
        ended = ended.with_columns(pl.lit(reason).alias(closes))
    return ended.filter(pl.col(ends) >= pl.col(starts))
