"""What a load changes, before it does: rows, and people and hours by zone and provider."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard.intake.accept import period_ends
from dashboard.intake.contracts import Contract

PLACES = ("zone_id", "provider_id")


@dataclass(frozen=True)
class Difference:
    """`places`: dimension, code, people_before, people_after, hours_before, hours_after (hours of care a week)."""

    rows_new: int
    rows_changed: int
    rows_gone: int
    places: pl.DataFrame
    first_load: bool

    def beyond(self, threshold: float) -> pl.DataFrame:
        """Zones whose hours change by more than a share of what is live; none on a feed's first load."""
        if self.first_load:
            return self.places.clear()
        change = (pl.col("hours_after") - pl.col("hours_before")).abs()
        return self.places.filter(
            pl.col("dimension") == "zone_id", pl.col("hours_before") > 0, change > threshold * pl.col("hours_before")
        )

    def to_json(self) -> dict[str, Any]:
        """Plain values for the page that runs the command."""
        counts = {"rows_new": self.rows_new, "rows_changed": self.rows_changed, "rows_gone": self.rows_gone}
        return {**counts, "first_load": self.first_load, "places": self.places.to_dicts()}


def compare(
    contract: Contract, before: tuple[pl.DataFrame, date] | None, after: pl.DataFrame, as_at: date
) -> Difference:
    """A feed as it is live, with its as-at, against the feed as it would stand."""
    old = before[0] if before else after.clear()
    old_day = before[1] if before else as_at
    columns = list(contract.columns)
    keys = list(contract.key)
    fresh = after.join(old, on=keys, how="anti", nulls_equal=True).height
    gone = old.join(after, on=keys, how="anti", nulls_equal=True).height
    same = after.select(columns).join(old.select(columns), on=columns, how="semi", nulls_equal=True).height
    return Difference(
        fresh, after.height - fresh - same, gone, _places(contract, old, old_day, after, as_at), before is None
    )


def _places(contract: Contract, old: pl.DataFrame, old_day: date, new: pl.DataFrame, new_day: date) -> pl.DataFrame:
    shape = {"dimension": pl.String, "code": pl.String}
    sides = [pl.DataFrame(schema={**shape, "side": pl.String, "people": pl.Float64, "hours": pl.Float64})]
    for side, rows, day in (("before", old, old_day), ("after", new, new_day)):
        stock = _stock(contract, rows, day)
        sides += [_by(contract, stock, place, side) for place in PLACES if place in contract.columns]
    long = pl.concat(sides)
    wide = [
        pl.col(name).filter(pl.col("side") == side).sum().alias(f"{name}_{side}")
        for name in ("people", "hours")
        for side in ("before", "after")
    ]
    return long.group_by("dimension", "code").agg(wide).sort("dimension", "code")


def _stock(contract: Contract, rows: pl.DataFrame, day: date) -> pl.DataFrame:
    """The rows that count on a day: open lines, people waiting, the period returned last."""
    match contract.kind:
        case "packages":
            open_line = pl.col("line_end").is_null() | (pl.col("line_end") >= day)
            return rows.filter(pl.col("line_start") <= day, open_line, pl.col("status") == "active")
        case "waiting_list":
            waits = pl.col("closed_on").is_null() | (pl.col("closed_on") > day)
            return rows.filter(pl.col("referred_on") <= day, waits)
        case "commissioned_hours":
            return rows.filter(pl.lit(day).is_between(pl.col("period_start"), period_ends()))
        case "capacity":
            return rows.filter(pl.col("week_commencing") == pl.col("week_commencing").max())
        case _:
            return rows


def _by(contract: Contract, stock: pl.DataFrame, place: str, side: str) -> pl.DataFrame:
    hours = pl.col(contract.stock).sum() if contract.stock else pl.lit(0.0)
    people = pl.col("person_id").n_unique() if "person_id" in contract.columns else pl.lit(0)
    return (
        stock.group_by(pl.col(place).alias("code"))
        .agg(people.cast(pl.Float64).alias("people"), hours.cast(pl.Float64).alias("hours"))
        .select(pl.lit(place).alias("dimension"), "code", pl.lit(side).alias("side"), "people", "hours")
    )
