"""Copies of a store: one zip of what cannot be made again, and the live version."""

import os
import zipfile
import zlib
from pathlib import Path

from dashboard.warehouse import history, publish, room
from dashboard.warehouse.durable import draft_of, sync_file, sync_folder
from dashboard.warehouse.store import Current, Store, StoreDamagedError

LEFT_OUT = {".lock", "staging"}
UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError)
"""What zipfile raises for files that are cut off, changed, encrypted or packed in a way it does not know."""


class ArchiveRefusedError(Exception):
    """The copy cannot be restored as it is; nothing was changed."""


def backup(store: Store, file: Path) -> int:
    """Copy the store while no load runs; the number of files.

    Raises StoreDamagedError where the live version is not as it was published.
    """
    with store.writing():
        current = store.current()
        if current:
            publish.verify(store, current)
        history.complete(store, current)
        draft = draft_of(file)
        try:
            count = _pack(store, current, draft)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    sync_folder(file.absolute().parent)
    return count


def _pack(store: Store, current: Current | None, draft: Path) -> int:
    keep = [path for path in sorted(store.root.rglob("*")) if path.is_file() and _is_kept(store, current, path)]
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in keep:
            archive.write(path, path.relative_to(store.root))
    sync_file(draft)
    return len(keep)


def _is_kept(store: Store, current: Current | None, path: Path) -> bool:
    within = path.relative_to(store.root).parts
    if within[0] == store.versions.name:
        return current is not None and within[-1] == current.name
    return within[0] not in LEFT_OUT and not within[-1].endswith(".draft")


def restore(store: Store, file: Path) -> int:
    """Fill an empty store; the number of files.

    Raises ArchiveRefusedError where the store is not empty or the file is no whole copy.
    """
    with store.writing():
        if any(path.name not in LEFT_OUT for path in store.root.iterdir()):
            message = f"The store {store.root} is not empty. Name an empty one with --store."
            raise ArchiveRefusedError(message)
        store.sweep()
        try:
            with _opened(file) as archive:
                _refuse_unfit(archive, file, store)
                archive.extractall(store.staging)
                _refuse_unsound(Store(store.staging), file)
                _move_in(store)
                return len(archive.namelist())
        except UNREADABLE as error:
            raise ArchiveRefusedError(_unreadable(file)) from error
        finally:
            store.sweep()


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except OSError as error:
        raise ArchiveRefusedError(_unreadable(file)) from error


def _unreadable(file: Path) -> str:
    return f"{file} cannot be read as a backup."


def _refuse_unfit(archive: zipfile.ZipFile, file: Path, store: Store) -> None:
    names = archive.namelist()
    outside = any(Path(name).is_absolute() or ".." in Path(name).parts for name in names)
    if outside or store.ledger.name not in names or archive.testzip():
        message = f"{file} is not a whole backup of a homecare store."
        raise ArchiveRefusedError(message)
    if sum(entry.file_size for entry in archive.infolist()) > room.free(store):
        message = f"{file} needs more disk than {store.root} has free."
        raise ArchiveRefusedError(message)


def _refuse_unsound(unpacked: Store, file: Path) -> None:
    """Checksums in a zip say nothing of an entry that is gone."""
    message = f"{file} is not a whole backup of a homecare store."
    try:
        current, loads = unpacked.current(), history.read(unpacked).loads
        if current:
            publish.verify(unpacked, current)
    except StoreDamagedError as error:
        raise ArchiveRefusedError(message) from error
    if not all(path.is_file() for load in loads for path in unpacked.row_files(load.kind, load.load)):
        raise ArchiveRefusedError(message)


def _move_in(store: Store) -> None:
    """All from staging, once it is on disk; CURRENT last, so that no reader sees a store half filled."""
    unpacked = store.staging
    for path in unpacked.rglob("*"):
        if path.is_file():
            sync_file(path)
        else:
            sync_folder(path)
    for path in sorted(unpacked.iterdir(), key=lambda path: (path.name == store.pointer.name, path.name)):
        os.replace(path, store.root / path.name)
    sync_folder(store.root)
