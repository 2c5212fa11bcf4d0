"""What the contracts and those who hold them come to, worked out from the tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from data_samples.calibration import WEEK, Sample, total, within
from data_samples.calibration_market import in_force

if TYPE_CHECKING:
    from datetime import date

SLOTS: Final = ("lead", "secondary")
YEAR: Final = 52 * WEEK
QUARTER: Final = 13 * WEEK


def slots(this: Sample) -> pl.DataFrame:
    """Lead and secondary contracts in force on as-at, vacant ones among them."""
    now = this.contracts.filter(within("start_date", "end_date", this.as_at))
    return now.filter(pl.col("role").is_in(SLOTS))


def slots_in_all(this: Sample) -> float:
    return len(slots(this))


def slots_filled(this: Sample) -> float:
    return slots(this)["provider_id"].count()


def vacant_leads(this: Sample) -> float:
    return _vacant(this, "lead")


def vacant_secondaries(this: Sample) -> float:
    return _vacant(this, "secondary")


def _vacant(this: Sample, role: str) -> float:
    return slots(this).filter(pl.col("role") == role)["provider_id"].null_count()


def new_people(this: Sample) -> pl.DataFrame:
    """Lines begun in the last 13 weeks of people without care in the 52 weeks before them."""
    lines = this.lines.with_row_index("line")
    begun = lines.filter(pl.col("line_start").is_between(this.as_at - QUARTER, this.as_at, closed="right"))
    earlier = lines.select("person_id", began="line_start", until="line_end")
    in_the_year_before = pl.col("until").is_null() | (pl.col("until") >= pl.col("line_start") - YEAR)
    both = begun.join(earlier, on="person_id")
    known = both.filter((pl.col("began") < pl.col("line_start")) & in_the_year_before)
    return begun.join(known, on="line", how="anti")


def share(this: Sample) -> float:
    """Of the hours of new people in zones where no slot is vacant, the part with the holders of its slots."""
    vacant = slots(this).filter(pl.col("provider_id").is_null())
    new = _counted_as(this, new_people(this).join(vacant, on="zone_id", how="anti"), this.as_at)
    return total(new.join(slots(this), on=["zone_id", "provider_id"], how="semi")) / total(new)


def _counted_as(this: Sample, lines: pl.DataFrame, day: date) -> pl.DataFrame:
    """Lines of a provider that was taken over count as its successor's."""
    owners = in_force(this, day).select("provider_id", owner=pl.coalesce("succeeded_by", "provider_id"))
    return lines.join(owners, on="provider_id").with_columns(provider_id="owner")


def decisions_due(this: Sample) -> float:
    """Contracts in force that end within a year."""
    now = this.contracts.filter(within("start_date", "end_date", this.as_at)).drop_nulls("provider_id")
    return len(now.filter(pl.col("end_date") <= this.as_at + YEAR))
