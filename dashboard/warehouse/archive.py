"""Copies of a store: one zip of what cannot be made again, and the live version."""

import zipfile
from pathlib import Path

from dashboard.warehouse import history, publish
from dashboard.warehouse.store import Store

LEFT_OUT = {".lock", "staging"}


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
        history.read(store)
        keep = [path for path in sorted(store.root.rglob("*")) if path.is_file() and _is_kept(store, path)]
        draft = file.with_name(f".{file.name}.draft")
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in keep:
                archive.write(path, path.relative_to(store.root))
        draft.replace(file)
    return len(keep)


def restore(store: Store, file: Path) -> int:
    """Fill an empty store; the number of files.

    Raises ArchiveRefusedError where the store is not empty or the file is no whole copy.
    """
    if store.root.exists() and any(path.name not in LEFT_OUT for path in store.root.iterdir()):
        message = f"The store {store.root} is not empty. Name an empty one with --store."
        raise ArchiveRefusedError(message)
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_unfit(archive, file)
            store.root.mkdir(parents=True, exist_ok=True)
            archive.extractall(store.root)
            return len(archive.namelist())
    except (OSError, zipfile.BadZipFile) as error:
        message = f"{file} cannot be read as a backup."
        raise ArchiveRefusedError(message) from error


def _refuse_unfit(archive: zipfile.ZipFile, file: Path) -> None:
    names = archive.namelist()
    outside = any(Path(name).is_absolute() or ".." in Path(name).parts for name in names)
    if outside or "ledger.jsonl" not in names or archive.testzip():
        message = f"{file} is not a whole backup of a homecare store."
        raise ArchiveRefusedError(message)


def _is_kept(store: Store, path: Path) -> bool:
    return path.relative_to(store.root).parts[0] not in LEFT_OUT
