"""Tables that no query makes: worked out in Python from tables of the version, between the queries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Worked:
    """What a query's header says of its table, and `work`: the rows from those of its `sources`, by name.

    `work` returns every column also where it has no rows, in the same types.
    """

    name: str
    grain: tuple[str, ...]
    units: str
    sources: tuple[str, ...]
    work: Callable[[Frames], pl.DataFrame]
