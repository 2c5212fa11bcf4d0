"""A version made from the feeds as they stand, and made live; the ledger tells each step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

import polars as pl

from dashboard.loading import feeds
from dashboard.loading.arrivals import Arrival
from dashboard.loading.feeds import Feed, FeedName
from dashboard.settings import Settings
from dashboard.warehouse import build, ledger, publish
from dashboard.warehouse.build import Ingredients
from dashboard.warehouse.history import History
from dashboard.warehouse.ledger import Load
from dashboard.warehouse.store import Current, Store, sync_file, sync_folder

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
        _keep_rows(store, change.arrivals)
        draft = store.staging / f"{run}.duckdb"
        totals = build.build(draft, _ingredients(change, standing, settings, at), progress)
        release = publish.Release(
            run, _next_sequence(store), tuple(load.load for load in change.standing()), totals, at
        )
        progress("publishing")
        current = publish.publish(store, draft, release)
    except BaseException as error:
        _record_failure(store, run, error)
        raise
    _tidy(store, current, progress)
    return current


def _record_failure(store: Store, run: str, error: BaseException) -> None:
    current = store.current()
    if current is None or current.run != run:
        ledger.append(store.ledger, "failed", run=run, reason=type(error).__name__)


def _tidy(store: Store, current: Current, progress: Progress) -> None:
    """The version is live: what fails from here on is a warning, and the next run completes the ledger."""
    try:
        ledger.append(store.ledger, "published", run=current.run, at=current.published_at, version=current.name)
        publish.retire(store, current)
    except OSError as error:
        progress(f"warning: the load is published, but the store could not be tidied ({error.strerror})")


def _keep_rows(store: Store, arrivals: Sequence[Arrival]) -> None:
    for arrival in arrivals:
        name = f"{arrival.load.load}.parquet"
        kept = {
            store.extracts / arrival.load.kind / name: arrival.accepted.rows,
            store.extracts / arrival.load.kind / "refused" / name: arrival.accepted.refused,
            store.received / name: arrival.extract.received,
        }
        for path, rows in kept.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            rows.write_parquet(path)
            sync_file(path)
            sync_folder(path.parent)


def _ingredients(change: Change, standing: Mapping[FeedName, Feed], settings: Settings, at: datetime) -> Ingredients:
    return Ingredients(
        raw=feeds.raw_rows(standing),
        sources=feeds.source_rows(standing),
        loads=_ledger_rows(change, at),
        settings=pl.DataFrame(settings.as_rows(), schema=["name", "value", "unit"], orient="row"),
        mondays=feeds.mondays(standing),
        provisional_weeks=settings.provisional_weeks,
        nation=settings.nation,
    )


def _ledger_rows(change: Change, at: datetime) -> pl.DataFrame:
    past = [replace(load, undone_at=at) if load.load in change.undoes else load for load in change.past.loads]
    rows = [*past, *(arrival.load for arrival in change.arrivals)]
    return pl.DataFrame([[getattr(load, name) for name in LOADS] for load in rows], schema=LOADS, orient="row")


def _next_sequence(store: Store) -> int:
    used = [int(path.name.split("-")[0]) for path in store.versions.glob("*.duckdb")]
    return max(used, default=0) + 1
