"""Titles of a provider's sheet say what was found, or nothing where it is withheld or not returned."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard import wording
from dashboard.measures import findings_provider


def weeks(*hours: float | None) -> pl.DataFrame:
    return pl.DataFrame({"hours": hours}, schema={"hours": pl.Float64})


@pytest.mark.parametrize(
    ("hours", "rank", "zone", "title"),
    [
        ((900.0, 1240.0), (3, 146), "", "Larkfield Care: 1,240 hours a week, 3rd of 146 providers"),
        ((1.0,), (1, 1), "", "Larkfield Care: 1 hour a week, 1st of 1 provider"),
        ((1240.0,), (11, 24), "South", "Larkfield Care in South: 1,240 hours, 11th of 24"),
        ((900.0, 0.0), (None, 24), "South", "Larkfield Care in South: no care now"),
        ((900.0, None), (None, 24), "", "Larkfield Care"),
        ((), (None, 24), "", "Larkfield Care: no care now"),
    ],
)
def test_the_title_of_a_sheet(
    hours: tuple[float | None, ...], rank: tuple[int | None, int], zone: str, title: str
) -> None:
    assert findings_provider.provider("Larkfield Care", weeks(*hours), rank, zone) == title


def test_places_are_told_as_they_are_spoken() -> None:
    places = [wording.ordinal(place) for place in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)]
    assert places == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]


def standing(**columns: Any) -> list[tuple[str, str]]:
    row = {
        "provider_id": "P1", "group_name": "P1", "status": "active", "rating": "Good", "notice_ends": None,
        "ecm_compliant": None, "market_oversight": None,
    }  # fmt: skip
    return findings_provider.standing(pl.DataFrame([row | columns]), "Larkfield Care")


def test_how_a_provider_stands() -> None:
    assert standing() == [("Status", "may take new work"), ("CQC rating", "Good"), ("Group", "its own")]
    leaving = dict(
        standing(status="notice_given", notice_ends=date(2027, 1, 3), ecm_compliant=False, group_name="Green")
    )
    assert leaving["Status"] == "has given notice, until 3 January 2027"
    assert (leaving["Call monitoring"], leaving["Group"]) == ("falls short of the contract", "Green")
    assert dict(standing(status="exited", notice_ends=date(2025, 1, 3)))["Status"] == "has left"


def windows(*rows: tuple[int, int | None, float | None, float | None]) -> pl.DataFrame:
    columns = {"weeks": pl.Int64, "offers": pl.Int64, "acceptance": pl.Float64, "median_days_to_answer": pl.Float64}
    return pl.DataFrame(rows, schema=columns, orient="row")


def test_titles_of_offers() -> None:
    both = windows((13, 45, 0.36, 1.5), (52, 189, 0.28, 2.0))
    assert findings_provider.offers(both) == "28% of 189 offers accepted"
    assert findings_provider.days(both) == "In 52 weeks; 36% in the last 13. Half answered within 1.5 days"
    assert findings_provider.days(windows((13, 45, 0.36, 1.0))) == "In 13 weeks. Half answered within 1 day"
    assert findings_provider.days(windows((13, 45, 0.36, 0.0))).endswith("Half answered on the day")
    withheld = windows((13, None, None, None), (52, None, None, None))
    assert (findings_provider.offers(withheld), findings_provider.days(withheld)) == ("Offers", "In 52 weeks")
    assert findings_provider.days(both.clear()) == "What came of them"


def test_titles_of_delivery_and_spare_hours() -> None:
    period = {"period_start": date(2026, 10, 1), "planned_hours": 400.0, "delivered_hours": 390.0, "missed_visits": 0.4}
    told = pl.DataFrame([period | {"late_visits": 12.0}])
    assert findings_provider.delivery(told) == "97.5% of planned hours delivered"
    assert findings_provider.visits(told) == "Missed 0.4 and late 12.0 visits a week from 1 Oct 2026"
    assert findings_provider.delivery(told.clear()) == "Planned and delivered hours"
    assert findings_provider.visits(told.clear()) == "Hours a week by period"
    shares = pl.DataFrame({"taken_up_share": [0.62]})
    assert findings_provider.uptake(shares) == "62% of hours asked for began"
    more = shares.with_columns(pl.lit(2.42).alias("taken_up_share"))
    assert findings_provider.uptake(more) == "More hours began than were asked for"
    assert findings_provider.uptake(shares.clear()) == "Spare hours taken up"
