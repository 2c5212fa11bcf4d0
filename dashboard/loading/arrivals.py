"""Files on their way in: the loads they would become, and what they change."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from dashboard.intake.accept import Accepted, accept
from dashboard.intake.receive import Extract
from dashboard.intake.standing.difference import Difference, compare
from dashboard.loading import feeds
from dashboard.loading.feeds import Feed, FeedName
from dashboard.loading.remarks import remarks
from dashboard.settings import Settings
from dashboard.warehouse.history import History
from dashboard.warehouse.ledger import Load
from dashboard.warehouse.store import Store


class LoadRefusedError(Exception):
    """The load cannot be taken as it is; nothing was published."""


@dataclass(frozen=True)
class Arrival:
    """One kind from one file on its way in: the load it becomes, its rows, and what it changes."""

    extract: Extract
    accepted: Accepted
    load: Load
    difference: Difference | None = None
    remarks: tuple[str, ...] = ()

    @property
    def feed(self) -> FeedName:
        return self.load.kind, self.load.feed


def arrive(extract: Extract, settings: Settings, past: History, place: int) -> Arrival:
    request = extract.request
    if request.claims == "snapshot" and not extract.contract.takes_snapshot:
        message = f"{extract.contract.kind} takes no snapshot; load it with --as changes or --as full."
        raise LoadRefusedError(message)
    today = date.today()
    accepted = accept(extract.contract, extract.texts, settings.age_bands, request.as_at, today)
    if accepted.rows.is_empty():
        raise LoadRefusedError(_none_accepted(extract, accepted))
    load = Load(
        load=f"L{past.next_number() + place:05d}",
        loaded_at=datetime.now(UTC).replace(microsecond=0),
        loaded_by=getpass.getuser(),
        kind=extract.contract.kind,
        feed=extract.feed,
        claims=request.claims if extract.contract.takes_snapshot or request.claims != "snapshot" else "changes",
        as_at=accepted.as_at,
        covers_from=request.covers_from,
        file_name=extract.file_name,
        file_size=extract.file_size,
        sha256=extract.sha256,
        sheet=extract.sheet or None,
        profile=request.profile,
        options=request.options(),
        rows_accepted=accepted.rows.height,
        rows_refused=accepted.rows_refused,
        rows_collapsed=accepted.collapsed,
        totals=_control_totals(extract, accepted),
    )
    return Arrival(extract, accepted, load)


def _none_accepted(extract: Extract, accepted: Accepted) -> str:
    first = accepted.refused.row(0, named=True)
    place = f"row {first['source_row']}, {first['column']}"
    return f"{extract.file_name}: no row could be accepted. The first ({place}) {first['reason']}."


def _control_totals(extract: Extract, accepted: Accepted) -> dict[str, float]:
    stock = extract.contract.stock
    hours = {stock: float(accepted.rows[stock].sum() or 0)} if stock else {}
    return {"rows": float(accepted.rows.height), **hours}


def split_repeats(arrivals: Sequence[Arrival], past: History) -> tuple[list[Arrival], list[Load]]:
    known = {_identity(load): load for load in past.standing}
    fresh = [arrival for arrival in arrivals if _identity(arrival.load) not in known]
    return fresh, [known[_identity(arrival.load)] for arrival in arrivals if _identity(arrival.load) in known]


def _identity(load: Load) -> tuple[Any, ...]:
    return load.sha256, load.sheet, load.kind, load.feed, load.profile, repr(sorted(load.options.items()))


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
    return judged, standing


def _compared(arrival: Arrival, live: dict[FeedName, Feed], standing: dict[FeedName, Feed]) -> Arrival:
    after, before = standing[arrival.feed], live.get(arrival.feed)
    old = (before.standing.rows, before.covering.as_at) if before else None
    difference = compare(after.contract, old, after.standing.rows, after.covering.as_at)
    overlapping = after.standing.refused.filter(pl.col("load") == arrival.load.load).drop("load")
    refused = overlapping.with_columns(pl.lit(None, pl.String).alias("value")).select(arrival.accepted.refused.columns)
    accepted = replace(arrival.accepted, refused=pl.concat([arrival.accepted.refused, refused]))
    counted = replace(
        arrival.load, rows_refused=accepted.rows_refused, rows_accepted=accepted.rows.height - refused.height
    )
    told = remarks(arrival.load.kind, accepted.rows, standing)
    return replace(arrival, accepted=accepted, load=counted, difference=difference, remarks=told)


def _refuse_long_history(arrival: Arrival, feed: Feed, settings: Settings) -> None:
    start, as_at = feed.covering.covers_from, feed.covering.as_at
    if (
        start
        and feed.contract.ends
        and not arrival.load.covers_from
        and as_at.year - start.year > settings.history_years
    ):
        message = (
            f"{arrival.extract.file_name}: its first ended row is of {start}, more than {settings.history_years} years "
            f"before {as_at}. Say from which day the source is complete: --covers-from YYYY-MM-DD."
        )
        raise LoadRefusedError(message)
