"""What is wrong after a kill: for those who only look, and once the same command is given again."""

from pathlib import Path

import duckdb

from dashboard.warehouse import publish
from dashboard.warehouse.store import Current, Store, StoreDamagedError
from tests.warehouse.running import Runner
from tests.warehouse.scenario import Scenario
from tests.warehouse.whole import Tables, leftovers, tables, unlike


def readers_faults(run: Runner, case: Scenario, folder: Path, old: Current | None) -> list[str]:
    """What is wrong for those who only look, before anyone mends anything."""
    store = Store(folder / "store")
    try:
        current = store.current()
        found = tables(store)
    except (StoreDamagedError, duckdb.Error, KeyError) as error:
        return [f"a reader finds no whole version: {error}"]
    expected = case.before if current == old else case.after
    faults = [f"a reader finds a half state in {name}" for name in unlike(found, expected)]
    if current:
        faults += _checksum_faults(store, current)
    return faults + _command_faults(run, folder, published=current is not None)


def _checksum_faults(store: Store, current: Current) -> list[str]:
    try:
        publish.verify(store, current)
    except StoreDamagedError as error:
        return [str(error)]
    return []


def _command_faults(run: Runner, folder: Path, *, published: bool) -> list[str]:
    expected = {("show", "weekly_hours"): {0 if published else 1}, ("loads",): {0}, ("doctor",): {0, 3}}
    ended = {words: run.run(folder, *words) for words in expected}
    return [
        f"{words} ended with {end.status}: {end.output}{end.messages}"
        for words, end in ended.items()
        if end.status not in expected[words] or "nobody foresaw" in end.messages
    ]


def recovery_faults(run: Runner, case: Scenario, folder: Path) -> list[str]:
    """What is wrong after the same command is given again."""
    store = Store(folder / "store")
    again = run.run(folder, *case.arguments)
    allowed = {0, 1} if case.is_undo() else {0}
    faults = [] if again.status in allowed else [f"given again it ended with {again.status}: {again.messages}"]
    found = tables(store)
    faults += [f"given again, {name} is not as it should be" for name in unlike(_renumbered(found), case.after)]
    return faults + leftovers(store) + _doctor_faults(run, folder)


def _renumbered(found: Tables | None) -> Tables | None:
    """An interrupted load keeps its number, so the next has a later one."""
    numbers = {row["load"]: f"L{place:05d}" for place, row in enumerate((found or {}).get("loads", []), start=1)}
    loads = [{**row, "load": numbers[row["load"]]} for row in (found or {}).get("loads", [])]
    return {**found, "loads": loads} if found else None


def _doctor_faults(run: Runner, folder: Path) -> list[str]:
    ended = run.run(folder, "doctor")
    return [] if ended.status == 0 else [f"doctor is not content: {ended.output}"]
