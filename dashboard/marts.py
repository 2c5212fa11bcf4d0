"""Tables of the published version as polars frames."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl

from dashboard.settings import store_folder
from dashboard.warehouse import reading
from dashboard.warehouse.reading import NothingPublishedError
from dashboard.warehouse.store import Store, StoreDamagedError

__all__ = ["NothingPublishedError", "StoreDamagedError", "as_at", "census", "live_version", "read"]


def live_version() -> Path:
    """The file of the live version; a new path after each publish, so it is what caches are keyed on.

    Raises NothingPublishedError before the first load, StoreDamagedError where the file is gone.
    """
    return reading.live_path(Store(store_folder()))


def read(name: str, version: Path) -> pl.DataFrame:
    """A table at its own grain, in the order of it.

    Raises KeyError where the version has no such table.
    """
    return reading.table(version, name)


def as_at(sources: pl.DataFrame, kinds: frozenset[str]) -> date | None:
    """The oldest as-at of the feeds of some kinds; kinds that hold until replaced never set one."""
    setting = sources.filter(pl.col("kind").is_in(list(kinds)), pl.col("sets_as_at"))
    oldest = setting["as_at"].min()
    return oldest if isinstance(oldest, date) else None


def census(sources: pl.DataFrame, kinds: frozenset[str]) -> date | None:
    """The Monday on or before the as-at day."""
    day = as_at(sources, kinds)
    return day - timedelta(days=day.weekday()) if day else None
