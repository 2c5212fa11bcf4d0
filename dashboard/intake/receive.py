"""Files as they arrive become extracts: rows of known kinds, as text, with private columns gone."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from dashboard.intake import doors, headers, profile, reshape
from dashboard.intake.contracts import CONTRACTS, Contract
from dashboard.intake.profile import Mapping, Profile
from dashboard.intake.reading.model import Limits, RawTable, ReadRefused, ReadRequest
from dashboard.intake.reading.reader import read_tables

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


def receive(requests: Sequence[Request], saved_profiles: Path, limits: Limits, key: KeySource) -> list[Extract]:
    """Every kind that the files hold, in order.

    Raises ReadRefused for the first file that cannot be read, mapped or kept.
    """
    _refuse_missing_files(requests)
    profiles = [profile.find(request.profile, saved_profiles) if request.profile else None for request in requests]
    asked = [
        ReadRequest(request.path, request.sheet, tuple(shape.ignore) if shape else ())
        for request, shape in zip(requests, profiles, strict=True)
    ]
    tables = read_tables(asked, limits=limits)
    together = zip(requests, tables, profiles, strict=True)
    return [extract for request, table, shape in together for extract in _extracts(request, table, shape, key)]


def _refuse_missing_files(requests: Sequence[Request]) -> None:
    for request in requests:
        if not request.path.is_file():
            problem = "this is a folder; name the file in it" if request.path.is_dir() else "there is no such file"
            raise ReadRefused(problem, file=str(request.path))


def _extracts(request: Request, table: RawTable, shape: Profile | None, key: KeySource) -> list[Extract]:
    try:
        return _mapped(request, table, shape, key)
    except ReadRefused as refused:
        refused.file, refused.sheet = table.file_name, table.sheet
        raise


def _mapped(request: Request, table: RawTable, shape: Profile | None, key: KeySource) -> list[Extract]:
    contract = _contract(request, table, shape)
    shape = shape or Profile(kind=contract.kind)
    recognised = _recognised(contract, shape, table.headers)
    rows = _only(doors.without(table, request.without, contract, recognised), request.only)
    recognised = _recognised(contract, shape, rows.columns[1:])
    shape = shape.model_copy(update={"constants": {**shape.constants, **request.constants}})
    _refuse_missing(contract, shape, recognised, rows.columns[1:])
    people = _person_headers(shape, recognised, contract)
    received = doors.with_people_hashed(rows, people, key()) if people else rows
    kept = reshape.keep(received, shape)
    pivoted = reshape.pivot(kept, shape.pivot) if shape.pivot else kept
    unused = tuple(name for name in rows.columns[1:] if name not in {*recognised, *_named(shape)})
    common = (table.file_name, *_fingerprint(request.path), table.sheet, unused, table.notes, received)
    mappings: list[Mapping] = [shape, *shape.also]
    return [
        Extract(
            request,
            CONTRACTS[mapping.kind],
            request.feed or request.profile or "default",
            reshape.apply(pivoted, mapping, recognised if mapping is shape else {}),
            *common,
        )
        for mapping in mappings
    ]


def _contract(request: Request, table: RawTable, shape: Profile | None) -> Contract:
    kind = shape.kind if shape else request.kind
    if kind is None:
        return headers.work_out_kind((*table.headers, *request.constants), table.file_name)
    if kind not in CONTRACTS:
        message = f"there is no kind '{kind}'. There are: {', '.join(CONTRACTS)}."
        raise ReadRefused(message)
    return CONTRACTS[kind]


def _recognised(contract: Contract, shape: Profile, found: Sequence[str]) -> dict[str, str]:
    if shape.pivot:
        return {}
    mapped = set(shape.headers.values())
    known = headers.recognise(contract, [name for name in found if name not in mapped])
    return {header: name for header, name in known.items() if name not in shape.headers}


def _refuse_missing(contract: Contract, shape: Profile, recognised: dict[str, str], found: Sequence[str]) -> None:
    given = {*shape.headers, *shape.constants, *(shape.pivot.columns if shape.pivot else ())}
    given |= {"period"} if shape.periods else set()
    headers.refuse_missing(contract, {**recognised, **{name: name for name in given}}, found)


def _person_headers(shape: Profile, recognised: dict[str, str], contract: Contract) -> list[str]:
    mapped = [shape.headers[name] for name in contract.person_columns if name in shape.headers]
    return [*mapped, *(header for header, name in recognised.items() if name in contract.person_columns)]


def _only(rows: pl.DataFrame, only: dict[str, str]) -> pl.DataFrame:
    for name, value in only.items():
        if name not in rows.columns:
            message = f"--only names '{name}', which the file has not. It has: {', '.join(rows.columns[1:])}."
            raise ReadRefused(message, column=name)
        rows = rows.filter(pl.col(name) == value)
        if rows.is_empty():
            message = f"no row has {name} = {value}"
            raise ReadRefused(message, column=name)
    return rows


def _named(shape: Profile) -> set[str]:
    pivoted = {shape.pivot.measure, shape.pivot.value} if shape.pivot else set()
    mapped = {header for mapping in (shape, *shape.also) for header in mapping.headers.values()}
    return pivoted | mapped | set(shape.filter) | set(shape.matching)


def _fingerprint(path: Path) -> tuple[str, int]:
    content = path.read_bytes()
    return hashlib.sha256(content).hexdigest(), len(content)
