"""What no row can say of itself: loads that contradict what stands, refused in the analyst's words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

import polars as pl

from dashboard.intake.contracts import CONTRACTS
from dashboard.loading.arrivals import Arrival, LoadRefusedError
from dashboard.loading.feeds import Feed, FeedName

NEAR_ONE = 1 + 1e-6
Feeds = Mapping[FeedName, Feed]


def refuse(arrival: Arrival, standing: Feeds) -> None:
    """Raise LoadRefusedError for the first contradiction between an arrival's kind and itself as it would stand."""
    for dispute in DISPUTES.get(arrival.load.kind, ()):
        for words in dispute(_rows(standing, arrival.load.kind)):
            message = f"{arrival.extract.file_name}: {words} Nothing was published."
            raise LoadRefusedError(message)


def _rows(standing: Feeds, kind: str) -> pl.DataFrame:
    parts = [
        feed.standing.rows.with_columns(pl.lit(name[1]).alias("feed"))
        for name, feed in standing.items()
        if name[0] == kind
    ]
    return pl.concat(parts)


def shares_above_one(contracts: pl.DataFrame) -> Iterator[str]:
    """Slots in force on one day that should take more than all new people of a zone."""
    slots = contracts.filter(pl.col("expected_share") > 0)
    days = slots.select("zone_id", day="start_date").unique()
    in_force = days.join(slots, on="zone_id").filter(
        pl.col("start_date") <= pl.col("day"), pl.col("end_date").is_null() | (pl.col("end_date") >= pl.col("day"))
    )
    sums = in_force.group_by("zone_id", "day").agg(pl.col("expected_share").sum(), pl.col("contract_id").sort())
    for row in sums.filter(pl.col("expected_share") > NEAR_ONE).sort("zone_id", "day").iter_rows(named=True):
        yield (
            f"expected_share in zone {row['zone_id']} adds up to {row['expected_share']:g} on {row['day']} "
            f"({', '.join(row['contract_id'])}); the slots of a zone cannot expect more than 1. "
            "Correct the shares, or end the contracts that were replaced."
        )


def successions_that_return(providers: pl.DataFrame) -> Iterator[str]:
    """Providers that after some steps count as themselves."""
    moves = providers.filter(pl.col("succeeded_by").is_not_null())
    for day in moves["from"].unique().sort().to_list():
        for provider in _circling(providers, day):
            since = f"on {day}" if day else "always"
            yield f"{provider} would count as itself {since}: its succeeded_by leads back to it. Break the circle."


def _circling(providers: pl.DataFrame, day: date | None) -> Iterator[str]:
    begun = pl.col("from").is_null() if day is None else pl.col("from").is_null() | (pl.col("from") <= day)
    latest = providers.filter(begun).sort("from", nulls_last=False).group_by("provider_id").last()
    successors: dict[str, str | None] = dict(latest.select("provider_id", "succeeded_by").iter_rows())
    for provider in sorted(successors):
        seen, now = set[str](), successors[provider]
        while now is not None and now not in seen:
            seen.add(now)
            now = successors.get(now)
        if provider in seen:
            yield provider


def months_in_two_feeds(workforce: pl.DataFrame) -> Iterator[str]:
    """A provider's month that two sources return: which one counts is not for the program to choose."""
    key = ["month_starting", "provider_id", "zone_id"]
    twice = workforce.group_by(key).agg(pl.col("feed").unique().sort()).filter(pl.col("feed").list.len() > 1).sort(key)
    for row in twice.iter_rows(named=True):
        yield (
            f"{row['provider_id']} has returned {row['month_starting']:%B %Y} already, in another source "
            f"({' and '.join(row['feed'])}), and would count twice. Load it with --feed of the source it replaces, or "
            "undo the other load."
        )


def figures_of_two_feeds(kind: str, rows: pl.DataFrame) -> Iterator[str]:
    """A figure that two sources state differently; figures that only one of them states stand side by side."""
    contract = CONTRACTS[kind]
    key = list(contract.key)
    figures = [name for name in contract.columns if name not in key and contract.dtypes[name].is_numeric()]
    stated = rows.unpivot(on=figures, index=[*key, "feed"], variable_name="figure", value_name="stated")
    sides = stated.drop_nulls("stated").sort("feed").group_by(*key, "figure", maintain_order=True)
    both = sides.agg("feed", "stated").filter(pl.col("stated").list.n_unique() > 1).sort(*key, "figure")
    for row in both.iter_rows(named=True):
        told = " and ".join(f"{figure:g} ({feed})" for feed, figure in zip(row["feed"], row["stated"], strict=True))
        yield (
            f"two sources of {kind} differ in {row['figure']} of {', '.join(str(row[name]) for name in key)}: {told}. "
            "Load it with --feed of the source it replaces, or undo the other load."
        )


DISPUTES: dict[str, tuple[Callable[[pl.DataFrame], Iterator[str]], ...]] = {
    "contracts": (shares_above_one,),
    "providers": (successions_that_return,),
    "workforce": (months_in_two_feeds,),
    **{
        kind: (partial(figures_of_two_feeds, kind),)
        for kind in ("reablement", "discharges", "population", "prices", "comparators")
    },
}
