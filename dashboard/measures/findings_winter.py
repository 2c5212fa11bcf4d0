"""Titles of winter pressure; without a finding, a plain title."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard import wording

LEVELS: Final = ("critical", "high", "watch")
"""The worst first."""
WORDS: Final = {"critical": "at critical", "high": "at high", "watch": "to be watched", "normal": "at normal"}
NAMED: Final = 3
ROOM: Final = 44
"""Characters of a title that a narrow panel holds."""


def council(levels: Sequence[tuple[str, str, int, int]]) -> str:
    """Of each zone its name, level, indicators in concern and indicators with data, the one to look at first first."""
    for level in LEVELS:
        found = [each for each in levels if each[1] == level]
        if len(found) == 1:
            return zone(*found[0])
        if found:
            return f"{_named([name for name, *_ in found])} {WORDS[level]}"
    if any(level == "normal" for _, level, *_ in levels):
        return "No zone is under winter pressure"
    return "Winter pressure is not known yet"


def zone(name: str, level: str, concerns: int, indicators: int) -> str:
    """As "South is at critical: five of twelve indicators are worse"."""
    if level not in WORDS:
        return f"{name}: winter pressure is not known"
    verb = "is" if concerns <= 1 else "are"
    worse = wording.spelled(concerns) if concerns else "none"
    counted = f"{worse} of {wording.spelled(indicators)} indicators"
    return f"{name} is {WORDS[level]}: {counted} {verb} worse"


def _named(names: Sequence[str]) -> str:
    if len(names) <= NAMED:
        return f"{wording.listed(list(names))} are"
    return f"{wording.counted(len(names), 'zone')}, {names[0]} first, are"


def worst(labels: Sequence[str], place: str, indicators: int) -> str:
    """Which of a zone's indicators are worse: "South: hours waiting and offers declined are worse"."""
    if not indicators:
        return f"{place}: nothing can be judged yet"
    if not labels:
        return f"{place}: no indicator is worse"
    told = wording.listed([label[0].lower() + label[1:] for label in labels])
    if len(told) > ROOM:
        return f"{place}: {wording.spelled(len(labels))} indicators are worse"
    return f"{place}: {told} {wording.plural(len(labels), 'is', 'are')} worse"


def held(worse: Sequence[tuple[str, int]]) -> str:
    """Zones and how many of their indicators are worse: "South and East hold 9 of the 14 worse readings"."""
    if not worse:
        return "Every zone's indicators"
    every = sum(count for _, count in worse)
    most = sorted(worse, key=lambda each: -each[1])[:2]
    if not every:
        return "No indicator is worse in any zone"
    if len(most) < 2 or not most[1][1]:
        return f"{most[0][0]} holds {_of(most[0][1], every)}"
    return f"{most[0][0]} and {most[1][0]} hold {_of(most[0][1] + most[1][1], every)}"


def record(
    pressure: Mapping[str, float | None] | None, best: tuple[str, Mapping[str, float | None]] | None, limit: str
) -> str:
    """How the alarms of the past did, with their counts: rows of `alarm_record` of the council."""
    if pressure is None or not pressure["zone_years"]:
        return "Early warning cannot be judged yet: too few weeks of these indicators are loaded."
    if not pressure["events"]:
        years = wording.number(pressure["zone_years"], 1)
        return f"Early warning cannot be judged yet: no waiting hours rose past the limit in {years} zone-years."
    years, rate = wording.number(pressure["zone_years"]), wording.number(pressure["false_a_zone_year"], 1)
    head = f"Early warning judged on {years} zone-years, as known at the time: the level high or worse warned of"
    rises = f"{_warned(pressure)} rises past the waiting limit ({limit}) at least 2 weeks ahead"
    return f"{head} {rises}{_ahead(pressure)}, with {rate} false alarms a zone-year{_alone(best)}."


def _warned(row: Mapping[str, float | None]) -> str:
    return " of ".join(wording.number(row[name]) for name in ("warned_early", "events"))


def _ahead(row: Mapping[str, float | None]) -> str:
    weeks = row["median_weeks"]
    return "" if weeks is None else f" (median {wording.number(weeks)} {wording.plural(weeks, 'week')})"


def _alone(best: tuple[str, Mapping[str, float | None]] | None) -> str:
    if best is None:
        return ""
    name, row = best
    return f"; {name} alone {_warned(row)}{_ahead(row)}, with {wording.number(row['false_a_zone_year'], 1)}"


def _of(count: int, every: int) -> str:
    readings = wording.plural(every, "reading")
    return f"the only worse {readings}" if count == every else f"{count} of the {every} worse {readings}"
