"""Why a zone is looked at first, in fixed words: rows of `attention_reasons`, one sentence each."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from dashboard import wording

AHEAD: Final = timedelta(weeks=4)
STEADY: Final = "No indicator is worse than usual."
NO_DATA: Final = "No data: neither its indicators nor its hours waiting are known."
Row = Mapping[str, Any]

_FIGURES: Final = {
    "waiting_hours": "{value} hours wait for a package, usually {usual}",
    "longest_wait": "Someone has waited {value} days; the longest wait is usually {usual}",
    "delayed_people": "{value} people are delayed in hospital, usually {usual}",
    "discharges_with_care": "{value} people left hospital with care, usually {usual}",
    "awaiting_onward_care": "{value} people in reablement wait for onward care, usually {usual}",
    "admissions_with_package": "{value} people with a package went into hospital, usually {usual}",
    "handback_hours": "{value} hours were handed back, usually {usual}",
    "missed_late_visits": "{value} visits a week were missed or late, usually {usual}",
}
_WORDS: Final = {
    "waiting_hours": "More hours wait for a package than usual",
    "longest_wait": "The longest wait is longer than usual",
    "delayed_people": "More people than usual are delayed in hospital",
    "discharges_with_care": "More people than usual left hospital with care",
    "reablement_days": "Reablement stays are longer than usual",
    "awaiting_onward_care": "More people in reablement wait for onward care than usual",
    "admissions_with_package": "More people with a package went into hospital than usual",
    "handback_hours": "More hours were handed back than usual",
    "spare_hours": "Fewer spare hours are declared than usual",
    "absence": "Staff absence is higher than usual",
    "missed_late_visits": "More visits were missed or late than usual",
    "offers_declined": "More offers were declined than usual",
    "shortfall_in_4_weeks": "Likely to be short of hours in 4 weeks",
    "waiting_per_1000": "Hours waiting are withheld here",
}
"""Where the figure would tell of few people."""


def reason(row: Row, monday: date, *, withheld: bool = False) -> str:
    """A contributor to a zone's place as one sentence, its figures left out where `withheld`."""
    name = row["contributor"]
    words = _WORDS[name] if withheld else _TOLD[name](row, monday)
    new = f"New: {words[:1].lower()}{words[1:]}" if row["newly"] else words
    return f"{new}."


def _plain(template: str) -> Callable[[Row, date], str]:
    def told(row: Row, _monday: date) -> str:
        return template.format(value=wording.number(row["value"]), usual=wording.number(row["compared_with"]))

    return told


def _reablement(row: Row, _monday: date) -> str:
    risen, onward = row["risen"], row["beside"]
    days = wording.days(row["value"])
    stays = f"Reablement stays are {days}, usually {wording.number(row['compared_with'])}"
    if risen is not None and wording.whole(risen) > 0:
        stays = f"Reablement stays are up {wording.days(risen)} in 4 weeks, to {wording.number(row['value'])}"
    verb = "waits" if onward == 1 else "wait"
    return f"{stays}; {wording.people(onward)} {verb} for onward care" if onward else stays


def _spare(row: Row, _monday: date) -> str:
    declared = f"{wording.number(row['value'])} spare hours declared, usually {wording.number(row['compared_with'])}"
    share = row["beside"]
    if share is None:
        return declared
    taken = "all" if share >= 1 else wording.percent(share, 0)
    return f"{declared}; {taken} of what was asked for taken up"


def _absence(row: Row, _monday: date) -> str:
    return f"Staff absence is {wording.percent(row['value'])}, usually {wording.percent(row['compared_with'])}"


def _declined(row: Row, _monday: date) -> str:
    share, usual = (wording.percent(row[name], 0) for name in ("value", "compared_with"))
    return f"{share} of offers were declined, usually {usual}"


def _shortfall(row: Row, monday: date) -> str:
    day = monday + AHEAD
    hours = wording.to_ten(row["value"])
    if not hours:
        return f"Likely to be a few hours short by {day.day} {day:%B}"
    words = f"Likely to be {wording.number(hours)} hours short by {day.day} {day:%B}"
    change = 0 if row["compared_with"] is None else hours - wording.to_ten(row["compared_with"])
    if not change:
        return words
    return f"{words}, {wording.number(abs(change))} {'more' if change > 0 else 'fewer'} than now"


def _waiting(row: Row, _monday: date) -> str:
    words = f"{wording.number(row['value'])} hours wait for each 1,000 delivered"
    council = row["compared_with"]
    return words if council is None else f"{words}; {wording.number(council)} across the council"


_TOLD: Final[dict[str, Callable[[Row, date], str]]] = {
    **{name: _plain(template) for name, template in _FIGURES.items()},
    "reablement_days": _reablement,
    "spare_hours": _spare,
    "absence": _absence,
    "offers_declined": _declined,
    "shortfall_in_4_weeks": _shortfall,
    "waiting_per_1000": _waiting,
}
