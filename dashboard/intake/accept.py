"""Rows of a file become typed rows of a kind, or refused rows with the reason."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from dashboard.intake import cells, faults, refusals, totals
from dashboard.intake.contracts import Contract
from dashboard.intake.standing import overlaps

FUTURE_DAYS = 366
ROW = "source_row"


@dataclass(frozen=True)
class Accepted:
    """`rows`: source_row and the contract's columns. `refused`: source_row, column, value, reason."""

    rows: pl.DataFrame
    refused: pl.DataFrame
    collapsed: int
    as_at: date
    notes: tuple[str, ...]

    @property
    def rows_refused(self) -> int:
        """Distinct rows of the file that were refused."""
        return self.refused[ROW].n_unique()


def accept(
    contract: Contract, texts: pl.DataFrame, bands: tuple[str, ...], as_at: date | None, today: date
) -> Accepted:
    """Read the cells of canonical columns as the contract asks; nothing is guessed.

    `texts` has source_row and text columns under canonical headers; missing optional ones may be absent.
    """
    parsed, refused = cells.read(contract, refusals.apart(contract, texts), bands)
    as_at = as_at or newest_event(contract, parsed, today) or today
    refused = pl.concat(
        [
            refused,
            faults.of_schema(contract, parsed.select(ROW, *contract.columns), refused),
            _far_ahead(contract, parsed, as_at),
        ]
    )
    settled, notes = totals.settle(contract, _without(parsed, refused))
    single, twice = _one_row_a_key(contract, settled)
    overlapping = overlaps.within(contract, single) if contract.apart else faults.none()
    shown = faults.show(contract, texts, pl.concat([refused, twice.rows, overlapping]))
    return Accepted(_fill(contract, _without(single, overlapping)), shown, twice.collapsed, as_at, tuple(notes))


def newest_event(contract: Contract, rows: pl.DataFrame, today: date) -> date | None:
    """The newest event date not after the day received; periods end, so their last day counts."""
    newest = [rows[name].filter(rows[name] <= today).max() for name in contract.event_dates]
    days = [day for day in newest if isinstance(day, date)]
    if contract.kind == "commissioned_hours" and days:
        last: date = rows.select(period_ends().max()).item()
        return min(today, last)
    return max(days, default=None)


def period_ends() -> pl.Expr:
    """Last day of a commissioned_hours period."""
    lengths = {"week": "1w", "month": "1mo", "quarter": "3mo"}
    ends = [
        pl.when(pl.col("period") == name).then(pl.col("period_start").dt.offset_by(by)) for name, by in lengths.items()
    ]
    return pl.coalesce(ends) - pl.duration(days=1)


def _without(rows: pl.DataFrame, refused: pl.DataFrame) -> pl.DataFrame:
    return rows.join(refused, on=ROW, how="anti")


def _far_ahead(contract: Contract, rows: pl.DataFrame, as_at: date) -> pl.DataFrame:
    limit = as_at + timedelta(days=FUTURE_DAYS)
    found = [
        rows.filter(pl.col(name) > limit).select(
            ROW, pl.lit(name).alias("column"), pl.lit(f"is more than {FUTURE_DAYS} days after {as_at}").alias("reason")
        )
        for name in contract.event_dates
    ]
    return pl.concat([faults.none(), *found])


@dataclass(frozen=True)
class _Twice:
    rows: pl.DataFrame
    collapsed: int


def _one_row_a_key(contract: Contract, rows: pl.DataFrame) -> tuple[pl.DataFrame, _Twice]:
    single = rows.unique(list(contract.columns), keep="first", maintain_order=True)
    clash = single.filter(pl.struct(contract.key).is_duplicated())
    # every copy of a row that clashes is refused, not only the first of them
    copies = rows.join(clash, on=contract.key, how="semi", nulls_equal=True)
    reason = f"another row has the same {', '.join(contract.key)} with different values"
    named = copies.select(ROW, pl.lit(contract.key[0]).alias("column"), pl.lit(reason).alias("reason"))
    kept, unclashed = _without(single, named), _without(rows, named)
    return kept.select(ROW, *contract.columns), _Twice(named, unclashed.height - kept.height)


def _fill(contract: Contract, rows: pl.DataFrame) -> pl.DataFrame:
    if contract.closes is None or contract.ends is None:
        return rows
    missing = pl.col(contract.ends).is_not_null() & pl.col(contract.closes).is_null()
    return rows.with_columns(
        pl.when(missing).then(pl.lit("not_stated")).otherwise(contract.closes).alias(contract.closes)
    )
