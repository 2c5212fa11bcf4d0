"""What the meeting reads from the top: where to look first, and named bars under headings. HTML text; no Streamlit."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.components.markup import Level, badge, wrapped
from dashboard.wording import in_html


@dataclass(frozen=True, slots=True)
class Look:
    """One zone of the list; `figure` stands out before its `words` on the right."""

    rank: int
    zone: str
    level: Level
    figure: str
    words: str
    why: str


def look_first(entries: Sequence[Look]) -> str:
    """An ordered list that says its own numbers, for it may begin at any."""
    return wrapped(f'<ol class="hc-look">{"".join(map(_look, entries))}</ol>')


def _look(entry: Look) -> str:
    return (
        f'<li value="{entry.rank}"><span class="rank">{entry.rank}</span>'
        f'<span><span class="zone">{in_html(entry.zone)}</span>{badge(entry.level)}</span>'
        f'<span class="num">{in_html(entry.figure)} <span>{in_html(entry.words)}</span></span>'
        f'<span class="why">{in_html(entry.why)}</span></li>'
    )


Bar = tuple[str, float, str, str]
"""Name, length as a part of the longest, what is said after it, a colour of the look."""


def bars(groups: Sequence[Sequence[Bar]], note: str = "") -> str:
    """Groups of bars apart from each other, and a `note` under them."""
    rows = '<span class="apart"></span>'.join("".join(map(_bar, group)) for group in groups if group)
    told = f'<p class="hc-sub">{in_html(note)}</p>' if note else ""
    return wrapped(f'<div class="hc-bars">{rows}</div>{told}')


def _bar(bar: Bar) -> str:
    name, length, words, colour = bar
    return (
        f'<span>{in_html(name)}</span><span class="bar"><i style="width:{max(length, 0) * 68:.1f}%;'
        f'background:{colour}"></i>{in_html(words)}</span>'
    )


def updates(told: Sequence[tuple[str, str]]) -> str:
    """Short pieces of news side by side, each under its name."""
    parts = "".join(f"<div><h3>{in_html(name)}</h3><p>{in_html(words)}</p></div>" for name, words in told)
    return wrapped(f'<div class="hc-updates">{parts}</div>')
