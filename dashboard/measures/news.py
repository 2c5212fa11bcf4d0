"""What providers did since the last meeting, in words: by name for the council alone, else counted."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import polars as pl

from dashboard import wording

SHOWN: Final = 2
_NAMED: Final = {
    "active": "may take new work again",
    "suspended": "is suspended",
    "embargoed": "is embargoed",
    "notice_given": "has given notice",
    "exited": "has left",
}
_COUNTED: Final = {
    "active": "may take new work again",
    "suspended": "suspended",
    "embargoed": "embargoed",
    "notice_given": "gave notice",
    "exited": "left",
}


def statuses(changes: pl.DataFrame, since: date) -> str:
    """`provider_name, status, notice_ends` of those whose status changed."""
    if changes.is_empty():
        return f"No provider's status changed since {_day(since)}."
    told = [_status(row) for row in changes.sort("provider_name").iter_rows(named=True)]
    return f"{'; '.join(_few(told))}."


def _status(row: dict[str, Any]) -> str:
    until = (
        f" until {wording.day_of(row['notice_ends'])}" if row["status"] == "notice_given" and row["notice_ends"] else ""
    )
    return f"{row['provider_name']} {_NAMED.get(row['status'], row['status'])}{until}"


def statuses_counted(changes: pl.DataFrame, since: date) -> str:
    """The same where no provider may be named."""
    if changes.is_empty():
        return statuses(changes, since)
    counts = changes.group_by("status").len().sort("len", "status", descending=[True, False]).rows()
    parts = [f"{wording.number(count)} {_COUNTED.get(status, status)}" for status, count in counts]
    head = f"{wording.providers(len(changes))} changed status since {_day(since)}"
    return f"{head}: {wording.listed(parts)}."


def handbacks(providers: pl.DataFrame) -> str:
    """`provider_name, hours` of those that handed care back in the week."""
    if providers.is_empty():
        return handbacks_counted(providers)
    ordered = providers.sort("hours", "provider_name", descending=[True, False])
    told = [f"{name} {wording.number(hours)}" for name, hours in ordered.select("provider_name", "hours").rows()]
    total = wording.hours(float(providers["hours"].sum()))
    if len(told) == 1:
        return f"{ordered['provider_name'][0]} handed back {total}."
    return f"{wording.providers(len(told))} handed back {total}: {', '.join(_few(told))}."


def handbacks_counted(providers: pl.DataFrame) -> str:
    """The same where no provider may be named, nor what few people lost."""
    if providers.is_empty():
        return "No care was handed back in the week."
    return f"{wording.providers(len(providers))} handed back care in the week."


def _few(told: Sequence[str]) -> list[str]:
    more = len(told) - SHOWN
    return list(told) if more <= 0 else [*told[:SHOWN], f"and {wording.number(more)} more"]


def taken_up(spare: float | None, share: float | None) -> str:
    """What is declared now, and how much of what was asked for was taken up in 13 weeks."""
    now = "No spare hours are declared" if spare is None else f"{wording.hours(spare)} spare declared now"
    if share is None:
        return f"{now}."
    # More can begin than was asked for in the days that count.
    part = "all" if share >= 1 else wording.percent(share, 0)
    return f"{now}; in 13 weeks {part} of what was asked for was taken up."


def returns(declared: int, expected: int) -> str:
    """As "41 of 46 providers declared spare hours."; blank where none ever did."""
    if not expected:
        return ""
    return f"{wording.number(declared)} of {wording.providers(max(expected, declared))} declared spare hours."


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
