"""A long frame of histories as one array: a row a series, its last point in the last column, holes as NaN."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import polars as pl

from forecasting import periods
from forecasting.periods import Moment, Periods

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
MOST_HOLES = 0.2
"""Share of empty positions beyond which points are not on a grid (working days, say) but one after the other."""


LARGEST = 1e100
"""What is not below it is no measurement."""


class HistoriesError(ValueError):
    """The long frame cannot be read as histories."""


@dataclass(frozen=True)
class Panel:
    """Series side by side, each ending in the last column."""

    ids: tuple[str, ...]
    values: Floats
    lasts: tuple[Moment, ...]
    periods: Periods
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def starts(self) -> Whole:
        """First column with a value; the width where a series has none."""
        known = np.isfinite(self.values)
        starts: Whole = np.where(known.any(axis=1), known.argmax(axis=1), self.values.shape[1])
        return starts

    def noted(self, unique_id: str, note: str) -> "Panel":
        return replace(self, notes={**self.notes, unique_id: (*self.notes.get(unique_id, ()), note)})

    def part(self, rows: Sequence[int]) -> "Panel":
        """Some of the series."""
        return replace(
            self,
            ids=tuple(self.ids[row] for row in rows),
            values=self.values[list(rows)],
            lasts=tuple(self.lasts[row] for row in rows),
        )


def arrange(histories: pl.DataFrame) -> Panel:
    """Histories `unique_id, ds, y` (ds a date or a whole number) as a panel, series in order of their ids.

    Raises HistoriesError where columns are missing or of another type, or a point stands twice.
    """
    points = _typed(histories)
    distances = points.select(_distance(points).over("unique_id").drop_nulls())["ds"]
    between = periods.between(points["ds"], distances)
    points = points.with_columns(between.positions(points["ds"]).alias("position"))
    if not _on_a_grid(points):
        points = points.with_columns(pl.int_range(pl.len()).over("unique_id").alias("position"))
    return _panel(points, between)


def _typed(histories: pl.DataFrame) -> pl.DataFrame:
    if missing := {"unique_id", "ds", "y"} - set(histories.columns):
        message = f"histories lack the column {', '.join(sorted(missing))}"
        raise HistoriesError(message)
    if histories.is_empty():
        raise HistoriesError("there is no point in the histories")
    points = histories.select(pl.col("unique_id").cast(pl.String), "ds", pl.col("y").cast(pl.Float64))
    if points.null_count().select("unique_id", "ds").sum_horizontal().item():
        raise HistoriesError("a point lacks its unique_id or ds")
    if not (points["ds"].dtype == pl.Date or points["ds"].dtype.is_integer()):
        raise HistoriesError(f"ds is neither a date nor a whole number but {points['ds'].dtype}")
    if (twice := points.select("unique_id", "ds").is_duplicated()).any():
        row = points.filter(twice).row(0)
        raise HistoriesError(f"{row[0]} has two points at {row[1]}")
    whole = pl.col("ds").cast(pl.Int64) if points["ds"].dtype.is_integer() else pl.col("ds")
    return points.with_columns(whole).sort("unique_id", "ds")


def _distance(points: pl.DataFrame) -> pl.Expr:
    return pl.col("ds").cast(pl.Int64 if points["ds"].dtype.is_integer() else pl.Int32).diff()


def _on_a_grid(points: pl.DataFrame) -> bool:
    """Whether each position holds one point of a series, and few positions none."""
    position = pl.col("position")
    spans = points.group_by("unique_id").agg(
        span=position.max() - position.min() + 1, points=pl.len(), distinct=position.n_unique()
    )
    one_each = bool((spans["points"] == spans["distinct"]).all())
    return one_each and points.height >= (1 - MOST_HOLES) * int(spans["span"].sum())


def _panel(points: pl.DataFrame, between: Periods) -> Panel:
    position = pl.col("position")
    ends = points.group_by("unique_id", maintain_order=True).agg(
        last=pl.col("ds").last(), end=position.last(), span=position.last() - position.first() + 1
    )
    width = int(ends["span"].max())  # type: ignore[arg-type]
    places = points.select(
        row=pl.col("unique_id").rle_id().cast(pl.Int64), column=width - 1 + position - position.last().over("unique_id")
    )
    values = np.full((ends.height, width), np.nan)
    values[places["row"].to_numpy(), places["column"].to_numpy()] = points["y"].fill_null(np.nan).to_numpy()
    values[~(np.abs(values) < LARGEST)] = np.nan
    return Panel(tuple(ends["unique_id"]), values, tuple(ends["last"]), between)
