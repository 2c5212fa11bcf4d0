"""What winter watches by zone and Monday: `winter_indicators`."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.gaps import weekly_gaps
from tests.oracle.hospitals import Known, discharge_weeks, reablement_weeks, sum_of_all
from tests.oracle.hours import Table, total
from tests.oracle.market_records import Market, places
from tests.oracle.records import ALL, DAY, WEEK, Line
from tests.oracle.service_records import Period
from tests.oracle.sources import offer_days
from tests.oracle.staff import whole_or_zones
from tests.oracle.waiting import waiting_row


def winter_indicators(market: Market) -> Table:
    figures = [*_of_queue_and_spare(market), *_of_hospitals(market), *_of_reablement(market)]
    of_providers = {"absence": absence, "missed_late_visits": missed_late_visits}
    of_providers |= {"handback_hours": handback_hours, "offers_declined": offers_declined}
    table: Table = {(*key, name): {"value": value} for key, name, value in figures}
    for monday in mondays(market.council):
        for zone in places(zones(market.council)):
            for name, of in of_providers.items():
                table[monday, zone, name] = {"value": of(market, monday, zone)}
    return table


Figure = tuple[tuple[Any, ...], str, Known]


def _of_queue_and_spare(market: Market) -> list[Figure]:
    found: list[Figure] = []
    for (monday, zone), row in weekly_gaps(market.council).items():
        queue = waiting_row(market.council, monday, zone, "package")
        found += [
            ((monday, zone), "waiting_hours", queue["hours"]),
            ((monday, zone), "spare_hours", row["spare_hours"]),
        ]
        found.append(((monday, zone), "longest_wait", queue["longest_days"]))
    return found


def _of_hospitals(market: Market) -> list[Figure]:
    names = ("delayed_people", "discharges_with_care", "admissions_with_package")
    return [(key, name, row[name]) for key, row in discharge_weeks(market).items() for name in names]


def _of_reablement(market: Market) -> list[Figure]:
    names = {"reablement_days": "mean_days", "awaiting_onward_care": "awaiting_onward_care"}
    return [(key, name, row[at]) for key, row in reablement_weeks(market).items() for name, at in names.items()]


def handback_hours(market: Market, monday: date, zone: str) -> Known:
    span = span_of(market.council.packages)
    if not (span.covers(monday) and span.covers(monday - WEEK)):
        return None
    return total(line for line in market.council.lines if inside(line.zone_id, zone) and _given_up(line, monday))


def _given_up(line: Line, monday: date) -> bool:
    ended = line.line_end is not None and monday - WEEK <= line.line_end <= monday - DAY
    return line.counts and ended and line.end_reason == "handed_back"


def offers_declined(market: Market, monday: date, zone: str) -> Known:
    days = offer_days(market) or [date.max]
    if not min(days) <= monday - 6 * DAY or monday > max(days):
        return None
    zone_of = {row.referral_id: row.zone_id for row in market.council.referrals}
    answers = [
        row.answer
        for row in market.offers
        if monday - WEEK < row.offered_on <= monday and inside(zone_of.get(row.referral_id, "not listed"), zone)
    ]
    answered = answers.count("declined") + answers.count("accepted")
    return answers.count("declined") / answered if answered else None


def absence(market: Market, monday: date, zone: str) -> Known:
    """A provider's return for all zones is the council's where it states both terms; else its zones that do."""
    month = [row for row in market.returns if row.month_starting == monday.replace(day=1)]
    both = [row for row in month if row.contracted_hours is not None and row.absence_hours is not None]
    by_provider = [[row for row in both if row.provider_id == who] for who in {row.provider_id for row in both}]
    everywhere = [row for rows in by_provider for row in whole_or_zones(rows)]
    rows = everywhere if zone == ALL else [row for row in both if row.zone_id == zone]
    contracted = sum(row.contracted_hours or 0.0 for row in rows)
    return sum(row.absence_hours or 0.0 for row in rows) / contracted if contracted else None


def missed_late_visits(market: Market, monday: date, zone: str) -> Known:
    """Of all providers of a zone together where that is returned; a zone adds up, and so does the council."""
    found: dict[str, dict[str, Known]] = defaultdict(dict)
    for place in {row.zone_id or ALL for row in market.services.periods}:
        rows = [row for row in market.services.periods if (row.zone_id or ALL) == place and _holds(row, monday)]
        for provider in {row.provider_id or ALL for row in rows}:
            theirs = [row for row in rows if (row.provider_id or ALL) == provider]
            week, month = (_missed_late([row for row in theirs if row.period == name]) for name in ("week", "month"))
            found[place][provider] = month if week is None else week
    sums = {place: _together(values) for place, values in found.items()}
    return _together(sums) if zone == ALL else sums.get(zone)


def _missed_late(rows: Sequence[Period]) -> Known:
    return sum_of_all([value for row in rows for value in (row.missed_visits, row.late_visits)])  # type: ignore[no-any-return]


def _together(values: dict[str, Known]) -> Known:
    """What is returned for all of them, where that is known; else the sum of those that are."""
    if values.get(ALL) is not None:
        return values[ALL]
    known = [value for value in values.values() if value is not None]
    return sum(known) if known else None


def _holds(row: Period, monday: date) -> bool:
    if row.period == "week":
        return row.period_start == monday
    return row.period_start == monday.replace(day=1)
