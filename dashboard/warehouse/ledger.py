"""The append-only, hash-chained record of what was loaded, published, failed and undone; never a person's row."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.warehouse.durable import sync_folder
from dashboard.warehouse.store import StoreDamagedError

START = "0" * 64


@dataclass(frozen=True)
class Load:
    """One kind from one file, as the ledger holds it. `claims` is changes, snapshot or full."""

    load: str
    loaded_at: datetime
    loaded_by: str
    kind: str
    feed: str
    claims: str
    as_at: date
    covers_from: date | None
    file_name: str
    file_size: int
    sha256: str
    sheet: str | None
    profile: str | None
    options: dict[str, Any]
    rows_accepted: int
    rows_refused: int
    rows_collapsed: int = 0
    totals: dict[str, float] = field(default_factory=dict)
    undone_at: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values; `undone_at` is an event of its own."""
        return {name: _plain(value) for name, value in asdict(self).items() if name != "undone_at"}

    @classmethod
    def from_json(cls, words: dict[str, Any]) -> "Load":
        """The load that `to_json` wrote."""
        known = {item.name: words[item.name] for item in fields(cls) if item.name in words}
        start = words["covers_from"]
        return cls(
            **{
                **known,
                "loaded_at": datetime.fromisoformat(words["loaded_at"]),
                "as_at": date.fromisoformat(words["as_at"]),
                "covers_from": date.fromisoformat(start) if start else None,
            }
        )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def entries(path: Path) -> Iterator[dict[str, Any]]:
    """Each entry in order, its link to the one before checked; a last line cut off by a crash is passed over.

    Raises StoreDamagedError where an entry was changed after it was written.
    """
    previous = START
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    for number, line in enumerate(lines[:-1], start=1):
        entry, written = _parsed(line)
        if written != _digest(previous, entry):
            message = f"The ledger was changed at line {number}. Restore the store from a backup."
            raise StoreDamagedError(message)
        previous = _digest(previous, entry)
        yield entry


def append(path: Path, event: str, **words: Any) -> None:
    """Add an entry and wait until it is on disk."""
    previous = START
    for entry in entries(path):
        previous = _digest(previous, entry)
    _cut_torn_line(path)
    entry = {"event": event, **words}
    line = json.dumps({**entry, "hash": _digest(previous, entry)}) + "\n"
    with path.open("ab") as handle:
        handle.write(line.encode())
        handle.flush()
        os.fsync(handle.fileno())
    sync_folder(path.parent)


def _parsed(line: bytes) -> tuple[dict[str, Any], str | None]:
    try:
        entry = json.loads(line)
        return entry, entry.pop("hash")
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}, None


def _digest(previous: str, entry: dict[str, Any]) -> str:
    return hashlib.sha256((previous + json.dumps(entry, sort_keys=True)).encode()).hexdigest()


def _cut_torn_line(path: Path) -> None:
    if path.exists():
        whole = path.read_bytes()
        kept = whole[: whole.rfind(b"\n") + 1]
        if len(kept) < len(whole):
            os.truncate(path, len(kept))
