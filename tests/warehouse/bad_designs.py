"""Two ways of publishing that lose what a crash finds half done. The crash trials must notice both."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import duckdb

from dashboard.loading import versions
from dashboard.loading.feeds import Feed, FeedName
from dashboard.loading.versions import Change, Progress
from dashboard.settings import Settings
from dashboard.warehouse import build, durable, first_values, frozen, ledger
from dashboard.warehouse.store import Current, Store

BLOCK = 64 * 1024


def put_in_place(design: str) -> None:
    """`ours` changes nothing."""
    if design != "ours":
        setattr(versions, "make_live", {"in place": update_in_place, "copied over": copy_over}[design])  # noqa: B010


def update_in_place(
    kept: Store, change: Change, standing: Mapping[FeedName, Feed], settings: Settings, progress: Progress
) -> Current:
    """Separate statements on the live file, each committed by itself."""
    draft, totals, run = _built(kept, change, standing, settings, progress)
    live = _live_file(kept)
    live.chmod(0o644)
    with duckdb.connect(str(live)) as connection:
        connection.execute(f"attach '{draft}' as draft (read_only)")
        found = connection.sql("select table_name from duckdb_tables() where database_name = 'draft'").fetchall()
        for (name,) in sorted(found):
            connection.execute(f"drop table if exists {name}")
            connection.execute(f"create table {name} as from draft.{name}")
    return _pointed_at(kept, live, change, totals, run)


def copy_over(
    kept: Store, change: Change, standing: Mapping[FeedName, Feed], settings: Settings, progress: Progress
) -> Current:
    """A whole new file, copied onto the live one's name as shutil.copy does it: block after block."""
    draft, totals, run = _built(kept, change, standing, settings, progress)
    live = _live_file(kept)
    live.chmod(0o644)
    content = draft.read_bytes()
    with live.open("wb") as file:
        for start in range(0, len(content), BLOCK):
            file.write(content[start : start + BLOCK])
    return _pointed_at(kept, live, change, totals, run)


def _built(
    kept: Store, change: Change, standing: Mapping[FeedName, Feed], settings: Settings, progress: Progress
) -> tuple[Path, dict[str, float], str]:
    run = uuid4().hex
    told = [arrival.load.to_json() for arrival in change.arrivals]
    ledger.append(kept.ledger, "started", run=run, loads=told, undoes=list(change.undoes))
    versions._keep_rows(kept, change.arrivals)
    draft = kept.staging / f"{run}.duckdb"
    at = datetime.now(UTC)
    return (
        draft,
        build.build(
            draft,
            versions._ingredients(change, standing, settings, at, {**frozen.NOTHING, **first_values.NOTHING}),
            progress,
        ),
        run,
    )


def _live_file(kept: Store) -> Path:
    current = kept.current()
    return kept.versions / (current.name if current else "000001-live.duckdb")


def _pointed_at(kept: Store, live: Path, change: Change, totals: dict[str, float], run: str) -> Current:
    at = datetime.now(UTC).isoformat()
    loads = tuple(load.load for load in change.standing())
    current = Current(live.name, durable.sha256_of(live), 1, run, loads, totals, at)
    with kept.pointer.open("wb") as file:
        file.write(json.dumps(asdict(current)).encode())
        file.flush()
        os.fsync(file.fileno())
    ledger.append(kept.ledger, "published", run=run, at=at, version=live.name)
    return current
