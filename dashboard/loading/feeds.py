"""The feeds of a store as they stand: batches from disk, replayed, with the days they cover."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from dashboard.intake.contracts import CONTRACTS, Contract
from dashboard.intake.standing.covering import Covering, covering
from dashboard.intake.standing.replay import Batch, Standing, replay
from dashboard.warehouse.ledger import Load
from dashboard.warehouse.store import Store, StoreDamagedError

FeedName = tuple[str, str]
"""Kind and source."""


@dataclass(frozen=True)
class Feed:
    """One feed: its rows as they stand, the days they cover, how many loads they come from."""

    contract: Contract
    standing: Standing
    covering: Covering
    loads: int
    start_stated: bool


def batch_path(store: Store, load: Load) -> Path:
    """The accepted rows of a load."""
    return store.row_files(load.kind, load.load)[0]


def stand(
    store: Store, loads: Iterable[Load], arriving: Mapping[str, pl.DataFrame] | None = None
) -> dict[FeedName, Feed]:
    """Every feed that the loads make; `arriving` holds rows, by load, that are not on disk yet."""
    by_feed: dict[FeedName, list[Load]] = defaultdict(list)
    for load in loads:
        by_feed[load.kind, load.feed].append(load)
    return {name: _feed(store, CONTRACTS[name[0]], members, arriving or {}) for name, members in by_feed.items()}


def _feed(store: Store, contract: Contract, loads: list[Load], arriving: Mapping[str, pl.DataFrame]) -> Feed:
    batches = [Batch(load.load, load.claims, load.as_at, _rows(store, load, arriving)) for load in loads]
    standing = replay(contract, batches)
    given = [load.covers_from for load in sorted(loads, key=lambda load: load.load) if load.covers_from]
    covers = covering(contract, batches, standing.rows, given[-1] if given else None)
    return Feed(contract, standing, covers, len(loads), start_stated=bool(given))


def _rows(store: Store, load: Load, arriving: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    if load.load in arriving:
        return arriving[load.load]
    try:
        return pl.read_parquet(batch_path(store, load))
    except (OSError, pl.exceptions.PolarsError) as error:
        message = f"The rows of load {load.load} are missing or damaged. Restore a backup into an empty store."
        raise StoreDamagedError(message) from error


def raw_rows(feeds: Mapping[FeedName, Feed]) -> dict[str, pl.DataFrame]:
    """Rows of every kind with their `feed`; a kind that is not loaded has none."""
    return {kind: _of_kind(contract, feeds) for kind, contract in CONTRACTS.items()}


def _of_kind(contract: Contract, feeds: Mapping[FeedName, Feed]) -> pl.DataFrame:
    shape = {"feed": pl.String(), **contract.dtypes}
    parts = [
        feed.standing.rows.select(pl.lit(name[1]).alias("feed"), *contract.columns)
        for name, feed in sorted(feeds.items(), key=lambda item: item[0])
        if feed.contract is contract
    ]
    return pl.concat([pl.DataFrame(schema=shape), *parts])


def source_rows(feeds: Mapping[FeedName, Feed]) -> pl.DataFrame:
    """kind, feed, as_at, covers_from, covers_to, late_days, loads, sets_as_at; kinds that hold are never late."""
    newest = max((feed.covering.as_at for feed in feeds.values() if feed.contract.sets_as_at), default=None)
    rows = [
        (*name, *_days(feed), _late(feed, newest), feed.loads, feed.contract.sets_as_at)
        for name, feed in sorted(feeds.items())
    ]
    shape = {
        "kind": pl.String, "feed": pl.String, "as_at": pl.Date, "covers_from": pl.Date, "covers_to": pl.Date,
        "late_days": pl.Int64, "loads": pl.Int64, "sets_as_at": pl.Boolean,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=shape, orient="row")


def _days(feed: Feed) -> tuple[date, date | None, date | None]:
    return feed.covering.as_at, feed.covering.covers_from, feed.covering.covers_to


def _late(feed: Feed, newest: date | None) -> int | None:
    if newest is None or not feed.contract.event_dates:
        return None
    return max(0, (newest - feed.covering.as_at).days)


def mondays(feeds: Mapping[FeedName, Feed]) -> tuple[date, date] | None:
    """The first and last Monday that any weekly source covers."""
    covers = [feed.covering for feed in feeds.values() if feed.contract.spine]
    starts = [_on_or_after(days.covers_from) for days in covers if days.covers_from and days.covers_to]
    ends = [_on_or_before(days.covers_to) for days in covers if days.covers_from and days.covers_to]
    first, last = min(starts, default=None), max(ends, default=None)
    return (first, last) if first and last and first <= last else None


def _on_or_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - day.weekday())


def _on_or_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + -day.weekday() % 7)
