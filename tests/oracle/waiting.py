"""People waiting on a Monday: `weekly_waiting`, `waiting_ages` and what is to be re-placed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.oracle.calendar import inside, mondays, span_of, zones
from tests.oracle.hours import Table, live_lines, total
from tests.oracle.records import ALL, Council, Referral

QUEUES = ("assessment", "package")


def waiting(council: Council, monday: date) -> list[Referral]:
    return [referral for referral in council.referrals if referral.waits(monday)]


def weekly_waiting(council: Council) -> Table:
    table: Table = {}
    for monday in mondays(council):
        for zone in [*zones(council), ALL]:
            for queue in QUEUES:
                table[monday, zone, queue] = waiting_row(council, monday, zone, queue)
    return table


def waiting_row(council: Council, monday: date, zone: str, queue: str) -> dict[str, Any]:
    inn = [row for row in waiting(council, monday) if inside(row.zone_id, zone) and row.queue == queue]
    days = [(monday - row.referred_on).days for row in inn]
    row: dict[str, Any] = {
        "people": len(inn),
        "hours": hours_of(inn, queue),
        "replacement_hours": None if queue == "assessment" else replacement_hours(council, monday, zone),
        "median_days": percentile(days, 0.5),
        "p90_days": percentile(days, 0.9),
        "longest_days": max(days, default=None),
    }
    return row if span_of(council.waiting_list).covers(monday) else dict.fromkeys(row)


def hours_of(referrals: Sequence[Referral], queue: str) -> float | None:
    return None if queue == "assessment" else sum((row.weekly_hours or 0.0 for row in referrals), 0.0)


def replacement_hours(council: Council, monday: date, zone: str) -> float | None:
    """Per replaced package the lesser of what its referrals ask for and what it still delivers."""
    if not span_of(council.packages).covers(monday):
        return None
    asked: dict[str, float] = defaultdict(float)
    for row in waiting(council, monday):
        if row.queue == "package" and row.replaces_package_id and inside(row.zone_id, zone):
            asked[row.replaces_package_id] += row.weekly_hours or 0.0
    live = live_lines(council, monday)
    return sum(
        (min(hours, total(line for line in live if line.package_id == package)) for package, hours in asked.items()),
        0.0,
    )


def percentile(values: Sequence[float], share: float) -> float | None:
    """Linear interpolation between the two nearest of the sorted values."""
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def waiting_ages(council: Council) -> Table:
    span = span_of(council.waiting_list)
    cells: dict[tuple[Any, ...], list[Referral]] = defaultdict(list)
    for monday in filter(span.covers, mondays(council)):
        for row in waiting(council, monday):
            days = (monday - row.referred_on).days
            cells[monday, row.zone_id, row.age_band, row.queue, row.need, row.setting, days].append(row)
    return {key: {"referrals": len(rows), "hours": hours_of(rows, key[3])} for key, rows in cells.items()}
