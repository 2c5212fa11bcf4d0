"""Nobody can work a small count out from what is published: attacked by trying every table."""

from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import disclosure
from dashboard.disclosure import RULES, Rule
from dashboard.disclosure.cells import Direction, hidden_cells

SMALL = {1, 2, 3, 4}
Cell = tuple[str, str]
PEOPLE = Rule("people", ("hours",), ("longest_days",), mean="mean_hours", totals=("zone_id", "age_band"))
counts = st.one_of(st.integers(0, 6), st.integers(0, 30))


def crossed(inner: list[list[int]]) -> pl.DataFrame:
    """A table of zones by age bands with its totals, as a page publishes it."""
    zones, bands = len(inner), len(inner[0])
    rows = pl.DataFrame(
        [(f"z{z}", f"b{b}", inner[z][b]) for z in range(zones) for b in range(bands)],
        schema={"zone_id": pl.String, "age_band": pl.String, "people": pl.Int64},
        orient="row",
    )
    return disclosure.with_totals(rows, ["zone_id", "age_band"], ["people"])


def cells(rows: pl.DataFrame) -> dict[Cell, int | None]:
    columns = rows.select("zone_id", "age_band", "people").rows()
    return {(zone, band): people for zone, band, people in columns}


def tables(zones: int, bands: int, most: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(0, most), min_size=bands, max_size=bands)
    return st.lists(row, min_size=zones, max_size=zones)


def seen(rows: pl.DataFrame, most: int) -> dict[Cell, set[int]]:
    """The values that each hidden cell takes over EVERY table that agrees with what is published."""
    published = cells(rows)
    inner = [key for key in published if "all" not in key]
    spans = [range(most + 1) if published[key] is None else [published[key] or 0] for key in inner]
    axes = np.meshgrid(*[np.array(span, dtype=np.int16) for span in spans], indexing="ij")
    table = {key: axis.ravel() for key, axis in zip(inner, axes, strict=True)}
    whole = {key: np.sum([table[each] for each in inner if within(each, key)], axis=0) for key in published}
    agreeing = np.logical_and.reduce(
        [whole[key] == shown for key, shown in published.items() if shown is not None] or [np.array([True])]
    )
    agreeing = np.broadcast_to(agreeing, axes[0].size)
    return {key: set(whole[key][agreeing].tolist()) for key, shown in published.items() if shown is None}


def within(inner: Cell, key: Cell) -> bool:
    return all(part in ("all", own) for part, own in zip(key, inner, strict=True))


def assert_nothing_narrows(truth: pl.DataFrame, most: int) -> None:
    for key, possible in seen(disclosure.suppress(truth, PEOPLE), most).items():
        actual = cells(truth)[key]
        assert actual in possible
        assert possible >= SMALL if actual in SMALL else len(possible) > 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_no_count_of_a_list_with_its_total_can_be_narrowed(zones: list[int]) -> None:
    truth = crossed([[people] for people in zones]).filter(pl.col("age_band") == "b0")
    assert_nothing_narrows(truth, 13)


@settings(max_examples=200, deadline=None)
@given(tables(2, 2, 8))
def test_no_count_of_a_crossed_table_can_be_narrowed(inner: list[list[int]]) -> None:
    assert_nothing_narrows(crossed(inner), 12)


@settings(max_examples=40, deadline=None)
@given(tables(2, 3, 6))
def test_nor_of_a_wider_one(inner: list[list[int]]) -> None:
    assert_nothing_narrows(crossed(inner), 9)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_where_no_total_is_small_it_helps_nobody_to_know_which_are_small(zones: list[int]) -> None:
    """The attacker is told which hidden cells hold 1 to 4."""
    whole: dict[tuple[str, ...], int | None] = {("all",): sum(zones)}
    whole.update({(f"z{at}",): count for at, count in enumerate(zones)})
    hidden = hidden_cells(whole, (Direction(),), 5)
    if sum(zones) in SMALL:
        return
    spans = [range(1, 5) if 0 < v < 5 else range(1, 25) if (f"z{at}",) in hidden else [v] for at, v in enumerate(zones)]
    tables = [t for t in product(*spans) if ("all",) in hidden or sum(t) == sum(zones)]
    for at, count in enumerate(zones):
        if count in SMALL:
            assert {table[at] for table in tables} == SMALL


@settings(max_examples=100, deadline=None)
@given(st.data(), st.lists(st.integers(0, 8), min_size=3, max_size=3))
def test_people_who_stand_in_two_zones_are_no_way_in(data: st.DataObject, zones: list[int]) -> None:
    """The total counts each once: it lies between the largest zone and the sum, and that is all one knows."""
    whole = data.draw(st.integers(max(zones), sum(zones)))
    truth: dict[tuple[str, ...], int | None] = {}
    truth.update({(f"z{at}",): count for at, count in enumerate(zones)})
    truth["all",] = whole
    hidden = hidden_cells(truth, (Direction(),), 5)
    spans = [range(14) if (f"z{at}",) in hidden else [count] for at, count in enumerate(zones)]
    totals = range(40) if ("all",) in hidden else [whole]
    agreeing = [(*t, w) for t in product(*spans) for w in totals if max(t) <= w <= sum(t)]
    for at, (key, count) in enumerate(truth.items()):
        possible = {table[at] for table in agreeing}
        assert key not in hidden or (possible >= SMALL if count in SMALL else len(possible) > 1)


