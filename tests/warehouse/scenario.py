"""A command run to its end, and the steps between at which it may be killed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.warehouse.store import Store
from tests.warehouse.running import Runner, copied
from tests.warehouse.whole import Tables, tables

Step = tuple[str, str, str]


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
