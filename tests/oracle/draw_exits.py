"""What makes a random market worth stopping in: room declared for its last weeks, carers in pairs, the watched."""

from dataclasses import replace
from datetime import date
from random import Random

from tests.oracle.calendar import span_of
from tests.oracle.draw_council import PROVIDERS, ZONES
from tests.oracle.records import WEEK, Council, Declaration, Feed, Line, Provider, monday_on_or_before


def ready_to_stop(rng: Random, council: Council) -> Council:
    return replace(
        council,
        packages=tuple(
            replace(feed, rows=tuple(_carried(rng, line) for line in feed.rows)) for feed in council.packages
        ),
        capacity=tuple(_roomy(rng, feed, _last(council)) for feed in council.capacity),
        providers=tuple(_watched(rng, row) for row in council.providers),
    )


def _last(council: Council) -> date:
    return monday_on_or_before(span_of(council.packages).last)


def _carried(rng: Random, line: Line) -> Line:
    return replace(line, carers_per_visit=rng.choice([None, 1, 1, 2]))


def _watched(rng: Random, row: Provider) -> Provider:
    """Some who had stopped taking care take it still: else few would have room."""
    status = "active" if row.succeeded_by is None and rng.random() < 0.5 else row.status
    return replace(row, status=status, market_oversight=rng.choice([None, "no", "yes"]))


def _roomy(rng: Random, feed: Feed[Declaration], last: date) -> Feed[Declaration]:
    """Declarations of the last week for most zones, some for any."""
    theirs = PROVIDERS[:4] if feed.name == "north" else PROVIDERS[4:]
    weeks = [last - rng.choice([0, 0, 1]) * WEEK for _ in theirs]
    added = [
        Declaration(week, provider, zone, rng.choice([2.0, 6.0, 15.5, 30.0]))
        for week, provider in zip(weeks, theirs, strict=True)
        for zone in (*ZONES[:3], None)
        if rng.random() < 0.5
    ]
    kept = {_key(row): row for row in (*feed.rows, *added)}
    return replace(feed, rows=tuple(kept.values()))


def _key(row: Declaration) -> tuple[date, str, str | None]:
    return row.week_commencing, row.provider_id, row.zone_id
