"""Rows of contracts as charts and tables show them: by role, by zone, and by the day a decision is due."""

from typing import Final

import polars as pl

from dashboard import wording
from dashboard.charts.rows import why, zones_only

SUMS: Final = ("slots", "vacant_slots", "new_hours", "live_hours", "new_people", "live_people", "new_hours_short")
MONTHS_AHEAD: Final = 6


def with_council(roles: pl.DataFrame) -> pl.DataFrame:
    """One Monday's rows of `contract_roles` and the council's, zone_id `all`, from their sums.

    What a role was meant to take of the council's new work is what it was meant to take in each zone, added up.
    """
    meant = (pl.col("expected_share") * pl.col("new_hours").sum().over("zone_id")).alias("meant_hours")
    sums = [_sum(name) for name in (*SUMS, "meant_hours")]
    council = roles.with_columns(meant).group_by("role").agg(sums).sort("role")
    shares = [
        _share("new_hours", "new_share"), _share("live_hours", "live_share"),
        (pl.col("meant_hours") / _above_nought(pl.col("new_hours").sum())).alias("expected_share"),
    ]  # fmt: skip
    named = council.with_columns(*shares, pl.lit("all").alias("zone_id"), pl.lit("Council").alias("zone"))
    return pl.concat([roles, named.drop("meant_hours")], how="diagonal_relaxed")


def _sum(name: str) -> pl.Expr:
    return pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name)


def _share(hours: str, name: str) -> pl.Expr:
    return (pl.col(hours) / _above_nought(pl.col(hours).sum())).alias(name)


def _above_nought(total: pl.Expr) -> pl.Expr:
    return pl.when(total > 0).then(total)


def by_role(roles: pl.DataFrame) -> pl.DataFrame:
    """One place's rows in the order of the roles, with what a chart says of them."""
    order = {role: at for at, role in enumerate(wording.ROLES)}
    filled = pl.format("{} of {}", pl.col("slots") - pl.col("vacant_slots"), "slots")
    return roles.sort(pl.col("role").replace_strict(order, return_dtype=pl.Int64)).with_columns(
        pl.col("role").replace(wording.ROLES).alias("name"),
        pl.when(pl.col("slots") > 0).then(filled).otherwise(pl.lit("")).alias("filled"),
    )


def by_zone(roles: pl.DataFrame, slots: pl.DataFrame) -> pl.DataFrame:
    """grain: zone. Hours short of all roles together, slots filled of those with a share, and headroom under caps.

    `designed_people` are new people with roles that have a share, `capped_people` those with providers under a cap.
    """
    designed = pl.col("new_people").filter(pl.col("expected_share").is_not_null()).sum().alias("designed_people")
    zones = zones_only(roles).group_by("zone_id", "zone").agg(_sum("new_hours_short"), designed)
    rooms = slots.group_by("zone_id").agg(_sum("headroom"), _capped(pl.col("people")).alias("capped_people"))
    counted = counted_slots(slots).group_by("zone_id").agg(slot_counts())
    joined = counted.join(zones, on="zone_id", how="inner").join(rooms, on="zone_id", how="left")
    filled = pl.format("{} of {}", "filled_slots", "slots").alias("filled")
    return joined.with_columns(filled).sort("new_hours_short", "zone", descending=[True, False], nulls_last=True)


def _capped(people: pl.Expr) -> pl.Expr:
    return people.filter(pl.col("headroom").is_not_null()).sum()


def counted_slots(slots: pl.DataFrame) -> pl.DataFrame:
    """Slots with an expected share, where any has one: a list that a provider may join has no slots to fill."""
    designed = slots.filter(pl.col("expected_share").is_not_null())
    return slots if designed.is_empty() else designed


def slot_counts() -> list[pl.Expr]:
    """For an aggregation of `contract_slots`."""
    vacant = pl.col("provider_id").is_null()
    return [pl.len().alias("slots"), (~vacant).sum().alias("filled_slots"), vacant.sum().alias("vacant_slots")]


def uptake_rows(uptake: pl.DataFrame) -> pl.DataFrame:
    """grain: zones_covered. The contracted share over 13 weeks and since the contracts began."""
    wide = uptake.pivot("measured_over", index=["zones_covered", "zones"], values="contracted_share")
    words = pl.col("zones_covered").replace({"full": "Every slot filled", "part": "A slot vacant"})
    zones = [f"{wording.number(count)} {wording.plural(count, 'zone')}" for count in wide["zones"]]
    named = wide.with_columns(pl.format("{} ({})", words, pl.Series("counted", zones, pl.String)).alias("name"))
    marked = uptake.group_by("zones_covered").agg(*why(uptake))
    return named.join(marked, on="zones_covered", how="left").sort("zones_covered")


def decisions(slots: pl.DataFrame) -> pl.DataFrame:
    """Contracts that a provider holds and that have a day to decide by, the soonest first."""
    dated = slots.filter(pl.col("provider_id").is_not_null(), pl.col("decision_due").is_not_null())
    role = pl.col("role").replace(wording.ROLES)
    own = pl.when(pl.col("local_role").str.to_lowercase() != pl.col("role")).then("local_role")
    words = pl.coalesce(pl.format("{} ({})", role, own), role).alias("role_words")
    order = pl.col("role").replace_strict({role: at for at, role in enumerate(wording.ROLES)}, return_dtype=pl.Int64)
    return dated.with_columns(words).sort("decision_due", order, "zone", "contract_id")


def on_page(dated: pl.DataFrame) -> pl.DataFrame:
    """Days as a narrow table shows them."""
    days = ("end_date", "decision_due", "extension_to")
    return dated.with_columns(pl.col(day).map_elements(wording.day_of, return_dtype=pl.String) for day in days)


def due(monday: pl.Expr) -> pl.Expr:
    """Whether a decision is due in the six months after a Monday."""
    return (pl.col("decision_due") > monday) & (pl.col("decision_due") <= monday.dt.offset_by(f"{MONTHS_AHEAD}mo"))
