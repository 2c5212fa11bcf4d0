"""An XmR chart of an indicator as SVG text, without axes: the usual range, the mean, the weeks that are out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.theme import BETTER, CONTEXT, WORSE

WIDTH, HEIGHT, EDGE = 250.0, 88.0, 8.0
BAND: Final = "#E9EDF1"
MEAN: Final = "#6F777B"
MARKED: Final = {"concern": WORSE, "improvement": BETTER}


@dataclass(frozen=True)
class Week:
    """One point; `value` is None where it is not known or not told."""

    value: float | None
    signal: str


@dataclass(frozen=True)
class Range:
    """The mean and the limits around it."""

    centre: float
    lower: float
    upper: float


def xmr(weeks: Sequence[Week], usual: Range | None, height: float = HEIGHT) -> str:
    """An empty text where fewer than two weeks are known."""
    known = [week.value for week in weeks if week.value is not None]
    if len(known) < 2:
        return ""
    ends = [*known, *((usual.lower, usual.upper) if usual else ())]
    place = _Place(min(ends), max(ends), len(weeks), height)
    body = _usual(usual, place) + _line(weeks, place) + "".join(_dot(at, week, place) for at, week in enumerate(weeks))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}">{body}</svg>'


@dataclass(frozen=True)
class _Place:
    """Where a value of a week stands."""

    low: float
    high: float
    weeks: int
    height: float

    def x(self, at: int) -> float:
        return EDGE + at * (WIDTH - 2 * EDGE) / max(self.weeks - 1, 1)

    def y(self, value: float) -> float:
        span = round(self.high - self.low, 6)
        share = (value - self.low) / span if span else 0.5
        return self.height - EDGE - share * (self.height - 2 * EDGE)


def _usual(usual: Range | None, place: _Place) -> str:
    if usual is None:
        return ""
    top, bottom, mean = (place.y(value) for value in (usual.upper, usual.lower, usual.centre))
    return (
        f'<rect x="0" y="{top:.1f}" width="{WIDTH:g}" height="{max(bottom - top, 1):.1f}" fill="{BAND}"/>'
        f'<line x1="0" x2="{WIDTH:g}" y1="{mean:.1f}" y2="{mean:.1f}" stroke="{MEAN}" stroke-width="1.5"/>'
    )


def _line(weeks: Sequence[Week], place: _Place) -> str:
    """In pieces: a week that is not known is a gap."""
    pieces: list[list[str]] = [[]]
    for at, week in enumerate(weeks):
        if week.value is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{place.x(at):.1f},{place.y(week.value):.1f}")
    drawn = (" ".join(piece) for piece in pieces if len(piece) > 1)
    look = f'fill="none" stroke="{CONTEXT}" stroke-width="1.8" stroke-linejoin="round"'
    return "".join(f'<polyline points="{points}" {look}/>' for points in drawn)


def _dot(at: int, week: Week, place: _Place) -> str:
    if week.value is None:
        return ""
    colour, radius = MARKED.get(week.signal, MEAN), 4.6 if week.signal in MARKED else 2.6
    return f'<circle cx="{place.x(at):.1f}" cy="{place.y(week.value):.1f}" r="{radius}" fill="{colour}"/>'
