"""The cells of a file, column by column, in the form that the contract asks for."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

from dashboard.intake import faults
from dashboard.intake.contracts import Contract, blank_is_all
from dashboard.intake.contracts.columns import ALL
from dashboard.intake.parsing.model import present
from dashboard.intake.parsing.values import Form, Parsed, age_band, parse_values

NO_FAULTS = pl.DataFrame(schema={"row": pl.UInt32, "reason": pl.String})


def read(contract: Contract, texts: pl.DataFrame, bands: tuple[str, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Typed rows with `written_band` (the age band as the file has it), and the faults of cells that cannot be read."""
    series, found = [texts["source_row"]], []
    for name, column in contract.columns.items():
        parsed = _column(texts, name, column, bands)
        series.append(parsed.values.rename(name).cast(column.dtype))
        found.append(faults.at_rows(texts["source_row"], name, parsed.faults))
    written = texts["age_band"] if "age_band" in texts.columns else pl.Series([None] * texts.height, dtype=pl.String)
    return pl.DataFrame([*series, written.alias("written_band")]), pl.concat(found)


def _column(texts: pl.DataFrame, name: str, column: dy.Column, bands: tuple[str, ...]) -> Parsed:
    notes: Mapping[str, object] = column.metadata or {}
    cells = texts[name] if name in texts.columns else pl.Series(name, [None] * texts.height, dtype=pl.String)
    match notes["form"]:
        case "age_band":
            return _bands(cells, bands, empty_is_all=blank_is_all(column))
        case "choice":
            return _choice(cells, notes)
        case form:
            parsed = _once(cells, form)  # type: ignore[arg-type]
            return Parsed(_or_all(parsed.values), parsed.faults) if blank_is_all(column) else parsed


def _or_all(values: pl.Series) -> pl.Series:
    """The reserved member where a cell is blank or says so, however it is written."""
    return values.fill_null(ALL).replace({ALL.title(): ALL, ALL.upper(): ALL})


def _once(cells: pl.Series, form: Form) -> Parsed:
    """Each different text is read once, unless one is at fault: how common a form is decides which cells are."""
    different = cells.unique()
    once = parse_values(different, form) if 2 * different.len() < cells.len() else None
    if once is None or once.faults.height:
        return parse_values(cells, form)
    return Parsed(cells.replace_strict(different, once.values, return_dtype=once.values.dtype), once.faults)


def _bands(cells: pl.Series, bands: tuple[str, ...], *, empty_is_all: bool) -> Parsed:
    parsed = age_band(cells, bands)
    blank = present(cells).is_null()
    instead = pl.lit(ALL if empty_is_all else None, dtype=pl.String)
    values = pl.select(pl.when(blank).then(instead).otherwise(parsed.values)).to_series()
    return Parsed(values, parsed.faults)


def _choice(cells: pl.Series, notes: Mapping[str, object]) -> Parsed:
    words = present(cells)
    choices: tuple[str, ...] = notes["choices"]  # type: ignore[assignment]
    plain = words.str.to_lowercase().str.replace_all(r"[\s_-]+", "_")
    known = {word.lower().replace(" ", "_"): word for word in choices}
    values = plain.replace_strict(known, default=words, return_dtype=pl.String)
    return Parsed(values.fill_null(notes["default"]) if notes["default"] else values, NO_FAULTS)
