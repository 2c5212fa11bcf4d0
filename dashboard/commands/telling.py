"""How commands speak: results on standard output, messages on standard error, one plain line and an exit code."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl
import typer

from dashboard.intake.headers import ColumnsMissing
from dashboard.intake.reading.model import ReadRefused
from dashboard.loading.arrivals import LoadRefusedError
from dashboard.planning.fits import ClusterError
from dashboard.settings import SettingsError
from dashboard.warehouse.build import BuildRefusedError
from dashboard.warehouse.keys import WrongKeyError
from dashboard.warehouse.reading import NothingPublishedError
from dashboard.warehouse.store import StoreBusyError, StoreDamagedError

REFUSED, WRONG_USE, STORE_TROUBLE = 1, 2, 3
_CODES: dict[type[Exception], int] = {
    ReadRefused: REFUSED,
    LoadRefusedError: REFUSED,
    BuildRefusedError: REFUSED,
    WrongKeyError: REFUSED,
    SettingsError: REFUSED,
    ClusterError: REFUSED,
    NothingPublishedError: REFUSED,
    StoreBusyError: STORE_TROUBLE,
    StoreDamagedError: STORE_TROUBLE,
}


def say(message: str) -> None:
    """A message for the person at the keyboard."""
    print(message, file=sys.stderr, flush=True)


@contextmanager
def plainly(*, as_json: bool = False) -> Iterator[None]:
    """Turn what can go wrong into one line and the exit code that INTERFACE names for it."""
    try:
        yield
    except tuple(_CODES) as error:
        tell_refusal(str(error), as_json=as_json, mapping=_mapping(error))
        raise typer.Exit(_code(error)) from None
    except PermissionError as error:
        tell_refusal(f"No permission for {error.filename}.", as_json=as_json)
        raise typer.Exit(STORE_TROUBLE) from None
    except OSError as error:
        tell_refusal(
            f"The disk or the store failed: {error.strerror or error}. Run `homecare doctor`.", as_json=as_json
        )
        raise typer.Exit(STORE_TROUBLE) from None


def tell_refusal(message: str, *, as_json: bool, mapping: dict[str, Any] | None = None) -> None:
    """A refusal: on standard error, and as a line of JSON where a program is listening."""
    if as_json:
        tell_json({"event": "refused", "message": message, "mapping": mapping})
    say(message)


def _code(error: Exception) -> int:
    return next(code for kind, code in _CODES.items() if isinstance(error, kind))


def _mapping(error: Exception) -> dict[str, Any] | None:
    """What the load page needs to ask which header is which."""
    if not isinstance(error, ColumnsMissing):
        return None
    return {"kind": error.kind, "lacking": error.lacking, "free": error.free}


def tell_json(words: Any) -> None:
    """One line of JSON on standard output."""
    print(json.dumps(words, default=_plain), flush=True)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def write_rows(rows: pl.DataFrame, form: str, out: Path | None) -> None:
    """Rows as a table, CSV, JSON records or Parquet, to a file or standard output."""
    content = _written(rows, form)
    if out:
        out.write_bytes(content)
    else:
        stream: BinaryIO = sys.stdout.buffer
        stream.write(content)
        stream.flush()


def _written(rows: pl.DataFrame, form: str) -> bytes:
    match form:
        case "json":
            return (json.dumps(rows.to_dicts(), default=_plain) + "\n").encode()
        case "csv":
            return rows.write_csv().encode()
        case "parquet":
            return _parquet(rows)
        case _:
            return (_table(rows) + "\n").encode()


def _parquet(rows: pl.DataFrame) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    rows.write_parquet(buffer)
    return buffer.getvalue()


def _table(rows: pl.DataFrame) -> str:
    with pl.Config(
        tbl_rows=-1, tbl_cols=-1, tbl_width_chars=10_000, fmt_str_lengths=200, tbl_formatting="ASCII_MARKDOWN",
        tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True, float_precision=2, thousands_separator=",",
    ):  # fmt: skip
        return str(rows).strip()
