"""The folder that holds everything: what was received, the accepted rows, the ledger, the versions, CURRENT."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

BUSY_SECONDS = 5


class StoreBusyError(Exception):
    """Another load or undo holds the store."""


class StoreDamagedError(Exception):
    """Something in the store is not as it was written."""


@dataclass(frozen=True)
class Current:
    """What CURRENT says of the live version: its file and checksum, the run and loads behind it, control totals."""

    name: str
    sha256: str
    sequence: int
    run: str
    loads: tuple[str, ...]
    totals: dict[str, float]
    published_at: str


@dataclass(frozen=True)
class Store:
    """Paths of one council's store."""

    root: Path

    @property
    def received(self) -> Path:
        return self.root / "received"

    @property
    def extracts(self) -> Path:
        return self.root / "extracts"

    @property
    def versions(self) -> Path:
        return self.root / "versions"

    @property
    def staging(self) -> Path:
        return self.root / "staging"

    @property
    def profiles(self) -> Path:
        return self.root / "profiles"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.jsonl"

    @property
    def pointer(self) -> Path:
        return self.root / "CURRENT"

    def prepare(self) -> None:
        """Make the folders and sweep away what an interrupted load left in staging."""
        for folder in (self.received, self.extracts, self.versions, self.profiles):
            folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir()

    def current(self) -> Current | None:
        """The live version, or None before the first load."""
        try:
            words = json.loads(self.pointer.read_text(encoding="utf-8"))
            return Current(**{**words, "loads": tuple(words["loads"])})
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            message = "CURRENT cannot be read. Run `homecare doctor` to see how to mend it."
            raise StoreDamagedError(message) from error

    def version_path(self, current: Current) -> Path:
        """The live version's file."""
        path = self.versions / current.name
        if not path.is_file():
            message = f"The published version {current.name} is missing. Run `homecare doctor` to see how to mend it."
            raise StoreDamagedError(message)
        return path.resolve()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store for one writer; readers never wait.

        Raises StoreBusyError where another writer holds it for longer than BUSY_SECONDS.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.root / ".lock", timeout=BUSY_SECONDS):
                yield
        except Timeout as error:
            message = "Another load or undo is running on this store. Try again when it has ended."
            raise StoreBusyError(message) from error


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that a crash leaves either the old or the new one."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(draft, path)
    sync_folder(path.parent)


def write_pointer(store: Store, current: Current) -> None:
    """Make a version the live one."""
    write_durably(store.pointer, json.dumps(asdict(current), indent=1).encode())


def sync_file(path: Path) -> None:
    """Wait until a file is on disk."""
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """Checksum of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
