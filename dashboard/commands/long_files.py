"""Long files `unique_id, ds` and values: any series, from anywhere, as typed columns or one plain refusal."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

HEADER_ROWS = 1
BLANKS = ("", "na", "n/a", "null", "none")
NOT_FINITE = ("nan", "inf", "-inf", "+inf", "infinity", "-infinity")
DATES = ("%Y-%m-%d", "%Y-%m-%dT00:00:00", "%Y-%m-%d 00:00:00", "%d/%m/%Y")


class LongFileRefusedError(Exception):
    """The file cannot be read as a long file: which row, which column, what to do."""


def read(path: Path, values: Sequence[str] = ("y",)) -> pl.DataFrame:
    """Columns unique_id (text), ds (date or whole number) and y (number, null where blank); rows in order.

    values: what y may be called in the file, the first that is there.

    Raises LongFileRefusedError naming the row as a spreadsheet counts it (the header is row 1) and the column.
    """
    raw = _raw(path)
    found = {name.strip().lower(): name for name in raw.columns}
    value = next((name for name in values if name in found), values[0])
    if lacking := [name for name in ("unique_id", "ds", value) if name not in found]:
        raise LongFileRefusedError(
            f"{path.name} lacks the column {', '.join(lacking)}. It has: {', '.join(raw.columns)}. "
            f"A long file has unique_id, ds and {value}."
        )
    if raw.is_empty():
        raise LongFileRefusedError(f"{path.name} has a header and no rows.")
    columns = [raw[found["unique_id"]].cast(pl.String).str.strip_chars(), _moments(raw[found["ds"]])]
    rows = pl.DataFrame([*columns, _numbers(raw[found[value]])], schema=["unique_id", "ds", "y"])
    _refuse_blank(rows["unique_id"])
    _refuse_repeated(rows)
    return rows


def _raw(path: Path) -> pl.DataFrame:
    if not path.is_file():
        raise LongFileRefusedError(f"There is no file {path}.")
    try:
        if path.suffix.lower() == ".parquet":
            return pl.read_parquet(path)
        return pl.read_csv(path, infer_schema=False, encoding="utf8")
    except (pl.exceptions.PolarsError, UnicodeDecodeError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise LongFileRefusedError(f"{path.name} is neither CSV (in UTF-8) nor Parquet: {reason}") from None


def _moments(written: pl.Series) -> pl.Series:
    if written.dtype == pl.Date or written.dtype.is_integer():
        return _complete(written, written, "a date or a whole number")
    if isinstance(written.dtype, pl.Datetime):
        return _complete(written.cast(pl.Date), written, "a date or a whole number")
    text = written.cast(pl.String).str.strip_chars()
    numbers = text.str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    if numbers.null_count() < len(numbers) and numbers[0] is not None:
        return _complete(numbers, text, "a whole number, as in the rows before")
    dates = pl.DataFrame({"ds": text}).select(
        pl.coalesce(pl.col("ds").str.to_date(form, strict=False) for form in DATES)
    )["ds"]
    return _complete(dates, text, "a date (2026-11-16 or 16/11/2026) or a whole number")


def _complete(read: pl.Series, written: pl.Series, wanted: str) -> pl.Series:
    if (row := _first(read.is_null())) is not None:
        raise _refused(row, "ds", f"{_shown(written[row])} is not {wanted}")
    return read


def _numbers(written: pl.Series) -> pl.Series:
    if written.dtype.is_numeric():
        return written.cast(pl.Float64)
    if written.dtype != pl.String:
        raise _refused(0, written.name, f"values are of the type {written.dtype}, not numbers")
    text = written.str.strip_chars().str.to_lowercase()
    blank = text.is_null() | text.is_in(BLANKS)
    numbers = text.str.replace_all(",", "").cast(pl.Float64, strict=False)
    wrong = numbers.is_null() & ~blank & ~text.is_in(NOT_FINITE)
    if (row := _first(wrong)) is not None:
        raise _refused(
            row, written.name, f"{_shown(written[row])} is not a number; leave it blank where it is not known"
        )
    return numbers


def _refuse_blank(ids: pl.Series) -> None:
    if (row := _first(ids.is_null() | (ids == ""))) is not None:
        raise _refused(row, "unique_id", "it is blank; every row needs the name of its series")


def _refuse_repeated(rows: pl.DataFrame) -> None:
    again = rows.select(~pl.struct("unique_id", "ds").is_first_distinct()).to_series()
    if (row := _first(again)) is None:
        return
    unique_id, moment = rows["unique_id"][row], rows["ds"][row]
    before = _first((rows["unique_id"] == unique_id) & (rows["ds"] == moment)) or 0
    said = moment.isoformat() if isinstance(moment, date) else moment
    raise _refused(row, "ds", f"{unique_id} has {said} twice (row {_row(before)} has it too); keep one of them")


def _first(wrong: pl.Series) -> int | None:
    return wrong.arg_max() if wrong.any() else None


def _row(row: int) -> int:
    return row + HEADER_ROWS + 1


def _refused(row: int, column: str, reason: str) -> LongFileRefusedError:
    return LongFileRefusedError(f"Row {_row(row)}, column {column}: {reason}.")


def _shown(value: object) -> str:
    return "it is blank" if value in {None, ""} else f"'{value}'"
