"""Measures, or zones, in rows: now, what changed since, the weeks as a line, what that signals. HTML; no Streamlit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard import wording
from dashboard.components.markup import Level, badge, icon, wrapped
from dashboard.components.tiles import spark_image
from dashboard.measures.record import Measure
from dashboard.wording import in_html

BADGES: Final[Mapping[str, Level]] = {"concern": "worse", "improvement": "better", "no_data": "no_data"}
NEUTRAL: Final = {"high": ("arrow_upward", "High"), "low": ("arrow_downward", "Low")}
STEADY: Final = "Steady"


@dataclass(frozen=True, slots=True)
class Change:
    """The figure some weeks ago and what it changed by since; None where either is not known, `marker` says why."""

    before: float | None
    by: float | None
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """One row: `link` is the address that chooses it, `marker` why there is no figure, `svg` its recent weeks."""

    name: str
    note: str
    measure: Measure
    now: float | None
    month: Change
    year: Change
    signal: str
    link: str
    svg: str = ""
    marker: str = ""
    chosen: bool = False


def trend_table(rows: Sequence[Trend], first: str, caption: str) -> str:
    """`first` is the head of the names."""
    heads = "".join(f'<th scope="col"{_right(at)}>{words}</th>' for at, words in enumerate(_heads(first)))
    body = "".join(map(_row, rows))
    return wrapped(
        f'<table class="hc-trend"><caption class="hc-hidden">{in_html(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _heads(first: str) -> tuple[str, ...]:
    return in_html(first), "Now", "4 weeks ago", "A year ago", "52 weeks", "Signal"


def _right(at: int) -> str:
    return ' class="n"' if at in (1, 2, 3) else ""


def _row(row: Trend) -> str:
    figure = row.marker or row.measure.text(row.now)
    changes = "".join(_change(row, each) for each in (row.month, row.year))
    image = spark_image(row.svg, f"{row.name}, 52 weeks")
    look = ' class="sel"' if row.chosen else ""
    return (
        f'<tr{look}><th scope="row"><a href="{in_html(row.link)}">{in_html(row.name)}</a> '
        f'<span class="unit">{in_html(row.note)}</span></th><td class="n now">{in_html(figure)}</td>{changes}'
        f'<td class="line">{image}</td><td>{signal(row.signal)}</td></tr>'
    )


def _change(row: Trend, change: Change) -> str:
    """The figure then, and the change in number and word."""
    if change.by is None or change.before is None:
        return f'<td class="n">{row.marker or change.marker or wording.NOT_AVAILABLE}</td>'
    before, told = in_html(row.measure.text(change.before)), _told(row.measure, change.by)
    return f'<td class="n"><span class="unit">{before}</span> {told}</td>'


def _told(measure: Measure, by: float) -> str:
    size = measure.changed(by)
    if not any(digit in size for digit in "123456789"):
        return '<span class="level"><b>same</b></span>'
    sign = "+" if by > 0 else wording.MINUS
    judged = measure.judged(by)
    word = judged if judged != "level" else "more" if by > 0 else "less"
    return f'<span class="{judged}"><b>{sign}{in_html(size)} {word}</b></span>'


def signal(name: str) -> str:
    """What the last week signals, as word, icon and colour."""
    if name in BADGES:
        return badge(BADGES[name])
    if name in NEUTRAL:
        symbol, word = NEUTRAL[name]
        return f'<span class="hc-badge b-normal">{icon(symbol)}{word}</span>'
    return f'<span class="quiet">{STEADY}</span>'
