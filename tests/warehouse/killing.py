"""Kill a command at a step, then ask of its store everything that must hold."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import duckdb

from dashboard.warehouse import history, publish, reading
from dashboard.warehouse.reading import NothingPublishedError
from dashboard.warehouse.store import Current, Store, StoreDamagedError
from tests.warehouse.killed import Job

ROOT = Path(__file__).parents[2]
KILLED = -9
AT_ONCE = 2
TIMED = {"loaded_at", "undone_at", "made_at"}
"""Columns that differ between two runs of one command."""

Tables = dict[str, list[dict[str, Any]]]
Step = tuple[str, str, str]


@dataclass(frozen=True)
class Ended:
    status: int
    output: str
    messages: str


def environment(folder: Path) -> dict[str, str]:
    """What a command of one council sees: nothing of the environment that the tests run in."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    store, key = str(folder / "store"), str(folder / "key" / "person-id.key")
    return {**kept, "HOMECARE_STORE": store, "HOMECARE_KEY_FILE": key, "POLARS_MAX_THREADS": "1"}


class Runner:
    """Commands one after another, each in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def run(self, folder: Path, *arguments: str, **job: Any) -> Ended:
        says = str(folder / "says")
        asked = Job(list(arguments), environment(folder), str(folder), says, **job)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(asked.written())
        self.process.stdin.flush()
        status = int(self.process.stdout.readline())
        return Ended(status, Path(f"{says}.out").read_text("utf-8"), Path(f"{says}.err").read_text("utf-8"))


@contextmanager
def runner() -> Iterator[Runner]:
    command = [sys.executable, "-m", "tests.warehouse.killed"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HOMECARE_")}
    with subprocess.Popen(
        command, cwd=ROOT, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Runner(process)


@dataclass(frozen=True)
class Scenario:
    """A command on a store: `folder` as it is before, what readers see before and after, and the steps between."""

    folder: Path
    arguments: tuple[str, ...]
    before: Tables | None
    after: Tables
    steps: tuple[Step, ...]
    design: str = "ours"

    def is_undo(self) -> bool:
        return self.arguments[0] == "undo"


def scenario(run: Runner, folder: Path, arguments: Sequence[str], design: str = "ours") -> Scenario:
    """The command run to its end on a copy."""
    whole = copied(folder, folder.with_name(f"{folder.name}-whole-{design}"))
    trace = whole.with_name(f"{whole.name}.steps")
    ended = run.run(whole, *arguments, trace=str(trace), design=design)
    assert ended.status == 0, ended.messages
    after = tables(Store(whole / "store"))
    assert after is not None
    steps = tuple(tuple(step) for step in json.loads(trace.read_text("utf-8")))
    return Scenario(folder, tuple(arguments), tables(Store(folder / "store")), after, steps, design)


def copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to


def tables(store: Store) -> Tables | None:
    """Everything a reader sees; None before the first publish."""
    try:
        version = reading.live_path(store)
    except NothingPublishedError:
        return None
    with reading.attached(version) as connection:
        names = [name for (name,) in connection.sql("select name from catalogue order by name").fetchall()]
        rows = {name: connection.sql(f"select * from {name} order by all").pl().to_dicts() for name in names}
    return {name: [_timeless(row) for row in found] for name, found in rows.items()}


def _timeless(row: dict[str, Any]) -> dict[str, Any]:
    return {name: (value is not None if name in TIMED else value) for name, value in row.items()}


def trials(case: Scenario, points: Sequence[int], folder: Path) -> dict[str, list[str]]:
    """The faults found at each kill point; a point without one is left out."""
    free: SimpleQueue[Runner] = SimpleQueue()

    def trial(point: int) -> list[str]:
        run = free.get()
        try:
            return killed_at(run, case, point, folder / f"{case.arguments[0]}-{case.design}-{point}".replace(" ", "-"))
        finally:
            free.put(run)

    with ExitStack() as stack, ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(AT_ONCE):
            free.put(stack.enter_context(runner()))
        found = dict(zip(points, pool.map(trial, points), strict=True))
    return {f"{point}: before {told(case.steps[point])}": faults for point, faults in found.items() if faults}


def told(step: Step) -> str:
    what, path, other = step
    return f"{what} {'/'.join(Path(path).parts[-2:])} {other.rsplit('/', 1)[-1]}".strip()


def killed_at(run: Runner, case: Scenario, point: int, folder: Path) -> list[str]:
    copied(case.folder, folder)
    old = Store(folder / "store").current()
    ended = run.run(folder, *case.arguments, point=point, design=case.design)
    if ended.status != KILLED:
        return [f"it was to be killed and ended with {ended.status}: {ended.messages}"]
    faults = readers_faults(run, case, folder, old)
    if case.design == "ours":
        faults += recovery_faults(run, case, folder)
    shutil.rmtree(folder)
    return faults


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


def unlike(found: Tables | None, expected: Tables | None) -> list[str]:
    names = sorted({*(found or {}), *(expected or {})})
    return [name for name in names if (found or {}).get(name) != (expected or {}).get(name)]


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


def leftovers(store: Store) -> list[str]:
    """Runs that the ledger left open, drafts, and version files that were never published."""
    past = history.read(store)
    faults = [f"run {run['run']} is left open" for run in past.unfinished if "failed" not in run]
    drafts = [*store.root.rglob("*.draft"), *store.staging.iterdir()]
    strangers = [path for path in store.versions.iterdir() if path.name not in past.versions]
    loads = {load.load for load in past.loads}
    forgotten = [path for path in rows_kept(store) if path.stem not in loads]
    return faults + [f"{path.name} is left over" for path in (*drafts, *strangers, *forgotten)]


def rows_kept(store: Store) -> list[Path]:
    """Rows of loads; what nothing takes back, forecasts and what was first said, stands apart."""
    return [*store.extracts.rglob("*.parquet"), *store.received.rglob("*.parquet")]


def _doctor_faults(run: Runner, folder: Path) -> list[str]:
    ended = run.run(folder, "doctor")
    return [] if ended.status == 0 else [f"doctor is not content: {ended.output}"]


def unflushed(steps: Sequence[Step]) -> list[str]:
    """What a power cut could take away at the moment CURRENT is given its name: files or names not yet on disk."""
    waiting: dict[str, str] = {}
    flushed: set[str] = set()
    for what, path, other in steps:
        if what == "replace" and other.endswith("/CURRENT"):
            return sorted(_that_counts(waiting))
        if what == "fsync":
            waiting = {key: need for key, need in waiting.items() if need != path}
            flushed.add(path)
        elif what in {"write", "create", "mkdir"}:
            waiting |= {f"name of {path}": str(Path(path).parent)} if what != "write" else {f"content of {path}": path}
        elif what in {"replace", "rename", "link"}:
            waiting |= {} if path in flushed else {f"content of {path}": path}
            waiting = {key.replace(path, other): other if need == path else need for key, need in waiting.items()}
            waiting[f"name of {other}"] = str(Path(other).parent)
    return ["CURRENT is never replaced"]


def _that_counts(waiting: dict[str, str]) -> list[str]:
    passing = (".lock", "/staging", ".draft", "/says")
    return [key for key in waiting if not any(word in key for word in passing)]


def kill_points(case: Scenario) -> list[int]:
    """Each step that finds the disk in another state than the one before; of one transaction the ends."""
    return [point for point in range(len(case.steps)) if not _finds_the_same(case, point)]


def _finds_the_same(case: Scenario, point: int) -> bool:
    if point == 0:
        return False
    last, this = case.steps[point - 1], case.steps[point]
    flushed = last[0] == "fsync"  # that it adds nothing but safety from a power cut is what `unflushed` is for
    inside = case.design == "ours" and last[0] == this[0] == "sql" and this[2] != "close"
    return flushed or inside
