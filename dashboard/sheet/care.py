"""What a provider delivers, where, and what it gave up."""

from datetime import date
from typing import Final, NamedTuple

import polars as pl

from dashboard import cached, wording
from dashboard.sheet.slices import of

WEEKS: Final = 52
WINDOWS: Final = (13, 52)
CONTRACT: Final = {"role": pl.String, "hours_cap": pl.Float64, "end_date": pl.Date, "decision_due": pl.Date}


class Rank(NamedTuple):
    """Its place among the providers with care by hours, 1 the most; None where it has none or it is withheld."""

    place: int | None
    of: int


def _now(code: str, monday: date) -> pl.DataFrame:
    """A row a zone and one for the council."""
    return cached.providers_leaving(monday).filter(pl.col("provider_id") == code).drop("provider_id")


def weeks(code: str, monday: date) -> pl.DataFrame:
    """grain: week_commencing. The chosen place's hours, people, packages and share; 0 in weeks without its care."""
    totals = cached.last_weeks(cached.mart("provider_totals"), monday, WEEKS)
    own = totals.filter(pl.col("provider_id") == code).drop("provider_id")
    before = cached.withheld("provider_totals", own).filter(pl.col("week_commencing") < monday)
    told = cached.in_place(pl.concat([before, _now(code, monday).select(before.columns)]))
    counted = totals.select("week_commencing").unique().join(told, on="week_commencing", how="left")
    return _filled(counted, ["hours", "people", "packages", "share"]).sort("week_commencing")


def _filled(counted: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """0 where a count was looked for and nothing found: such a row came without a marker."""
    none = pl.col("marker").is_null()
    counts = [pl.when(none).then(0).otherwise(name).alias(name) for name in columns]
    return counted.with_columns(*counts, pl.col("marker").fill_null(""))


def rank(code: str, monday: date) -> Rank:
    """By hours in the chosen place."""
    totals = cached.week_of(cached.mart("provider_totals"), monday)
    hours = cached.in_place(cached.parts(totals, "provider_id")).filter(pl.col("hours") > 0)
    mine = cached.in_place(_now(code, monday))["hours"].to_list()
    if not mine or not mine[0]:
        return Rank(None, len(hours))
    return Rank(int((hours["hours"] > mine[0]).sum()) + 1, len(hours))


def zones(code: str, monday: date) -> pl.DataFrame:
    """grain: zone_id. Its hours and contracts there, the most hours first; no headroom beside withheld hours."""
    live = cached.in_zone(cached.parts(_now(code, monday), "zone_id")).drop("zone", "week_commencing")
    joined = live.join(_contracts(code, monday), on="zone_id", how="full", coalesce=True)
    names = cached.mart("zones").select("zone_id", pl.col("zone_name").alias("zone"))
    headroom = (pl.col("hours_cap") - pl.col("hours")).alias("headroom")
    counted = _filled(joined, ["hours", "people", "share"]).with_columns(headroom)
    named = counted.join(names, on="zone_id", how="left")
    return named.sort("hours", "zone_id", descending=[True, False], nulls_last=True)


def _contracts(code: str, monday: date) -> pl.DataFrame:
    """grain: zone_id. Contracts in force there: roles in words, caps added up, the first end and decision."""
    slots = cached.week_of(of("contract_slots", code), monday)
    role = pl.coalesce("local_role", pl.col("role").map_elements(wording.in_sentence, return_dtype=pl.String))
    caps = pl.when(pl.col("hours_cap").is_not_null().all()).then(pl.col("hours_cap").sum())
    together = cached.in_zone(slots).sort("role", "contract_id").group_by("zone_id").agg(
        role.unique(maintain_order=True).str.join(", ").alias("role"),
        caps.alias("hours_cap"), pl.col("end_date").min(), pl.col("decision_due").min(),
    )  # fmt: skip
    return together.cast(CONTRACT)  # type: ignore[arg-type]


def handed_back(code: str, monday: date) -> pl.DataFrame:
    """grain: week_commencing, weeks. Of all zones; nothing is 0 wherever the whole window lies in coverage."""
    own = cached.last_weeks(of("handback_windows", code), monday, WEEKS).filter(pl.col("zone_id") == cached.ALL)
    told = cached.withheld("handback_windows", own.drop("provider_id", "zone_id", "zone"))
    grain = ["week_commencing", "weeks"]
    counted = _covered(monday).join(told, on=grain, how="left").sort(grain)
    return _filled(counted, ["packages", "people", "hours"])


def _covered(monday: date) -> pl.DataFrame:
    """Mondays and windows that lie whole within the packages' coverage."""
    begun = cached.mart("sources").filter(pl.col("kind") == "packages")["covers_from"].max()
    mondays = pl.DataFrame({"week_commencing": [monday - back * cached.WEEK for back in range(WEEKS)]})
    every = mondays.join(pl.DataFrame({"weeks": WINDOWS}, schema={"weeks": pl.Int32}), how="cross")
    first = pl.col("week_commencing") - pl.duration(weeks=pl.col("weeks"))
    return every.filter(first >= begun) if begun else every.clear()
