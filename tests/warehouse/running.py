"""Commands of one council in a process of their own, which may be killed at a step."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.warehouse.killed import Job

ROOT = Path(__file__).parents[2]


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


def copied(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to
