"""What changed between two Mondays: `hours_bridge` and `queue_bridge`."""

from collections import defaultdict
from datetime import date
from typing import Any

from tests.oracle.calendar import mondays, span_of, zones
from tests.oracle.hours import Table
from tests.oracle.records import WEEK, Council, Line, Referral
from tests.oracle.waiting import QUEUES, hours_of

MOVES = (
    *("new", "increase", "decrease", "ended", "handed_back", "handback_replaced", "paused", "restarted"),
    *("transferred_in", "transferred_out"),
)
ADDS = {"new": 1, "increase": 1, "restarted": 1, "transferred_in": 1}
TAKES = {"decrease": -1, "ended": -1, "handed_back": -1, "paused": -1, "transferred_out": -1}
Keys = dict[tuple[str, str], float]


def hours_bridge(council: Council) -> Table:
    span = span_of(council.packages)
    table: Table = {}
    for monday in mondays(council)[1:]:
        known = span.covers(monday) and span.covers(monday - WEEK)
        moves = _moves(council, monday)
        for zone in zones(council):
            row = _bridge_row(moves[zone])
            table[monday, zone] = row if known else dict.fromkeys(row)
    return table


def _bridge_row(moves: dict[str, float]) -> dict[str, Any]:
    change = sum(sign * moves[name] for name, sign in (ADDS | TAKES).items())
    row: dict[str, Any] = {f"{name}_hours": moves[name] for name in ("opening", *MOVES, "closing")}
    return row | {"residual_hours": moves["closing"] - moves["opening"] - change}


def _moves(council: Council, monday: date) -> dict[str, dict[str, float]]:
    """Hours by zone and kind of move."""
    moves: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    by_package: dict[str, list[Line]] = defaultdict(list)
    for line in council.lines:
        by_package[line.package_id].append(line)
    for lines in by_package.values():
        _add_package(moves, council, lines, monday)
    return moves


def _add_package(moves: dict[str, dict[str, float]], council: Council, lines: list[Line], monday: date) -> None:
    old, new = hours_by_key(council, lines, monday - WEEK, monday), hours_by_key(council, lines, monday, monday)
    before, after = standing(lines, monday - WEEK), standing(lines, monday)
    _book(moves, "opening", old)
    _book(moves, "closing", new)
    if before == after == "active":
        _compare(moves, old, new)
        for provider, zone in old.keys() - new.keys():
            theirs = [line for line in lines if counts_as(council, line.provider_id, monday) == provider]
            moves[zone]["handback_replaced"] += old[provider, zone] if _handed_back(theirs, monday) else 0.0
    elif after == "active":
        _book(moves, "new" if before == "absent" else "restarted", new)
    elif before == "active" and after == "suspended":
        _book(moves, "paused", old)
    elif before == "active":
        _book(moves, "handed_back" if _handed_back(lines, monday) else "ended", old)


def _book(moves: dict[str, dict[str, float]], name: str, keys: Keys) -> None:
    for (_provider, zone), hours in keys.items():
        moves[zone][name] += hours


def _compare(moves: dict[str, dict[str, float]], old: Keys, new: Keys) -> None:
    for key in old.keys() & new.keys():
        moves[key[1]]["increase"] += max(0.0, new[key] - old[key])
        moves[key[1]]["decrease"] += max(0.0, old[key] - new[key])
    _book(moves, "transferred_in", {key: hours for key, hours in new.items() if key not in old})
    _book(moves, "transferred_out", {key: hours for key, hours in old.items() if key not in new})


def hours_by_key(council: Council, lines: list[Line], day: date, closing: date) -> Keys:
    keys: Keys = defaultdict(float)
    for line in lines:
        if line.counts and line.active and line.in_force(day):
            keys[counts_as(council, line.provider_id, closing), line.zone_id] += line.weekly_hours
    return dict(keys)


def standing(lines: list[Line], day: date) -> str:
    standing = [line.active for line in lines if line.counts and line.in_force(day)]
    return "absent" if not standing else "active" if any(standing) else "suspended"


def _handed_back(lines: list[Line], monday: date) -> bool:
    """Whether the last line had ended by then, and as handed back."""
    begun = [line for line in lines if line.line_start <= monday]
    last = max(begun, key=lambda line: line.line_start)
    return last.end_reason == "handed_back" and last.line_end is not None and last.line_end < monday


def counts_as(council: Council, provider_id: str, monday: date) -> str:
    successors = {
        row.provider_id: row.succeeded_by
        for row in council.providers
        if row.succeeded_by is not None and (row.starts is None or row.starts <= monday)
    }
    while provider_id in successors:
        provider_id = successors[provider_id]
    return provider_id


REASONS = {"placed": "placed", "died": "died", "declined": "declined", "admitted": "admitted"}


def queue_bridge(council: Council) -> Table:
    span = span_of(council.waiting_list)
    table: Table = {}
    for monday in mondays(council)[1:]:
        known = span.covers(monday) and span.covers(monday - WEEK)
        for zone in zones(council):
            for queue in QUEUES:
                rows = [row for row in council.referrals if (row.zone_id, row.queue) == (zone, queue)]
                row = _queue_row(rows, queue, monday)
                table[monday, zone, queue] = row if known else dict.fromkeys(row)
    return table


def _queue_row(referrals: list[Referral], queue: str, monday: date) -> dict[str, Any]:
    parts: dict[str, list[Referral]] = {name: [] for name in ("placed", "died", "declined", "admitted", "other")}
    for row in referrals:
        if row.closed_on is not None and monday - WEEK < row.closed_on <= monday:
            parts[REASONS.get(row.close_reason or "", "other")].append(row)
    parts["opening"] = [row for row in referrals if row.waits(monday - WEEK)]
    parts["joined"] = [row for row in referrals if monday - WEEK < row.referred_on <= monday]
    parts["closing"] = [row for row in referrals if row.waits(monday)]
    table: dict[str, Any] = {f"{name}_people": len(rows) for name, rows in parts.items()}
    table |= {f"{name}_hours": hours_of(rows, queue) for name, rows in parts.items()}
    return table | {"residual_people": 0, "residual_hours": None if queue == "assessment" else 0.0}
