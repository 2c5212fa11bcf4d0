"""A measure over time is told only where its own page still tells it."""

from datetime import date
from typing import Any

import polars as pl

from dashboard.disclosure import DECIDED_BY, HIDDEN, leaving_steps, leaving_trends
from dashboard.measures.trends import ORDER

MONDAY, BEFORE = date(2026, 1, 12), date(2026, 1, 5)


def trends(measure: str, **values: float | None) -> pl.DataFrame:
    rows = [(MONDAY, zone, measure, value) for zone, value in values.items()]
    return pl.DataFrame(rows, schema=["week_commencing", "zone_id", "measure", "value"], orient="row")


def told(column: str, **values: float | None) -> pl.DataFrame:
    rows = [(MONDAY, zone, value) for zone, value in values.items()]
    return pl.DataFrame(rows, schema=["week_commencing", "zone_id", column], orient="row")


def leaving(rows: pl.DataFrame, **tables: pl.DataFrame) -> dict[str, tuple[float | None, str]]:
    return {zone: (value, marker) for zone, value, marker in leaving_trends(rows, tables).select("zone_id", "value", "marker").rows()}  # fmt: skip


def test_every_measure_has_a_table_that_decides() -> None:
    assert set(DECIDED_BY) == set(ORDER)


def test_a_figure_stays_where_its_table_tells_it_and_goes_with_it() -> None:
    rows = trends("waiting_people", North=3, South=9, all=12)
    safe = told("waiting_people", North=None, South=None, all=12)
    assert leaving(rows, weekly_gaps=safe) == {"North": (None, HIDDEN), "South": (None, HIDDEN), "all": (12, "")}


def test_a_mean_goes_with_the_people_it_is_of() -> None:
    rows = trends("mean_hours", North=11.5, all=14.0)
    assert leaving(rows, weekly_hours=told("people", North=None, all=90))["North"] == (None, HIDDEN)


def test_what_no_table_tells_is_withheld() -> None:
    """A place, a week or a whole table that is missing never lets a figure out."""
    rows = trends("market_hhi", North=900.0, all=120.0)
    assert leaving(rows, market_concentration=told("hhi", all=120.0)) == {"North": (None, HIDDEN), "all": (120.0, "")}
    assert leaving(rows)["all"] == (None, HIDDEN)
    old = told("hhi", all=120.0).with_columns(week_commencing=pl.lit(BEFORE))
    assert leaving(rows, market_concentration=old)["all"] == (None, HIDDEN)


def steps(week: date, zone: str, new: tuple[float | None, int], ended: tuple[float, int]) -> dict[str, Any]:
    return {
        "week_commencing": week, "zone_id": zone, "new_hours": new[0], "new_packages": new[1],
        "ended_hours": ended[0], "ended_packages": ended[1],
    }  # fmt: skip


def test_steps_leave_for_the_council_alone_and_not_in_a_week_with_a_small_one() -> None:
    bridges = pl.DataFrame([
        steps(BEFORE, "North", (20.0, 3), (50.0, 4)), steps(BEFORE, "South", (30.0, 4), (9.0, 1)),
        steps(MONDAY, "North", (20.0, 3), (50.0, 9)), steps(MONDAY, "South", (8.0, 1), (9.0, 1)),
    ])  # fmt: skip
    told_steps = leaving_steps(bridges)
    assert told_steps["zone_id"].unique().to_list() == ["all"]
    assert told_steps.select("new_hours", "ended_hours").rows() == [(50.0, 59.0), (None, None)]


def test_a_step_that_a_zone_does_not_know_is_not_known() -> None:
    bridges = pl.DataFrame([
        steps(MONDAY, "North", (None, 0), (0.0, 0)), steps(MONDAY, "South", (60.0, 6), (0.0, 0)),
    ])  # fmt: skip
    assert leaving_steps(bridges)["new_hours"].to_list() == [None]
