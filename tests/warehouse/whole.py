"""Everything that a reader of a store sees, and what should not be left over in it."""

from pathlib import Path
from typing import Any

from dashboard.warehouse import history, reading
from dashboard.warehouse.reading import NothingPublishedError
from dashboard.warehouse.store import Store

TIMED = {"loaded_at", "undone_at", "made_at"}
"""Columns that differ between two runs of one command."""

Tables = dict[str, list[dict[str, Any]]]


def tables(store: Store) -> Tables | None:
    """Everything a reader sees; None before the first publish."""
    try:
        version = reading.live_path(store)
    except NothingPublishedError:
        return None
    with reading.attached(version) as connection:
        names = [name for (name,) in connection.sql("select name from catalogue order by name").fetchall()]
        rows = {name: connection.sql(f"select * from {name} order by all").pl().to_dicts() for name in names}
    return {name: [_timeless(row) for row in found] for name, found in rows.items()}


def _timeless(row: dict[str, Any]) -> dict[str, Any]:
    return {name: (value is not None if name in TIMED else value) for name, value in row.items()}


def unlike(found: Tables | None, expected: Tables | None) -> list[str]:
    names = sorted({*(found or {}), *(expected or {})})
    return [name for name in names if (found or {}).get(name) != (expected or {}).get(name)]


def leftovers(store: Store) -> list[str]:
    """Runs that the ledger left open, drafts, and version files that were never published."""
    past = history.read(store)
    faults = [f"run {run['run']} is left open" for run in past.unfinished if "failed" not in run]
    drafts = [*store.root.rglob("*.draft"), *store.staging.iterdir()]
    strangers = [path for path in store.versions.iterdir() if path.name not in past.versions]
    loads = {load.load for load in past.loads}
    forgotten = [path for path in rows_kept(store) if path.stem not in loads]
    return faults + [f"{path.name} is left over" for path in (*drafts, *strangers, *forgotten)]


def rows_kept(store: Store) -> list[Path]:
    """Rows of loads; what nothing takes back, forecasts and what was first said, stands apart."""
    return [*store.extracts.rglob("*.parquet"), *store.received.rglob("*.parquet")]
