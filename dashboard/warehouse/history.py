"""What the ledger's entries add up to: the loads, which stand, and what a crash left unfinished."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from dashboard.warehouse import ledger
from dashboard.warehouse.ledger import Load
from dashboard.warehouse.store import Current, Store, StoreDamagedError


@dataclass(frozen=True)
class History:
    """Every load that was published, in order; undone ones carry `undone_at`. `versions`: when each was published."""

    loads: tuple[Load, ...]
    unfinished: tuple[dict[str, Any], ...]
    key_id: str | None
    runs: frozenset[str] = frozenset()
    versions: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Load, ...]:
        """Loads that count."""
        return tuple(load for load in self.loads if load.undone_at is None)

    def find(self, name: str) -> Load | None:
        """A load by its number, undone or not."""
        return next((load for load in self.loads if load.load == name), None)

    def next_number(self) -> int:
        """The number the next load takes; numbers of failed loads are not used again."""
        started = [int(load.load[1:]) for load in self.loads]
        started += [int(load["load"][1:]) for entry in self.unfinished for load in entry.get("loads", [])]
        return max(started, default=0) + 1


def read(store: Store) -> History:
    """The ledger's story so far."""
    started: dict[str, dict[str, Any]] = {}
    loads: dict[str, Load] = {}
    versions: dict[str, datetime] = {}
    runs: set[str] = set()
    key_id: str | None = None
    for entry in ledger.entries(store.ledger):
        match entry["event"]:
            case "key":
                key_id = entry["key_id"]
            case "started":
                started[entry["run"]] = entry
                runs.add(entry["run"])
            case "published":
                _apply(loads, started.pop(entry["run"]), entry["at"])
                versions[entry["version"]] = datetime.fromisoformat(entry["at"])
            case "failed":
                started[entry["run"]]["failed"] = entry["reason"]
    return History(tuple(loads.values()), tuple(started.values()), key_id, frozenset(runs), versions)


def _apply(loads: dict[str, Load], run: dict[str, Any], at: str) -> None:
    for words in run["loads"]:
        load = Load.from_json(words)
        loads[load.load] = load
    for name in run["undoes"]:
        loads[name] = replace(loads[name], undone_at=datetime.fromisoformat(at))


def complete(store: Store, current: Current | None) -> None:
    """Close what a crash left open: published where CURRENT was replaced, failed where it was not.

    Raises StoreDamagedError where the ledger does not know the run behind CURRENT: its end is lost.
    """
    past = read(store)
    if current is not None and current.run not in past.runs:
        message = f"The ledger ends before the published version {current.name}. Restore the store from a backup."
        raise StoreDamagedError(message)
    for run in past.unfinished:
        if "failed" in run:
            continue
        if current is not None and current.run == run["run"]:
            ledger.append(store.ledger, "published", run=run["run"], at=current.published_at, version=current.name)
        else:
            forget(store, run["loads"])
            ledger.append(store.ledger, "failed", run=run["run"], reason="interrupted")


def forget(store: Store, loads: Iterable[Mapping[str, Any]]) -> None:
    """Remove the rows of loads that never came to count: they are of people, and nothing will ask for them."""
    for load in loads:
        for path in store.row_files(load["kind"], load["load"]):
            path.unlink(missing_ok=True)
