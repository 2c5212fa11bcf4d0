"""What arrivals would change, seen against the feeds as they would stand."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from dashboard.intake.standing.difference import compare
from dashboard.loading import disputes, feeds
from dashboard.loading.arrivals import Arrival, LoadRefusedError
from dashboard.loading.feeds import Feed, FeedName
from dashboard.loading.remarks import remarks
from dashboard.settings import Settings
from dashboard.warehouse.history import History
from dashboard.warehouse.store import Store

DAYS_A_YEAR = 365.25


def judge(
    store: Store, past: History, arrivals: Sequence[Arrival], settings: Settings
) -> tuple[list[Arrival], dict[FeedName, Feed]]:
    """Each arrival with what it changes, and the feeds as they would stand."""
    live = feeds.stand(store, past.standing)
    rows = {arrival.load.load: arrival.accepted.rows for arrival in arrivals}
    standing = feeds.stand(store, [*past.standing, *(arrival.load for arrival in arrivals)], rows)
    judged = [_compared(arrival, live, standing) for arrival in arrivals]
    for arrival in judged:
        _refuse_long_history(arrival, standing[arrival.feed], settings)
        disputes.refuse(arrival, standing)
    return judged, standing


def _compared(arrival: Arrival, live: dict[FeedName, Feed], standing: dict[FeedName, Feed]) -> Arrival:
    after, before = standing[arrival.feed], live.get(arrival.feed)
    old = (before.standing.rows, before.covering.as_at) if before else None
    counted = _counted(arrival, after)
    return replace(
        counted,
        difference=compare(after.contract, old, after.standing.rows, after.covering.as_at),
        remarks=(
            *_day_guessed(arrival),
            *remarks(arrival.load.kind, arrival.accepted.rows, standing),
            *_displaced(arrival, before, after),
        ),
    )


def _counted(arrival: Arrival, after: Feed) -> Arrival:
    """The arrival with the rows that overlap what stands among its refused ones."""
    overlapping = after.standing.refused.filter(pl.col("load") == arrival.load.load).drop("load")
    refused = overlapping.with_columns(pl.lit(None, pl.String).alias("value")).select(arrival.accepted.refused.columns)
    accepted = replace(arrival.accepted, refused=pl.concat([arrival.accepted.refused, refused]))
    left = accepted.rows.height - refused.height
    if not left:
        message = f"{arrival.extract.file_name}: every row overlaps a loaded one. Nothing was published."
        raise LoadRefusedError(message)
    return replace(
        arrival, accepted=accepted, load=replace(arrival.load, rows_refused=accepted.rows_refused, rows_accepted=left)
    )


def _day_guessed(arrival: Arrival) -> tuple[str, ...]:
    """A snapshot's day decides when what it lacks ended: taken from the file, it may be some days early."""
    if arrival.load.claims != "snapshot" or arrival.extract.request.as_at:
        return ()
    return (f"taken as everyone open on {arrival.load.as_at}, the newest date in the file; --as-at says another day",)


def _displaced(arrival: Arrival, before: Feed | None, after: Feed) -> tuple[str, ...]:
    """Rows of other loads that this one leaves no room for: an older extract that came late."""
    other = after.standing.refused.filter(pl.col("load") != arrival.load.load)
    lost = other.height - (before.standing.refused.height if before else 0)
    return (f"{lost} rows of other loads overlap these and no longer count",) if lost > 0 else ()


def _refuse_long_history(arrival: Arrival, feed: Feed, settings: Settings) -> None:
    start, as_at = feed.covering.covers_from, feed.covering.as_at
    if start is None or feed.start_stated or not (feed.contract.ends and feed.contract.spine):
        return
    if (as_at - start).days > settings.history_years * DAYS_A_YEAR:
        message = (
            f"{arrival.extract.file_name}: its first ended row is of {start}, more than {settings.history_years} years "
            f"before {as_at}. Say from which day the source is complete: --covers-from YYYY-MM-DD."
        )
        raise LoadRefusedError(message)
