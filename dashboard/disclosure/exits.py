"""If a provider stopped: what of each group may leave the analyst's screen."""

from typing import Final

import polars as pl

from dashboard.disclosure.providers import leaving_providers
from dashboard.disclosure.rules import RULES
from dashboard.disclosure.tables import HIDDEN, suppress

_RULE: Final = RULES["provider_exit"]
_COUNTS: Final = ("people", "packages", "double_handed_packages")


def leaving_exits(exits: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Groups by zone and in all, zone_id `all`, for each share of staff; `marker` is [c] where a row is withheld.

    Neither a group's own total nor that of a zone gives a small part away; with its total all of a group goes.
    """
    cells = exits.unique(["group_name", "zone_id"], maintain_order=True)
    held = cells.select("zone_id", "people", "hours", pl.col("group_name").alias("provider_id"), week_commencing=None)
    by_zone = leaving_providers(held, threshold).select("zone_id", group_name="provider_id", few="marker")
    totals = _few_totals(cells.filter(pl.col("zone_id") == "all"), threshold)
    marked = exits.join(by_zone, on=["group_name", "zone_id"], how="left", maintain_order="left")
    gone = (pl.col("few") == HIDDEN) | pl.col("group_name").is_in(totals)
    told = [pl.when(~gone).then(name).alias(name) for name in (_RULE.count, *_RULE.dependents) if name in exits.columns]
    marker = pl.when(gone).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker")
    return marked.with_columns(*told, marker).drop("few")


def _few_totals(council: pl.DataFrame, threshold: int) -> list[str]:
    """Groups whose total goes: small ones, and what with all groups together would give one away."""
    # No group's name can be taken for the sum's.
    groups = council.select(pl.format("group {}", "group_name").alias("group_name"), "people")
    whole = groups.select(pl.lit("all").alias("group_name"), pl.col("people").sum())
    marked = suppress(pl.concat([groups, whole]), _RULE, threshold=threshold)
    hidden = marked.filter(pl.col("marker") == HIDDEN, pl.col("group_name") != "all")["group_name"].to_list()
    return [name.removeprefix("group ") for name in hidden]


def leaving_together(both: pl.DataFrame, told: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Groups that stop together, without what is withheld of any of them; `told`: their rows of `leaving_exits`.

    Counts of all their zones go too where with those of each they would tell that few have care from both.
    """
    gone = pl.col("zone_id").is_in(told.filter(pl.col("marker") == HIDDEN)["zone_id"].to_list())
    few = pl.lit(any(0 < _shared(both, told, name) < threshold for name in _COUNTS))
    amounts = [name for name in _RULE.dependents if name in both.columns and name not in _COUNTS]
    return both.with_columns(
        *(pl.when(~gone).then(name).alias(name) for name in amounts),
        *(pl.when(~gone & ~few).then(name).alias(name) for name in _COUNTS),
        pl.when(gone | (few & (pl.col("zone_id") == "all"))).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker"),
    )


def _shared(both: pl.DataFrame, told: pl.DataFrame, name: str) -> int:
    """How many have care from more than one of the groups."""
    whole = told.filter(pl.col("zone_id") == "all").unique("group_name")
    return int(whole[name].sum()) - int(both[name].max() or 0)  # type: ignore[arg-type]
