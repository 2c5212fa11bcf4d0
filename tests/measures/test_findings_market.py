"""Titles of the market's pages say what was found, or nothing."""

from datetime import date, timedelta

import polars as pl
import pytest

from dashboard.measures import BASES, findings_market

LIVE = BASES["live"]


def place(zone: str = "all", name: str = "Council", **figures: float | None) -> pl.DataFrame:
    held = {"providers": 142, "n50": 26, "largest_share": 0.026, "cr4": 0.1, "cr10": 0.23, **figures}
    return pl.DataFrame([{"zone_id": zone, "zone": name, **held}])


def test_the_title_says_how_many_make_up_half() -> None:
    assert findings_market.market(place(), LIVE) == "26 of 142 providers make up half the hours; the largest holds 2.6%"
    assert findings_market.market(place(largest_share=None), LIVE) == "26 of 142 providers make up half the hours"
    assert findings_market.market(place(n50=1), BASES["spend"]).startswith("1 of 142 providers makes up half the spend")
    assert findings_market.market(place("Z1", "North", n50=9, providers=24), LIVE) == (
        "In North 9 of 24 providers make up half the hours"
    )
    assert findings_market.market(place(providers=0), LIVE) == "Market share"
    assert findings_market.market(place().clear(), LIVE) == "Market share"


def test_the_share_of_the_largest_ten() -> None:
    assert findings_market.largest(place(), LIVE) == "The largest 10 hold 23.0% of live hours"
    assert findings_market.largest(place(providers=3, cr10=1.0), LIVE) == "All three shares of live hours"
    assert findings_market.largest(place(cr10=None), BASES["new_people"]) == "Shares of hours of new people"


def test_where_the_market_is_most_concentrated() -> None:
    zones = [place(f"Z{at}", f"Zone {at}", cr4=share) for at, share in enumerate((0.2, 0.3, 0.1))]
    rows = pl.concat([place(cr4=0.9), *zones], how="vertical_relaxed")
    assert findings_market.concentration(rows) == "In Zone 1 the largest 4 hold 30.0%, the most of any zone"
    assert findings_market.concentration(rows, "Z2") == "In Zone 2 the largest 4 hold 10.0%, 3rd of 3 zones"
    assert findings_market.concentration(zones[0]) == "In Zone 0 the largest 4 hold 20.0%"
    assert findings_market.concentration(place()) == "How concentrated the market is"


def test_no_zone_is_the_most_where_another_has_as_much() -> None:
    rows = pl.concat([place("Z0", "Zone 0", cr4=1.0), place("Z1", "Zone 1", cr4=1.0)])
    assert findings_market.concentration(rows) == "In Zone 0 the largest 4 hold 100.0%"


def test_no_zone_is_the_most_while_one_is_not_told() -> None:
    zones = [place("Z0", "Zone 0", cr4=0.2), place("Z1", "Zone 1", cr4=None)]
    rows = pl.concat(zones, how="vertical_relaxed")
    assert findings_market.concentration(rows) == "How concentrated the market is"
    assert findings_market.concentration(rows, "Z0") == "In Zone 0 the largest 4 hold 20.0%"
    assert findings_market.concentration(rows, "Z1") == "How concentrated the market is"


@pytest.mark.parametrize(
    ("shares", "title"),
    [
        ((0.101, 0.2, 0.098), "Largest 4: 9.8%, down from 10.1%"),
        ((None, 0.1, 0.2, None), "Largest 4: 20.0%, up from 10.0%"),
        ((0.1, 0.1004), "Largest 4: 10.0%, as on 5 January 2026"),
        ((0.1,), "Largest 4, week by week"),
        ((0.0, 0.0), "Largest 4: nothing here"),
    ],
)
def test_a_share_is_compared_with_its_first_week(shares: tuple[float | None, ...], title: str) -> None:
    days = [date(2026, 1, 5) + timedelta(weeks=at) for at in range(len(shares))]
    weeks = pl.DataFrame(
        {"week_commencing": days, "share": shares}, schema={"week_commencing": pl.Date, "share": pl.Float64}
    )
    assert findings_market.over_time(weeks, "Largest 4") == title


@pytest.mark.parametrize(
    ("came", "left", "title"),
    [
        (2, 1, "Two providers came and one left in 13 weeks"),
        (1, 0, "One provider came in 13 weeks"),
        (0, 3, "Three providers left in 13 weeks"),
        (0, 0, "No provider came or left in 13 weeks"),
    ],
)
def test_who_came_and_who_left(came: int, left: int, title: str) -> None:
    rows = pl.DataFrame({"move": ["entered"] * came + ["left"] * left}, schema={"move": pl.String})
    together = rows.group_by("move").len("providers")
    assert findings_market.moves(rows) == findings_market.moves(together) == title
