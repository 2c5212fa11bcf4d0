"""Reasons of few packages, counted together before they leave the analyst's screen."""

import polars as pl

from dashboard.disclosure.tables import HIDDEN

OTHER = "other"


def merge_few(reasons: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """`reason, packages, hours` of one place and way, with `marker`; the smallest are merged until no sum is small.

    Where even all of them together are few, one row stands for them without a figure.
    """
    rows = reasons.filter(pl.col("packages") > 0).sort("packages", "hours", "reason")
    at = _merged(rows.select("reason", "packages").rows(), threshold)
    merged = rows.head(at).select(pl.lit(OTHER).alias("reason"), pl.col("packages", "hours").sum()).head(min(at, 1))
    left = pl.concat([rows.slice(at).select("reason", "packages", "hours"), merged], how="vertical_relaxed")
    few = pl.col("packages").is_between(1, threshold - 1)
    told = [pl.when(~few).then(name).alias(name) for name in ("packages", "hours")]
    return left.with_columns(*told, pl.when(few).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker"))


def _merged(counts: list[tuple[str, int]], threshold: int) -> int:
    """How many of the smallest go together; what is called other goes with them, so that it stands once."""
    total, at = 0, 0
    small = any(count < threshold for _, count in counts)
    for place, (_reason, count) in enumerate(counts, start=1):
        if not small or (total >= threshold and count >= threshold):
            break
        total, at = total + count, place
    named_other = next((place for place, (reason, _) in enumerate(counts, start=1) if reason == OTHER), 0)
    return max(at, named_other) if at else 0
