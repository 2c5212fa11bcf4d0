"""Array types, the open end of an interval, and a table that grows by whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

OPEN: Final = 1_000_000
NONE: Final = -1


class Columns:
    """Rows of named arrays; a row keeps its number for life. Days are days since 1970-01-01."""

    def __init__(self, types: Mapping[str, type], room: int = 4096) -> None:
        self.size = 0
        self._columns: dict[str, NDArray[Any]] = {
            name: np.zeros(room, dtype=np.float64 if kind is float else np.int64) for name, kind in types.items()
        }

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._columns[name][: self.size]

    def append(self, **values: Any) -> Ints:
        """The new rows' numbers. A single value stands for all rows; a column left out is 0."""
        count = next(len(value) for value in values.values() if np.ndim(value))
        self._make_room(self.size + count)
        rows = np.arange(self.size, self.size + count)
        self.size += count
        for name, value in values.items():
            self._columns[name][rows] = value
        return rows

    def copy(self, rows: Ints, **changes: Any) -> Ints:
        """New rows equal to `rows` but for `changes`."""
        kept = {name: self[name][rows] for name in self._columns}
        return self.append(**(kept | changes))

    def _make_room(self, needed: int) -> None:
        room = len(next(iter(self._columns.values())))
        if needed > room:
            extra = max(needed, 2 * room) - room
            for name, column in self._columns.items():
                self._columns[name] = np.concatenate([column, np.zeros(extra, column.dtype)])
