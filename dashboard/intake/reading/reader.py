"""Read uploaded files as text, in one child process that cannot take this one down with it."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.intake.reading.guard import OUT_OF_MEMORY, READING, REFUSED, REQUESTS
from dashboard.intake.reading.model import SOURCE_ROW, Limits, RawTable, ReadRefused, ReadRequest

__all__ = ["SOURCE_ROW", "Limits", "RawTable", "ReadRefused", "ReadRequest", "read_tables"]

ROOT = Path(__file__).resolve().parents[3]
LOOK_EVERY = 0.1
SMALLER = "Copy only the rows and columns that matter into a new workbook, or export CSV, and load that."
DAMAGED = "It broke the program that reads files, so it is probably damaged. Export it again, or save it as CSV."


def read_tables(requests: Sequence[ReadRequest], *, limits: Limits | None = None) -> list[RawTable]:
    """One table a request, in their order; raises ReadRefused for the first file that cannot be read."""
    if not requests:
        return []
    with tempfile.TemporaryDirectory(prefix="homecare-read-") as name:
        folder = Path(name)
        asked = [
            {"path": str(request.path.absolute()), "sheet": request.sheet, "ignore": request.ignore}
            for request in requests
        ]
        (folder / REQUESTS).write_text(json.dumps(asked), "utf-8")
        death = run_child(folder, limits or Limits.from_environment())
        if death:
            raise ReadRefused(death, file=file_at_hand(folder, requests))
        return answers(folder, len(requests))


def answers(folder: Path, count: int) -> list[RawTable]:
    if (folder / REFUSED).exists():
        told = json.loads((folder / REFUSED).read_text("utf-8"))
        raise ReadRefused(told.pop("message"), **told)
    return [answer(folder, position) for position in range(count)]


def answer(folder: Path, position: int) -> RawTable:
    told: dict[str, Any] = json.loads((folder / f"{position}.json").read_text("utf-8"))
    rows = pl.read_ipc((folder / f"{position}.arrow").read_bytes())
    lists = {name: tuple(told[name]) for name in ("headers", "notes", "sheets")}
    return RawTable(told["file_name"], told["sheet"], rows=rows, **lists)


def file_at_hand(folder: Path, requests: Sequence[ReadRequest]) -> str:
    reading = folder / READING
    position = reading.read_text("utf-8") if reading.exists() else ""
    return requests[int(position or 0)].path.name


def run_child(folder: Path, limits: Limits) -> str:
    """How the child died, in words for the uploader; empty where it did not."""
    command = [sys.executable, "-P", "-m", "dashboard.intake.reading.guard", str(folder), str(limits.memory)]
    with subprocess.Popen(
        command, env=child_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        death, stderr = watched(child, limits)
    if death or child.returncode == 0:
        return death
    if child.returncode == OUT_OF_MEMORY or b"memory" in stderr or b"alloc" in stderr:
        return too_large(limits)
    return DAMAGED


def watched(child: "subprocess.Popen[bytes]", limits: Limits) -> tuple[str, bytes]:
    ends = time.monotonic() + limits.seconds
    slice_of_time = limits.seconds if guards_itself() else LOOK_EVERY
    while True:
        try:
            return "", child.communicate(timeout=slice_of_time)[1]
        except subprocess.TimeoutExpired:
            death = reason_to_kill(child.pid, ends, limits)
        if death:
            child.kill()
            return death, child.communicate()[1]


def reason_to_kill(child_id: int, ends: float, limits: Limits) -> str:
    if time.monotonic() >= ends:
        return f"Reading it took longer than {limits.seconds:g} seconds. {SMALLER}"
    return "" if guards_itself() or memory_in_use(child_id) <= limits.memory else too_large(limits)


def too_large(limits: Limits) -> str:
    return f"Reading it needs more memory than the {limits.memory / 1024**2:,.0f} MB allowed. {SMALLER}"


def guards_itself() -> bool:
    """Windows has no address-space limit: there the child's memory is watched from here."""
    return sys.platform != "win32"


def memory_in_use(child_id: int) -> int:
    import psutil  # type: ignore[import-untyped]

    try:
        return int(psutil.Process(child_id).memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def child_environment() -> dict[str, str]:
    """The settings of this program, secrets among them, are no business of the child."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HOMECARE_")}
    paths = [str(ROOT), *filter(None, [kept.get("PYTHONPATH")])]
    threads = {"POLARS_MAX_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
    return kept | threads | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
