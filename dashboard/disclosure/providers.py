"""Providers by zone: what one provider's sheet may tell, whoever holds the sheets of the others too."""

from dataclasses import replace
from typing import Final

import polars as pl

from dashboard.disclosure.rules import RULES
from dashboard.disclosure.tables import HIDDEN, suppress

_RULE: Final = RULES["provider_totals"]


def leaving_providers(totals: pl.DataFrame, threshold: int = 5) -> pl.DataFrame:
    """One week's `provider_totals` without its rows of all providers; `marker` is [c] where a row is withheld.

    Neither a provider's own total gives a small zone of it away, nor does what all providers of a zone hold together.
    """
    own = totals.filter(pl.col("provider_id") != "all")
    by_provider = suppress(own, replace(_RULE, totals=("zone_id",)), ["week_commencing", "provider_id"], threshold)
    more = _beside(own, by_provider, threshold)
    gone = (by_provider["marker"] != "") | pl.Series(more, dtype=pl.Boolean)
    told = [name for name in (_RULE.count, *_RULE.dependents) if name in own.columns]
    return own.with_columns(
        *(pl.when(~gone).then(name).alias(name) for name in told),
        pl.when(gone).then(pl.lit(HIDDEN)).otherwise(pl.lit("")).alias("marker"),
    )


def _beside(own: pl.DataFrame, by_provider: pl.DataFrame, threshold: int) -> list[bool]:
    """Rows that go besides: where the few withheld of a zone could be worked out, its next smallest, and its total."""
    known = own.with_columns((by_provider["marker"] != "").alias("gone")).filter(pl.col(_RULE.count) > 0)
    places = known.filter(pl.col("zone_id") != "all").partition_by("zone_id")
    next_ones = [provider for place in places if (provider := _next(place, threshold))]
    pairs = {(place, provider) for place, provider in next_ones} | {("all", provider) for _, provider in next_ones}
    return [key in pairs for key in own.select("zone_id", "provider_id").rows()]


def _next(place: pl.DataFrame, threshold: int) -> tuple[str, str] | None:
    """Zone and provider to withhold with those that are; None where they are safe, or nothing else is there."""
    gone = place.filter("gone")[_RULE.count]
    shown = place.filter(~pl.col("gone")).sort(_RULE.count, "provider_id")
    if gone.is_empty() or shown.is_empty() or _safe(gone, threshold):
        return None
    return shown["zone_id"][0], shown["provider_id"][0]


def _safe(gone: pl.Series, threshold: int) -> bool:
    """Whether any one of them may be each of 1 to `threshold` - 1, their sum being known."""
    most, count, people = threshold - 1, len(gone), int(gone.sum())
    all_few = bool((gone < threshold).all())
    return people >= count - 1 + most and (not all_few or people <= (count - 1) * most + 1)
