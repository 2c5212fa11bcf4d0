"""The hours bridge stands wherever merging steps of few packages lets it, and gives none of them away."""

from itertools import product
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import disclosure
from dashboard.charts import describe_hours_bridge, hours_bridge, hours_moves, hours_note
from dashboard.disclosure.steps import ATOMS, LOSSES

STEPS = [step for atom in ATOMS for step in atom]
MANY = dict.fromkeys(STEPS, 9)


def bridge(counts: dict[str, int]) -> pl.DataFrame:
    """Two zones, the second without a change; each package is of 10 hours."""
    row: dict[str, Any] = {"zone_id": "Z1", "opening_hours": 1000.0}
    row |= {f"{step}_hours": 10.0 * count for step, count in counts.items()}
    row |= {f"{step}_packages": count for step, count in counts.items()}
    row["closing_hours"] = 1000.0 + sum(10.0 * each * (-1 if step in LOSSES else 1) for step, each in counts.items())
    still = {name: 0 if name.endswith("_packages") else 0.0 for name in row if name not in ("zone_id", "opening_hours")}
    return pl.DataFrame([row, row | still | {"zone_id": "Z2", "opening_hours": 0.0}])


def told(**few: int) -> dict[str, float]:
    """Packages behind each step as it leaves the analyst's screen, were each of 10 hours."""
    rows = disclosure.merge_steps(bridge(MANY | few))
    drop = ("zone_id", "opening_hours", "closing_hours")
    return {
        name.removesuffix("_hours"): hours / 10
        for row in rows.drop(drop).rows(named=True)
        for name, hours in row.items()
    }


@pytest.mark.parametrize(
    ("few", "merged", "gone"),
    [
        ({}, {}, set()),
        ({"handed_back": 2}, {"ended_or_handed_back": 11}, {"ended", "handed_back"}),
        ({"ended": 3, "handed_back": 0}, {"other_changes": -3}, {"ended", "handed_back", "increase", "decrease"}),
        ({"increase": 4}, {"other_changes": -5}, {"increase", "decrease"}),
        (
            {"transferred_in": 3, "transferred_out": 3, "handed_back": 1},
            {"other_changes": 0, "ended_or_handed_back": 10},
            {"transferred_in", "transferred_out", "increase", "decrease", "ended", "handed_back"},
        ),
        ({"new": 1}, {"other_changes": 1}, {"new", "increase", "decrease"}),
        ({"paused": 0}, {}, set()),
    ],
)
def test_steps_of_few_packages_are_told_with_others(
    few: dict[str, int], merged: dict[str, int], gone: set[str]
) -> None:
    whole = MANY | few
    assert told(**few) == {step: whole[step] for step in STEPS if step not in gone} | merged


def test_nothing_is_told_where_all_that_is_merged_is_of_few_packages() -> None:
    assert told(new=3, increase=0, decrease=1) == {}
    assert told(increase=2, decrease=2) == {}
    assert disclosure.merge_steps(bridge(MANY).clear()).is_empty()


def test_a_step_that_is_not_known_leaves_no_bridge() -> None:
    rows = bridge(MANY).with_columns(pl.lit(None, pl.Int64).alias("paused_packages"))
    assert disclosure.merge_steps(rows).is_empty()


@given(st.lists(st.integers(0, 7), min_size=len(STEPS), max_size=len(STEPS)))
def test_no_step_that_is_told_stands_on_few_packages(counts: list[int]) -> None:
    drawn = dict(zip(STEPS, counts, strict=True))
    rows = disclosure.merge_steps(bridge(drawn))
    shown = {name.removesuffix("_hours") for name in rows.columns}
    gone = [step for step in STEPS if step not in shown]
    out = [step for step in gone if step in ("ended", "handed_back") and "ended_or_handed_back" in shown]
    other = [step for step in gone if step not in out]
    if len(rows):
        assert all(drawn[step] == 0 or drawn[step] >= 5 for step in shown & set(STEPS))
        assert all(sum(drawn[step] for step in part) >= 5 for part in (out, other) if part)
        moved = sum(rows[f"{name}_hours"][0] * (-1 if name in LOSSES else 1) for name in shown & set(STEPS))
        moved += rows["other_changes_hours"][0] if other else 0
        moved -= rows["ended_or_handed_back_hours"][0] if out else 0
        assert rows["opening_hours"][0] + moved == pytest.approx(rows["closing_hours"][0])


@pytest.mark.parametrize("few", [{"handed_back": 2}, {"increase": 3}, {"new": 4}])
def test_a_merged_step_may_have_been_any_small_number(few: dict[str, int]) -> None:
    """To one who knows how steps are merged, and tries every week that shows the same bridge."""
    seen, whole = told(**few), MANY | few
    hidden = [step for step in STEPS if step not in seen]
    assert hidden
    same = [
        week
        for week in (dict(zip(hidden, each, strict=True)) for each in product(range(13), repeat=len(hidden)))
        if told(**{step: whole[step] for step in STEPS} | week) == seen
    ]
    for step in few:
        assert {week[step] for week in same} >= {1, 2, 3, 4}


def test_a_merged_bridge_is_drawn_told_and_listed() -> None:
    rows = disclosure.merge_steps(bridge(MANY | {"handed_back": 2, "increase": 1}))
    assert hours_bridge(rows) is not None
    assert hours_note(rows) == "Steps of few packages are told together"
    assert hours_note(bridge(MANY)) == ""
    assert "Ended, handed back \u2212110" in describe_hours_bridge(rows)
    assert hours_moves(rows)["step"].to_list()[-2:] == ["Ended, handed back", "This Monday"]
    assert "Other changes" in hours_moves(rows)["step"].to_list()
