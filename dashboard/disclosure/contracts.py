"""What of contract roles and their uptake may leave the analyst's screen."""

import polars as pl

from dashboard.disclosure.rules import RULES, Rule
from dashboard.disclosure.tables import HIDDEN, suppress, with_totals


def leaving_roles(roles: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """The council's roles on one Monday, `marker` [c] where a figure is withheld.

    Of a zone they are not told: block and spot contracts take on a few people there.
    """
    marked = roles.with_columns(pl.lit("").alias("marker"))
    for name in ("contract_roles_new", "contract_roles_live"):
        marked = _without_few(marked, RULES[name], threshold)
    return marked


def _without_few(roles: pl.DataFrame, rule: Rule, threshold: int) -> pl.DataFrame:
    """Shares give the sum of the roles away: where that has to go, all of them go."""
    counted = suppress(with_totals(roles, ["role"], [rule.count]), rule, threshold=threshold)
    hidden = counted.filter(pl.col("marker") == HIDDEN)["role"].to_list()
    gone = pl.lit(value=True) if "all" in hidden else pl.col("role").is_in(hidden)
    return _without(roles, gone, [rule.count, *rule.dependents])


def leaving_uptake(uptake: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """Rows of `contract_uptake` without shares that stand, or leave the others standing, on few people."""
    others = pl.col("new_people") - pl.col("contracted_people")
    few = _few(pl.col("contracted_people"), threshold) | _few(others, threshold)
    marked = uptake.with_columns(pl.lit("").alias("marker"))
    return _without(marked, few, ["new_hours", "contracted_hours", "contracted_share"])


def leaving_zones(zones: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """`new_hours_short` and `headroom` by zone, without those of few people; the council's hours short are told.

    Hours short stand on `designed_people`, new people with roles that have a share; headroom on `capped_people`.
    """
    rule = RULES["contract_zones"]
    counted = suppress(with_totals(zones, ["zone_id"], [rule.count]), rule, threshold=threshold)
    hidden = counted.filter(pl.col("marker") == HIDDEN)["zone_id"].to_list()
    marked = zones.with_columns(pl.lit("").alias("marker"))
    short = _without(marked, pl.col("zone_id").is_in(hidden), [rule.count, *rule.dependents])
    told = _without(short, _few(pl.col("capped_people"), threshold), ["headroom"])
    return told.sort("new_hours_short", "zone", descending=[True, False], nulls_last=True)


def _few(people: pl.Expr, threshold: int) -> pl.Expr:
    return people.is_between(1, threshold - 1).fill_null(value=False)


def _without(rows: pl.DataFrame, gone: pl.Expr, columns: list[str]) -> pl.DataFrame:
    told = [pl.when(~gone).then(name).alias(name) for name in columns]
    return rows.with_columns(*told, pl.when(gone).then(pl.lit(HIDDEN)).otherwise("marker").alias("marker"))
