"""What brokers and reviewers note of packages and referrals, each of it sometimes blank."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from tests.oracle.records import DAY, Council, Line, Referral

SOURCES: Final = ("hospital", "hospital", "community", "reablement", None)
TIMES: Final = ("morning", "tea", "morning;tea", "bed;morning", "tea;tea", "lunch", None)


def with_particulars(rng: Random, council: Council) -> Council:
    """People come to a package from one place, and one team has it."""
    packages = sorted({line.package_id for line in council.lines})
    sources = {package: rng.choice(SOURCES) for package in packages}
    teams = {package: rng.choice([None, "all", "East team", "West team"]) for package in packages}
    return replace(
        council,
        packages=tuple(
            replace(feed, rows=tuple(_reviewed(rng, line, sources, teams) for line in feed.rows))
            for feed in council.packages
        ),
        waiting_list=tuple(
            replace(feed, rows=tuple(_brokered(rng, row, feed.as_at) for row in feed.rows))
            for feed in council.waiting_list
        ),
    )


def _reviewed(rng: Random, line: Line, sources: dict[str, str | None], teams: dict[str, str | None]) -> Line:
    """Reviews around a year before the last weeks, and some of later."""
    reviewed = date(2025, 3, 1) + rng.randrange(-60, 60) * DAY if rng.random() < 0.5 else None
    return replace(line, source=sources[line.package_id], team=teams[line.package_id], last_review_on=reviewed)


def _brokered(rng: Random, row: Referral, as_at: date) -> Referral:
    last = min(row.closed_on or as_at, as_at)
    accepted = row.referred_on + rng.randrange(20) * DAY
    told = row.queue == "package" and accepted <= last and rng.random() < 0.4
    return replace(
        row,
        accepted_on=accepted if told else None,
        visits_per_week=rng.choice([None, 7.0, 14.0]),
        carers_per_visit=rng.choice([None, 1, 2]),
        time_bands=rng.choice(TIMES),
        sector=rng.choice([None, "A1 1", "A1 2"]),
    )
