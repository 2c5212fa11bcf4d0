"""Reasons of few packages go together; none that is told is small."""

import polars as pl
import pytest

from dashboard.disclosure import merge_few


def merged(**packages: int) -> dict[str, int | None]:
    rows = [(reason, count, 10.0 * count) for reason, count in packages.items()]
    told = merge_few(pl.DataFrame(rows, schema=["reason", "packages", "hours"], orient="row"))
    return dict(told.select("reason", "packages").rows())


@pytest.mark.parametrize(
    ("packages", "told"),
    [
        ({"hospital": 9, "community": 6}, {"hospital": 9, "community": 6}),
        ({"hospital": 9, "community": 6, "review": 2}, {"hospital": 9, "other": 8}),
        ({"hospital": 9, "reablement": 3, "review": 2}, {"hospital": 9, "other": 5}),
        ({"died": 9, "other": 20, "moved": 1}, {"other": 30}),
        ({"died": 25, "other": 20, "moved": 1}, {"died": 25, "other": 21}),
        ({"died": 3}, {"other": None}),
        ({"died": 0}, {}),
    ],
)
def test_the_smallest_are_counted_together_until_no_sum_is_small(
    packages: dict[str, int], told: dict[str, int | None]
) -> None:
    assert merged(**packages) == told


def test_hours_go_with_their_packages() -> None:
    rows = pl.DataFrame({"reason": ["died", "moved"], "packages": [2, 1], "hours": [20.0, 5.0]})
    assert merge_few(rows).select("hours", "marker").rows() == [(None, "[c]")]
