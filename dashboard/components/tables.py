"""The table behind a chart: on the page as real HTML, and as a file that a spreadsheet cannot run."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

import polars as pl

from dashboard import wording
from dashboard.wording import in_html

RUNNABLE: Final = r"^[=+\-@\t\r]"
ROWS_ON_PAGE: Final = 400


def headed(rows: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    """Only the named columns, names and codes as the screen says them; with `marker`, why a figure is missing."""
    kept = [column for column in columns if column in rows.columns]
    named = [_worded(rows, column).alias(columns[column]) for column in kept]
    return rows.select(*named, *(["marker"] if "marker" in rows.columns and "marker" not in kept else []))


def _worded(rows: pl.DataFrame, column: str) -> pl.Expr:
    if rows.schema[column] != pl.String:
        return pl.col(column)
    return pl.col(column).map_elements(partial(wording.in_words, column), return_dtype=pl.String)


def exported(rows: pl.DataFrame) -> bytes:
    """CSV with a byte-order mark, so that Excel reads it as UTF-8."""
    text = [name for name, kind in rows.schema.items() if kind == pl.String]
    safe = rows.with_columns(
        pl.when(pl.col(name).str.contains(RUNNABLE))
        .then(pl.concat_str(pl.lit("'"), pl.col(name)))
        .otherwise(pl.col(name))
        .alias(name)
        for name in text
    )
    return safe.rename(_inert).write_csv(include_bom=True).encode()


def _inert(text: str) -> str:
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def table(rows: pl.DataFrame, caption: str) -> str:
    """The first rows only where there are many: the download holds them all."""
    shown = rows.head(ROWS_ON_PAGE)
    columns = [_column(values, _reasons(shown)) for values in shown.drop("marker", strict=False)]
    body = "".join(f"<tr>{_named(first)}{''.join(cells)}</tr>" for first, *cells in zip(*columns, strict=True))
    more = f" (first {ROWS_ON_PAGE} of {len(rows):,} rows)" if len(rows) > ROWS_ON_PAGE else ""
    return (
        '<div class="hc"><div class="hc-scroll" tabindex="0" role="region" '
        f'aria-label="{in_html(caption)}"><table class="hc-table">'
        f"<caption>{in_html(caption)}{more}</caption>"
        f"<thead><tr>{_head(shown)}</tr></thead><tbody>{body}</tbody></table></div></div>"
    )


def _head(rows: pl.DataFrame) -> str:
    columns = [values for values in rows if values.name != "marker"]
    return "".join(f'<th{_look(values)} scope="col">{in_html(values.name)}</th>' for values in columns)


def _reasons(rows: pl.DataFrame) -> list[str]:
    """Why a row's figures may be missing: [c] where disclosure withheld them, else [x]."""
    given = rows["marker"].to_list() if "marker" in rows.columns else [""] * len(rows)
    return [reason or wording.NOT_AVAILABLE for reason in given]


def _column(values: pl.Series, reasons: list[str]) -> list[str]:
    look, numeric = _look(values), values.dtype.is_numeric()
    texts = [
        reason if value is None and numeric else _text(value) for value, reason in zip(values, reasons, strict=True)
    ]
    return [f"<td{look}>{in_html(text)}</td>" for text in texts]


def _look(values: pl.Series) -> str:
    return ' class="n"' if values.dtype.is_numeric() else ""


def _named(cell: str) -> str:
    """The first cell names its row, for those who hear the table."""
    return f'<th scope="row"{cell[3:-5]}</th>'


def _text(value: object) -> str:
    if isinstance(value, date):
        return wording.long_date(value)
    if isinstance(value, float):
        return wording.number(value, 0 if value.is_integer() else 2)
    return wording.number(value) if isinstance(value, int) else str(value or "")
