"""Quality of care as it is shown: levels together, few people withheld, what was delivered, titles."""

from datetime import date

import polars as pl
import pytest
import vl_convert

from dashboard import charts
from dashboard.measures import findings_quality

MONDAY = date(2026, 11, 16)


def mix(*rows: tuple[str, str, float, int]) -> pl.DataFrame:
    """Zone, level, hours, people."""
    made = pl.DataFrame(rows, schema=["zone_id", "level", "hours", "people"], orient="row").with_columns(
        zone="zone_id", week_commencing=pl.lit(MONDAY), measured_by=pl.lit("rating"), providers=1, marker=pl.lit("")
    )
    whole = pl.col("hours").filter(pl.col("level") == "all").sum().over("zone_id")
    return made.with_columns(share=pl.col("hours") / whole, hours=pl.col("hours").cast(pl.Float64))


TWO = mix(
    ("a", "Good", 60, 9), ("a", "Outstanding", 10, 2), ("a", "Inadequate", 30, 6), ("a", "all", 100, 17),
    ("b", "Not rated", 50, 9), ("b", "all", 50, 9),
)  # fmt: skip


def test_levels_together_are_nought_where_no_provider_has_one() -> None:
    rows = charts.level_weeks(TWO, charts.GOOD)
    assert rows.select("zone_id", "hours", "share").rows() == [("a", 70, pytest.approx(0.7)), ("b", 0, 0)]


def test_what_is_withheld_is_not_nought() -> None:
    hidden = TWO.with_columns(
        pl.when(pl.col("level") != "Good").then("hours").alias("hours"),
        pl.when(pl.col("level") == "Good").then(pl.lit("[c]")).otherwise(pl.lit("")).alias("marker"),
    )
    rows = charts.level_weeks(hidden, charts.GOOD)
    assert rows.select("hours", "marker").rows() == [(None, "[c]"), (0, None)]


def test_ratings_that_few_have_leave_the_screen_with_their_neighbours() -> None:
    told = charts.told_ratings(TWO.drop("marker")).filter(pl.col("zone_id") == "a").sort("level")
    assert told.select("level", "hours", "people").rows() == [
        ("Below good", 30, 6), ("Good or better", 70, 9), ("all", 100, 17),
    ]  # fmt: skip


def test_the_grid_has_a_column_a_rating_that_any_provider_has() -> None:
    drawn = charts.rating_grid(TWO)
    assert drawn is not None
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    assert ">Outstanding<" in svg
    assert "Requires improvement" not in svg
    assert charts.rating_grid(TWO.clear()) is None


def test_delivered_counts_cells_that_say_what_was_delivered() -> None:
    rows = pl.DataFrame(
        {"zone_id": ["a", "a", "b"], "planned_hours": [100.0, 50, 20], "delivered_hours": [90.0, None, 20],
         "missed_visits": [1.0, 9, 0], "late_visits": [5.0, 9, 2]}
    )  # fmt: skip
    found = charts.delivered(rows, ["zone_id"])
    assert found.select("zone_id", "planned_hours", "missed_visits", "delivered_share").rows() == [
        ("a", 100, 1, 0.9), ("b", 20, 0, 1),
    ]  # fmt: skip
    drawn = charts.visit_bars(found.with_columns(zone="zone_id"))
    assert drawn is not None
    assert ">Late<" in vl_convert.vegalite_to_svg(drawn.to_dict())
    assert findings_quality.visits(found) == "7 visits were late and 1 missed"
    assert findings_quality.delivery(found.tail(1)) == "100.0% of hours were delivered"


def test_titles() -> None:
    assert findings_quality.replies(pl.DataFrame({"mean_rating": [4.199, 3.0]})) == "Replies rate care 4.2 of 5"
    assert findings_quality.replies(pl.DataFrame({"mean_rating": [None]})) == "What people say"
    good, halted = pl.DataFrame({"share": [0.731]}), pl.DataFrame({"hours": [960.2]})
    assert findings_quality.quality(halted, good) == (
        "73% of hours are with good providers; 960 hours with suspended or embargoed ones"
    )
    assert findings_quality.quality(pl.DataFrame({"hours": [0.0]}), good, "North") == (
        "In North 73% of hours are with good providers; none with a suspended or embargoed one"
    )
    assert findings_quality.quality(halted, good.clear()) == "Quality"
    assert findings_quality.ratings(charts.level_weeks(TWO, charts.GOOD)) == "Fewest are with good providers in b, 0%"
