"""A scenario on drawn tables: facts, the queue that is left, and files that are refused."""

from datetime import date, timedelta

import polars as pl
import pytest

from dashboard import charts, scenarios
from dashboard.scenarios import Assumptions, ScenarioRefusedError

MONDAY = date(2026, 11, 16)
AHEAD = [MONDAY + timedelta(weeks=at) for at in range(1, 27)]


def tables() -> dict[str, pl.DataFrame]:
    """One zone, 100 hours of demand and 90 of capacity, of which one in a hundred hours ends each week."""
    weeks = [MONDAY - timedelta(weeks=back) for back in range(20)]
    return {
        "starts_by_source": pl.DataFrame(
            {"zone_id": ["N", "N"], "source": ["hospital", "community"], "hours": [6.0, 4.0], "packages": [0.5, 0.5]}
        ),
        "workforce_utilisation": pl.DataFrame(
            {"month_starting": [date(2026, 10, 1)] * 2, "zone_id": ["all", "N"], "contact_hours": [300.0, 300.0],
             "care_workers": [10.0, 10.0], "council_hours": [150.0, 150.0], "used_hours": [300.0, 300.0]}
        ),
        "prices_paid": pl.DataFrame(
            {"week_commencing": [MONDAY] * 2, "weekly_spend": [1000.0, None], "hours": [100.0, 50.0], "priced_share": [0.5, 0.0]}
        ),
        "hours_bridge": pl.DataFrame(
            {"week_commencing": weeks, "opening_hours": [100.0] * 13 + [900.0] * 7, "ended_hours": [0.75] * 20,
             "handed_back_hours": [0.25] * 20}
        ),
        "market_shares": pl.DataFrame(
            {"week_commencing": [MONDAY] * 2, "basis": ["live"] * 2, "zone_id": ["N", "all"], "group_name": ["Ash"] * 2,
             "hours": [30.0, 30.0]}
        ),
        "forward_gaps": pl.DataFrame(
            {"zone_id": ["N"] * 26, "week_commencing": AHEAD, "demand_hours": [100.0] * 26, "capacity_hours": [90.0] * 26,
             "made_on": [MONDAY] * 26}
        ),
        "weekly_gaps": pl.DataFrame(
            {"week_commencing": [MONDAY], "zone_id": ["N"], "demand_hours": [100.0], "capacity_hours": [90.0],
             "waiting_hours": [12.0]}
        ),
    }  # fmt: skip


def result(**assumed: object) -> scenarios.Result:
    return scenarios.result(tables().__getitem__, Assumptions.model_validate(assumed))


def test_facts_are_what_the_published_tables_tell() -> None:
    facts = scenarios.facts(tables().__getitem__, "Ash")
    assert facts.starts == {"N": {"hospital": 6, "community": 4}}
    assert facts.mean_hours == {"N": 10}
    assert facts.leaving == pytest.approx(0.01)
    assert facts.stopped == {"N": 30}
    assert facts.contact_hours_a_worker == 30 * 0.5
    assert facts.rate == 20


def test_a_fact_that_no_extract_tells_is_left_out() -> None:
    empty = {name: rows.clear() for name, rows in tables().items()}
    facts = scenarios.facts(empty.__getitem__)
    assert (facts.starts, facts.leaving, facts.contact_hours_a_worker, facts.rate) == ({}, 0, None, None)


def test_13_weeks_are_shown_and_at_rest_nothing_moves() -> None:
    weeks = result().weeks
    assert len(weeks) == 13
    assert (weeks["gap_hours"] == weeks["scenario_gap_hours"]).all()


def test_the_queue_grows_by_what_joins_less_what_care_that_ends_sets_free() -> None:
    """1 hour joins a week, 0.9 is set free: 12 waiting grow by 0.1 a week."""
    assert result().weeks["queue_hours"].to_list() == pytest.approx([12 + 0.1 * week for week in range(1, 14)])


def test_a_provider_that_stops_takes_its_hours_less_those_of_staff_who_move() -> None:
    moved = result(stopped_group="Ash", stopped_in_weeks=4, staff_transferring=0.5)
    assert moved.weeks["scenario_capacity_hours"].to_list() == [90.0] * 4 + [75.0] * 9
    assert moved.weeks["scenario_queue_hours"][-1] > moved.weeks["queue_hours"][-1] + 14


def test_more_capacity_never_lengthens_the_queue() -> None:
    weeks = result(added_capacity={"N": 20.0}).weeks
    assert (weeks["scenario_queue_hours"] <= weeks["queue_hours"]).all()
    assert weeks["scenario_queue_hours"][-1] == 0


def test_the_steps_of_the_last_week_add_up_to_the_change_of_the_gap() -> None:
    found = result(starts_change={"hospital": 0.5}, added_capacity={"N": 5.0})
    steps = charts.lever_steps(found.steps)
    last = found.weeks.row(-1, named=True)
    assert steps["gap_effect"].sum() == pytest.approx(last["scenario_gap_hours"] - last["gap_hours"])
    assert charts.lever_bars(steps) is not None
    assert charts.beside_baseline(found.weeks, "gap_hours") is not None


def test_without_a_lever_there_is_no_step_to_draw() -> None:
    assert charts.lever_bars(charts.lever_steps(result().steps)) is None


def test_a_file_is_read_as_it_was_written() -> None:
    assumed = Assumptions(name="Winter", starts_change={"hospital": 0.2}, surge_packages=10)
    assert scenarios.read(scenarios.written(assumed)) == assumed
    assert scenarios.written(Assumptions()) == "{}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"absence_change": 0.9}', "absence_change"),
        ('{"starts_change": {"hospital": 9}}', "starts_change.hospital"),
        ('{"models": 1}', "models"),
        ("not json", "the file"),
    ],
)
def test_a_scenario_out_of_range_is_refused_by_the_field_s_name(text: str, named: str) -> None:
    with pytest.raises(ScenarioRefusedError, match=f"^{named}: "):
        scenarios.read(text)


def test_where_no_forward_gap_is_published_there_is_no_baseline() -> None:
    found = scenarios.result({**tables(), "forward_gaps": tables()["forward_gaps"].clear()}.__getitem__, Assumptions())
    assert found.weeks.is_empty()
