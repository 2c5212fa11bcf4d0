"""Which groups of a market may leave the analyst's screen, and what of its concentration."""

from dataclasses import replace
from typing import Final

import polars as pl

from dashboard.disclosure.rules import RULES
from dashboard.disclosure.tables import HIDDEN, suppress

LARGEST: Final = 10
CUTS: Final = {"cr1": 1, "largest_share": 1, "cr4": 4, "cr10": 10}
SQUARED: Final = ("hhi", "effective_providers")
SHELLS: Final = {"first": (1, 1), "next_3": (2, 4), "next_6": (5, 10), "rest": (11, None)}
BESIDE: Final = {1: ("first", "next_3"), 4: ("next_3", "next_6"), 10: ("next_6", "rest")}
FEW_UNKNOWN: Final = 4
"""So few shares that are not told could be worked out from their sum and the sum of their squares."""

_RULE: Final = RULES["market_shares"]


def leaving_groups(ranked: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """The largest groups of each place of one market on one Monday; `marker` is [c] where one is withheld.

    `ranked`: basis, zone_id, group_name, rank, people, hours, share. Smaller groups are shown in one sum, which is
    withheld with any of the largest. Nearly every group's new packages in a zone are of few people: only the council's
    are told.
    """
    by_zone = (ranked["basis"] == "live").all()
    told = ranked if by_zone else ranked.filter(pl.col("zone_id") == "all")
    hidden = _hidden(told, threshold, along_zones=by_zone)
    largest = told.filter(pl.col("rank") <= LARGEST).join(hidden, on=["zone_id", "group_name"], maintain_order="left")
    gone = pl.col("marker") == HIDDEN
    told_of = [name for name in (_RULE.count, *_RULE.dependents) if name in largest.columns]
    return largest.with_columns(pl.when(~gone).then(name).alias(name) for name in told_of)


def _hidden(ranked: pl.DataFrame, threshold: int, *, along_zones: bool) -> pl.DataFrame:
    """`zone_id, group_name, marker`. Shares give the sum of a place away: where that has to go, all of them go."""
    groups = ranked.select("zone_id", "group_name", "people", published=pl.col("rank") <= LARGEST)
    # No group's name can be taken for the sum's.
    named = groups.with_columns(pl.format("group {}", "group_name").alias("group_name"))
    sums = groups.group_by("zone_id").agg(pl.lit("all").alias("group_name"), pl.col("people").sum(), published=True)
    cells = pl.concat([named, sums], how="diagonal_relaxed")
    rule = _RULE if along_zones else replace(_RULE, totals=("group_name",))
    marked = suppress(cells, rule, threshold=threshold)
    sum_gone = ((pl.col("group_name") == "all") & (pl.col("marker") == HIDDEN)).any().over("zone_id")
    whole = marked.with_columns(pl.when(sum_gone).then(pl.lit(HIDDEN)).otherwise("marker").alias("marker"))
    told = whole.filter(pl.col("group_name") != "all")
    return told.select("zone_id", pl.col("group_name").str.strip_prefix("group "), "marker")


def leaving_concentration(
    measured: pl.DataFrame, ranked: pl.DataFrame, told: pl.DataFrame, threshold: int = 5
) -> pl.DataFrame:
    """Rows of `market_concentration`, one a place, without the figures that would give a small group away.

    `told`: the rows of `leaving_groups`. Numbers of providers stay.
    """
    held = measured.join(_held(ranked, told, threshold), on="zone_id", how="left", maintain_order="left")
    columns = [pl.when(_known(cut)).then(name).alias(name) for name, cut in CUTS.items()]
    columns += [pl.when(~pl.col("guessed").fill_null(value=False)).then(name).alias(name) for name in SQUARED]
    kept = held.with_columns(columns).select(measured.columns)
    gone = [kept[name].is_null() & measured[name].is_not_null() for name in (*CUTS, *SQUARED)]
    marker = pl.when(pl.any_horizontal(gone)).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker")
    return kept.with_columns(marker)


def _known(cut: int) -> pl.Expr:
    """Where groups are told, none of the first so many is withheld; elsewhere no few people stand at the cut."""
    by_group = (pl.col("first_hidden") > cut).fill_null(value=True)
    by_sum = ~pl.any_horizontal(pl.col(f"{shell}_few") for shell in BESIDE[cut])
    return pl.when("told").then(by_group).otherwise(by_sum).fill_null(value=True)


def _held(ranked: pl.DataFrame, told: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """grain: zone_id. What is withheld in it, and which of its parts are of few people."""
    withheld = told.filter(pl.col("marker") == HIDDEN)
    by_group = withheld.group_by("zone_id").agg(pl.col("rank").min().alias("first_hidden"), pl.len().alias("hidden"))
    few = [_few(_people(*ends), threshold).alias(f"{shell}_few") for shell, ends in SHELLS.items()]
    smallest = _few(pl.col("people").filter(pl.col("people") > 0).min(), threshold).alias("any_few")
    places = ranked.group_by("zone_id").agg(*few, smallest, pl.len().alias("groups"))
    joined = places.join(by_group, on="zone_id", how="left").with_columns(
        pl.col("zone_id").is_in(told["zone_id"].unique().to_list()).alias("told"), pl.col("hidden").fill_null(0)
    )
    beyond = (pl.col("groups").cast(pl.Int64) - LARGEST).clip(lower_bound=0)
    unknown = pl.when("told").then(beyond + pl.col("hidden")).otherwise("groups")
    return joined.with_columns((pl.col("any_few") & unknown.is_between(1, FEW_UNKNOWN)).alias("guessed"))


def _people(first: int, last: int | None) -> pl.Expr:
    within = pl.col("rank") >= first if last is None else pl.col("rank").is_between(first, last)
    return pl.col("people").filter(within).sum()


def _few(people: pl.Expr, threshold: int) -> pl.Expr:
    return people.is_between(1, threshold - 1).fill_null(value=False)
