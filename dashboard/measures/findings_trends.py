"""Titles of trends: how many measures signal worse, and which; without a finding, a plain title."""

from collections.abc import Sequence
from typing import Any, Final

from dashboard import wording
from dashboard.measures.record import Measure

NAMED: Final = 3


def trends(worse: Sequence[str], judged: int, place: str = "", unusual: int = 0) -> str:
    """The measures that signal worse in words, the first first, of so many that can be judged.

    Where none does, how many are `unusual`: high, low or better.
    """
    head = f"{place}: " if place else ""
    if not judged:
        return f"{head}no measure can be judged yet" if place else "Trends"
    if not worse:
        others = (
            f"; {wording.spelled(unusual)} {wording.plural(unusual, 'is', 'are')} out of the usual" if unusual else ""
        )
        return wording.in_sentence(f"{head}none of {wording.number(judged)} measures signals worse{others}")
    verb = wording.plural(len(worse), "signals", "signal")
    counted = f"{wording.spelled(len(worse))} of {wording.number(judged)} measures"
    return wording.in_sentence(f"{head}{counted} {verb} worse: {_named(worse)}")


def _named(worse: Sequence[str]) -> str:
    told = [name[:1].lower() + name[1:] if name[1:2].islower() else name for name in worse]
    if len(told) <= NAMED:
        return wording.listed(told)
    return wording.listed([*told[: NAMED - 1], f"{wording.spelled(len(told) - NAMED + 1)} more"])


def picked(measure: Measure, label: str, row: dict[str, Any] | None) -> str:
    """As "Hours waiting: 1,010, 276 more than a year ago"."""
    if row is None or row["now"] is None:
        return f"{label}: {'withheld' if row is not None and row['marker'] else 'not known'} here"
    figure = measure.text(row["now"])
    change = row["year"]
    if change is None:
        return f"{label}: {figure}"
    size = measure.changed(change)
    if not any(digit in size for digit in "123456789"):
        return f"{label}: {figure}, as a year ago"
    return f"{label}: {figure}, {size} {'more' if change > 0 else 'less'} than a year ago"


def council(published: Sequence[float | None], own: float | None, measure: Measure) -> str:
    """Beside the published figures of other councils: how many lie below ours."""
    known = [value for value in published if value is not None]
    if own is None or not known:
        return "Other councils"
    below = sum(value < own for value in known)
    others = f"{wording.number(len(known))} other {wording.plural(len(known), 'council')}"
    return f"{measure.text(own)} here; {wording.number(below)} of {others} lower"
