"""Prices in words and marks, and what an uplift and a supplement come to, worked by hand."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
import vl_convert

from dashboard import charts, wording
from dashboard.agenda import prices
from dashboard.arithmetic import ArithmeticRefusedError, raised, supplement
from dashboard.measures import findings_prices
from dashboard.measures.prices import PRICES

ROWS = pl.DataFrame(
    [("North", 23.5, 24.0, 23.0, -0.5, ""), ("South", 22.5, 24.0, 23.0, -1.5, ""), ("Few", None, None, None, None, "[c]")],
    schema=["zone", "mean_rate", "cost_of_care", "minimum_price", "against_cost", "marker"], orient="row",
)  # fmt: skip


def test_money_has_its_sign_and_its_pence() -> None:
    assert [wording.money(each) for each in (23.277, -0.32, None)] == ["\u00a323.28", "\u2212\u00a30.32", "[x]"]
    assert wording.pounds(887603.4) == "\u00a3887,603"
    assert PRICES["mean_rate"].changed(-0.416) == "\u00a30.42"


@pytest.mark.parametrize(
    ("place", "figures", "title"),
    [
        ("", (23.28, 23.6, 23.0), "An hour costs £23.28: £0.32 under the cost of care, £0.28 over the sector minimum"),
        ("Moor", (23.6, 23.6, None), "Moor: £23.60 an hour, just the cost of care"),
        ("", (23.6, None, None), "An hour costs £23.60"),
        ("", (None, 23.6, 23.0), "Prices"),
        ("Moor", (None, None, None), "Moor: prices"),
    ],
)
def test_the_title(place: str, figures: tuple[float | None, ...], title: str) -> None:
    assert findings_prices.prices(place, *figures) == title


def test_titles_of_the_panels() -> None:
    rows = ROWS.to_dicts()
    assert findings_prices.zones(rows) == "All two zones are paid under their cost of care"
    assert findings_prices.zones([{**rows[0], "mean_rate": 30.0}, rows[1]]) == "South is paid under its cost of care"
    assert findings_prices.zones([{**rows[0], "cost_of_care": None}]) == "Rate by zone"
    assert findings_prices.providers([22.0, None, 25.0], 23.0) == "1 of the 2 largest are paid under the minimum"
    assert findings_prices.providers([22.0, 25.0], None) == "Rates run from £22.00 to £25.00"
    assert findings_prices.providers([None], 23.0) == "Rate by provider"


def test_an_uplift_raises_the_spend_and_the_rate() -> None:
    worked = raised("23.28", "1000", "5")
    assert (worked.week, worked.year, worked.rate) == (Decimal(50), Decimal(2600), Decimal("24.444"))
    told = prices.uplift(23.28, 1000.0, 23.6, "5")
    assert told == "5% is £50 a week, £2,600 a year. The average hour becomes £24.44, £0.84 over the cost of care."
    assert "is not a number" in prices.uplift(23.28, 1000.0, None, "five")
    assert prices.uplift(None, None, None, "5") == "No rate is known here to raise."


def test_a_supplement_against_the_hours_it_unlocks() -> None:
    """£1.50 on 400 hours is £600 a week; half of 60 waiting are 30 hours, £20 each; at £24 an hour, 25 break even."""
    worked = supplement("1.50", "400", "60", "50", "24")
    assert (worked.week, worked.year) == (Decimal(600), Decimal(31200))
    assert (worked.unlocked, worked.each, worked.break_even) == (Decimal(30), Decimal(20), Decimal(25))
    assert supplement("1.50", "400", "60", "0").each is None
    assert supplement("1.50", "400", "60", "50").break_even is None
    with pytest.raises(ArithmeticRefusedError):
        supplement("x", "400", "60", "50")


def gaps(*rows: tuple[float | None, float | None, float | None, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["live_hours", "waiting_hours", "shortfall_hours", "marker"], orient="row")


def test_a_supplement_in_words() -> None:
    told = prices.supplement(gaps((300.0, 40.0, 10.0, ""), (100.0, 20.0, 0.0, "")), "1.50", "50", 24.0)
    assert told == (
        "£600 a week, £31,200 a year, on 400 hours live.",
        "It must unlock 30 hours of 60 waiting (10 beyond what is spare): £20.00 for each hour unlocked.",
        "Break-even at 25 hours a week, 42% of those waiting: there each costs the average rate, £24.00.",
    )
    assert prices.supplement(gaps((None, None, None, "[c]")), "1", "50", 24.0) == (prices.NOT_TOLD,)
    assert "not known" in prices.supplement(gaps((100.0, None, None, "")), "1", "50", 24.0)[0]
    assert "Choose" in prices.supplement(gaps(), "1", "50", 24.0)[0]
    assert "none of the 40 hours" in prices.supplement(gaps((300.0, 40.0, None, "")), "1", "0", None)[1]


def test_dots_say_rate_and_distance_and_what_is_withheld() -> None:
    chart = charts.rate_dots(ROWS, "zone")
    assert chart is not None
    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    assert all(f">{words}<" in svg for words in ("£23.50", "\u2212£1.50", "[c]", "Against cost"))
    bare = charts.rate_dots(ROWS.with_columns(cost_of_care=None, minimum_price=None, against_cost=None), "zone")
    assert bare is not None
    assert "Against cost" not in vl_convert.vegalite_to_svg(bare.to_dict())
    assert charts.rate_dots(ROWS.tail(1), "zone") is None
    assert "North £23.50 (\u2212£0.50 against cost of care)" in charts.describe_rates(ROWS, "zone")


def test_lines_are_named_at_their_ends() -> None:
    weeks = pl.DataFrame(
        {"week_commencing": [date(2026, 1, 5), date(2026, 1, 12)], "mean_rate": [23.0, 23.1],
         "cost_of_care": [23.1, 23.1], "minimum_price": [None, None]},
        schema_overrides={"minimum_price": pl.Float64},
    )  # fmt: skip
    chart = charts.rate_lines(weeks)
    assert chart is not None
    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    assert ">Paid £23.10<" in svg
    assert ">Cost of care £23.10<" in svg
    assert "Minimum" not in svg
