"""Which Mondays and zones are built, and which of them a source covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.oracle.records import ALL, WEEK, Council, Feed, Line, Referral, monday_on_or_after, monday_on_or_before


@dataclass(frozen=True)
class Span:
    first: date
    last: date

    def covers(self, monday: date) -> bool:
        return self.first <= monday <= self.last


def span_of(feeds: Sequence[Feed[Line]] | Sequence[Feed[Referral]]) -> Span:
    """From the latest of the feeds' starts to the oldest of their as-ats."""
    return Span(max(_start(feed) for feed in feeds), min(feed.as_at for feed in feeds))


def _start(feed: Feed[Line] | Feed[Referral]) -> date:
    if feed.covers_from is not None:
        return feed.covers_from
    ends = [end for end in (_end(row) for row in feed.rows) if end is not None]
    return min(ends, default=monday_on_or_before(feed.as_at))


def _end(row: Line | Referral) -> date | None:
    return row.line_end if isinstance(row, Line) else row.closed_on


def mondays(council: Council) -> list[date]:
    """Each Monday from the earliest to the last covered one of any source; a feed is a source."""
    spans = [span_of([feed]) for feed in council.packages] + [span_of([feed]) for feed in council.waiting_list]
    firsts = [monday_on_or_after(span.first) for span in spans]
    firsts += [min(row.week_commencing for row in feed.rows) for feed in council.capacity]
    last = max(monday_on_or_before(span.last) for span in spans)
    first = min(firsts)
    return [first + week * WEEK for week in range((last - first).days // 7 + 1)]


def zones(council: Council) -> list[str]:
    named: set[str] = set(council.zone_names)
    named |= {line.zone_id for line in council.lines}
    named |= {referral.zone_id for referral in council.referrals}
    named |= {row.zone_id for row in council.declarations if row.zone_id is not None}
    return sorted(named - {ALL})


def inside(member: str, choice: str) -> bool:
    return choice in (ALL, member)
