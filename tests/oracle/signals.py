"""XmR charts point by point, and winter's indicators on them: `winter_signals`."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import mean
from typing import Any

from tests.oracle.gaps import UNSAID
from tests.oracle.hours import Table
from tests.oracle.market_records import Market
from tests.oracle.records import WEEK, monday_on_or_before
from tests.oracle.winter import winter_indicators

RUN = 7
LEAST = 12
BASELINE = 104
BETTER_HIGH = ("spare_hours",)
Weeks = dict[date, dict[str, Any]]


def limits(values: Sequence[float]) -> tuple[float, float]:
    """The centre and how far each limit lies from it, of the points that are the baseline."""
    ranges = [abs(after - before) for before, after in pairwise(values)]
    kept = [each for each in ranges if each < 3.267 * mean(ranges)] or ranges
    return mean(values), 2.66 * mean(kept)


def rules_of(values: Sequence[float], centre: float, reach: float) -> list[set[tuple[int, bool]]]:
    """For each point the rules that mark it, by their order, and whether it is on the high side."""
    marks: list[set[tuple[int, bool]]] = [set() for _ in values]
    slack = 1e-9 * max(map(abs, values), default=0.0)
    for high in (True, False):
        away = [(value - centre) * (1 if high else -1) for value in values]
        _mark(marks, [at for at, far in enumerate(away) if far > reach + slack], (0, high))
        for run in _runs(away, RUN):
            _mark(marks, run if all(away[at] > away[at - 1] for at in run[1:]) else [], (1, high))
            _mark(marks, run if all(away[at] > slack for at in run) else [], (3, high))
        for run in _runs(away, 3):
            outer = [at for at in run if reach * 2 / 3 + slack < away[at] <= reach + slack]
            _mark(marks, outer if len(outer) > 1 else [], (2, high))
    return marks


def _runs(values: Sequence[float], length: int) -> list[range]:
    return [range(first, first + length) for first in range(len(values) - length + 1)]


def _mark(marks: list[set[tuple[int, bool]]], points: Sequence[int], mark: tuple[int, bool]) -> None:
    for at in points:
        marks[at].add(mark)


RULES = ("limit", "trend", "two_of_three", "shift")


def judged(values: Sequence[float], *, better_high: bool) -> list[dict[str, Any]]:
    if len(values) < LEAST:
        return [_row(None, None, "no_data", "") for _ in values]
    centre, reach = limits(values[-BASELINE:])
    return [_row(centre, reach, *_named(marks, better_high)) for marks in rules_of(values, centre, reach)]


def _named(marks: set[tuple[int, bool]], better_high: bool) -> tuple[Any, str]:
    if not marks:
        return "none", ""
    first = min(rule for rule, _high in marks)
    sides = {high for rule, high in marks if rule == first}
    if sides == {True, False}:
        return UNSAID, RULES[first]
    return "improvement" if sides == {better_high} else "concern", RULES[first]


def _row(centre: float | None, reach: float | None, signal: Any, rule: str) -> dict[str, Any]:
    lower, upper = (None, None) if centre is None or reach is None else (centre - reach, centre + reach)
    return {"centre": centre, "lower_limit": lower, "upper_limit": upper, "signal": signal, "rule": rule}


def winter_signals(market: Market) -> Table:
    values = {key: row["value"] for key, row in winter_indicators(market).items()}
    series: dict[tuple[str, str], list[date]] = {}
    for monday, zone, indicator in sorted(values):
        series.setdefault((zone, indicator), []).append(monday)
    table: Table = {}
    for (zone, indicator), weeks in series.items():
        of = {week: values[week, zone, indicator] for week in weeks}
        for week, row in _judged_weeks(of, _rebased(market, zone), better_high=indicator in BETTER_HIGH).items():
            table[week, zone, indicator] = row | {"value": of[week], "last_winter": of.get(year_before(week))}
    return table


def _rebased(market: Market, zone: str) -> list[date]:
    """A council's chart is re-based by what was so for all zones."""
    return [row.event_on for row in market.events if row.effect == "rebase" and row.zone_id in (None, zone)]


def _judged_weeks(of: dict[date, float | None], rebased: list[date], *, better_high: bool) -> Weeks:
    table: Weeks = {}
    edges = [date.min, *sorted(rebased), date.max]
    for first, last in pairwise(edges):
        weeks = [week for week in of if first <= week < last]
        known = {week: value for week in weeks if (value := of[week]) is not None}
        rows = judged(list(known.values()), better_high=better_high)
        found = dict(zip(known, rows, strict=True))
        limits_there = rows[0] if rows else _row(None, None, "no_data", "")
        blank = limits_there | {"signal": "no_data", "rule": ""}
        table |= {week: found.get(week, blank) for week in weeks}
    return table


def year_before(monday: date) -> date:
    """52 weeks; of the weeks of 25 December and 1 January that of the same feast."""
    for day in (monday + place * (WEEK / 7) for place in range(7)):
        if (day.month, day.day) in ((12, 25), (1, 1)):
            return monday_on_or_before(day.replace(year=day.year - 1))
    return monday - 52 * WEEK
