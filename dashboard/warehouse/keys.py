"""The key that hashes person ids: outside the store, made once, and known to the store by its id alone."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from dashboard.warehouse import ledger
from dashboard.warehouse.durable import make_folder, sync_folder
from dashboard.warehouse.store import Store

SHORTEST = 16
"""Bytes: fewer is a file that was cut off or left empty."""


class WrongKeyError(Exception):
    """The store's person ids were hashed with another key."""


def read_or_make(path: Path) -> tuple[bytes, bool]:
    """The key, and whether it was made just now, for its owner alone to read.

    Raises WrongKeyError where the file holds too little to be one.
    """
    made = not path.exists()
    if made:
        _make(path)
    key = path.read_bytes()
    if len(key) < SHORTEST:
        message = f"The key in {path} is empty or cut off. Bring the right key file back."
        raise WrongKeyError(message)
    return key, made


def _make(path: Path) -> None:
    """The file has its name only once it is whole; a key that another process made meanwhile stands."""
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_hex(32).encode())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    sync_folder(path.parent)


def key_id(key: bytes) -> str:
    """What may be told of a key."""
    return hashlib.sha256(b"homecare key id" + key).hexdigest()[:12]


def admit(store: Store, known: str | None, key: bytes, path: Path) -> None:
    """Record the store's first key; raise WrongKeyError for any other."""
    found = key_id(key)
    if known is None:
        ledger.append(store.ledger, "key", key_id=found)
    elif known != found:
        message = (
            f"The key in {path} ({found}) is not the one this store was filled with ({known}): the same person would "
            "count twice. Set HOMECARE_KEY_FILE to the right key file."
        )
        raise WrongKeyError(message)
