"""Long frames become panels: dates, holes, ends."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from forecasting.panel import HistoriesError, arrange
from tests.forecasting.drawn import long, numbered


def test_series_end_in_the_last_column_and_are_in_order_of_their_ids() -> None:
    panel = arrange(pl.concat([numbered(1, 2, 3, name="b"), numbered(5, 6, name="a")]))
    assert panel.ids == ("a", "b")
    assert panel.values[1].tolist() == [1, 2, 3]
    assert panel.values[0, 1:].tolist() == [5, 6]
    assert panel.starts.tolist() == [1, 0]


def test_a_missing_week_is_a_hole() -> None:
    points = long({"a": np.arange(10.0)}).filter(pl.col("y") != 4)
    assert np.isnan(arrange(points).values[0]).nonzero()[0].tolist() == [4]


def test_months_and_quarters_are_steps_whatever_their_length() -> None:
    months = pl.DataFrame(
        {"unique_id": "a", "ds": pl.date_range(date(2020, 1, 31), date(2022, 1, 31), "1mo", eager=True)}
    )
    panel = arrange(months.with_columns(y=1.0))
    assert panel.values.shape == (1, 25)
    assert panel.periods.around(panel.lasts[0], 0, 2)[1:] == [date(2022, 2, 28), date(2022, 3, 31)]
    quarters = months.filter(pl.col("ds").dt.month() % 3 == 1).with_columns(y=1.0)
    assert arrange(quarters).periods.step == 3


def test_working_days_stand_one_after_the_other() -> None:
    days = pl.date_range(date(2024, 1, 1), date(2024, 6, 30), "1d", eager=True)
    working = pl.DataFrame({"unique_id": "a", "ds": days.filter(days.dt.weekday() < 6)}).with_columns(y=1.0)
    assert not np.isnan(arrange(working).values).any()


def test_what_is_not_finite_is_a_hole() -> None:
    assert np.isnan(arrange(numbered(1, float("inf"), float("nan"), None, 5)).values[0]).tolist() == [
        False, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("histories", "said"),
    [
        (pl.DataFrame({"unique_id": ["a"], "ds": [1]}), "lack the column y"),
        (pl.concat([numbered(1), numbered(2)]), "two points"),
        (numbered(1).with_columns(ds=pl.lit("soon")), "neither a date"),
        (numbered(1).clear(), "no point"),
    ],
)
def test_what_is_no_history_is_refused(histories: pl.DataFrame, said: str) -> None:
    with pytest.raises(HistoriesError, match=said):
        arrange(histories)
