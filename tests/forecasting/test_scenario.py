"""Each lever by itself, worked by hand, and what must hold of any scenario."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from forecasting.assumptions import Assumptions, Facts
from forecasting.scenario import effects, outcome

FIRST = date(2026, 11, 23)
WEEKS = [FIRST + timedelta(weeks=week) for week in range(8)]
BASELINE = pl.DataFrame(
    {
        "zone_id": ["North"] * 8 + ["South"] * 8,
        "week_commencing": WEEKS * 2,
        "demand_hours": [1000.0] * 8 + [500.0] * 8,
        "capacity_hours": [900.0] * 8 + [600.0] * 8,
    }
)
FACTS = Facts(
    starts={"North": {"hospital": 30.0, "community": 10.0}, "South": {"hospital": 10.0}},
    mean_hours={"North": 12.0, "South": 10.0},
    leaving=0.0,
    stopped={"North": 200.0},
    contact_hours_a_worker=20.0,
    contact_hours={"North": 750.0, "South": 250.0},
    rate=22.0,
)


def moved(zone: str, week: int, facts: Facts = FACTS, **levers: Any) -> tuple[float, float]:
    """Demand and capacity that all levers together add in a zone, `week` weeks ahead."""
    rows = effects(BASELINE, Assumptions(**levers), facts).filter(zone_id=zone, week_commencing=WEEKS[week - 1])
    return total(rows, "demand_effect"), total(rows, "capacity_effect")


def total(rows: pl.DataFrame, column: str) -> float:
    return float(rows.select(pl.col(column).sum()).item())


def test_no_lever_moves_nothing() -> None:
    rows = outcome(BASELINE, Assumptions(), FACTS)
    assert rows["scenario_gap_hours"].to_list() == rows["gap_hours"].to_list()
    assert rows["scenario_cost"].to_list() == rows["cost"].to_list()


def test_more_starts_from_a_source_add_up_week_by_week() -> None:
    assert moved("North", 1, starts_change={"hospital": 0.1}) == pytest.approx((3, 0))
    assert moved("North", 4, starts_change={"hospital": 0.1}) == pytest.approx((12, 0))
    assert moved("South", 4, starts_change={"community": 0.5}) == (0, 0)


def test_what_starts_also_ends() -> None:
    leaving = FACTS.model_copy(update={"leaving": 0.5})
    assert moved("North", 3, leaving, starts_change={"hospital": 0.1}) == pytest.approx((3 + 1.5 + 0.75, 0))


def test_larger_packages_are_those_that_start() -> None:
    assert moved("South", 2, package_size_change=0.1) == pytest.approx((2, 0))


def test_a_surge_ends_and_is_shared_by_starts() -> None:
    """Of 10 packages a week 8 fall to North at 12 hours each, for two weeks."""
    assert moved("North", 1, surge_packages=10, surge_weeks=2) == pytest.approx((96, 0))
    assert moved("North", 8, surge_packages=10, surge_weeks=2) == pytest.approx((192, 0))
    assert moved("South", 1, surge_packages=10, surge_weeks=2, zone_id="South") == pytest.approx((100, 0))


def test_a_provider_that_stops_takes_its_capacity_but_for_staff_who_transfer() -> None:
    levers: dict[str, Any] = {"stopped_group": "Ash", "stopped_in_weeks": 2, "staff_transferring": 0.5}
    assert moved("North", 2, **levers) == (0, 0)
    assert moved("North", 3, **levers) == pytest.approx((0, -100))
    assert moved("South", 3, **levers) == (0, 0)


def test_recruits_bring_their_contact_hours() -> None:
    demand, capacity = moved("North", 8, recruits_a_month=10)
    assert demand == 0
    assert capacity == pytest.approx(10 * 8 / (365.25 / 84) * 20 * 0.75)


def test_absence_costs_contact_hours() -> None:
    assert moved("South", 1, absence_change=0.04) == pytest.approx((0, -10))


def test_capacity_may_be_added_to_a_zone() -> None:
    assert moved("North", 1, added_capacity={"North": 50}) == (0, 50)


def test_cost_is_of_hours_delivered_at_the_new_price() -> None:
    row = outcome(BASELINE, Assumptions(price_change=0.1), FACTS).row(0, named=True)
    assert row["cost"] == pytest.approx(900 * 22)
    assert row["scenario_cost"] == pytest.approx(900 * 24.2)
    assert outcome(BASELINE, Assumptions(), FACTS.model_copy(update={"rate": None}))["cost"].null_count() == 16


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 1), st.floats(0, 0.3), st.floats(0, 50), st.floats(0, 100))
def test_effects_add_up_to_the_whole_change(starts: float, absence: float, recruits: float, extra: float) -> None:
    levers = Assumptions(
        starts_change={"hospital": starts}, package_size_change=0.1, absence_change=absence, recruits_a_month=recruits,
        added_capacity={"North": extra},
    )  # fmt: skip
    rows = outcome(BASELINE, levers, FACTS)
    each = effects(BASELINE, levers, FACTS)
    change = total(rows, "scenario_gap_hours") - total(rows, "gap_hours")
    assert change == pytest.approx(total(each, "demand_effect") - total(each, "capacity_effect"))


@pytest.mark.parametrize(
    "wrong", [{"staff_transferring": 1.2}, {"surge_packages": -1}, {"price_change": -2}, {"unheard_of": 1}]
)
def test_an_assumption_outside_its_range_is_refused_by_name(wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        Assumptions(**wrong)


def test_assumptions_survive_a_file() -> None:
    levers = Assumptions(name="Hard winter", starts_change={"hospital": 0.2}, added_capacity={"North": 40})
    assert Assumptions.model_validate_json(levers.model_dump_json()) == levers
