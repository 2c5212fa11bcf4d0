"""Beginning, renewing and ending lines of care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data_samples.arrays import NONE, OPEN
from data_samples.codes import Reason, Status
from data_samples.simulation import sizes

if TYPE_CHECKING:
    from data_samples.arrays import Floats, Ints
    from data_samples.simulation.state import State


def begin(state: State, cases: Ints, providers: Ints, start: Ints, hours: Floats, **more: Any) -> Ints:
    """New lines of cases; `hours` and `portion` are the line's own."""
    known = state.cases
    visits, short = sizes.visits(state, cases, hours)
    values = {
        "case": cases, "provider": providers, "start": start, "end": OPEN, "hours": hours, "portion": 1.0,
        "carers": known["carers"][cases], "visits": visits, "short": short, "agreed": known["agreed"][cases],
        "rate": sizes.rate(state, providers, known["zone"][cases], start), "service": known["service"][cases],
        "source": known["setting"][cases], "status": Status.active, "review": NONE, "reason": NONE,
    }  # fmt: skip
    rows = state.lines.append(**(values | more))
    known["line"][cases] = rows
    state.touch(cases)
    return rows


def renew(state: State, lines: Ints, days: Ints, reason: Reason = Reason.changed, **changes: Any) -> Ints:
    """Ends lines the day before `days` and goes on with copies that carry the changes."""
    cases = state.lines["case"][lines]
    end(state, lines, days - 1, reason)
    rows = state.lines.copy(lines, start=days, end=OPEN, reason=NONE, **changes)
    state.cases["line"][cases] = rows
    return rows


def end(state: State, lines: Ints, days: Ints, reason: Reason | Ints) -> None:
    state.lines["end"][lines] = days
    state.lines["reason"][lines] = reason
    state.touch(state.lines["case"][lines])


def change_hours(state: State, lines: Ints, days: Ints, hours: Floats, **changes: Any) -> Ints:
    """Renewed lines with other hours, their visits to match and a price of the day."""
    cases, providers = state.lines["case"][lines], state.lines["provider"][lines]
    visits, short = sizes.visits(state, cases, hours)
    price = sizes.rate(state, providers, state.cases["zone"][cases], days)
    agreed = state.cases["agreed"][cases]
    same = {"hours": hours, "visits": visits, "short": short, "rate": price, "agreed": agreed}
    return renew(state, lines, days, **(same | changes))


def move(state: State, lines: Ints, days: Ints, providers: Ints, *, reason: Reason, source: int) -> Ints:
    """Lines taken over by other providers on `days`."""
    zones = state.cases["zone"][state.lines["case"][lines]]
    price = sizes.rate(state, providers, zones, days)
    return renew(state, lines, days, reason, provider=providers, source=source, rate=price)
