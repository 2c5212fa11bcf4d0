"""Forecasts of a small council, from tables drawn by rule: what is asked of them, whatever the models say."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from math import pi, sin

import polars as pl
import pytest

from dashboard.planning import fits, forecasts, histories
from dashboard.warehouse.frozen import Frozen
from tests.planning.drawn import happened

WEEKS = 130
FIRST = date(2024, 5, 20)
MADE_ON = FIRST + timedelta(weeks=WEEKS - 1)
PLACES = [("North", "75-84"), ("North", "85+"), ("South", "85+")]
TOTALS = [("all", "all"), ("North", "all"), ("South", "all"), ("all", "75-84"), ("all", "85+")]
AT = datetime(2026, 11, 16, tzinfo=UTC)


def demand(weeks: int = WEEKS) -> pl.DataFrame:
    """Hours with a winter and a jitter that repeats every five weeks; nobody waits in the first year."""
    rows = [
        {
            "week_commencing": FIRST + timedelta(weeks=week), "zone_id": zone, "age_band": band,
            "live_hours": level + 0.1 * level * sin(2 * pi * week / 52) + week * 3 % 5,
            "waiting_hours": float(20 + week % 7) if week > 52 else None,
            "demand_hours": level + 20.0 + week * 3 % 5, "new_packages": week * 3 % 4,
        }
        for week in range(weeks)
        for level, (zone, band) in zip((100.0, 200.0, 150.0), PLACES, strict=True)
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def tables(demands: pl.DataFrame, native: str | None = None) -> dict[str, pl.DataFrame]:
    hours = pl.DataFrame({"native_period": [native]}, schema={"native_period": pl.String})
    return {"weekly_demand": demands, "weekly_hours": hours, "events": happened()}


def frozen(given: dict[str, pl.DataFrame]) -> Frozen:
    council = forecasts.council(given, "ENG")
    assert council is not None
    [found] = forecasts.freeze([council], AT, fits.here, lambda _step: None)
    return found


@pytest.fixture(scope="module")
def made() -> Frozen:
    return frozen(tables(demand()))


def cells(made: Frozen, quantity: str = "live_hours") -> Iterator[tuple[tuple[str, str], pl.DataFrame]]:
    rows = made.forecasts.filter(pl.col("quantity") == quantity)
    for (zone, band), weeks in rows.group_by("zone_id", "age_band"):
        yield (str(zone), str(band)), weeks.sort("week_commencing")


def test_every_place_and_quantity_is_forecast_from_the_next_monday_to_a_year_on(made: Frozen) -> None:
    weeks = [MADE_ON + timedelta(weeks=ahead) for ahead in range(1, 53)]
    assert made.made_on == MADE_ON
    for quantity in histories.QUANTITIES:
        found = dict(cells(made, quantity))
        assert set(found) == {*PLACES, *TOTALS}
        assert all(rows["week_commencing"].to_list() == weeks for rows in found.values())


def test_totals_are_the_sums_of_their_parts(made: Frozen) -> None:
    found = {place: rows["hours"] for place, rows in cells(made)}
    for total, parts in {("all", "all"): PLACES, ("North", "all"): PLACES[:2], ("all", "85+"): PLACES[1:]}.items():
        summed = sum(found[part] for part in parts)
        assert (found[total] - summed).abs().max() == pytest.approx(0, abs=1e-6)


def test_bounds_lie_in_order_and_never_below_nothing(made: Frozen) -> None:
    known = made.forecasts
    order = ["lower_95", "lower_80", "hours", "upper_80", "upper_95"]
    for lesser, greater in pairwise(order):
        assert (known[lesser] <= known[greater] + 1e-9).all()
    assert known["lower_95"].min() == pytest.approx(max(0, known["lower_95"].min()))  # type: ignore[type-var]


def test_draws_of_zones_belong_together(made: Frozen) -> None:
    drawn = {place: rows for place, rows in cells(made, "demand_hours") if place[1] == "all" and place[0] != "none"}
    first = {place: rows["draws"][0].to_list() for place, rows in drawn.items()}
    summed = [north + south for north, south in zip(first["North", "all"], first["South", "all"], strict=True)]
    assert len(summed) == forecasts.DRAWS
    assert first["all", "all"] == pytest.approx(summed)


def test_the_draws_lie_about_the_forecast(made: Frozen) -> None:
    rows = dict(cells(made, "demand_hours"))["all", "all"]
    assert (rows["draws"].list.mean() - rows["hours"]).abs().max() == pytest.approx(0, abs=1e-6)


def test_rehearsals_stand_beside_the_naive_forecasts(made: Frozen) -> None:
    council = made.scores.filter(zone_id="all", age_band="all", quantity="live_hours")
    assert set(council["model"]) == {"forecast", "naive", "seasonal_naive"}
    assert council["horizon_weeks"].min() == 1
    assert council["horizon_weeks"].max() == 13
    mean = council.group_by("model").agg(pl.col("wape").mean())
    by_model = dict(mean.rows())
    assert by_model["forecast"] < by_model["naive"]


def test_provisional_weeks_are_not_learnt_from() -> None:
    last = pl.col("week_commencing") > MADE_ON - histories.PROVISIONAL
    wild = demand().with_columns(pl.when(last).then(9999.0).otherwise("live_hours").alias("live_hours"))
    calm, told = (histories.learnt(tables(rows)) for rows in (demand(), wild))
    assert calm is not None
    assert told is not None
    assert calm.of == told.of


def test_quarters_are_forecast_as_quarters() -> None:
    quarterly = demand().with_columns(
        pl.col("live_hours").first().over("zone_id", "age_band", pl.col("week_commencing").dt.truncate("1q"))
    )
    alone = quarterly.with_columns(pl.lit(None, pl.Float64).alias(name) for name in histories.QUANTITIES[1:])
    rows = dict(cells(frozen(tables(alone, "quarter"))))["all", "all"]
    quarters = rows.group_by(pl.col("week_commencing").dt.truncate("1q")).agg(pl.col("hours").n_unique())
    assert len(rows) == 52
    assert set(quarters["hours"]) == {1}


def test_a_few_weeks_give_a_forecast_that_says_how_little_it_knows() -> None:
    found = frozen(tables(demand(weeks=9)))
    assert found.forecasts.height
    assert found.forecasts["hours"].null_count() == 0


def test_without_hours_there_is_nothing_to_learn_from() -> None:
    assert histories.learnt(tables(demand().clear())) is None
