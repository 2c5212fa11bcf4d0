"""Steps in the histories that are forecast: by zone, band and the council, without the weeks that are left out."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from dashboard.planning import fits, forecasts
from dashboard.planning.periods import PERIODS
from dashboard.planning.shifts import COLUMNS, level_shifts, stepped, words
from tests.planning.drawn import happened
from tests.planning.test_forecasts import AT, FIRST, tables

STEP = FIRST + timedelta(weeks=40)
RNG = np.random.default_rng(4)
NOISE = RNG.normal(0, 3, (2, 80))


def demand(weeks: int = 80, lost: float = 150.0, at: date = STEP) -> pl.DataFrame:
    """Two zones of some 500 hours; North loses some at a Monday."""
    rows = [
        {
            "week_commencing": monday, "zone_id": zone, "age_band": "85+", "waiting_hours": None,
            "live_hours": 500 + NOISE[place, week] - (lost if zone == "North" and monday >= at else 0),
            "demand_hours": None, "new_packages": None,
        }
        for week in range(weeks) for monday in [FIRST + timedelta(weeks=week)]
        for place, zone in enumerate(("North", "South"))
    ]  # fmt: skip
    kinds = {"waiting_hours": pl.Float64, "demand_hours": pl.Float64, "new_packages": pl.Int64}
    return pl.DataFrame(rows, schema_overrides=kinds)


def found(given: dict[str, pl.DataFrame]) -> dict[tuple[str, str], list[date]]:
    rows = level_shifts(given)
    assert set(rows["quantity"]) <= {"live_hours"}
    return {
        (zone, band): part["week_commencing"].to_list() for (zone, band), part in rows.group_by("zone_id", "age_band")
    }


def test_an_exit_is_a_step_of_its_zone_and_of_all_that_it_is_part_of() -> None:
    given = tables(demand())
    assert found(given) == {
        place: [STEP] for place in [("North", "85+"), ("North", "all"), ("all", "85+"), ("all", "all")]
    }
    row = level_shifts(given).filter(zone_id="all", age_band="all").row(0, named=True)
    assert (row["before"], row["after"]) == (pytest.approx(1000, abs=8), pytest.approx(850, abs=8))


def test_a_step_after_weeks_that_are_left_out_still_stands_where_its_level_does() -> None:
    out = (STEP, STEP + timedelta(days=13), "all", "exclude", "Exit")
    assert found(tables(demand()) | {"events": happened(out)})["North", "all"] == [STEP + timedelta(weeks=2)]


def test_weeks_that_dip_and_are_left_out_are_no_step() -> None:
    weeks = pl.col("week_commencing").is_between(STEP, STEP + timedelta(weeks=7))
    dipped = demand(lost=0).with_columns(pl.when(weeks).then(100.0).otherwise("live_hours").alias("live_hours"))
    assert ("all", "all") in found(tables(dipped))
    out = (STEP, STEP + timedelta(weeks=8) - timedelta(days=1), "all", "exclude", "Not returned")
    assert found(tables(dipped) | {"events": happened(out)}) == {}


def test_months_are_dated_by_their_first_monday() -> None:
    months = pl.date_range(date(2020, 1, 1), date(2022, 12, 1), "1mo", eager=True)
    points = pl.DataFrame({"zone_id": "North", "age_band": "85+", "ds": months}).with_columns(
        pl.Series("y", [500 + at % 3 - (200 if at >= 18 else 0) for at in range(36)], pl.Float64)
    )
    assert set(stepped(points, PERIODS["month"])["week_commencing"]) == {date(2021, 7, 5)}


def test_short_histories_and_none_have_no_steps_but_every_column() -> None:
    assert level_shifts(tables(demand(weeks=9))).schema == pl.Schema(COLUMNS)
    assert level_shifts(tables(demand().clear())).schema == pl.Schema(COLUMNS)


def test_words_tell_the_last_step_and_no_figure() -> None:
    steps = level_shifts(tables(demand()))
    assert set(words(steps)["shifted"]) == {f"level fell at once, {STEP.day} {STEP:%B %Y}"}


def test_the_forecast_s_note_says_when_the_level_stepped() -> None:
    council = forecasts.council(tables(demand()), "ENG")
    assert council is not None
    [made] = forecasts.freeze([council], AT, fits.here, lambda _step: None)
    notes = dict(made.forecasts.filter(pl.col("age_band") == "all").select("zone_id", "note").rows())
    assert "level fell at once" in notes["North"]
    assert "level fell at once" in notes["all"]
    assert "level" not in notes["South"]
