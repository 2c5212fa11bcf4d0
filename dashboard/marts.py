"""Tables of the published version as polars frames."""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import polars as pl

from dashboard.settings import store_folder
from dashboard.warehouse import reading
from dashboard.warehouse.reading import NothingPublishedError
from dashboard.warehouse.store import Store, StoreDamagedError

__all__ = ["NothingPublishedError", "StoreDamagedError", "as_at", "live_version", "monday_of", "read"]


def live_version() -> Path:
    """The file of the live version; a new path after each publish, so it is what caches are keyed on.

    Raises NothingPublishedError before the first load, StoreDamagedError where the file is gone.
    """
    store = Store(store_folder())
    try:
        written = store.pointer.stat()
    except FileNotFoundError:
        return reading.live_path(store)
    path = _pointed_at(store, written.st_ino, written.st_mtime_ns)
    return path if path.is_file() else reading.live_path(store)


@lru_cache(maxsize=64)
def _pointed_at(store: Store, _inode: int, _written: int) -> Path:
    """A page asks many times: CURRENT is read once for each time it was replaced."""
    return reading.live_path(store)


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


def monday_of(day: date) -> date:
    """The Monday on or before a day: its census."""
    return day - timedelta(days=day.weekday())
