"""The fan of hours short: it compiles whatever the weeks hold, and says what is known, likely and how likely."""

from datetime import date, timedelta

import polars as pl
import pytest
import vl_convert

from dashboard import charts, wording
from dashboard.charts.shortfall import chance_words

NOW = date(2026, 11, 16)


def past(*figures: float | None) -> pl.DataFrame:
    """The last figure stands on the census."""
    weeks = [NOW - timedelta(weeks=back) for back in reversed(range(len(figures)))]
    return pl.DataFrame(
        {"week_commencing": weeks, "figure": figures}, schema={"week_commencing": pl.Date, "figure": pl.Float64}
    )


def ahead(weeks: int = 13, start: float = 400.0, rise: float = 20.0, chance: float | None = 0.5) -> pl.DataFrame:
    rows = [
        (NOW + timedelta(weeks=at), start + rise * at, start + rise * at - 30 * at, start + rise * at + 30 * at, chance)
        for at in range(1, weeks + 1)
    ]
    columns = {
        "week_commencing": pl.Date,
        "hours": pl.Float64,
        "lower_80": pl.Float64,
        "upper_80": pl.Float64,
        "chance": pl.Float64,
    }
    return pl.DataFrame(rows, schema=columns, orient="row")


def say(hours: float) -> str:
    return f"{wording.number(wording.to_ten(hours))} short"


def drawn(known: pl.DataFrame, coming: pl.DataFrame) -> str:
    chart = charts.shortfall_fan(known, coming, say, wording.number)
    assert chart is not None
    return str(vl_convert.vegalite_to_svg(chart.to_json()))


@pytest.mark.parametrize("figures", [(412.0,), (0.0, 0.0), (300.0, None, 412.0), (-5.0, 9.0), (100.0, 412.0, 380.0)])
@pytest.mark.parametrize("coming", [ahead(), ahead(1), ahead(rise=-40), ahead(start=0, rise=0), ahead(chance=None)])
def test_it_compiles_whatever_the_weeks_hold(figures: tuple[float | None, ...], coming: pl.DataFrame) -> None:
    assert drawn(past(*figures), coming)


def test_it_says_now_the_most_likely_the_range_and_the_chance() -> None:
    svg = drawn(past(*[350.0] * 8, 412.0), ahead())
    told = ("Now: 412", "Most likely 660 short", "80% of outcomes", "Demand equals capacity", "Chance of more than now")
    assert all(f">{words}<" in svg for words in told)
    assert svg.count(">50%<") == 6, "every second week"
    assert ">30 Nov<" in svg


def test_words_on_the_line_at_nought_give_way_to_history_that_lies_there() -> None:
    assert "Demand equals capacity" not in drawn(past(*[3.0] * 8, 412.0), ahead())


def test_nothing_is_drawn_where_either_side_is_withheld() -> None:
    assert charts.shortfall_fan(past(None), ahead(), say, say) is None
    assert charts.shortfall_fan(past(4.0), ahead().clear(), say, say) is None
    assert "no forecast" in charts.describe_shortfall(past(4.0), ahead().clear(), say, say)


def test_it_in_words() -> None:
    assert charts.describe_shortfall(past(350, 412), ahead(), say, wording.number) == (
        "Hours a week, a forecast: 412 on 16 November 2026; most likely 660 short on 15 February 2027; on 15 February "
        "2027 80% of outcomes from 270 short to 1,050 short; chance of more than now: 50%."
    )


def test_a_chance_is_never_told_as_never_or_always() -> None:
    assert [chance_words(chance) for chance in (0.0, 0.02, 0.986, 1.0)] == ["<1%", "2%", "99%", ">99%"]
