"""Winter pressure as HTML text: a grid of small charts, the status of every zone, what a level triggers."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.markup import SYMBOL, WORD, Level, badge, icon, wrapped
from dashboard.wording import in_html

STATUS: Final = {
    "concern": ("w", "worse", "Worse"),
    "improvement": ("g", "better", "Better"),
    "none": ("s", "", "Steady"),
    "no_data": ("x", "", "No data"),
}
BADGES: Final[Mapping[str, Level]] = {"concern": "worse", "improvement": "better"}
LONG_WORD: Final = 9
NOTHING: Final = "Nothing more than usual."
QUIET: Final = {"no_data": "Nothing can be triggered without data."}


@dataclass(frozen=True, slots=True)
class Gauge:
    """One indicator of a zone: `svg` is the chart, `missing` what is said where there is none."""

    label: str
    figure: str
    unit: str
    signal: str
    usual: str
    past: str
    svg: str
    alt: str
    missing: str = ""


def gauges(cells: Sequence[Gauge], look: str = "") -> str:
    return wrapped(f'<div class="hc-gauges {look}">{"".join(map(_gauge, cells))}</div>')


def _gauge(cell: Gauge) -> str:
    judged = badge(BADGES[cell.signal]) if cell.signal in BADGES else ""
    figure = f'<p class="v">{in_html(cell.figure)} <span>{in_html(cell.unit)}</span></p>{judged}'
    head = f'<div class="n">{in_html(cell.label)}</div><div class="r">{figure}</div>'
    if not cell.svg:
        return f'<div class="hc-xmr">{head}<p class="m">{in_html(cell.missing)}</p></div>'
    image = b64encode(cell.svg.encode()).decode()
    past = f"<br>{in_html(cell.past)}" if cell.past else ""
    drawn = f'<img src="data:image/svg+xml;base64,{image}" alt="{in_html(cell.alt)}">'
    return f'<div class="hc-xmr">{head}<p class="u">{in_html(cell.usual)}{past}</p>{drawn}</div>'


@dataclass(frozen=True, slots=True)
class Status:
    """One zone of the status table: `signals` by indicator, `chosen` where it is the one beside."""

    zone: str
    level: Level
    concerns: int
    indicators: int
    signals: Mapping[str, str]
    chosen: bool


def status_table(zones: Sequence[Status], rows: Sequence[tuple[str, str, int]], caption: str) -> str:
    """A row an indicator (its key, its label, how many of all zones are worse), a column a zone."""
    heads = "".join(f'<th scope="col"{_chosen(each)}>{_hyphenated(each.zone)}</th>' for each in zones)
    levels = "".join(f'<td class="lev b-{each.level.replace("_", "")}">{_level(each.level)}</td>' for each in zones)
    counts = "".join(f'<td class="cnt"><b>{each.concerns}</b> of {each.indicators}</td>' for each in zones)
    body = "".join(_indicator(*row, zones) for row in rows)
    return wrapped(
        f'<table class="hc-status"><caption class="hc-hidden">{in_html(caption)}</caption>'
        f'<thead><tr><td class="first"></td><th scope="col" class="sum">Zones worse</th>{heads}</tr></thead><tbody>'
        f'<tr><th scope="row"><b>Pressure level</b></th><td></td>{levels}</tr>'
        f'<tr><th scope="row">Indicators worse</th><td></td>{counts}</tr>{body}</tbody></table>'
    )


def _chosen(each: Status) -> str:
    return ' class="sel"' if each.chosen else ""


def _level(level: Level) -> str:
    return f"{icon(SYMBOL[level])}{WORD[level]}" if level != "no_data" else WORD[level]


def _indicator(key: str, label: str, worse: int, zones: Sequence[Status]) -> str:
    cells = "".join(_status(each.signals.get(key, "no_data")) for each in zones)
    return f'<tr><th scope="row">{in_html(label)}</th><td class="sum"><b>{worse or "–"}</b></td>{cells}</tr>'


def _status(signal: str) -> str:
    look, symbol, word = STATUS[signal]
    return f'<td class="{look}">{icon(SYMBOL[symbol]) if symbol else ""}{word}</td>'


def _hyphenated(name: str) -> str:
    """A long word may break where a column is narrow."""
    return " ".join(_broken(word) for word in name.split(" "))


def _broken(word: str) -> str:
    half = len(word) // 2 + 1
    return in_html(word) if len(word) <= LONG_WORD else f"{in_html(word[:half])}&shy;{in_html(word[half:])}"


def triggered(zone: str, level: Level, actions: Sequence[str]) -> str:
    """What the council does at the level that a zone is at."""
    listed = "".join(f"<li>{in_html(each)}</li>" for each in actions) or f"<li>{QUIET.get(level, NOTHING)}</li>"
    return wrapped(f'<div class="hc-acts"><h3>{in_html(zone)} {badge(level)}</h3><ul>{listed}</ul></div>')
