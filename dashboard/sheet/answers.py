"""What a provider answers to offers, and what it takes up of what it declared."""

from datetime import date
from typing import Final

import polars as pl

from dashboard import cached
from dashboard.sheet.slices import hidden, latest, of

STATED: Final = ("no_staff", "time_of_day", "double_handed", "location", "price", "not_stated")
ANSWERS: Final = ("accepted", *STATED, "other", "no_reply")


def offers(code: str, monday: date) -> pl.DataFrame:
    """grain: weeks. The last windows of the chosen place that end on or before the Monday."""
    return latest(cached.in_place(of("offer_windows", code)), "week_commencing", monday)


def replies(made: pl.DataFrame) -> pl.DataFrame:
    """grain: answer. Offers of the longest window by what came of them; `all` is their sum."""
    return _told(made.sort("weeks").tail(1))


def _told(window: pl.DataFrame) -> pl.DataFrame:
    """A decline goes by its reason, reasons of a few offers as another one."""
    few = [pl.col(name).is_between(1, cached.settings().small_count - 1) for name in STATED]
    merged = pl.sum_horizontal(pl.when(small).then(name).otherwise(0) for small, name in zip(few, STATED, strict=True))
    apart = [pl.when(~small).then(name).otherwise(0).alias(name) for small, name in zip(few, STATED, strict=True)]
    counted = window.with_columns(*apart, (pl.col("other") + merged).alias("other"))
    counts = counted.select(*ANSWERS, pl.col("offers").alias(cached.ALL))
    return cached.withheld("offer_answers", counts.unpivot(variable_name="answer", value_name="offers"))


def windows(made: pl.DataFrame) -> pl.DataFrame:
    """grain: weeks. No share beside an answer that is withheld, and no days of a few."""
    told = [_told(made.slice(at, 1)) for at in range(len(made))]
    few, total = (
        pl.Series([_gone(each, name) for each in told], dtype=pl.Boolean) for name in ("accepted", cached.ALL)
    )
    accepted = hidden(made, pl.lit(few | total), ["acceptance"]).drop("marker")
    return hidden(accepted, pl.lit(total), ["offers", "median_days_to_answer"])


def _gone(told: pl.DataFrame, answer: str) -> bool:
    return bool((told.filter(pl.col("answer") == answer)["marker"] != "").any())


def uptake(code: str, monday: date) -> pl.DataFrame:
    """One row: 13 weeks of declarations; what began is withheld where it tells of few packages."""
    found = latest(cached.in_place(of("spare_uptake", code)), "week_commencing", monday)
    few = pl.col("taken_up_packages").is_between(1, cached.settings().small_count - 1)
    return hidden(found, few, ["taken_up_hours", "taken_up_share"])
