"""Writing so that a crash or a power cut leaves the old or the new, never half."""

import hashlib
import os
from pathlib import Path

import polars as pl


def draft_of(path: Path) -> Path:
    """Where a file is written before it takes its name."""
    return path.with_name(f".{path.name}.draft")


def make_folder(folder: Path) -> None:
    """A folder that is still there after a power cut, and those above it."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that a crash leaves either the old or the new one."""
    draft = draft_of(path)
    with draft.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(draft, path)
    sync_folder(path.parent)


def write_rows_durably(path: Path, rows: pl.DataFrame) -> None:
    """The same for a Parquet file, and its folder where there is none.

    Raises OSError: polars gives a full disk a name of its own.
    """
    make_folder(path.parent)
    draft = draft_of(path)
    try:
        rows.write_parquet(draft)
    except pl.exceptions.ComputeError as error:
        raise OSError(str(error)) from error
    sync_file(draft)
    os.replace(draft, path)
    sync_folder(path.parent)


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
