"""Read-only eyes on a published version: nothing but that file can be reached through them."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from dashboard.warehouse import catalogue
from dashboard.warehouse.store import Store, StoreDamagedError

LOCKED = (
    "set enable_external_access = false",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set allow_community_extensions = false",
    "set python_enable_replacements = false",
    "set memory_limit = '1GB'",
    "set threads = 2",
    "set lock_configuration = true",
)

UNREADABLE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException)

KEPT_OPEN = 2
"""Versions: the live one, and the one before it for whoever is still reading."""


class NothingPublishedError(Exception):
    """The store has no version yet."""


@contextmanager
def attached(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor that sees one version and can change nothing, itself included.

    Raises StoreDamagedError where the file is not a version any more.
    """
    try:
        written = path.stat()
        with _opened(path, written.st_ino, written.st_mtime_ns, written.st_size).cursor() as cursor:
            cursor.execute("use published")
            yield cursor
    except (OSError, *UNREADABLE) as error:
        _opened.cache_clear()
        message = f"The published version {path.name} is damaged. Run `homecare rebuild`."
        raise StoreDamagedError(message) from error


@lru_cache(maxsize=KEPT_OPEN)
def _opened(path: Path, _inode: int, _written: int, _size: int) -> duckdb.DuckDBPyConnection:
    """Kept open for as long as its file is as it was: to open it takes ten times as long as to read most tables."""
    connection = duckdb.connect(":memory:")
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as published (read_only)")
    for statement in LOCKED:
        connection.execute(statement)
    return connection


atexit.register(_opened.cache_clear)


def live_path(store: Store) -> Path:
    """The file of the live version.

    Raises NothingPublishedError before the first load.
    """
    current = store.current()
    if current is None:
        message = "Nothing is published yet. Load an extract first: homecare load FILE, or homecare demo."
        raise NothingPublishedError(message)
    return store.version_path(current)


def table(path: Path, name: str) -> pl.DataFrame:
    """A whole table of a version, in the order of its grain; only tables the catalogue lists can be named.

    Raises KeyError for any other name.
    """
    with attached(path) as connection:
        listed = connection.sql("select name, grain from catalogue").fetchall()
        grains = {row[0]: row[1] for row in listed} | {
            "catalogue": "name",
            "settings": "name",
            "bank_holidays": "bank_holiday",
        }
        rows: pl.DataFrame = connection.sql(f"select * from {name} order by {grains[name]}").pl()
        return rows


def failed_checks(path: Path) -> dict[str, int]:
    """Rows found by each check on a version; all are 0 on a sound one."""
    with attached(path) as connection:
        return {
            name: int(connection.sql(f"select count(*) from ({query})").fetchall()[0][0])
            for name, query in catalogue.checks().items()
        }
