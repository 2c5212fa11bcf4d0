"""Weekly figures of the council's market as they may leave the analyst's screen."""

from typing import Final

import polars as pl

from dashboard.disclosure.markets import CUTS, LARGEST, SQUARED
from dashboard.disclosure.tables import HIDDEN

MOVE_WEEKS: Final = 13


def leaving_weeks(measured: pl.DataFrame, market: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Weekly rows of `market_concentration` for the council; a week with few people in one of its largest groups goes.

    `market`: rows of `market_shares` of the same basis and weeks.
    """
    largest = _ranked(market).filter(pl.col("zone_id") == "all", pl.col("rank") <= LARGEST)
    few = largest.group_by("week_commencing").agg(_few(pl.col("people").min(), threshold).alias("few"))
    rows = measured.join(few, on="week_commencing", how="left", maintain_order="left")
    return _without(rows, [*CUTS, *SQUARED])


def leaving_group(weeks: pl.DataFrame, market: pl.DataFrame, group: str, threshold: int = 5) -> pl.DataFrame:
    """The weekly share of one group in the council."""
    mine = _few_groups(market, threshold).filter(pl.col("group_name") == group)
    return _without(weeks.join(mine, on="week_commencing", how="left", maintain_order="left"), ["share"])


def leaving_moves(moves: pl.DataFrame, market: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """The council's rows of `market_moves`; `market` holds the live shares of their Monday and of 13 weeks before."""
    before = pl.when(pl.col("move") == "left").then(pl.lit(MOVE_WEEKS)).otherwise(0)
    dated = moves.with_columns((pl.col("week_commencing") - pl.duration(weeks=before)).alias("counted_on"))
    few = _few_groups(market, threshold).rename({"week_commencing": "counted_on"})
    rows = dated.join(few, on=["counted_on", "group_name"], how="left", maintain_order="left")
    # Under another name 13 weeks ago, its people are not known.
    return _without(rows.with_columns(pl.col("few").fill_null(value=True)), ["hours", "share"]).drop("counted_on")


def _few_groups(market: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """`week_commencing, group_name, few`: groups whose hours in the council are of few people."""
    council = market.filter(pl.col("zone_id") == "all")
    return council.select("week_commencing", "group_name", _few(pl.col("people"), threshold).alias("few"))


def _ranked(market: pl.DataFrame) -> pl.DataFrame:
    order = market.sort("share", "group_name", descending=[True, False], nulls_last=True)
    return order.with_columns(pl.int_range(1, pl.len() + 1).over("week_commencing", "zone_id").alias("rank"))


def _few(people: pl.Expr, threshold: int) -> pl.Expr:
    return people.is_between(1, threshold - 1).fill_null(value=False)


def _without(rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    gone = pl.col("few").fill_null(value=False)
    marker = pl.when(gone).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker")
    return rows.with_columns(*(pl.when(~gone).then(name).alias(name) for name in columns), marker).drop("few")
