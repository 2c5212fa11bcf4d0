"""Today's care carried along the population: by hand, and where the population is not known."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.planning.long_view import COLUMNS, Growth, chosen, grown, long_view
from dashboard.settings import read

CENSUS = date(2026, 11, 16)
CARE = [("North", "85+", 100.0, 10), ("North", "75-84", 50.0, 6), ("South", "85+", 200.0, 20)]
Row = dict[str, Any]
People = tuple[str, str, int, float]
NORTH: list[People] = [("North", "85+", 2026, 1000), ("North", "85+", 2036, 1500), ("North", "75-84", 2026, 3000),
                       ("North", "75-84", 2036, 3300)]  # fmt: skip
SOUTH: list[People] = [("South", "85+", 2026, 500), ("South", "85+", 2036, 500)]


def care(*cells: tuple[str, str, float, int], census: date = CENSUS) -> pl.DataFrame:
    """Zones and bands with the totals that `weekly_hours` publishes, and a later Monday of which nothing is known."""
    shape = {"zone_id": pl.String, "age_band": pl.String, "live_hours": pl.Float64, "people": pl.Int64}
    known = pl.DataFrame(cells, schema=shape, orient="row")
    levels = [known.with_columns(pl.lit("all").alias(name) for name in level) for level in
              ((), ("zone_id",), ("age_band",), ("zone_id", "age_band"))]  # fmt: skip
    rows = pl.concat(levels).group_by("zone_id", "age_band").agg(pl.col("live_hours", "people").sum())
    late = rows.with_columns(live_hours=pl.lit(None, pl.Float64), week_commencing=pl.lit(date(2030, 1, 7)))
    return pl.concat([rows.with_columns(week_commencing=pl.lit(census)), late], how="diagonal")


def view(population: list[People], growth: Growth | None = None, hours: pl.DataFrame | None = None,
         whole: bool = True) -> dict[tuple[str, str, int], Row]:  # fmt: skip
    shape = {"zone_id": pl.String, "age_band": pl.String, "year": pl.Int64, "people": pl.Float64}
    people = pl.DataFrame(population, schema=shape, orient="row").with_columns(whole_band=pl.lit(value=whole))
    tables = {"population": people, "weekly_hours": care(*CARE) if hours is None else hours}
    rows = grown(tables, growth or Growth()).to_dicts()
    return {(row["zone_id"], row["age_band"], row["year"]): row for row in rows}


def test_hours_grow_with_the_people_of_their_zone_and_band() -> None:
    found = view([*NORTH, *SOUTH])
    assert found["North", "85+", 2036]["hours"] == pytest.approx(150)
    assert found["North", "75-84", 2036]["hours"] == pytest.approx(55)
    assert found["South", "85+", 2036]["hours"] == pytest.approx(200)
    assert found["North", "85+", 2026]["follows"] == "own"


def test_zones_and_bands_add_up_and_effects_close_the_change() -> None:
    found = view([*NORTH, *SOUTH], Growth(use_rate=0.02, package_size=-0.01))
    for zone, band, parts in [("all", "all", CARE), ("North", "all", CARE[:2]), ("all", "85+", [CARE[0], CARE[2]])]:
        row = found[zone, band, 2036]
        assert row["hours"] == pytest.approx(sum(found[cell[0], cell[1], 2036]["hours"] for cell in parts))
        effects = row["population_effect"] + row["rate_effect"] + row["package_size_effect"]
        assert row["opening_hours"] + effects == pytest.approx(row["hours"])
        assert row["opening_hours"] == sum(cell[2] for cell in parts)


def test_people_with_care_and_the_share_of_people_who_have_it() -> None:
    row = view([*NORTH, *SOUTH], Growth(years=10, use_rate=0.01))["all", "85+", 2036]
    share = (1500 / 1000 * 10 + 20) * 1.01**10
    assert row["people_with_care"] == pytest.approx(share)
    assert row["people"] == 2000
    assert row["use_rate"] == pytest.approx(share / 2000)
    assert row["hours_a_person"] == pytest.approx(row["hours"] / share)


def test_years_between_lie_on_a_line_and_no_year_is_past_the_last_given() -> None:
    assert view(NORTH)["North", "85+", 2028]["people"] == pytest.approx(1100)
    assert {year for _zone, _band, year in view(NORTH, Growth(years=3))} == {2026, 2027, 2028, 2029}
    short = [("North", "85+", 2026, 1000.0), ("North", "85+", 2028, 1100.0)]
    assert max(year for _zone, _band, year in view(short)) == 2028


def test_a_population_that_begins_later_starts_at_its_first_year() -> None:
    found = view(NORTH, hours=care(*CARE, census=date(2021, 3, 29)))
    assert min(year for _zone, _band, year in found) == 2026
    assert found["North", "85+", 2026]["hours"] == 100
    assert found["North", "85+", 2026]["census"] == date(2021, 3, 29)


def test_a_zone_without_population_follows_those_that_have_it() -> None:
    row = view(NORTH)["South", "85+", 2036]
    assert (row["follows"], row["people"], row["use_rate"]) == ("council", None, None)
    assert row["hours"] == pytest.approx(300)
    whole = view(NORTH)["all", "85+", 2036]
    assert whole["use_rate"] == pytest.approx(15 / 1500), "of the zones whose people are known"


def test_the_population_of_a_whole_council_serves_zones_that_it_does_not_name() -> None:
    people = [("E06", "85+", 2026, 1000.0), ("E06", "85+", 2036, 1200.0)]
    found = view(people)
    assert found["North", "85+", 2036]["hours"] == pytest.approx(120)
    assert found["all", "85+", 2036]["use_rate"] == pytest.approx(30 * 1.2 / 1200)


@pytest.mark.parametrize(
    ("population", "whole"),
    [
        ([("North", "75-84", 2026, 3000.0), ("North", "75-84", 2036, 3300.0)], True),
        ([*NORTH[2:], ("North", "85+", 2026, 0.0), ("North", "85+", 2036, 90.0)], True),
        ([*NORTH[2:], ("North", "85+", 2026, 1000.0)], True),
    ],
    ids=["band missing", "nobody in the first year", "later years missing"],
)
def test_a_band_whose_people_are_not_known_stays_as_it_is(population: list[People], whole: bool) -> None:
    row = view(population, whole=whole)["North", "85+", 2036]
    assert (row["follows"], row["hours"], row["population_effect"]) == ("constant", 100, 0)
    assert row["people"] is None


def test_a_band_given_in_part_alone_is_not_followed() -> None:
    assert view(NORTH, whole=False) == {}


def test_hours_without_people_are_carried_too() -> None:
    planned = care(*CARE).with_columns(people=pl.lit(None, pl.Int64))
    row = view([*NORTH, *SOUTH], hours=planned)["all", "all", 2036]
    assert (row["hours"], row["people_with_care"], row["use_rate"]) == (pytest.approx(405), None, None)


def test_without_population_or_hours_there_is_no_row_but_every_column() -> None:
    shape = {
        "zone_id": pl.String,
        "age_band": pl.String,
        "year": pl.Int64,
        "people": pl.Float64,
        "whole_band": pl.Boolean,
    }
    nothing = grown({"population": pl.DataFrame(schema=shape), "weekly_hours": care(*CARE)}, Growth())
    assert nothing.schema == pl.Schema(COLUMNS)
    assert view(NORTH, hours=care(*CARE).clear()) == {}


def test_the_settings_say_how_far_and_how_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("LONG_VIEW_YEARS", "4"), ("USE_RATE_GROWTH", "0.01"), ("PACKAGE_SIZE_GROWTH", "-0.02")):
        monkeypatch.setenv(f"HOMECARE_{name}", value)
    settings = read().as_rows()
    rows = pl.DataFrame(settings, schema=["name", "value", "unit"], orient="row")
    assert chosen(rows) == Growth(years=4, use_rate=0.01, package_size=-0.02)
    shape = {"zone_id": pl.String, "age_band": pl.String, "year": pl.Int64, "people": pl.Float64}
    people = pl.DataFrame(NORTH, schema=shape, orient="row").with_columns(whole_band=pl.lit(value=True))
    found = long_view({"population": people, "weekly_hours": care(*CARE), "settings": rows})
    assert found["year"].max() == 2030
