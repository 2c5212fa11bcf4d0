"""Figures, their units, and how many in words. A figure that is not known is [x]."""

import math

MINUS = "\u2212"
NOT_AVAILABLE = "[x]"
CONFIDENTIAL = "[c]"
_SMALL = "no one two three four five six seven eight nine ten eleven twelve"
SPELLED = tuple(_SMALL.split())


def whole(value: float) -> int:
    """Halves go away from zero, as a reader expects, not to the even number."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def number(value: float | None, places: int = 0) -> str:
    if value is None or not math.isfinite(value):
        return NOT_AVAILABLE
    text = f"{value:,.{places}f}" if places else f"{whole(value):,}"
    return text.replace("-", MINUS)


def signed(value: float | None, places: int = 0) -> str:
    if value is None or not math.isfinite(value):
        return NOT_AVAILABLE
    text = number(abs(value), places)
    if not any(digit in text for digit in "123456789"):
        return text
    return f"{'+' if value > 0 else MINUS}{text}"


def percent(fraction: float | None, places: int = 1) -> str:
    if fraction is None or not math.isfinite(fraction):
        return NOT_AVAILABLE
    return f"{number(fraction * 100, places)}%"


def money(value: float | None) -> str:
    """Pounds and pence: "£23.28"."""
    return _pounds(value, 2)


def pounds(value: float | None) -> str:
    """Whole pounds: "£887,603"."""
    return _pounds(value, 0)


def _pounds(value: float | None, places: int) -> str:
    if value is None or not math.isfinite(value):
        return NOT_AVAILABLE
    return f"{MINUS if value < 0 else ''}\u00a3{number(abs(value), places)}"


def to_ten(value: float) -> int:
    """Forecasts are shown to ten hours: a unit would claim too much."""
    return whole(value / 10) * 10


def plural(count: float, one: str, many: str = "") -> str:
    return one if number(count) == "1" else many or f"{one}s"


def hours(value: float | None) -> str:
    return f"{number(value)} {plural(value or 0, 'hour')}"


def people(value: float | None) -> str:
    return f"{number(value)} {plural(value or 0, 'person', 'people')}"


def providers(count: float | None) -> str:
    return f"{number(count)} {plural(count or 0, 'provider')}"


def days(value: float | None) -> str:
    return f"{number(value)} {plural(value or 0, 'day')}"


def short_or_spare(gap: float | None) -> tuple[str, str]:
    """Figure and unit of a gap in a tile: nobody should have to know what a minus means."""
    if gap is None:
        return NOT_AVAILABLE, ""
    return number(abs(gap)), "hours short" if whole(gap) > 0 else "hours spare"


def spelled(count: int) -> str:
    return SPELLED[count] if 0 <= count < len(SPELLED) else number(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A small count in words at the start of a sentence: "Four zones"."""
    words = f"{spelled(count)} {plural(count, one, many)}"
    return words[0].upper() + words[1:]


def ranked(place: int) -> str:
    """A provider that may not be named: "largest", "2nd"."""
    return "largest" if place == 1 else ordinal(place)


def ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
