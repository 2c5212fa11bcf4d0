"""If a provider stopped, as it is shown: rows of the chart, titles, and what of small groups leaves the screen."""

from typing import Any

import polars as pl
import pytest
import vl_convert

from dashboard import charts, disclosure
from dashboard.measures import findings_exits

COLUMNS = {
    "group_name": pl.String, "zone_id": pl.String, "staff_transferring": pl.Float64, "hours": pl.Float64,
    "people": pl.Int64, "unplaced_hours": pl.Float64, "rank": pl.Int64,
}  # fmt: skip


def exits(*rows: tuple[str, str, float, float, int | None, float, int]) -> pl.DataFrame:
    counted = (pl.col("people").alias(name) for name in ("packages", "double_handed_packages"))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").with_columns(
        *counted, zone="zone_id", oversight_flag=pl.col("group_name") == "Ash", absorbable_hours=pl.lit(0.0),
        weeks_to_resource=pl.col("unplaced_hours") / 10,
    )  # fmt: skip


TWO = exits(
    ("Ash", "all", 0.0, 90, 20, 60, 1), ("Ash", "all", 0.5, 90, 20, 15, 1), ("Birch", "all", 0.0, 40, 9, 0, 2),
    ("Birch", "all", 0.5, 40, 9, 0, 2),
)  # fmt: skip


def test_a_group_is_one_row_with_the_hours_left_for_each_share_of_staff() -> None:
    assert charts.exit_shares(TWO) == {"left_0": "Nobody moves", "left_0.5": "50% move"}
    first, second = charts.exit_rows(TWO).to_dicts()
    assert (first["group_name"], first["left_0"], first["left_0.5"], first["oversight"]) == ("Ash", 60, 15, "Yes")
    assert (second["group_name"], second["left_0"], second["weeks_to_resource"], second["oversight"]) == (
        "Birch", 0, 0, "",
    )  # fmt: skip


def test_the_chart_names_groups_as_they_are_called_and_sends_no_code() -> None:
    rows = charts.exit_rows(TWO).with_columns(name=pl.Series(["Most", "2nd most"]))
    drawn = charts.exit_bars(rows, charts.exit_shares(TWO), ["Ash"])
    assert drawn is not None
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    assert ">2nd most<" in svg
    assert ">50% move<" in svg
    assert "Birch" not in repr(drawn.to_dict())
    assert charts.exit_bars(rows.clear(), {"left_0": ""}, []) is None


def test_zones_of_a_group_stand_by_the_hours_left() -> None:
    zones = exits(("Ash", "North", 0.0, 50, 9, 5, 1), ("Ash", "South", 0.0, 40, 9, 30, 1))
    drawn = charts.exit_zone_bars(zones)
    assert drawn is not None
    assert vl_convert.vegalite_to_svg(drawn.to_dict()).index("South") > 0
    assert charts.exit_zone_bars(zones.clear()) is None


@pytest.mark.parametrize(
    ("left", "zone", "title"),
    [
        (60.0, "", "If Ash stopped, 60 of 90 hours a week would have nowhere to go"),
        (60.0, "North", "If Ash stopped in North, 60 of 90 hours a week would have nowhere to go"),
        (0.2, "", "If Ash stopped, others have room for all of its 90 hours a week"),
        (None, "", "If a provider stopped"),
    ],
)
def test_the_title(left: float | None, zone: str, title: str) -> None:
    whole = pl.DataFrame({"hours": [90.0], "unplaced_hours": [left]}, schema_overrides={"unplaced_hours": pl.Float64})
    assert findings_exits.stopped(whole, "Ash", zone) == title


def test_titles_of_the_charts() -> None:
    assert (
        findings_exits.ranked(charts.exit_rows(TWO), "left_0")
        == "Others have room for all the care of 1 of 2 providers"
    )
    zones = exits(("Ash", "North", 0.0, 50, 9, 5, 1), ("Ash", "South", 0.0, 40, 9, 30, 1))
    assert findings_exits.by_zone(zones) == "Most would be left in South, 30 hours"
    assert findings_exits.by_zone(zones.clear()) == "Where hours would be left"


def marked(rows: pl.DataFrame) -> dict[tuple[str, str], Any]:
    told = disclosure.leaving_exits(rows)
    assert told.filter(pl.col("marker") == "[c]")["hours"].null_count() == told.filter(pl.col("marker") == "[c]").height
    return {(row["group_name"], row["zone_id"]): row["marker"] for row in told.to_dicts()}


def test_a_group_of_few_people_is_withheld_and_so_is_what_would_give_it_away() -> None:
    rows = exits(
        ("Ash", "all", 0.0, 90, 20, 60, 1), ("Birch", "all", 0.0, 40, 9, 0, 2), ("Cedar", "all", 0.0, 9, 3, 9, 3)
    )
    assert marked(rows) == {("Ash", "all"): "", ("Birch", "all"): "[c]", ("Cedar", "all"): "[c]"}


def test_a_zone_of_few_people_goes_with_the_one_beside_it() -> None:
    rows = exits(
        ("Ash", "all", 0.0, 90, 28, 60, 1), ("Ash", "North", 0.0, 9, 3, 9, 1), ("Ash", "South", 0.0, 40, 11, 0, 1),
        ("Ash", "West", 0.0, 41, 14, 0, 1),
    )  # fmt: skip
    assert marked(rows) == {
        ("Ash", "all"): "", ("Ash", "North"): "[c]", ("Ash", "South"): "[c]", ("Ash", "West"): "",
    }  # fmt: skip


def test_two_groups_do_not_tell_how_few_have_care_from_both() -> None:
    told = disclosure.leaving_exits(TWO)
    both = exits(("together", "all", 0.0, 130, 27, 80, 1))
    [row] = disclosure.leaving_together(both, told).to_dicts()
    assert (row["hours"], row["unplaced_hours"], row["people"], row["marker"]) == (130, 80, None, "[c]")
    [apart] = disclosure.leaving_together(exits(("together", "all", 0.0, 130, 29, 80, 1)), told).to_dicts()
    assert (apart["people"], apart["marker"]) == (29, "")
