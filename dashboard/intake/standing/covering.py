"""Which days a feed speaks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from dashboard.intake.accept import period_ends
from dashboard.intake.contracts import Contract
from dashboard.intake.standing.replay import Batch


@dataclass(frozen=True)
class Covering:
    """`as_at`: the day the feed is true on. `covers_from`, `covers_to`: both included; None where nothing is weekly."""

    as_at: date
    covers_from: date | None
    covers_to: date | None


def covering(contract: Contract, batches: Sequence[Batch], standing: pl.DataFrame, given: date | None) -> Covering:
    """The days of a feed; `given` is the start that the analyst stated last."""
    as_at = max(batch.as_at for batch in batches)
    if contract.takes_snapshot and contract.spine:
        return Covering(as_at, given or _first_ended(contract, batches, as_at), as_at)
    first, last = _periods(contract, standing, as_at)
    return Covering(as_at, given or first, min(last, as_at) if last else None)


def _first_ended(contract: Contract, batches: Sequence[Batch], as_at: date) -> date:
    """Before the first row that ended, only long-lived rows are left: the source is whole from there on."""
    ordered = sorted(batches, key=lambda batch: (batch.as_at, batch.load))
    last_full = max((place for place, batch in enumerate(ordered) if batch.claims == "full"), default=0)
    starts = [_starts_whole(contract, batch, as_at) for batch in ordered[last_full:]]
    known = [day for day in starts if day is not None]
    return min(known, default=as_at - timedelta(days=as_at.weekday()))


def _starts_whole(contract: Contract, batch: Batch, as_at: date) -> date | None:
    if batch.claims == "snapshot":
        return batch.as_at
    ends = batch.rows[contract.ends or ""]
    first = ends.filter(ends <= as_at).min()
    return first if isinstance(first, date) else None


def _periods(contract: Contract, standing: pl.DataFrame, as_at: date) -> tuple[date | None, date | None]:
    if contract.kind == "commissioned_hours":
        found = standing.select(pl.col("period_start").min().alias("first"), period_ends().max().alias("last"))
    elif "week_commencing" in contract.columns:
        week = pl.col("week_commencing")
        found = standing.select(week.min().alias("first"), week.max().dt.offset_by("6d").alias("last"))
    elif "month_starting" in contract.columns:
        month = pl.col("month_starting")
        found = standing.select(month.min().alias("first"), month.max().dt.month_end().alias("last"))
    elif contract.event_dates:
        found = standing.select(pl.col(contract.event_dates[0]).min().alias("first"), pl.lit(as_at).alias("last"))
    else:
        return None, None
    return found["first"][0], found["last"][0]
