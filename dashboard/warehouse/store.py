"""The folder that holds everything: what was received, the accepted rows, the ledger, the versions, CURRENT."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.warehouse.durable import draft_of, make_folder, write_durably

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
    def forecasts(self) -> Path:
        return self.root / "forecasts"

    @property
    def revisions(self) -> Path:
        return self.root / "revisions"

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
    def case_views(self) -> Path:
        return self.root / "case_views.jsonl"

    @property
    def pointer(self) -> Path:
        return self.root / "CURRENT"

    def row_files(self, kind: str, load: str) -> tuple[Path, Path, Path]:
        """Where a load keeps its accepted rows, its refused rows, and the file as received."""
        name, folder = f"{load}.parquet", self.extracts / kind
        return folder / name, folder / "refused" / name, self.received / name

    def prepare(self) -> None:
        """Make the folders and sweep away what an interrupted load left."""
        for folder in (self.received, self.extracts, self.versions, self.profiles, self.staging):
            make_folder(folder)
        self.sweep()

    def sweep(self) -> None:
        """Remove drafts; nothing that counts stands among them."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(exist_ok=True)
        drafts = (draft for folder in (self.forecasts, self.revisions) for draft in folder.rglob(".*.draft"))
        for draft in (draft_of(self.pointer), *drafts):
            draft.unlink(missing_ok=True)

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

    def readable(self) -> Current | None:
        """The live version, or None also where CURRENT cannot be read."""
        try:
            return self.current()
        except StoreDamagedError:
            return None

    def version_path(self, current: Current) -> Path:
        """The live version's file."""
        path = self.versions / current.name
        if not path.is_file():
            message = f"The published version {current.name} is missing. Run `homecare doctor` to see how to mend it."
            raise StoreDamagedError(message)
        return path.resolve()

    @contextmanager
    def writing(self, patience: float = BUSY_SECONDS) -> Iterator[None]:
        """Hold the store for one writer; readers never wait.

        Raises StoreBusyError where another writer holds it for longer than `patience` seconds.
        """
        make_folder(self.root)
        try:
            with FileLock(self.root / ".lock", timeout=patience):
                yield
        except Timeout as error:
            message = "Another load or undo is running on this store. Try again when it has ended."
            raise StoreBusyError(message) from error


def write_pointer(store: Store, current: Current) -> None:
    """Make a version the live one."""
    write_durably(store.pointer, json.dumps(asdict(current), indent=1).encode())
