"""Charts of the years ahead, from drawn rows."""

import polars as pl
import pytest
import vl_convert

from dashboard import charts
from dashboard.measures import findings_long_view

FIRST = {"year": 2026, "hours": 38_132.0, "population_effect": 0.0, "rate_effect": 0.0, "package_size_effect": 0.0}
LAST = {
    "year": 2036,
    "hours": 40_632.0,
    "population_effect": 3_000.0,
    "rate_effect": -600.0,
    "package_size_effect": 100.0,
}
YEARS = pl.DataFrame(
    [(year, band, hours + year - 2026) for year in range(2026, 2037)
     for band, hours in (("0-17", 2.0), ("18-64", 900.0), ("65-74", 800.0), ("75-84", 2000.0), ("85+", 3000.0), ("all", 6704.0))],
    schema=["year", "age_band", "hours"], orient="row",
)  # fmt: skip
BANDS = ["0-17", "18-64", "65-74", "75-84", "85+"]


def svg(chart: object) -> str:
    return vl_convert.vegalite_to_svg(chart.to_json())  # type: ignore[attr-defined]


def test_steps_lead_from_the_first_year_to_the_last() -> None:
    steps = charts.effect_steps(FIRST, LAST)
    assert steps.select("row", "left", "right", "words").rows() == [
        ("2026", 0, 0, "38,130"),
        ("Population", 0, 3000, "+3,000"),
        ("Share with care", 2400, 3000, "\u2212600"),
        ("Hours a person", 2400, 2500, "+100"),
        ("2036", 0, 2500, "40,630 (+2,500)"),
    ]
    assert all(f">{words}<" in svg(charts.effect_bars(steps)) for words in ("38,130", "+3,000", "40,630 (+2,500)"))
    assert charts.describe_steps(steps).startswith("Hours of care a week: 2026 38,130; Population +3,000;")


def test_each_band_with_room_is_named_beside_the_last_year_and_all_ages_stand_on_the_ends() -> None:
    drawn = svg(charts.band_years(YEARS, BANDS))
    assert all(f">{words}<" in drawn for words in ("85 and over: 3,010", "18 to 64: 910", "6,700", "6,710"))
    assert "Under 18" not in drawn
    assert "aged 75 to 84 2,000 in 2026, 2,010 in 2036" in charts.describe_years(YEARS, BANDS)


def test_one_band_stands_alone_and_no_figures_are_no_chart() -> None:
    assert ">3,000<" in svg(charts.band_years(YEARS, ["85+"]))
    assert charts.band_years(YEARS.with_columns(hours=pl.lit(None, pl.Float64)), BANDS) is None


@pytest.mark.parametrize(
    ("then", "title"),
    [
        (1234.0, "230 more hours a week by 2036, 23% above now"),
        (800.0, "200 fewer hours a week by 2036, 20% below now"),
        (1002.0, "About as many hours in 2036 as now"),
        (None, "Long view"),
    ],
)
def test_the_title_says_how_much_and_by_when(then: float | None, title: str) -> None:
    years = pl.DataFrame({"year": [2026, 2036], "hours": [1000.0, then]})
    assert findings_long_view.finding(years) == title
