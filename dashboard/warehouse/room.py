"""Disk for the next version."""

import shutil

from dashboard.warehouse.store import Store

LEAST = 64 * 1024**2
"""Bytes free before the first version, whose size nobody knows."""


def needed(store: Store) -> int:
    """Bytes: twice the live version, for the draft and what stands until it is published."""
    current = store.readable()
    path = store.versions / current.name if current else None
    return max(LEAST, 2 * path.stat().st_size if path and path.is_file() else 0)


def free(store: Store) -> int:
    """Bytes on the store's disk."""
    return shutil.disk_usage(store.root).free
