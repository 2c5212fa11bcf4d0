"""A tile: how much, and which way it went since the last meeting."""

from base64 import b64encode
from datetime import date
from typing import Final

from dashboard import wording
from dashboard.components.markup import icon, wrapped
from dashboard.measures.record import Judgement, Measure
from dashboard.wording import in_html

ONE: Final = {
    "people": "person", "packages": "package", "contracts": "contract", "providers": "provider", "zones": "zone",
    "hours": "hour", "days": "day", "weeks": "week", "slots": "slot", "visits": "visit",
}  # fmt: skip
ARROW: Final = {1: "arrow_upward", 0: "arrow_forward", -1: "arrow_downward"}


def tile(
    measure: Measure,
    value: float | str | None,
    *,
    unit: str | None = None,
    change: float | None = None,
    than: date | None = None,
    spark: str = "",
    label: str = "",
    beside: str = "",
    below: str = "",
) -> str:
    """A text as `value` is shown as it stands: [c], or a figure already worded; `below` stands where no change can."""
    figure = value if isinstance(value, str) else measure.text(value)
    units = "" if figure.startswith("[") else _of(figure, measure.unit if unit is None else unit)
    return wrapped(
        f'<div class="hc-tile"><p class="lab">{in_html(label or measure.label)}</p>'
        f'<div class="mid"><p class="val">{in_html(figure)}'
        f'<span class="unit">{in_html(units)}</span></p>{spark}</div>'
        f'<p class="chg">{in_html(below) or _change(measure, change, than, beside)}&nbsp;</p></div>'
    )


def _of(figure: str, unit: str) -> str:
    """One contract, not one contracts."""
    noun, _, rest = unit.partition(" ")
    return " ".join(filter(None, (ONE[noun], rest))) if figure == "1" and noun in ONE else unit


def _change(measure: Measure, change: float | None, than: date | None, beside: str) -> str:
    if change is None:
        return "No earlier figure" if than is None else f"No figure for {wording.short_date(than)}"
    words = measure.changed(change)
    if not any(digit in words for digit in "123456789"):
        since = f" since {wording.short_date(than)}" if than else _stands_on(beside)
        return f'<span class="level">{icon(ARROW[0])}<b>no change</b>{since}</span>'
    judgement = measure.judged(change)
    compared = f" than {wording.short_date(than)}" if than else _stands_on(beside)
    way = icon(ARROW[1 if change > 0 else -1])
    return f'<span class="{judgement}">{way}<b>{words} {_word(measure, judgement, change)}</b></span>{compared}'


def _stands_on(beside: str) -> str:
    return f", {in_html(beside)}" if beside else ""


def _word(measure: Measure, judgement: Judgement, change: float) -> str:
    if judgement != "level":
        return judgement
    if change > 0:
        return "more"
    return "fewer" if measure.unit in ("people", "packages") else "less"


def spark_image(svg: str, text: str) -> str:
    """`st.html` strips svg elements; an image keeps its text alternative."""
    if not svg:
        return ""
    coded = b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{coded}" alt="{in_html(text)}">'
