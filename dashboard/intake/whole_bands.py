"""Whether people of finer age bands make up a whole band of the council: 60 to 64 alone is not 18 to 64."""

import polars as pl

from dashboard.intake.contracts import Contract
from dashboard.intake.parsing.ages import years_of

LAST_YEAR = 120
"""Age that nobody need be counted beyond."""


def marked(contract: Contract, rows: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Rows with `whole_band` where it is blank, from the bands the file writes, and a note on bands in part."""
    cells = rows.group_by(contract.key).agg(pl.col("written_band").unique().sort().str.join("; ").alias("written"))
    different = cells.select("age_band", "written").unique().sort("age_band", "written")
    filled_by = [_fills(written.split("; "), band) for band, written in different.iter_rows()]
    whole = pl.Series("whole", filled_by, dtype=pl.Boolean)
    known = cells.join(different.with_columns(whole), on=["age_band", "written"]).drop("written")
    filled = rows.join(known, on=contract.key, maintain_order="left").with_columns(pl.coalesce("whole_band", "whole"))
    notes = [f"{band} holds only people of {written}" for band, written in different.filter(~whole).iter_rows()]
    return filled.drop("whole"), notes


def _fills(written: list[str], band: str) -> bool:
    asked = years_of(band.lower())
    if asked is None:
        return True
    spans = [span for words in written if (span := years_of(words.lower()))]
    ages = range(asked[0], min(asked[1], LAST_YEAR) + 1)
    return all(any(youngest <= age <= oldest for youngest, oldest in spans) for age in ages)
