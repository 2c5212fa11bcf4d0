"""What may come in: private columns stop a load or are replaced, and person ids are kept as hashes alone."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from dashboard.intake import privacy
from dashboard.intake.contracts import Contract
from dashboard.intake.parsing.values import parse_values
from dashboard.intake.reading.model import RawTable, ReadRefused

BIRTH, POSTCODE = "date of birth", "postcode"


def without(table: RawTable, names: Sequence[str], contract: Contract, recognised: Mapping[str, str]) -> pl.DataFrame:
    """The rows less the columns named; a birth date leaves an age band behind, a postcode its sector.

    Raises ReadRefused for a column that the file has not, or another that looks personal.
    """
    _refuse_unknown(table, names)
    found = {column.column: column for column in privacy.find_personal(table, recognised)}
    for name, column in found.items():
        if name not in names:
            message = f"column '{name}' looks like a {column.what}, which is not loaded. {_offer(name, column.what)}"
            raise ReadRefused(message, column=name)
    rows = table.rows
    for name in names:
        rows = _replaced(rows, name, found[name].what if name in found else "", contract, recognised)
    return rows


def with_people_hashed(rows: pl.DataFrame, columns: Collection[str], key: bytes) -> pl.DataFrame:
    """Rows whose person ids are hashes under the council's key."""
    return rows.with_columns(privacy.hash_ids(parse_values(rows[name], "id").values, key) for name in columns)


def _refuse_unknown(table: RawTable, names: Sequence[str]) -> None:
    for name in names:
        if name not in table.headers:
            message = f"--without names '{name}', which the file has not. It has: {', '.join(table.headers)}."
            raise ReadRefused(message, column=name)


def _offer(name: str, what: str) -> str:
    becomes = {BIRTH: " (the age band when care started is kept instead)", POSTCODE: " (its sector is kept instead)"}
    return f'To go on without it: --without "{name}"{becomes.get(what, "")}.'


def _replaced(
    rows: pl.DataFrame, name: str, what: str, contract: Contract, recognised: Mapping[str, str]
) -> pl.DataFrame:
    headers = {canonical: header for header, canonical in recognised.items()}
    start = headers.get(contract.starts or "")
    rest = rows.drop(name)
    if what == BIRTH and start and "age_band" not in headers:
        births, starts = (parse_values(rows[column], "date").values for column in (name, start))
        return rest.with_columns(privacy.age_bands_at(births, starts).alias("age_band"))
    if what == POSTCODE and "sector" in contract.columns and "sector" not in headers:
        return rest.with_columns(privacy.postcode_sectors(rows[name]).alias("sector"))
    return rest
