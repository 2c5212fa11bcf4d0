"""Weeks that an analyst's file of events leaves out, or says are not covered: nothing is learnt from them."""

from datetime import date, timedelta

import polars as pl
import pytest

from dashboard.planning import fits, forecasts, histories, left_out
from dashboard.warehouse.frozen import Frozen
from tests.planning.drawn import happened
from tests.planning.test_forecasts import AT, FIRST, demand, tables

ODD = FIRST + timedelta(weeks=100)
SNOW = (ODD + timedelta(days=2), ODD + timedelta(days=9), "all", "exclude", "Heavy  snow")


def frozen(demands: pl.DataFrame, *events: tuple[date, date | None, str, str, str]) -> Frozen:
    council = forecasts.council(tables(demands) | {"events": happened(*events)}, "ENG")
    assert council is not None
    [found] = forecasts.freeze([council], AT, fits.here, lambda _step: None)
    return found


def wild(demands: pl.DataFrame, zones: tuple[str, ...] = ("North", "South")) -> pl.DataFrame:
    """Hours of the two weeks of the snow, and packages that started in them, as no year has seen them."""
    odd = pl.col("zone_id").is_in(zones) & pl.col("week_commencing").is_between(ODD, ODD + timedelta(weeks=1))
    after = pl.col("zone_id").is_in(zones) & (pl.col("week_commencing") - timedelta(weeks=1)).is_between(
        ODD, ODD + timedelta(weeks=1)
    )
    hours = [pl.when(odd).then(9999.0).otherwise(name).alias(name) for name in histories.QUANTITIES[:3]]
    return demands.with_columns(*hours, pl.when(after).then(99).otherwise("new_packages").alias("new_packages"))


def test_an_event_takes_every_week_that_it_touches_along() -> None:
    found = left_out.weeks(happened(SNOW, (date(2026, 3, 4), None, "North", "break", "No return")))
    assert sorted(found.select("zone_id", "week_commencing").rows()) == [
        ("North", date(2026, 3, 2)),
        ("all", ODD),
        ("all", ODD + timedelta(weeks=1)),
    ]


def test_events_that_are_only_marked_or_re_base_leave_nothing_out() -> None:
    marked = [(ODD, None, "all", effect, effect) for effect in ("annotate", "rebase", "policy_short_visits")]
    assert left_out.weeks(happened(*marked)).is_empty()


@pytest.mark.parametrize("effect", left_out.EFFECTS)
def test_what_stands_in_weeks_left_out_moves_no_forecast(effect: str) -> None:
    snow = (*SNOW[:3], effect, SNOW[4])
    calm, told = frozen(demand(), snow), frozen(wild(demand()), snow)
    assert calm.forecasts.drop("draws").equals(told.forecasts.drop("draws"))
    assert calm.scores.equals(told.scores)
    assert calm.of == told.of


def test_without_the_event_they_would(made: Frozen) -> None:
    assert not made.forecasts["hours"].equals(frozen(wild(demand())).forecasts["hours"])


@pytest.fixture(scope="module")
def made() -> Frozen:
    return frozen(demand())


def test_weeks_left_out_since_are_another_history(made: Frozen) -> None:
    council = forecasts.council(tables(demand()) | {"events": happened(SNOW)}, "ENG")
    assert council is not None
    assert council.learnt.of != made.of


def test_a_zone_s_own_odd_weeks_are_left_out_of_it_alone() -> None:
    rows = histories.firm(tables(demand()) | {"events": happened((*SNOW[:2], "North", *SNOW[3:]))})
    gone = rows.filter(pl.col("y").is_null(), pl.col("quantity") == "live_hours")
    assert set(gone["zone_id"]) == {"North"}
    assert sorted(set(gone["week_commencing"])) == [ODD, ODD + timedelta(weeks=1)]


def test_new_packages_of_a_monday_are_of_the_week_before_it() -> None:
    rows = histories.firm(tables(demand()) | {"events": happened((ODD, None, "all", "exclude", "Strike"))})
    gone = rows.filter(pl.col("y").is_null())
    assert dict(gone.group_by("quantity").agg(pl.col("week_commencing").max()).rows()) == {
        "live_hours": ODD, "demand_hours": ODD, "waiting_hours": ODD, "new_packages": ODD + timedelta(weeks=1),
    }  # fmt: skip


def test_the_forecast_says_which_weeks_were_left_out() -> None:
    own = (ODD + timedelta(weeks=8), None, "North", "break", "No return")
    notes = dict(
        frozen(demand(), SNOW, own)
        .forecasts.filter(pl.col("quantity") == "demand_hours", pl.col("age_band") == "all")
        .select("zone_id", "note")
        .rows()
    )
    assert notes == {
        "all": "2 weeks left out: Heavy snow",
        "South": "2 weeks left out: Heavy snow",
        "North": "3 weeks left out: Heavy snow, No return",
    }
