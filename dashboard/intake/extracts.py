"""What a load asks of a file, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.intake.contracts import Contract

KeySource = Callable[[], bytes]
"""Gives the key that hashes person ids: asked for only where a file holds any."""


@dataclass(frozen=True)
class Request:
    """What a load asks of one file; `claims` is changes, snapshot or full."""

    path: Path
    kind: str | None = None
    profile: str | None = None
    sheet: str | None = None
    claims: str = "changes"
    as_at: date | None = None
    covers_from: date | None = None
    feed: str | None = None
    constants: dict[str, str] = field(default_factory=dict)
    only: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def options(self) -> dict[str, Any]:
        """What makes two loads of one file different loads."""
        days = {"as_at": self.as_at and str(self.as_at), "covers_from": self.covers_from and str(self.covers_from)}
        words = {"claims": self.claims, "set": self.constants, "only": self.only, "without": sorted(self.without)}
        return {**words, **days}


@dataclass(frozen=True)
class Extract:
    """Rows of one kind from one file: source_row and canonical text columns; `never_seen` headers were not used."""

    request: Request
    contract: Contract
    feed: str
    texts: pl.DataFrame
    file_name: str
    sha256: str
    file_size: int
    sheet: str
    never_seen: tuple[str, ...]
    notes: tuple[str, ...]
    received: pl.DataFrame
