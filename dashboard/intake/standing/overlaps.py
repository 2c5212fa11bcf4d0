"""Two lines of one package and provider never cover the same day."""

from dataclasses import dataclass

import polars as pl

from dashboard.intake.contracts import Contract

LINE = ["package_id", "provider_id"]
REASON = "this line overlaps another line of the same package and provider"


@dataclass(frozen=True)
class Judged:
    """`kept`: stored lines, ended where a newer one starts. `refused`: load, source_row, column, reason."""

    kept: pl.DataFrame
    refused: pl.DataFrame


def within(lines: pl.DataFrame) -> pl.DataFrame:
    """Rows of one file that overlap each other, both sides: source_row, column, reason."""
    ordered = lines.sort(*LINE, "line_start")
    last_day = pl.col("line_end").fill_null(pl.date(9999, 12, 31))
    reach = last_day.cum_max().shift(1).over(LINE)
    clash_before = pl.col("line_start") <= reach
    marked = ordered.with_columns(clash_before.fill_null(value=False).alias("after"))
    # a row clashes too where any later row of its line starts before it ends
    later = pl.col("line_start").shift(-1).over(LINE)
    both = marked.filter(pl.col("after") | (later <= last_day).fill_null(value=False))
    return both.select("source_row", pl.lit("line_start").alias("column"), pl.lit(REASON).alias("reason"))


def judge(contract: Contract, kept: pl.DataFrame, arriving: pl.DataFrame) -> Judged:
    """End stored open lines the day before a newer line starts; refuse an arriving row against any other overlap."""
    if contract.kind != "packages":
        return Judged(kept, _refused(arriving.clear()))
    stored = kept.select(*LINE, stored_start="line_start", stored_end="line_end")
    pairs = arriving.join(stored, on=LINE).filter(_overlap())
    ends_stored = pl.col("stored_end").is_null() & (pl.col("stored_start") < pl.col("line_start"))
    ended = (
        pairs.filter(ends_stored).group_by(*LINE, "stored_start").agg(pl.col("line_start").min().alias("next_start"))
    )
    return Judged(_end(kept, ended), _refused(pairs.filter(~ends_stored)))


def _overlap() -> pl.Expr:
    stored_reaches = pl.col("stored_end").is_null() | (pl.col("line_start") <= pl.col("stored_end"))
    arriving_reaches = pl.col("line_end").is_null() | (pl.col("stored_start") <= pl.col("line_end"))
    return stored_reaches & arriving_reaches


def _end(kept: pl.DataFrame, ended: pl.DataFrame) -> pl.DataFrame:
    if ended.is_empty():
        return kept
    joined = kept.join(ended, left_on=[*LINE, "line_start"], right_on=[*LINE, "stored_start"], how="left")
    newer = pl.col("next_start").is_not_null()
    return joined.with_columns(
        pl.when(newer).then(pl.col("next_start").dt.offset_by("-1d")).otherwise("line_end").alias("line_end"),
        pl.when(newer).then(pl.lit("changed")).otherwise("end_reason").alias("end_reason"),
    ).drop("next_start")


def _refused(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        "load", "source_row", pl.lit("line_start").alias("column"), pl.lit(REASON).alias("reason")
    ).unique(["load", "source_row"])
