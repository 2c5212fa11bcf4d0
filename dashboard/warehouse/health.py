"""The store's health: each thing that must hold, whether it does, and the remedy."""

import os
import shutil
from dataclasses import dataclass

from dashboard.warehouse import history, ledger, publish
from dashboard.warehouse.store import Current, Store, StoreDamagedError


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    what: str
    well: bool
    remedy: str = ""


def examine(store: Store) -> list[Finding]:
    """Every finding, ill or well; changes nothing."""
    if not store.root.exists():
        return [Finding("the store is empty: nothing is loaded yet", well=True)]
    return [_ledger(store), *_version(store), *_extracts(store), _room(store), *_guards()]


def _ledger(store: Store) -> Finding:
    what = "the ledger is whole"
    try:
        entries = sum(1 for _ in ledger.entries(store.ledger))
    except (StoreDamagedError, ValueError, KeyError) as error:
        return Finding(what, well=False, remedy=f"{error} Restore a backup into an empty store.")
    return Finding(f"{what} ({entries} entries)", well=True)


def _version(store: Store) -> list[Finding]:
    what = "the published version is as it was written"
    try:
        current = store.current()
        if current is None:
            return [Finding("nothing is published yet", well=True)]
        publish.verify(store, current)
    except StoreDamagedError:
        remedy = "build it again from the ledger with `homecare rebuild`, or restore a backup into an empty store."
        return [Finding(what, well=False, remedy=remedy)]
    return [Finding(f"{what} ({current.name})", well=True), _unfinished(store, current)]


def _unfinished(store: Store, current: Current) -> Finding:
    open_runs = [run for run in history.read(store).unfinished if "failed" not in run and run["run"] != current.run]
    remedy = "the next load or undo records it as failed; what is published is not affected."
    return Finding("no load was interrupted", well=not open_runs, remedy=remedy)


def _extracts(store: Store) -> list[Finding]:
    try:
        loads = history.read(store).loads
    except (StoreDamagedError, ValueError, KeyError):
        return []
    lost = [load.load for load in loads if not (store.extracts / load.kind / f"{load.load}.parquet").is_file()]
    remedy = f"the rows of {', '.join(lost)} are gone; restore a backup into an empty store."
    return [Finding("the rows of every load are there", well=not lost, remedy=remedy)]


def _room(store: Store) -> Finding:
    current = store.current() if not _unreadable(store) else None
    size = (store.versions / current.name).stat().st_size if current and (store.versions / current.name).exists() else 0
    free = shutil.disk_usage(store.root).free
    return Finding("there is disk for the next load", well=free > 2 * size, remedy="free some disk space.")


def _unreadable(store: Store) -> bool:
    try:
        store.current()
    except StoreDamagedError:
        return True
    return False


def _guards() -> list[Finding]:
    if os.name != "nt":
        return [Finding("files are read in a process with memory and time limits", well=True)]
    return [
        Finding("files are read in a process with a time limit; Windows has no hard memory limit", well=True),
        Finding("folders cannot be flushed to disk on Windows; a power cut may lose the last load", well=True),
    ]
