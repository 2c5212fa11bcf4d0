"""Which kind a file is, which header is which column, and the rows of each kind it holds."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from dashboard.intake import doors, headers, pivots, reshape
from dashboard.intake.contracts import CONTRACTS, Contract
from dashboard.intake.extracts import Extract, KeySource, Request
from dashboard.intake.mappings import Mapping, Profile
from dashboard.intake.reading.model import RawTable, ReadRefused


def extracts(request: Request, table: RawTable, shape: Profile | None, key: KeySource) -> list[Extract]:
    """Every kind that one file holds, its private columns gone.

    Raises ReadRefused where the file cannot be mapped or kept.
    """
    contract = _contract(request, table, shape)
    shape = shape or Profile(kind=contract.kind)
    rows = _asked_for(request, table, contract, _recognised(contract, shape, table.headers))
    recognised = _recognised(contract, shape, rows.columns[1:])
    shape = shape.model_copy(update={"constants": {**shape.constants, **request.constants}})
    _refuse_missing(contract, shape, recognised, rows.columns[1:])
    people = _person_headers(shape, recognised, contract)
    received = doors.with_people_hashed(rows, people, key()) if people else rows
    pivoted = pivots.laid_out(reshape.keep(received, shape), shape)
    unused = tuple(name for name in rows.columns[1:] if name not in {*recognised, *shape.used})
    feed = request.feed or request.profile or "default"
    common = (table.file_name, *_fingerprint(request.path), table.sheet, unused, table.notes, received)
    mappings: list[tuple[Mapping, dict[str, str]]] = [(shape, recognised), *((other, {}) for other in shape.also)]
    return [
        Extract(request, CONTRACTS[mapping.kind], feed, reshape.apply(pivoted, mapping, known), *common)
        for mapping, known in mappings
    ]


def _asked_for(request: Request, table: RawTable, contract: Contract, recognised: dict[str, str]) -> pl.DataFrame:
    return _only(doors.without(table, request.without, contract, recognised), request.only)


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
    known = headers.recognise(contract, [name for name in found if name not in shape.mapped])
    given = {*shape.headers, *shape.joined, *shape.made}
    return {header: name for header, name in known.items() if name not in given}


def _refuse_missing(contract: Contract, shape: Profile, recognised: dict[str, str], found: Sequence[str]) -> None:
    given = {*shape.headers, *shape.joined, *shape.constants, *shape.made}
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


def _fingerprint(path: Path) -> tuple[str, int]:
    content = path.read_bytes()
    return hashlib.sha256(content).hexdigest(), len(content)
