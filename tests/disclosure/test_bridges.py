"""A queue's bridge stands wherever merging small reasons lets it, and gives no small step away."""

from itertools import product
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dashboard import disclosure
from dashboard.charts import describe_queue_bridge, queue_bridge, queue_moves, queue_note
from dashboard.disclosure.bridges import LEFT

SMALL = {1, 2, 3, 4}


def bridge(opening: int, joined: int, left: dict[str, int]) -> pl.DataFrame:
    people = {"opening": opening, "joined": joined, **dict.fromkeys(LEFT, 0), **left}
    people["closing"] = opening + joined - sum(left.values())
    row: dict[str, Any] = {f"{step}_people": count for step, count in people.items()}
    return pl.DataFrame([row | {f"{step}_hours": 10.0 * count for step, count in people.items()}])


def shown(opening: int, joined: int, left: dict[str, int]) -> dict[str, Any]:
    """Counts of people as they leave the analyst's screen; None is withheld, what is merged is not there."""
    row = disclosure.suppress_bridge(disclosure.merge_reasons(bridge(opening, joined, left))).row(0, named=True)
    return {name.removesuffix("_people"): count for name, count in row.items() if name.endswith("_people")}


@pytest.mark.parametrize(
    ("left", "reasons"),
    [
        ({"placed": 73, "declined": 2, "died": 3}, {"placed": 73, "other": 5}),
        ({"placed": 73, "declined": 2}, {"other": 75}),
        ({"placed": 73, "declined": 2, "died": 6}, {"placed": 73, "other": 8}),
        ({"placed": 73, "other": 4, "died": 9}, {"placed": 73, "other": 13}),
        ({"placed": 4, "died": 4, "other": 9}, {"other": 17}),
        ({"placed": 9, "died": 9, "declined": 1}, {"placed": 9, "other": 10}),
        ({"placed": 73, "died": 9}, {"placed": 73, "died": 9, "declined": 0, "admitted": 0, "other": 0}),
        ({}, {"placed": 0, "died": 0, "declined": 0, "admitted": 0, "other": 0}),
    ],
)
def test_small_reasons_are_counted_with_the_others(left: dict[str, int], reasons: dict[str, int]) -> None:
    """Of two reasons of one size the one that is not care started goes."""
    told = shown(138, 54, left)
    assert told == {"opening": 138, "joined": 54, **reasons, "closing": 192 - sum(left.values())}


def test_hours_go_with_the_people_and_are_unknown_where_a_part_is() -> None:
    counts = bridge(138, 54, {"placed": 73, "declined": 2, "died": 3})
    assert disclosure.merge_reasons(counts)["other_hours"].to_list() == [50.0]
    hours = counts.with_columns(pl.lit(None, pl.Float64).alias("died_hours"))
    assert disclosure.merge_reasons(hours)["other_hours"].to_list() == [None]


def test_a_bridge_that_is_not_known_stays_as_it_is() -> None:
    unknown = bridge(138, 54, {"placed": 73}).with_columns(pl.lit(None, pl.Int64).alias("died_people"))
    assert disclosure.merge_reasons(unknown).equals(unknown)


def test_a_merged_bridge_is_drawn_told_and_listed() -> None:
    merged = disclosure.suppress_bridge(
        disclosure.merge_reasons(bridge(138, 54, {"placed": 73, "declined": 2, "died": 3}))
    )
    assert queue_bridge(merged) is not None
    assert queue_note(merged) == "Reasons of few people are counted with the others"
    assert queue_note(bridge(138, 54, {"placed": 73})) == ""
    assert describe_queue_bridge(merged) == (
        "People waiting from 138 to 114: Joined +54; Care started \u221273; Other reasons \u22125."
    )
    assert queue_moves(merged)["step"].to_list() == [
        "The Monday before", "Joined", "Care started", "Other reasons", "This Monday",
    ]  # fmt: skip


@given(st.integers(0, 20), st.integers(0, 20), st.lists(st.integers(0, 6), min_size=5, max_size=5))
@example(0, 9, [0, 0, 0, 3, 6])
def test_a_bridge_does_not_give_a_small_step_away(opening: int, joined: int, counts: list[int]) -> None:
    assume(opening + joined >= sum(counts))
    left = dict(zip(LEFT, counts, strict=True))
    for told in (shown(opening, joined, left), _unmerged(opening, joined, left)):
        assert not SMALL & set(told.values())
        assert sum(count is None for count in told.values()) != 1


def _unmerged(opening: int, joined: int, left: dict[str, int]) -> dict[str, Any]:
    row = disclosure.suppress_bridge(bridge(opening, joined, left)).row(0, named=True)
    return {name: count for name, count in row.items() if name.endswith("_people")}


@pytest.mark.parametrize(
    "counts", [(9, 2, 4, 0, 0), (9, 1, 1, 3, 0), (6, 0, 0, 0, 4), (7, 5, 1, 0, 0), (1, 0, 5, 0, 0)]
)
def test_a_merged_reason_may_have_been_any_small_number(counts: tuple[int, ...]) -> None:
    """To one who knows how reasons are merged, and tries every week that shows the same bridge."""
    left = dict(zip(LEFT, counts, strict=True))
    told = shown(90, 40, left)
    assert None not in told.values()
    same = [week for week in _weeks(told) if shown(90, 40, week) == told]
    assert len(told) < len(shown(90, 40, {}))
    for reason in set(LEFT) - set(told):
        assert {week[reason] for week in same} >= (SMALL if left[reason] in SMALL else {left[reason]})


def _weeks(told: dict[str, Any]) -> list[dict[str, int]]:
    """Every week with as many people who left, the reasons that are told as they are told."""
    hidden = [reason for reason in LEFT if reason not in told or reason == "other"]
    known = {reason: told[reason] for reason in LEFT if reason not in hidden}
    drawn = product(range(told["other"] + 1), repeat=len(hidden))
    return [known | dict(zip(hidden, week, strict=True)) for week in drawn if sum(week) == told["other"]]
