"""Rows to draw charts of: of as many zones, weeks or providers as a test asks for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import altair as alt
import polars as pl
import vl_convert

from dashboard import charts

WEEK = date(2026, 11, 16)
NAMES = ("South", "Wharfedale, Ilkley & Addingham", "Bradford City and Manningham", 'Na|me "x"', "East")
AGES = ("18-64", "65-74", "75-84", "85+", "unknown", "all")
FLOWS = (
    "new",
    "increase",
    "decrease",
    "ended",
    "handed_back",
    "paused",
    "restarted",
    "transferred_in",
    "transferred_out",
)
QUEUE = ("opening", "joined", "placed", "died", "declined", "admitted", "other", "closing")


def zone(at: int) -> dict[str, str]:
    return {"zone_id": f"z{at}", "zone": f"{NAMES[at % len(NAMES)][: 30 - len(str(at))]}{at}"}


def rows(make: Callable[[int], dict[str, Any]], count: int) -> pl.DataFrame:
    """As many zones, the second of them without a figure; typed even where there are none."""
    made = pl.DataFrame([zone(at) | make(at) for at in range(max(count, 1))], infer_schema_length=None)
    figures = [name for name, kind in made.schema.items() if kind.is_numeric()]
    blank = made.with_columns(pl.when(pl.col("zone_id") != "z1").then(pl.col(name)).alias(name) for name in figures)
    return blank.head(count)


def gaps(count: int, week: date = WEEK) -> pl.DataFrame:
    def make(at: int) -> dict[str, Any]:
        live, waiting, spare = 3000.0 + at, 388.0 - 50 * at, 60.0
        return {
            "week_commencing": week,
            "live_hours": live,
            "waiting_hours": waiting,
            "replacement_hours": 10.0,
            "demand_hours": live + waiting - 10,
            "gap_hours": waiting - spare,
        }

    return rows(make, count)


def many_weeks(count: int) -> pl.DataFrame:
    return pl.concat([gaps(count, WEEK - timedelta(weeks=back)) for back in range(13)])


def ages(count: int) -> pl.DataFrame:
    return rows(
        lambda at: {"setting": "hospital", "need": "new", "days_waited": at * 20, "referrals": 6 + at, "hours": 60.5},
        count,
    )


def bands(count: int) -> pl.DataFrame:
    return charts.by_wait_band(ages(count), ["zone_id", "zone"])


def waits(count: int) -> pl.DataFrame:
    return rows(lambda at: {"median_days": 9.5 + at, "p90_days": 30.2 + at, "longest_days": 61 + at}, count)


def sizes(count: int) -> pl.DataFrame:
    each = rows(lambda _: {"funder": "nhs", "packages": 7, "hours": 30.0}, count)
    return each.join(pl.DataFrame({"size_band": ["0-<2", "20+"]}), how="cross")


def mean_sizes(count: int) -> pl.DataFrame:
    each = rows(lambda at: {"live_hours": 900.0 + at, "people": 70}, count)
    return charts.hours_a_person(each.join(pl.DataFrame({"age_band": AGES}), how="cross"))


def weeks(count: int) -> pl.DataFrame:
    days = [WEEK - timedelta(weeks=back) for back in range(count)]
    people = [None if at == 1 and count > 2 else 100 + at for at in range(count)]
    return pl.DataFrame(
        {"week_commencing": days, "people": people}, schema={"week_commencing": pl.Date, "people": pl.Int64}
    )


def hours_bridge(count: int) -> pl.DataFrame:
    made = [
        zone(at)
        | {f"{flow}_hours": 10.0 + n for n, flow in enumerate(FLOWS)}
        | {"opening_hours": 900.0, "closing_hours": 909.0}
        for at in range(max(count, 1))
    ]
    return pl.DataFrame(made).head(count)


def queue_bridge(count: int) -> pl.DataFrame:
    made = [zone(at) | {f"{step}_people": 10 - n for n, step in enumerate(QUEUE)} for at in range(max(count, 1))]
    return pl.DataFrame(made).head(count)


def happenings() -> pl.DataFrame:
    day = WEEK - timedelta(weeks=3)
    return pl.DataFrame({"event_on": [day, day], "name": ["New contract", "Storm"], "effect": ["annotate", "break"]})


def names(frame: pl.DataFrame) -> list[str]:
    return frame["zone"].unique().to_list()


def svg(chart: alt.LayerChart | None) -> str:
    assert chart is not None
    text: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return text
