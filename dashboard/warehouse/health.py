"""The store's health: each thing that must hold, whether it does, and the remedy."""

import os
from dataclasses import dataclass

from dashboard.warehouse import history, ledger, publish, room
from dashboard.warehouse.history import History
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
    except StoreDamagedError as error:
        return Finding(what, well=False, remedy=str(error))
    return Finding(f"{what} ({entries} entries)", well=True)


def _version(store: Store) -> list[Finding]:
    what = "the published version is as it was written"
    remedy = "build it again from the ledger with `homecare rebuild`, or restore a backup into an empty store."
    try:
        current, past = store.current(), _past(store)
        if current is None:
            return [Finding("nothing is published yet", well=not past.loads, remedy=remedy)]
        publish.verify(store, current)
    except StoreDamagedError:
        return [Finding(what, well=False, remedy=remedy)]
    return [Finding(f"{what} ({current.name})", well=True), _known(past, current), _unfinished(past, current)]


def _past(store: Store) -> History:
    """Nothing where the ledger is damaged: that is a finding of its own."""
    try:
        return history.read(store)
    except StoreDamagedError:
        return History((), (), None)


def _known(past: History, current: Current) -> Finding:
    remedy = "its end is lost; restore a backup into an empty store."
    return Finding("the ledger knows the published version", well=current.run in past.runs, remedy=remedy)


def _unfinished(past: History, current: Current) -> Finding:
    open_runs = [run for run in past.unfinished if "failed" not in run and run["run"] != current.run]
    remedy = "the next load or undo records it as failed; what is published is not affected."
    return Finding("no load was interrupted", well=not open_runs, remedy=remedy)


def _extracts(store: Store) -> list[Finding]:
    lost = [load.load for load in _past(store).loads if not store.row_files(load.kind, load.load)[0].is_file()]
    remedy = f"the rows of {', '.join(lost)} are gone; restore a backup into an empty store."
    return [Finding("the rows of every load are there", well=not lost, remedy=remedy)]


def _room(store: Store) -> Finding:
    well = room.free(store) >= room.needed(store)
    return Finding("there is disk for the next load", well=well, remedy="free some disk space.")


def _guards() -> list[Finding]:
    if os.name != "nt":
        return [Finding("files are read in a process with memory and time limits", well=True)]
    return [
        Finding("files are read in a process with a time limit; Windows has no hard memory limit", well=True),
        Finding("folders cannot be flushed to disk on Windows; a power cut may lose the last load", well=True),
    ]
