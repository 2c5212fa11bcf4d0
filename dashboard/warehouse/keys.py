"""The key that hashes person ids: outside the store, made once, and known to the store by its id alone."""

import hashlib
import os
import secrets
from pathlib import Path

from dashboard.warehouse import ledger
from dashboard.warehouse.store import Store


class WrongKeyError(Exception):
    """The store's person ids were hashed with another key."""


def read_or_make(path: Path) -> tuple[bytes, bool]:
    """The key, and whether it was made just now, for its owner alone to read."""
    try:
        return path.read_bytes(), False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(32).encode())
        return path.read_bytes(), True


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
