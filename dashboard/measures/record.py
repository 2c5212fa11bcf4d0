"""What the council needs to know about a number it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from dashboard import wording

Format = Literal["whole", "decimal", "percent", "signed", "money", "pounds"]
Worse = Literal["up", "down"] | None
AddsOver = Literal["zones", "weeks", "neither"]
Judgement = Literal["worse", "better", "level"]
Words = tuple[str, str, Format, Worse, str, str, str]
"""Label, unit, format, which way is worse, meaning, formula, limitations: for measures listed as a table."""

LEFT_OUT: Final = "Live-in care, nights, reablement and direct payments are left out."
"""Of every measure of live care."""

WRITTEN: Mapping[str, Callable[[float | None], str]] = {
    "whole": wording.number,
    "decimal": lambda value: wording.number(value, 1),
    "percent": wording.percent,
    "signed": wording.signed,
    "money": wording.money,
    "pounds": wording.pounds,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """`column` of `mart`; `source` names the kinds of extract.

    `adds_over`: zones = a stock, true added over zones, never over weeks; weeks = a flow, true added over
    weeks and zones; neither = never added. `commercial`: not shown against a named provider where others see it.
    """

    name: str
    label: str
    unit: str
    format: Format
    worse: Worse
    meaning: str
    formula: str
    source: tuple[str, ...]
    mart: str
    column: str
    limitations: str
    adds_over: AddsOver
    commercial: bool = False

    def of(self, column: str) -> "Measure":
        """The same measure where a chart's rows hold it under another name."""
        return replace(self, column=column)

    def text(self, value: float | None) -> str:
        return WRITTEN[self.format](value)

    def judged(self, change: float) -> Judgement:
        if self.worse is None or not change:
            return "level"
        return "worse" if (change > 0) == (self.worse == "up") else "better"

    def changed(self, change: float) -> str:
        """The size of a change; the arrow beside it says the way."""
        if self.format == "percent":
            return f"{wording.number(abs(change) * 100, 1)} points"
        if self.format in ("money", "pounds"):
            return self.text(abs(change))
        return wording.number(abs(change), int(self.format == "decimal"))


def worded(
    words: Words,
    mart: str,
    column: str,
    source: tuple[str, ...],
    adds_over: AddsOver = "neither",
    *,
    name: str = "",
    commercial: bool = False,
) -> Measure:
    """The measure of one row in a table of words; without a name it is called after its mart and column."""
    label, unit, form, worse, meaning, formula, limitations = words
    called = name or f"{mart}_{column}"
    return Measure(
        called, label, unit, form, worse, meaning, formula, source, mart, column, limitations, adds_over, commercial
    )
