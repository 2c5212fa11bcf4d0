"""The screen's parts as HTML text. Every value is escaped; no Streamlit."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from dashboard import wording
from dashboard.measures.record import Measure
from dashboard.wording import in_html

Level = Literal["critical", "high", "watch", "normal", "no_data", "worse", "better"]

SYMBOL: Final = {
    "critical": "emergency_home",
    "high": "warning",
    "watch": "visibility",
    "normal": "check_circle",
    "no_data": "do_not_disturb_on",
    "worse": "warning",
    "better": "check_circle",
}
WORD: Final = {
    "critical": "Critical",
    "high": "High",
    "watch": "Watch",
    "normal": "Normal",
    "no_data": "No data",
    "worse": "Worse",
    "better": "Better",
}


def wrapped(body: str) -> str:
    return f'<div class="hc">{body}</div>'


def icon(symbol: str) -> str:
    return f'<span class="hc-i" aria-hidden="true">{symbol}</span>'


def badge(level: Level) -> str:
    """Word, icon and colour: colour alone says nothing to one man in twelve."""
    return f'<span class="hc-badge b-{level.replace("_", "")}">{icon(SYMBOL[level])}{WORD[level]}</span>'


def title(finding: str) -> str:
    return wrapped(f'<h1 class="hc-title">{in_html(finding)}</h1>')


def heading(finding: str, subtitle: str = "") -> str:
    return wrapped(f'<h2 class="hc-h2">{in_html(finding)}</h2>{_subtitle(subtitle)}')


def column_heading(finding: str, subtitle: str = "", coloured: str = "") -> str:
    """For charts side by side in one panel; `coloured` are the last words, in the mark's colour."""
    words = f' <b class="wait">{in_html(coloured)}</b>' if coloured else ""
    return wrapped(f'<h2 class="hc-h2">{in_html(finding)}</h2><p class="hc-sub">{in_html(subtitle)}{words}&nbsp;</p>')


def _subtitle(text: str) -> str:
    return f'<p class="hc-sub">{in_html(text)}</p>' if text else ""


def as_at_line(
    page: str,
    as_at: date,
    previous: date | None = None,
    late: Sequence[str] = (),
    note: str = "",
) -> str:
    """How far to trust the page: its day, the meeting it is compared with, what is missing."""
    compared = f", compared with the meeting of {wording.long_date(previous)}" if previous else ""
    return wrapped(
        f'<p class="hc-asat">{in_html(page)}. Data as at <b>{wording.weekday_date(as_at)}</b>'
        f"{compared}.{f' {in_html(note)}' if note else ''}{_late(late)}</p>"
    )


def returns_line(page: str, month: date, returned: tuple[int, int], missing: str = "", note: str = "") -> str:
    """The same of monthly returns: `returned` is how many providers returned the month, of how many."""
    came, expected = map(wording.number, returned)
    late = f' <span class="hc-late">{in_html(missing)}</span>' if missing else ""
    return wrapped(
        f'<p class="hc-asat">{in_html(page)}. Returns for <b>{wording.month(month)}</b> from {came} of {expected} '
        f"providers; changes are over twelve months, the same providers only."
        f"{f' {in_html(note)}' if note else ''}{late}</p>"
    )


def _late(names: Sequence[str]) -> str:
    if not names:
        return ""
    return f' <span class="hc-late">Late: {in_html(wording.listed(list(names)))}</span>'


def empty_state(finding: str, missing: str, extract: str = "") -> str:
    """What is missing, and which extract would fill it."""
    remedy = f'<p class="d">Load the extract "{in_html(extract)}" to fill it.</p>' if extract else ""
    return wrapped(
        f'<div class="hc-empty" role="status"><p class="t">{in_html(finding)}</p>'
        f'<p class="d">{in_html(missing)}</p>{remedy}</div>'
    )


def colour_key(entries: Sequence[tuple[str, str]]) -> str:
    """Swatches with words; colours come from the charts, never from a file."""
    swatches = "".join(
        f'<span class="hc-key"><i style="background:{colour}"></i>{in_html(words)}</span>' for colour, words in entries
    )
    return wrapped(f'<p class="hc-foot">{swatches}</p>')


def facts(told: Sequence[tuple[str, str]]) -> str:
    """Labels and what holds of them, on one line."""
    parts = "".join(f"<span>{in_html(label)}: <b>{in_html(words)}</b></span>" for label, words in told)
    return wrapped(f'<p class="hc-facts">{parts}</p>')


def footnote(text: str) -> str:
    return wrapped(f'<p class="hc-foot">{in_html(text)}</p>')


def scrolled(label: str, body: str) -> str:
    """Markup longer than its place, reached by the keyboard too."""
    return f'<div class="hc-scroll" tabindex="0" role="region" aria-label="{in_html(label)}">{body}</div>'


def definition(measure: Measure) -> str:
    """One measure, with what its figure leaves out."""
    parts = [
        ("How it is worked out", measure.formula),
        ("From", wording.listed([kind.replace("_", " ") for kind in measure.source])),
        ("Take care", measure.limitations),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{in_html(text)}</dd>" for name, text in parts if text)
    return wrapped(
        f'<div class="hc-def"><h3>{in_html(measure.label)}</h3><p>{in_html(measure.meaning)}</p><dl>{rows}</dl></div>'
    )
