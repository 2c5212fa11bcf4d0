"""Which groups of a market may leave the analyst's screen, and what of its concentration."""

from typing import Final

import polars as pl

from dashboard.disclosure.rules import RULES
from dashboard.disclosure.tables import HIDDEN, suppress

LARGEST: Final = 10
CUTS: Final = {"cr1": 1, "largest_share": 1, "cr4": 4, "cr10": 10}
SQUARED: Final = ("hhi", "effective_providers")
STEPS: Final = {"first": (1, 1), "next_3": (2, 4), "next_6": (5, 10), "rest": (11, None)}
BESIDE: Final = {1: ("first", "next_3"), 4: ("next_3", "next_6"), 10: ("next_6", "rest")}
FEW_UNKNOWN: Final = 4
"""So few shares that are not told could be worked out from their sum and the sum of their squares."""

_RULE: Final = RULES["market_shares"]


def leaving_groups(ranked: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """The council's largest groups of one market on one Monday; `marker` is [c] where one is withheld.

    `ranked`: zone_id, group_name, rank, people, hours, share. The smaller groups are told in one sum, which is withheld
    with any of the largest. In a zone no group is told: what it does elsewhere, often for few people, would remain.
    """
    council = ranked.filter(pl.col("zone_id") == "all")
    largest = council.filter(pl.col("rank") <= LARGEST)
    hidden = _hidden(council, threshold)
    gone = pl.lit(value=True) if hidden is None else pl.col("group_name").is_in(hidden)
    told = [pl.when(~gone).then(name).alias(name) for name in (_RULE.count, *_RULE.dependents)]
    return largest.with_columns(*told, pl.when(gone).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker"))


def _hidden(council: pl.DataFrame, threshold: int) -> list[str] | None:
    """Groups that go; None where all do: shares give their sum away, so where that has to go nothing stays."""
    groups = council.select("group_name", "people", published=pl.col("rank") <= LARGEST)
    # No group's name can be taken for the sum's.
    named = groups.with_columns(pl.format("group {}", "group_name").alias("group_name"))
    whole = groups.select(pl.lit("all").alias("group_name"), pl.col("people").sum(), published=True)
    marked = suppress(pl.concat([named, whole], how="diagonal_relaxed"), _RULE, threshold=threshold)
    hidden = marked.filter(pl.col("marker") == HIDDEN)["group_name"].to_list()
    return None if "all" in hidden else [name.removeprefix("group ") for name in hidden]


def leaving_concentration(
    measured: pl.DataFrame, ranked: pl.DataFrame, told: pl.DataFrame, threshold: int = 5
) -> pl.DataFrame:
    """Rows of `market_concentration`, one a place, without the figures that would give few people away.

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
    """Of the council none of the first so many is withheld; in a zone no few people stand beside the cut."""
    by_group = (pl.col("first_hidden") > cut).fill_null(value=True)
    by_sum = ~pl.any_horizontal(pl.col(f"{step}_few") for step in BESIDE[cut])
    return pl.when(pl.col("zone_id") == "all").then(by_group).otherwise(by_sum).fill_null(value=True)


def _held(ranked: pl.DataFrame, told: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """grain: zone_id. Which of its parts are of few people, and whether its squares would give one away."""
    withheld = told.filter(pl.col("marker") == HIDDEN)
    few = [_few(_people(*ends), threshold).alias(f"{step}_few") for step, ends in STEPS.items()]
    smallest = _few(pl.col("people").filter(pl.col("people") > 0).min(), threshold).alias("any_few")
    places = ranked.group_by("zone_id").agg(*few, smallest, pl.len().alias("groups"))
    beyond = (pl.col("groups").cast(pl.Int64) - LARGEST).clip(lower_bound=0) + len(withheld)
    unknown = pl.when(pl.col("zone_id") == "all").then(beyond).otherwise("groups")
    return places.with_columns(
        (pl.col("any_few") & unknown.is_between(1, FEW_UNKNOWN)).alias("guessed"),
        pl.lit(withheld["rank"].min(), pl.Int64).alias("first_hidden"),
    )


def _people(first: int, last: int | None) -> pl.Expr:
    within = pl.col("rank") >= first if last is None else pl.col("rank").is_between(first, last)
    return pl.col("people").filter(within).sum()


def _few(people: pl.Expr, threshold: int) -> pl.Expr:
    return people.is_between(1, threshold - 1).fill_null(value=False)
