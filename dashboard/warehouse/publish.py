"""A built file becomes the live version: complete, closed, named, and only then pointed at."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboard.warehouse.durable import sha256_of, sync_file, sync_folder
from dashboard.warehouse.store import Current, Store, StoreDamagedError, write_pointer

KEPT_VERSIONS = 20
KEPT_MONTHS = 24


@dataclass(frozen=True)
class Release:
    """What a version is published as."""

    run: str
    sequence: int
    loads: tuple[str, ...]
    totals: dict[str, float]
    at: datetime


def publish(store: Store, draft: Path, release: Release) -> Current:
    """Give the file its name, then make CURRENT name it; from then on the load has succeeded."""
    sync_file(draft)
    draft.chmod(0o444)
    checksum = sha256_of(draft)
    name = f"{release.sequence:06d}-{checksum[:12]}.duckdb"
    os.replace(draft, store.versions / name)
    sync_folder(store.versions)
    current = Current(
        name, checksum, release.sequence, release.run, release.loads, release.totals, release.at.isoformat()
    )
    try:
        write_pointer(store, current)
    except OSError:
        _remove_unless_live(store, name)
        raise
    return current


def _remove_unless_live(store: Store, name: str) -> None:
    """A full disk is not filled further by versions that nobody was shown."""
    live = store.readable()
    if live is None or live.name != name:
        (store.versions / name).unlink()


def verify(store: Store, current: Current) -> Path:
    """The live version's file, its checksum taken again.

    Raises StoreDamagedError where it is missing or not as it was published.
    """
    path = store.version_path(current)
    if sha256_of(path) != current.sha256:
        message = f"The published version {current.name} is not as it was written. Run `homecare rebuild`."
        raise StoreDamagedError(message)
    return path


def retire(store: Store, current: Current, published: Mapping[str, datetime]) -> None:
    """Remove versions older than the last 20, but for the last of each of 24 months; and any that was never live.

    `published`: when the ledger says that each version was. File times do not outlive a copy of the store.
    """
    files = {path.name: path for path in store.versions.glob("*.duckdb")}
    once_live = sorted(name for name in files if name in published)
    months = {_month(published[name]): name for name in once_live}
    newest = _month(datetime.fromisoformat(current.published_at))
    of_months = {name for month, name in months.items() if newest - month < KEPT_MONTHS}
    kept = {*once_live[-KEPT_VERSIONS:], *of_months, current.name}
    for name in files.keys() - kept:
        files[name].unlink(missing_ok=True)


def _month(at: datetime) -> int:
    return at.year * 12 + at.month
