"""Files on their way in: the loads they would become, and what they change."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

from dashboard.intake.accept import Accepted, accept
from dashboard.intake.receive import Extract
from dashboard.intake.standing.difference import Difference
from dashboard.loading.feeds import FeedName
from dashboard.settings import Settings
from dashboard.warehouse.history import History
from dashboard.warehouse.ledger import Load


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
    """The load that an extract becomes, the `place`-th of its run from 0; what it changes is not known yet.

    Raises LoadRefusedError where its kind takes no snapshot or no row of it can be accepted.
    """
    request = extract.request
    if request.claims == "snapshot" and not extract.contract.takes_snapshot:
        message = f"{extract.contract.kind} takes no snapshot; load it with --as changes or --as full."
        raise LoadRefusedError(message)
    accepted = accept(extract.contract, extract.texts, settings.age_bands, request.as_at, date.today())
    if accepted.rows.is_empty():
        raise LoadRefusedError(_none_accepted(extract, accepted))
    return Arrival(extract, accepted, _load(f"L{past.next_number() + place:05d}", extract, accepted))


def _load(number: str, extract: Extract, accepted: Accepted) -> Load:
    request = extract.request
    return Load(
        load=number,
        loaded_at=datetime.now(UTC).replace(microsecond=0),
        loaded_by=_who(),
        kind=extract.contract.kind,
        feed=extract.feed,
        claims=request.claims,
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


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a service account may have no name
        return "unknown"


def refuse_rivals(arrivals: Sequence[Arrival]) -> None:
    """Two files cannot both be all there is of a feed on a day: the second would take the first away."""
    whole = [arrival for arrival in arrivals if arrival.load.claims in ("full", "snapshot")]
    for first, second in combinations(whole, 2):
        if (first.feed, first.load.as_at) == (second.feed, second.load.as_at):
            message = (
                f"{first.load.file_name} and {second.load.file_name} both claim to hold all of {first.load.kind} "
                f"({first.load.feed}). Join them, or load each as a source of its own with --feed."
            )
            raise LoadRefusedError(message)


def _none_accepted(extract: Extract, accepted: Accepted) -> str:
    first = accepted.refused.row(0, named=True)
    place = f"row {first['source_row']}, {first['column']}"
    return f"{extract.file_name}: no row could be accepted. The first ({place}) {first['reason']}."


def _control_totals(extract: Extract, accepted: Accepted) -> dict[str, float]:
    stock = extract.contract.stock
    hours = {stock: float(accepted.rows[stock].sum() or 0)} if stock else {}
    return {"rows": float(accepted.rows.height), **hours}


def split_repeats(arrivals: Sequence[Arrival], past: History) -> tuple[list[Arrival], list[Load]]:
    """Arrivals that are new, and the standing loads that the others repeat: the same file, read the same way."""
    known = {_identity(load): load for load in past.standing}
    fresh = [arrival for arrival in arrivals if _identity(arrival.load) not in known]
    return fresh, [known[_identity(arrival.load)] for arrival in arrivals if _identity(arrival.load) in known]


def _identity(load: Load) -> tuple[Any, ...]:
    return load.sha256, load.sheet, load.kind, load.feed, load.profile, repr(sorted(load.options.items()))
