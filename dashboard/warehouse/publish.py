"""A built file becomes the live version: complete, closed, named, and only then pointed at."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboard.warehouse.store import (
    Current,
    Store,
    StoreDamagedError,
    sha256_of,
    sync_file,
    sync_folder,
    write_pointer,
)

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
    write_pointer(store, current)
    return current


def verify(store: Store, current: Current) -> Path:
    """The live version's file, its checksum taken again.

    Raises StoreDamagedError where it is missing or not as it was published.
    """
    path = store.version_path(current)
    if sha256_of(path) != current.sha256:
        message = f"The published version {current.name} is not as it was written. Restore the store from a backup."
        raise StoreDamagedError(message)
    return path


def retire(store: Store, current: Current) -> None:
    """Remove versions older than the last 20, but for the last of each of the last 24 months."""
    files = sorted(store.versions.glob("*.duckdb"))
    kept = {path.name for path in files[-KEPT_VERSIONS:]} | _last_of_months(files) | {current.name}
    for path in files:
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _last_of_months(files: Iterable[Path]) -> set[str]:
    months: dict[tuple[int, int], str] = {}
    for path in files:
        made = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        months[made.year, made.month] = path.name
    return set(sorted(months.values())[-KEPT_MONTHS:])
