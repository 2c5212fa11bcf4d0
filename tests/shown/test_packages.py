"""Packages looked at one by one as they are shown: titles and the rows of their charts."""

import polars as pl
import pytest
import vl_convert

from dashboard import charts
from dashboard.measures import findings_packages


def place(zone: str = "", **figures: float | None) -> pl.DataFrame:
    named = {"zone_id": zone or "all", "zone": zone or "Council"}
    return pl.DataFrame([named | figures], schema_overrides=dict.fromkeys(figures, pl.Float64))


@pytest.mark.parametrize(
    ("now", "before", "title"),
    [
        (3, 58, "3 packages older than the policy still have short visits not agreed, 58 a year ago"),
        (1, 1, "1 package older than the policy still has short visits not agreed"),
        (2, None, "2 packages older than the policy still have short visits not agreed"),
        (0, 58, "No package older than the policy still has short visits not agreed"),
        (None, None, "0.8% of visits are under 30 minutes; 89% agreed"),
    ],
)
def test_the_title_of_the_clear_down(now: float | None, before: float | None, title: str) -> None:
    row = place(older_packages=now, short_share=0.0079, agreed_share=0.889)
    assert findings_packages.clearing(row, place(older_packages=before)) == title


def test_titles_name_a_zone_and_say_nothing_without_figures() -> None:
    assert findings_packages.clearing(place("North", older_packages=0), place()).startswith(
        "No package older than the policy in North"
    )
    assert findings_packages.clearing(place("North", short_share=None), place()) == "Visits under 30 minutes in North"
    assert findings_packages.large(place(packages=54, hours=1000), 2000) == (
        "54 packages of 20 hours or more hold 50% of hours"
    )
    assert findings_packages.large(place().clear(), None) == "Large and double-handed packages"
    assert findings_packages.double_handed(place(share=0.162)) == "16% of packages take two workers at once"


def test_the_title_of_reviews_names_the_team_with_most() -> None:
    rows = pl.DataFrame(
        {"zone_id": "all", "zone": "Council", "team": ["One", "Two", "all"], "due_packages": [4, 30, 34]}
    )
    assert findings_packages.reviews(rows) == "34 packages have had no review for 12 months; Two has most, 30"
    none = rows.with_columns(due_packages=0)
    assert findings_packages.reviews(none) == "Every package a year old had a review in the last 12 months"
    assert findings_packages.reviews(rows.clear()) == "Teams and reviews"


def test_the_title_of_purchases_names_a_provider_only_where_it_is_given() -> None:
    rows = pl.DataFrame(
        {"team": ["One", "Two"], "largest": [29, 5], "largest_before": [3, 9], "provider": ["Ash", "B"]}
    )
    assert findings_packages.bought(rows) == "One bought 29 packages of Ash, 3 the year before"
    assert findings_packages.bought(rows.drop("provider")) == "New packages by team"


def test_the_smallest_packages_are_of_a_team_that_has_several() -> None:
    rows = pl.DataFrame({"part": ["One", "Two", "Few", "all"], "packages": [9, 9, 4, 22], "mean_hours": [9.0, 8, 1, 8]})
    assert findings_packages.sizes_by(rows, "team") == "Smallest: Two, 8.0 hours"


def test_a_band_that_nobody_has_is_nought_and_one_withheld_is_not() -> None:
    rows = pl.DataFrame(
        {"zone_id": "a", "zone": "North", "size_band": ["20-<30", "30-<40", "all"], "packages": [9, None, 12],
         "marker": ["", "[c]", ""]}
    )  # fmt: skip
    drawn = charts.large_grid(rows, ["North"])
    assert drawn is not None
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    assert svg.count(">0<") == 2
    assert svg.count(">[c]<") == 1
    assert charts.large_grid(rows.clear(), []) is None


def test_a_column_of_dates_that_no_team_may_tell_is_left_out() -> None:
    rows = pl.DataFrame(
        {"team": ["One", "all"], "due_packages": [9, 9], "blank_packages": [None, 6], "due_share": [0.1, 0.1]}
    )
    drawn = charts.review_bars(rows)
    assert drawn is not None
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    assert ">Not reviewed<" in svg
    assert ">No date<" not in svg
    assert charts.review_bars(rows.clear()) is None


def test_bars_are_drawn_by_zone_team_and_source() -> None:
    zones = pl.DataFrame(
        {"zone_id": "a", "zone": "North", "packages": [9], "hours": [90.0], "person_hours": [45.0], "share": [0.5],
         "short_share": [0.1], "agreed_share": [0.5], "short_packages": [4], "older_share": [0.2], "newer_share": [0.0]}
    )  # fmt: skip
    parts = pl.DataFrame(
        {"part": ["handback", "all"], "packages": [9, 9], "mean_hours": [4.0, 4], "small_share": [1.0, 1]}
    )
    teams = pl.DataFrame({"team": ["One"], "new_packages": [9], "before": [None], "largest_share": [0.5]})
    drawings = {
        "With the person": charts.double_bars(zones, ["North"]),
        "Agreed": charts.short_visit_bars(zones, ["North"]),
        "Begun since": charts.policy_bars(zones, ["North"]),
        "A handback": charts.split_bars(parts),
        "12 before": charts.bought_bars(teams),
    }
    for words, drawn in drawings.items():
        assert drawn is not None
        assert f">{words}<" in vl_convert.vegalite_to_svg(drawn.to_dict())
