"""Rows of the market to draw charts of: groups, staff, and what providers answered and declared."""

from datetime import date
from typing import Any

import polars as pl

from dashboard import charts
from tests.charts.drawn import NAMES, rows


def market(count: int) -> pl.DataFrame:
    made = [
        {"name": f"{NAMES[at % len(NAMES)]} {at}", "group_name": f"g{at}", "rank": at + 1, "share": 0.5 / (at + 1),
         "hours": 90.0, "amount": None}
        for at in range(max(count, 1))
    ]  # fmt: skip
    groups = pl.DataFrame(made, infer_schema_length=None).head(count)
    return charts.largest_groups(groups, groups.head(10))


def places(count: int) -> pl.DataFrame:
    def make(at: int) -> dict[str, Any]:
        return {
            "cr4": 0.3 + at / 100,
            "n50": 9,
            "providers": 30,
            "effective_providers": 20.5,
            "hhi": 490.0,
            "design_hhi": 4400.0,
        }

    return rows(make, count)


def moves(count: int) -> pl.DataFrame:
    return rows(lambda at: {"hours": 9.0 + at}, count).with_columns(
        name=pl.col("zone"), move=pl.Series(["entered", "left"] * count)[:count]
    )


def months(count: int) -> pl.DataFrame:
    """The second month back lost workers, the third has no matched provider."""
    days = [date(2025 + (at > 3), (at + 8) % 12 + 1, 1) for at in range(14)][-count:] if count else []
    changes = [63.0, -40.0, None, *[10.0 + at for at in range(11)]][:count]
    columns = {
        "month_starting": days,
        "change": changes,
        "matched_before": [800.0] * len(days),
        "matched_providers": [53] * len(days),
    }
    kinds = {
        "month_starting": pl.Date,
        "change": pl.Float64,
        "matched_before": pl.Float64,
        "matched_providers": pl.Int64,
    }
    return pl.DataFrame(columns, schema=kinds)


def staff(count: int) -> pl.DataFrame:
    each = rows(
        lambda at: {"care_workers": 60 - at, "vacancy_rate": 0.02 * at, "turnover": 0.3, "absence": 0.07}, count
    )
    return each.with_columns(pl.col("zone").alias("provider_name"))


def mix(count: int) -> pl.DataFrame:
    names = ["drivers_share", "sponsored_share"][: min(count, 2)]
    shares = {"figure": names, "figure_now": [0.68, 0.15][: len(names)], "providers": [60, 41][: len(names)]}
    return pl.DataFrame(shares, schema={"figure": pl.String, "figure_now": pl.Float64, "providers": pl.Int64})


def use(count: int) -> pl.DataFrame:
    return rows(lambda at: {"contact_hours": 900.0 + at, "council_hours": 700.0, "utilisation": 0.86}, count)


def replies(count: int) -> pl.DataFrame:
    said = ["accepted", "no_staff", "price", "all"][: count + 1] if count else []
    counts = [12, None, 7, 30][: len(said)]
    kinds = {"answer": pl.String, "offers": pl.Int64, "marker": pl.String}
    return pl.DataFrame(
        {"answer": said, "offers": counts, "marker": ["[c]" if n is None else "" for n in counts]}, schema=kinds
    )


def declared(count: int) -> pl.DataFrame:
    one = pl.DataFrame({"spare_hours": [90.0], "asked_for_hours": [40.0], "taken_up_hours": [None], "marker": ["[c]"]})
    return one.cast({"taken_up_hours": pl.Float64}).head(min(count, 1))


def periods(count: int) -> pl.DataFrame:
    days = [date(2025 + (at > 3), (at + 8) % 12 + 1, 1) for at in range(14)][:count]
    columns = {"planned_hours": [900.0 + at for at in range(len(days))], "delivered_hours": [880.0] * len(days)}
    return pl.DataFrame(
        {"period_start": days, **columns},
        schema_overrides={"period_start": pl.Date, "planned_hours": pl.Float64, "delivered_hours": pl.Float64},
    )
