"""A version made from the feeds as they stand, and made live; the ledger tells each step."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import polars as pl

from dashboard import planning
from dashboard.loading import feeds
from dashboard.loading.arrivals import Arrival
from dashboard.loading.feeds import Feed, FeedName
from dashboard.settings import Settings
from dashboard.warehouse import build, first_values, frozen, history, ledger, publish
from dashboard.warehouse.durable import make_folder, sync_file, sync_folder
from dashboard.warehouse.history import History
from dashboard.warehouse.ingredients import Ingredients
from dashboard.warehouse.ledger import Load
from dashboard.warehouse.store import Current, Store, StoreDamagedError

Progress = Callable[[str], None]

LOADS: dict[str, pl.DataType | type[pl.DataType]] = {
    "load": pl.String, "loaded_at": pl.Datetime(time_zone="UTC"), "loaded_by": pl.String, "kind": pl.String,
    "feed": pl.String, "claims": pl.String, "as_at": pl.Date, "file_name": pl.String, "sha256": pl.String,
    "rows_accepted": pl.Int64, "rows_refused": pl.Int64, "undone_at": pl.Datetime(time_zone="UTC"),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What a run adds to the store or takes back."""

    past: History
    arrivals: Sequence[Arrival] = ()
    undoes: Sequence[str] = ()

    def standing(self) -> tuple[Load, ...]:
        """The loads that count once the run has succeeded."""
        kept = [load for load in self.past.standing if load.load not in self.undoes]
        return (*kept, *(arrival.load for arrival in self.arrivals))


def make_live(
    store: Store, change: Change, standing: Mapping[FeedName, Feed], settings: Settings, progress: Progress
) -> Current:
    """Build a version and publish it; a failure before CURRENT is replaced is recorded and changes nothing."""
    run, at = uuid4().hex, datetime.now(UTC).replace(microsecond=0)
    told = [arrival.load.to_json() for arrival in change.arrivals]
    ledger.append(store.ledger, "started", run=run, loads=told, undoes=list(change.undoes))
    try:
        first_values.keep(store)
        kept = {**frozen.tables(store), **first_values.tables(store)}
        ingredients = _ingredients(change, standing, settings, at, kept)
        _keep_rows(store, change.arrivals)
        draft = store.staging / f"{run}.duckdb"
        totals = build.build(draft, ingredients, progress)
        loads = tuple(load.load for load in change.standing())
        progress("publishing")
        current = publish.publish(store, draft, publish.Release(run, _next_sequence(store), loads, totals, at))
    except BaseException as error:
        live = store.readable()
        if live is None or live.run != run:
            _record_failure(store, run, told, error)
            raise
        current = live  # once CURRENT is replaced the run has succeeded
        progress(f"warning: the version is published, but may not outlive a power cut ({error})")
    _tidy(store, current, progress)
    return current


def _record_failure(store: Store, run: str, told: list[dict[str, Any]], error: BaseException) -> None:
    """What was built goes first, to make room; where the disk refuses even a line, the next run writes it."""
    with suppress(OSError):
        store.sweep()
        history.forget(store, told)
        ledger.append(store.ledger, "failed", run=run, reason=type(error).__name__)


def _tidy(store: Store, current: Current, progress: Progress) -> None:
    """The version is live: what fails from here on is a warning, and the next run completes the ledger."""
    try:
        ledger.append(store.ledger, "published", run=current.run, at=current.published_at, version=current.name)
        publish.retire(store, current, history.read(store).versions)
    except (OSError, StoreDamagedError) as error:
        progress(f"warning: the version is published, but the store could not be tidied ({error})")


def _keep_rows(store: Store, arrivals: Sequence[Arrival]) -> None:
    for arrival in arrivals:
        kept = (arrival.accepted.rows, arrival.accepted.refused, arrival.extract.received)
        for path, rows in zip(store.row_files(arrival.load.kind, arrival.load.load), kept, strict=True):
            make_folder(path.parent)
            _write(rows, path)
            sync_file(path)
            sync_folder(path.parent)


def _write(rows: pl.DataFrame, path: Path) -> None:
    """Raises OSError: polars gives a full disk a name of its own."""
    try:
        rows.write_parquet(path)
    except pl.exceptions.ComputeError as error:
        raise OSError(str(error)) from error


def _ingredients(
    change: Change,
    standing: Mapping[FeedName, Feed],
    settings: Settings,
    at: datetime,
    kept: Mapping[str, pl.DataFrame],
) -> Ingredients:
    return Ingredients(
        raw=feeds.raw_rows(standing),
        sources=feeds.source_rows(standing),
        loads=_ledger_rows(change, at),
        settings=pl.DataFrame(settings.as_rows(), schema=["name", "value", "unit"], orient="row"),
        mondays=feeds.mondays(standing),
        provisional_weeks=settings.provisional_weeks,
        nation=settings.nation,
        kept=kept,
        worked=planning.WORKED,
    )


def _ledger_rows(change: Change, at: datetime) -> pl.DataFrame:
    past = [replace(load, undone_at=at) if load.load in change.undoes else load for load in change.past.loads]
    rows = [*past, *(arrival.load for arrival in change.arrivals)]
    return pl.DataFrame([[getattr(load, name) for name in LOADS] for load in rows], schema=LOADS, orient="row")


def _next_sequence(store: Store) -> int:
    live = store.readable()
    used = [int(path.name.split("-")[0]) for path in store.versions.glob("*.duckdb")]
    return max([*used, live.sequence if live else 0]) + 1
