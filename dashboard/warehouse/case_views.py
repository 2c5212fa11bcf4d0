"""Who looked at waiting cases one by one: when, where and how many, never which."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime

from dashboard.warehouse.durable import make_folder, sync_folder
from dashboard.warehouse.store import Store

TABLE = "waiting_cases"
"""The one published table whose rows are referrals."""


def record(store: Store, page: str, filters: Mapping[str, str], rows: int) -> None:
    """Add a line to the store's record of views, and wait until it is on disk.

    One write to a file opened for appending, so that several dashboards on one store do not cut each other's lines.
    Raises OSError: what cannot be recorded may not be shown.
    """
    make_folder(store.root)
    line = {"at": datetime.now(UTC).isoformat(), "page": page, "filters": dict(filters), "rows": rows}
    fresh = not store.case_views.exists()
    handle = os.open(store.case_views, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, (json.dumps(line) + "\n").encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    if fresh:
        sync_folder(store.root)
