"""The long view: effects of each step add up, and each is what it says."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from pydantic import ValidationError

from forecasting.longview import Growth, long_view

POPULATION = pl.DataFrame(
    [("North", "85+", 2026, 1000), ("North", "85+", 2027, 1100), ("North", "75-84", 2026, 500), ("North", "75-84", 2027, 500)],
    schema=["zone_id", "age_band", "year", "people"], orient="row",
)  # fmt: skip
PRESENT = pl.DataFrame(
    {"zone_id": ["North", "North"], "age_band": ["85+", "75-84"], "people": [100, 20], "hours": [2000.0, 300.0]}
)


def later(rate: float = 0.0, hours: float = 0.0) -> dict[str, dict[str, float]]:
    rows = long_view(POPULATION, PRESENT, rate=rate, hours=hours).filter(pl.col("year") == 2027)
    return {row["age_band"]: row for row in rows.iter_rows(named=True)}


def test_hours_follow_the_people_of_each_band() -> None:
    assert later()["85+"]["hours"] == pytest.approx(2200)
    assert later()["75-84"]["hours"] == pytest.approx(300)


def test_each_step_s_effect_stands_apart_and_they_add_up() -> None:
    row = later(rate=0.02, hours=0.01)["85+"]
    assert row["population_effect"] == pytest.approx(200)
    assert row["rate_effect"] == pytest.approx(2200 * 0.02)
    assert row["package_size_effect"] == pytest.approx(2200 * 1.02 * 0.01)
    effects = sum(row[name] for name in ("population_effect", "rate_effect", "package_size_effect"))
    assert 2000 + effects == pytest.approx(row["hours"])


def test_people_with_care_follow_the_people_and_their_share_and_not_the_size_of_packages() -> None:
    assert later(rate=0.02, hours=0.5)["85+"]["people_with_care"] == pytest.approx(100 * 1.1 * 1.02)


@pytest.mark.parametrize("asked", [{"years": 0}, {"years": 11}, {"use_rate": 0.2}, {"package_size": -0.2}, {"rate": 0}])
def test_growth_out_of_range_or_unknown_is_refused(asked: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Growth.model_validate(asked)


def test_growth_compounds_from_the_first_year() -> None:
    years = pl.concat(
        [POPULATION, POPULATION.filter(pl.col("year") == 2027).with_columns(pl.lit(2028, pl.Int64).alias("year"))]
    )
    rows = long_view(years, PRESENT, rate=0.1, hours=0.0).filter(pl.col("age_band") == "75-84")
    assert rows.sort("year")["hours"].to_list() == pytest.approx([300, 330, 363])


def test_a_band_without_people_at_the_start_has_no_rate_to_follow() -> None:
    empty = POPULATION.with_columns(pl.when(pl.col("age_band") == "85+").then(0).otherwise("people").alias("people"))
    assert long_view(empty, PRESENT, rate=0, hours=0).filter(pl.col("age_band") == "85+")["hours"].null_count() == 2


def test_the_order_of_rows_is_irrelevant() -> None:
    assert_frame_equal(
        long_view(POPULATION, PRESENT, rate=0.01, hours=0.01),
        long_view(POPULATION.reverse(), PRESENT.reverse(), rate=0.01, hours=0.01),
    )
