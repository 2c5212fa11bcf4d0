"""The lines of random packages: each a walk through time, its events often on the edge of a week."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.records import DAY, Line

ZONES = ("Ardwick", "Bierley", "Cononley")
BANDS = ("18-64", "65-74", "75-84", "85+")
FUNDERS = ("council", "council", "nhs", "joint")
HOURS = (0.0, 0.5, 1.75, 2.0, 3.0, 4.75, 5.0, 7.5, 10.0, 14.0, 19.75, 20.0, 31.5)
ENDS = (
    "died",
    "care_home",
    "hospital",
    "handed_back",
    "handed_back",
    "independent",
    "moved",
    "other",
    "not_stated",
    None,
)
OUT_OF_SCOPE = (
    {"service": "live_in"},
    {"service": "nights"},
    {"service": "reablement"},
    {"service": "other"},
    {"arrangement": "direct_payment"},
)
CHANGES = ("hours", "hours", "provider", "status", "zone_id", "funder", "age_band", "scope", "price")
IN_SCOPE: tuple[dict[str, str], ...] = (
    {},
    {},
    {"service": "standard"},
    {"service": "short_term"},
    {"arrangement": "isf"},
    {"arrangement": "council_arranged"},
)


def drawn_lines(rng: Random, feed: str, first: date, as_at: date) -> list[Line]:
    lines: list[Line] = []
    for number in range(40):
        lines += _package(rng, f"{feed}-{number}", first, as_at)
    return lines


def _package(rng: Random, name: str, first: date, as_at: date) -> list[Line]:
    starts = first + rng.randrange(-90, 150) * DAY
    person = f"person-{rng.randrange(60)}"
    like = Line(name, "P1", starts, None, person, rng.choice(ZONES), rng.choice(BANDS), rng.choice(FUNDERS), 0.0)
    style = rng.choice(["alone", "alone", "alone", "together", "apart"])
    if style == "alone":
        return _walk(rng, like, ("P1", "P2", "P3", "P4", "P5"), as_at, set())
    fixed = {"zone_id", "age_band", "funder"} if style == "together" else {"small"}
    later = replace(like, line_start=starts + rng.randrange(60) * DAY)
    firsts = _walk(rng, like, ("P1", "P3", "P5"), as_at, fixed | {"scope"})
    seconds = _walk(rng, later, ("P2", "P4", "P6"), as_at, fixed | {"scope"})
    return _alike_where_tied([*firsts, *seconds])


def _walk(rng: Random, like: Line, providers: tuple[str, ...], as_at: date, fixed: set[str]) -> list[Line]:
    """One provider at a time; `fixed` names what does not change on the way."""
    lines: list[Line] = []
    line = replace(like, provider_id=rng.choice(providers), weekly_hours=_hours(rng, fixed))
    while line.line_start <= as_at:
        end = line.line_start + _length(rng, line.line_start)
        if end > as_at or rng.random() < 0.06:
            lines.append(line)
            break
        following = _following(rng, line, end, providers, fixed)
        lines.append(replace(line, line_end=end, end_reason=_reason(rng, line, following)))
        if following is None:
            break
        line = following
    return lines


def _length(rng: Random, start: date) -> timedelta:
    """Days to the last day; often to a Sunday or a Monday."""
    days = rng.choice([0, 1, 2, 4, rng.randrange(60), rng.randrange(60), rng.randrange(90), rng.randrange(120)])
    end = start + days * DAY
    to_edge = rng.choice([0, 0, -end.weekday() % 7, (6 - end.weekday()) % 7])
    return (end - start) + to_edge * DAY


def _following(rng: Random, line: Line, end: date, providers: tuple[str, ...], fixed: set[str]) -> Line | None:
    """The next line of the package, changed in one or two ways; None where it ends for good."""
    if rng.random() < 0.12:
        return None
    gap = rng.choice([1, 1, 1, 1, 1, 2, 5, 12, 40])
    after = replace(line, line_start=end + gap * DAY, end_reason=None)
    for change in rng.sample(CHANGES, 2):
        after = _changed(rng, after, change, providers, fixed)
    return after


def _changed(rng: Random, line: Line, change: str, providers: tuple[str, ...], fixed: set[str]) -> Line:
    if change in fixed:
        return line
    scope = rng.choice(OUT_OF_SCOPE if line.counts else IN_SCOPE)
    changes: dict[str, dict[str, Any]] = {
        "hours": {"weekly_hours": _hours(rng, fixed)},
        "provider": {"provider_id": rng.choice(providers)},
        "status": {"status": "suspended" if line.active else rng.choice([None, "active"])},
        "zone_id": {"zone_id": rng.choice(ZONES)},
        "funder": {"funder": rng.choice(FUNDERS)},
        "age_band": {"age_band": rng.choice(BANDS)},
        "scope": {"service": scope.get("service"), "arrangement": scope.get("arrangement")},
        "price": {},
    }
    return replace(line, **changes[change])


def _reason(rng: Random, line: Line, following: Line | None) -> str | None:
    if not line.counts or (following is not None and not following.counts):
        return "changed"
    if following is None:
        return rng.choice(ENDS)
    return rng.choice(["changed", "changed", "handed_back", "handed_back", "hospital", None])


def _hours(rng: Random, fixed: set[str]) -> float:
    return rng.choice([20.0, 22.5, 31.5]) if "small" in fixed else rng.choice(HOURS)


def _alike_where_tied(lines: list[Line]) -> list[Line]:
    """Lines of one start that have ended, ended for the same reason; one still open leaves no handback beside it."""
    fitted: list[Line] = []
    for line in lines:
        tied = [other for other in lines if other.line_start == line.line_start]
        reasons = {other.end_reason for other in tied}
        if line.line_end is None or len(reasons) == 1:
            fitted.append(line)
        else:
            fitted.append(replace(line, end_reason="changed"))
    return fitted