@settings(max_examples=100, deadline=None)
@given(tables(2, 3, 6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_nor_where_some_cells_are_shown_to_nobody(inner: list[list[int]], kept_back: list[bool]) -> None:
    """The totals hold them all the same, so that less has to go with a small count."""
    truth = crossed(inner)
    masked = {(f"z{at // 3}", f"b{at % 3}") for at, each in enumerate(kept_back) if each}
    shown = pl.Series("published", [key not in masked for key in cells(truth)])
    rule = Rule("people", totals=("zone_id", "age_band"), published="published")
    published = disclosure.suppress(truth.with_columns(shown), rule)
    assert all(cells(published)[key] is None for key in masked)
    for key, possible in seen(published, 9).items():
        if cells(truth)[key] in SMALL:
            assert possible >= SMALL


def test_what_is_shown_to_nobody_spares_what_is_shown() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "b", "c", "all"], "people": [3, 9, 30, 42]})
    rule = Rule("people", published="published")
    told = [disclosure.suppress(rows.with_columns(published=pl.Series(each)), rule)["people"].to_list() for each in (
        [True, True, True, True], [True, True, False, True],
    )]  # fmt: skip
    assert told == [[None, None, 30, 42], [None, 9, None, 42]]


@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_small_counts_go_and_noughts_stay(inner: list[list[int]]) -> None:
    truth = crossed(inner)
    shown = cells(disclosure.suppress(truth, PEOPLE))
    for key, count in cells(truth).items():
        assert shown[key] in ({None} if count in SMALL else {None, count})
        assert count or shown[key] == 0


@given(st.lists(st.lists(st.sampled_from([0, 5, 9, 40]), min_size=2, max_size=3), min_size=1, max_size=3))
def test_a_table_without_small_counts_is_left_as_it_is(inner: list[list[int]]) -> None:
    ragged = [row[:2] for row in inner]
    truth = crossed(ragged)
    assert disclosure.suppress(truth, PEOPLE).drop("marker").equals(truth)


@given(st.permutations(list(range(12))), st.lists(st.lists(counts, min_size=3, max_size=3), min_size=2, max_size=2))
def test_the_order_of_rows_does_not_matter(order: list[int], inner: list[list[int]]) -> None:
    truth = crossed(inner)
    shuffled = truth[order]
    assert disclosure.suppress(shuffled, PEOPLE).equals(disclosure.suppress(truth, PEOPLE)[order])


def test_all_that_tells_of_the_same_people_goes_with_the_count() -> None:
    rows = pl.DataFrame(
        {
            "zone_id": ["a", "b"],
            "people": [3, 40],
            "hours": [30.0, 400.0],
            "longest_days": [9, 60],
            "mean_hours": [10.0, 10.0],
        }
    )
    shown = disclosure.suppress(rows, PEOPLE)
    assert shown.row(0) == ("a", None, None, None, None, "[c]")
    assert shown.row(1) == ("b", 40, 400.0, 60, 10.0, "")


def test_a_small_zone_takes_the_smallest_other_with_it_but_not_the_council() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "b", "c", "all"], "people": [2, 30, 12, 44]})
    assert disclosure.suppress(rows, PEOPLE)["people"].to_list() == [None, 30, None, 44]


def test_a_nought_does_not_hide_a_small_count() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "b", "all"], "people": [6, 0, 6]})
    assert disclosure.suppress(rows, PEOPLE)["people"].to_list() == [6, 0, 6]
    alone = pl.DataFrame({"zone_id": ["a", "b", "all"], "people": [3, 0, 3]})
    assert disclosure.suppress(alone, PEOPLE)["people"].to_list() == [None, 0, None]


def test_missing_counts_stay_missing_and_are_not_confidential() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "b"], "people": [None, 9]}, schema={"zone_id": pl.String, "people": pl.Int64})
    shown = disclosure.suppress(rows, PEOPLE)
    assert shown["marker"].to_list() == ["", ""]


def test_each_slice_is_protected_alone() -> None:
    rows = pl.DataFrame({"week": [1, 1, 1, 2, 2, 2], "zone_id": ["a", "b", "all"] * 2, "people": [2, 9, 11, 8, 9, 17]})
    shown = disclosure.suppress(rows, PEOPLE, ["week"])
    assert shown["people"].to_list() == [None, None, 11, 8, 9, 17]


def test_a_column_that_was_forgotten_is_an_error() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "a"], "people": [2, 9]})
    with pytest.raises(ValueError, match="two rows"):
        disclosure.suppress(rows, PEOPLE)


def test_the_threshold_is_the_councils() -> None:
    rows = pl.DataFrame({"zone_id": ["a", "b"], "people": [8, 12]})
    assert disclosure.suppress(rows, PEOPLE, threshold=10)["people"].to_list() == [None, 12]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_round5_withholds_up_to_seven_and_rounds_the_rest(people: list[int]) -> None:
    rows = pl.DataFrame({"zone_id": [str(at) for at in range(len(people))], "people": people})
    shown = disclosure.round5(rows, PEOPLE)["people"].to_list()
    oracle = [None if 1 <= count <= 7 else 5 * round(count / 5) for count in people]
    assert shown == oracle


def test_round5_does_not_give_the_count_back_through_the_mean() -> None:
    rows = pl.DataFrame({"zone_id": ["a"], "people": [8], "hours": [102.6], "mean_hours": [12.825]})
    assert disclosure.round5(rows, PEOPLE).row(0)[1:4] == (10, 105.0, 10.5)


def test_every_rule_names_its_columns_once() -> None:
    for rule in RULES.values():
        columns = [rule.count, *rule.dependents, *rule.totals]
        assert len(columns) == len(set(columns))
