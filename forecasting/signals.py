"""XmR charts, as in the NHS's "Making Data Count": which points of a series are more than ordinary variation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Worse = Literal["up", "down"]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEAST_POINTS: Final = 12
TO_LIMIT: Final = 2.66
LEFT_OUT: Final = 3.267
"""A moving range of at least so many times their mean is left out, once."""
RUN: Final = 7
RULES: Final = ("limit", "trend", "two_of_three", "shift")
"""A point bears the first that holds."""
NO_DATA: Final = "no_data"
SIGNALS: Final[dict[Worse | None, tuple[str, str]]] = {
    "up": ("concern", "improvement"),
    "down": ("improvement", "concern"),
    None: ("high", "low"),
}
_ROUNDING: Final = 1e-12


@dataclass(frozen=True)
class Chart:
    """Series as rows of a matrix, padded with NaN on the left; `centre` and limits one a row.

    `high` and `low` are points x rules, in the order of `RULES`.
    """

    centre: Floats
    lower: Floats
    upper: Floats
    high: Flags
    low: Flags


def signals(series: pl.DataFrame, worse: Worse | None = None) -> pl.DataFrame:
    """`unique_id, ds, y` -> `unique_id, ds, value, centre, lower_limit, upper_limit, signal, rule`, a row a point.

    Every point of a series is its baseline. Values that are missing or not finite are passed over; they, and
    series of fewer than 12 others, are `no_data`.
    """
    values = pl.col("y").cast(pl.Float64)
    finite = pl.when(values.is_finite()).then(values).alias("value")
    points = series.select("unique_id", "ds", finite).sort("unique_id", "ds")
    known = points.drop_nulls("value")
    judged = [_of_one(key, rows, worse) for (key,), rows in known.group_by("unique_id", maintain_order=True)]
    found = pl.concat(judged) if judged else _of_one(None, known, worse)
    return points.join(found, on=["unique_id", "ds"], how="left", maintain_order="left").with_columns(
        pl.col("signal").fill_null(NO_DATA), pl.col("rule").fill_null("")
    )


def _of_one(_key: object, rows: pl.DataFrame, worse: Worse | None) -> pl.DataFrame:
    values = rows["value"].to_numpy().reshape(1, -1)
    drawn = chart(values)
    named, rules = named_signals(drawn, worse)
    return rows.select("unique_id", "ds").with_columns(
        pl.lit(_or_none(drawn.centre[0]), pl.Float64).alias("centre"),
        pl.lit(_or_none(drawn.lower[0]), pl.Float64).alias("lower_limit"),
        pl.lit(_or_none(drawn.upper[0]), pl.Float64).alias("upper_limit"),
        pl.Series("signal", named[0], pl.String),
        pl.Series("rule", rules[0], pl.String),
    )


def _or_none(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def chart(values: Floats, baseline: int | None = None, judged: int | None = None) -> Chart:
    """Limits and patterns of every row at once; rows of fewer than 12 points have neither.

    Limits come from the latest `baseline` points, from all where none is given; by them the latest `judged` are
    judged, or every point: 7 are needed for a pattern that ends with the last.
    """
    enough = (~np.isnan(values)).sum(axis=1) >= LEAST_POINTS
    kept = np.where(enough[:, None], values, np.nan)
    latest = kept if baseline is None else kept[:, -baseline:]
    centre, reach = _means(latest), TO_LIMIT * _moving_range(latest)
    lower, upper = centre - reach, centre + reach
    away = (kept if judged is None else kept[:, -judged:]) - centre[:, None]
    # A mean of like numbers differs from them by a rounding: that is no point beyond it.
    slack = _ROUNDING * np.nan_to_num(np.abs(kept)).max(axis=1, initial=0)
    high, low = (_patterns(side, reach, slack) for side in (away, -away))
    return Chart(centre, lower, upper, high, low)


def named_signals(drawn: Chart, worse: Worse | None) -> tuple[NDArray[np.str_], NDArray[np.str_]]:
    """The signal and the rule of every point, as words."""
    either = drawn.high | drawn.low
    found, first = either.any(axis=2), either.argmax(axis=2)
    is_high = np.take_along_axis(drawn.high, first[:, :, None], axis=2)[:, :, 0]
    high, low = SIGNALS[worse]
    unknown = np.isnan(drawn.centre)[:, None]
    named = np.select([np.broadcast_to(unknown, found.shape), ~found, is_high], [NO_DATA, "none", high], low)
    return named, np.where(found, np.array(RULES)[first], "")


def _means(values: Floats) -> Floats:
    """Of each row; NaN where it holds nothing."""
    known = ~np.isnan(values)
    counts = known.sum(axis=1)
    means: Floats = np.divide(np.nansum(values, axis=1), counts, out=np.full(len(values), np.nan), where=counts > 0)
    return means


def _moving_range(values: Floats) -> Floats:
    """The mean of each row's moving ranges, the largest left out once."""
    ranges = np.abs(np.diff(values, axis=1))
    first = _means(ranges)
    with np.errstate(invalid="ignore"):
        left_out = (ranges >= LEFT_OUT * first[:, None]) & (first[:, None] > 0)
    kept = _means(np.where(left_out, np.nan, ranges))
    return np.where(np.isnan(kept), first, kept)


def _patterns(above: Floats, reach: Floats, slack: Floats) -> Flags:
    """The four rules on one side of the mean: `above` is how far beyond it each point lies."""
    return np.stack(list(_rules(above, reach[:, None], slack[:, None])), axis=2)


def _rules(above: Floats, reach: Floats, slack: Floats) -> Iterator[Flags]:
    with np.errstate(invalid="ignore"):
        beyond = above > reach + slack
        near = (above > reach * 2 / 3 + slack) & ~beyond
        on_side, rising = above > slack, np.diff(above, axis=1) > 0
    if not above.shape[1]:
        yield from (beyond,) * len(RULES)
        return
    yield beyond
    yield _runs(rising, RUN - 1, needed=RUN - 1, reaching=1)
    yield _runs(near, 3, needed=2) & near
    yield _runs(on_side, RUN, needed=RUN)


def _runs(flags: Flags, width: int, *, needed: int, reaching: int = 0) -> Flags:
    """Points in a window of `width` of which at least `needed` hold; `reaching` more points end each window."""
    rows, length = flags.shape[0], flags.shape[1] + reaching
    marked = np.zeros((rows, length), dtype=bool)
    if flags.shape[1] < width:
        return marked
    found = sliding_window_view(flags, width, axis=1).sum(axis=2) >= needed
    for shift in range(width + reaching):
        marked[:, shift : shift + found.shape[1]] |= found
    return marked
