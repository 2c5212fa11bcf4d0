"""The load page's way to the pipeline: the upload on disk for a moment, and `homecare` run as a child of its own.

The child goes on when the page's session goes, and deletes the upload when it has ended.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any, Protocol

PAUSE = 0.05
LONGEST_SECONDS = 1800


class Upload(Protocol):
    """A file as the browser sent it."""

    name: str

    def getvalue(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True)
class Run:
    """A child at work and the file its lines of JSON go to."""

    process: "subprocess.Popen[bytes]"
    lines: Path


def load(uploads: Sequence[Upload], options: Sequence[str]) -> Run:
    """Start `homecare load --json` on uploads; the folder is for this user's eyes alone."""
    folder = Path(tempfile.mkdtemp(prefix="homecare-upload-"))
    paths = [_write(folder, upload) for upload in uploads]
    return _start(folder, ["load", *map(str, paths), "--json", "--discard", *options])


def command(*words: str) -> Run:
    """Start any other command."""
    return _start(Path(tempfile.mkdtemp(prefix="homecare-run-")), list(words))


def events(run: Run) -> Iterator[dict[str, Any]]:
    """The child's lines as they come, until it ends; what is not JSON is passed over."""
    started, place = time.monotonic(), 0
    while time.monotonic() - started < LONGEST_SECONDS:
        ended = run.process.poll() is not None
        text = run.lines.read_bytes()[place:]
        whole = text[: text.rfind(b"\n") + 1]
        place += len(whole)
        yield from (json.loads(line) for line in whole.splitlines() if line.startswith(b"{"))
        if ended:
            return
        time.sleep(PAUSE)


def message(run: Run) -> str:
    """The last thing the child said to a person."""
    said = (run.lines.parent / "messages.txt").read_text(encoding="utf-8", errors="replace").strip()
    return said.splitlines()[-1] if said else "no reason was given"


def clear(run: Run) -> None:
    """Remove what a run told: it can hold values of refused rows."""
    shutil.rmtree(run.lines.parent, ignore_errors=True)


def _write(folder: Path, upload: Upload) -> Path:
    # a browser may send a path: only its last part is a name, and never a hidden one
    name = PureWindowsPath(upload.name).name.lstrip(".") or "upload"
    path = folder / name
    path.write_bytes(upload.getvalue())
    return path


def _start(folder: Path, words: list[str]) -> Run:
    lines = folder / "lines.jsonl"
    with lines.open("wb") as out, (folder / "messages.txt").open("wb") as messages:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", *words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=messages,
            start_new_session=os.name != "nt",
        )
    return Run(process, lines)
