"""XmR charts against a plain calculation, and each rule on a series drawn for it."""

from fractions import Fraction
from itertools import pairwise
from statistics import fmean

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasting.signals import signals

CALM = [10, 12, 11, 9, 10, 11, 10, 9, 11, 10, 12, 9, 10, 11]


def judged(values: list[float | None], worse: str | None = None) -> pl.DataFrame:
    series = pl.DataFrame({"unique_id": "a", "ds": range(len(values)), "y": values}, schema_overrides={"y": pl.Float64})
    return signals(series, worse)  # type: ignore[arg-type]


def marks(values: list[float | None]) -> list[tuple[str, str]]:
    return judged(values).select("signal", "rule").rows()


def plain(values: list[int]) -> list[tuple[str, str]]:
    """The definition, word by word, one point at a time, in fractions: no rounding decides."""
    centre = Fraction(sum(values), len(values))
    ranges = [abs(after - before) for before, after in pairwise(values)]
    cut = Fraction("3.267") * Fraction(sum(ranges), len(ranges))
    kept = [each for each in ranges if each < cut] or ranges
    reach = Fraction("2.66") * Fraction(sum(kept), len(kept))
    away = [value - centre for value in values]
    return [next(iter(_holding(values, away, reach, at)), ("none", "")) for at in range(len(values))]


def _holding(values: list[int], away: list[Fraction], reach: Fraction, at: int) -> list[tuple[str, str]]:
    sides = (("high", 1), ("low", -1))

    def windows(width: int) -> list[range]:
        return [range(i, i + width) for i in range(len(values) - width + 1) if i <= at < i + width]

    def near(point: int, sign: int) -> bool:
        return reach * 2 / 3 < sign * away[point] <= reach

    limit = [(name, "limit") for name, sign in sides if sign * away[at] > reach]
    trend = [
        (name, "trend")
        for name, sign in sides
        for span in windows(7)
        if all(sign * (values[after] - values[before]) > 0 for before, after in pairwise(span))
    ]
    third = [
        (name, "two_of_three")
        for name, sign in sides
        for span in windows(3)
        if near(at, sign) and sum(near(point, sign) for point in span) >= 2
    ]
    shift = [
        (name, "shift") for name, sign in sides for span in windows(7) if all(sign * away[point] > 0 for point in span)
    ]
    return [*limit, *trend, *third, *shift]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=12, max_size=40))
def test_every_point_is_judged_as_the_definition_says(values: list[int]) -> None:
    if len(set(values)) > 1:
        assert marks([*map(float, values)]) == plain(values)


def test_calm_numbers_give_no_signal() -> None:
    rows = judged([*map(float, CALM)])
    assert set(rows["signal"]) == {"none"}
    assert rows["centre"][0] == pytest.approx(fmean(CALM))
    moving = fmean(abs(after - before) for before, after in pairwise(CALM))
    assert rows["upper_limit"][0] == pytest.approx(fmean(CALM) + 2.66 * moving)


def test_a_leap_is_beyond_the_limit_and_widens_it_no_further() -> None:
    assert marks([*CALM, 40.0])[-1] == ("high", "limit")
    calm, leap = judged([*map(float, CALM)]), judged([*map(float, CALM), 40.0])
    spread = [rows["upper_limit"][0] - rows["centre"][0] for rows in (calm, leap)]
    assert spread[1] == pytest.approx(spread[0])


@pytest.mark.parametrize(
    ("worse", "signal"), [(None, "high"), ("up", "concern"), ("down", "improvement")], ids=["plain", "up", "down"]
)
def test_the_judgement_follows_what_is_worse(worse: str | None, signal: str) -> None:
    assert judged([*CALM, 40.0], worse)["signal"][-1] == signal


def test_a_trend_is_strictly_monotonic_and_marks_all_seven() -> None:
    rising = [10.0, 10.2, 10.4, 10.6, 10.8, 11.0, 11.2]
    assert [rule for _, rule in marks([*CALM, 9.0, *rising])][-7:] == ["trend"] * 7
    level = [10.0, 10.2, 10.4, 10.4, 10.6, 10.8, 11.0]
    assert "trend" not in {rule for _, rule in marks([*CALM, 9.0, *level])}


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    assert [rule for _, rule in marks([*[1.0, 3.0] * 8, *[4.0, 5.0] * 4])][-8:].count("shift") == 8
    values = [6.0, 6.0, 6.0, 5.0, 6.0, 6.0, 6.0, 4.0, 4.0, 4.0, 5.0, 4.0, 4.0, 4.0]
    assert fmean(values) == 5.0
    assert "shift" not in {rule for _, rule in marks([*values])}


def test_missing_and_infinite_values_are_passed_over() -> None:
    holes: list[float | None] = [*CALM, None, float("inf"), 40.0]
    rows = judged(holes)
    assert rows["signal"].to_list()[-3:] == ["no_data", "no_data", "high"]
    assert rows["centre"][-1] == pytest.approx(fmean([*CALM, 40.0]))


def test_fewer_than_twelve_points_are_no_data() -> None:
    rows = judged([1.0, 50.0] * 5)
    assert set(rows["signal"]) == {"no_data"}
    assert rows["centre"].null_count() == len(rows)


@pytest.mark.parametrize("value", [0.0, 0.1, 1000.1])
def test_a_constant_series_has_no_signal(value: float) -> None:
    assert set(marks([value] * 30)) == {("none", "")}


def test_each_series_is_judged_by_itself() -> None:
    low = pl.DataFrame({"unique_id": "low", "ds": range(14), "y": [float(each) for each in CALM]})
    high = low.with_columns(pl.lit("high").alias("unique_id"), pl.col("y") + 100)
    rows = signals(pl.concat([low, high]))
    assert set(rows["signal"]) == {"none"}
    assert rows.columns == ["unique_id", "ds", "value", "centre", "lower_limit", "upper_limit", "signal", "rule"]
