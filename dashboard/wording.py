"""Numbers, dates and names as the screen says them."""

import html
import math
import re
from collections.abc import Sequence
from datetime import date, timedelta

MINUS = "\u2212"
NOT_AVAILABLE = "[x]"
CONFIDENTIAL = "[c]"
MARKERS = {
    "[c]": "confidential: fewer than five people, or hidden so that such a number cannot be worked out",
    "[x]": "not available: no extract covers it",
    "[z]": "not applicable",
    "[p]": "provisional: later returns may change it",
    "[r]": "revised since it was first shown",
    "[e]": "estimated",
    "[f]": "forecast",
}
_SMALL = "no one two three four five six seven eight nine ten eleven twelve"
SPELLED = tuple(_SMALL.split())
QUEUES = {"assessment": "waiting for an assessment", "package": "waiting for a package"}
NEEDS = {"new": "new care", "additional_hours": "more hours", "replacement": "a new provider"}
SETTINGS = {
    "hospital": "hospital",
    "community": "own home",
    "reablement": "reablement",
    "handback": "handed back",
}
ROLES = {
    "lead": "Lead",
    "secondary": "Secondary",
    "framework": "Framework",
    "block": "Block",
    "spot": "Spot",
    "off_framework": "Off framework",
    "legacy": "Legacy",
}
ANSWERS = {
    "accepted": "accepted",
    "no_staff": "no staff",
    "time_of_day": "time of day",
    "double_handed": "two workers needed",
    "location": "location",
    "price": "price",
    "other": "another reason",
    "not_stated": "no reason given",
    "no_reply": "no reply",
}
TIME_BANDS = {
    "morning": "morning",
    "lunch": "lunch",
    "tea": "tea",
    "bed": "bedtime",
    "not_stated": "not stated",
}
STAGES = {
    "to_offer": "not offered yet",
    "to_acceptance": "offered, no yes yet",
    "to_start": "accepted, not started",
}
RESPONDENTS = {
    "customer": "people with care",
    "family": "families",
    "care_worker": "care workers",
    "professional": "professionals",
    "other": "others",
    "all": "all replies",
}
FUNDERS = {"council": "council", "nhs": "NHS", "joint": "council and NHS"}


_BROKERAGE = {"time_band": TIME_BANDS, "stage": STAGES, "reason": ANSWERS}


def whole(value: float) -> int:
    """Halves go away from zero, as a reader expects, not to the even number."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def number(value: float | None, places: int = 0) -> str:
    if value is None or not math.isfinite(value):
        return NOT_AVAILABLE
    text = f"{value:,.{places}f}" if places else f"{whole(value):,}"
    return text.replace("-", MINUS)


def as_written(words: str | None) -> str:
    """A figure that is words already."""
    return NOT_AVAILABLE if words is None else words


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


def kinds(names: Sequence[str]) -> str:
    """Kinds of extract as a sentence says them: "waiting list and capacity"."""
    return listed([name.replace("_", " ") for name in names])


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


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: date) -> str:
    return f"{day:%A} {long_date(day)}"


def short_date(day: date) -> str:
    return f"{day.day} {day:%b}"


def day_of(day: date) -> str:
    """A day in a table: "31 Mar 2027"."""
    return f"{short_date(day)} {day.year}"


def month(first: date) -> str:
    return f"{first:%B %Y}"


def short_month(first: date) -> str:
    return f"{first:%b %Y}"


def day_of_year(day: date) -> str:
    """Where a column is narrow: "31 Mar 2027"."""
    return f"{short_date(day)} {day.year}"


def week_of(monday: date) -> str:
    return f"w/c {monday.day} {monday:%b %Y}"


def week_before(monday: date) -> str:
    """The seven days that end on the Sunday before a census: "9 to 15 Nov"."""
    first, last = monday - timedelta(days=7), monday - timedelta(days=1)
    if first.month == last.month:
        return f"{first.day} to {short_date(last)}"
    return f"{short_date(first)} to {short_date(last)}"


def age_band(band: str) -> str:
    if band in ("all", "unknown"):
        return {"all": "all ages", "unknown": "age not known"}[band]
    lower, _, upper = band.partition("-")
    if lower == "0" and upper.isdigit():
        return f"aged under {int(upper) + 1}"
    return f"aged {lower} to {upper}" if upper else f"aged {lower.rstrip('+')} and over"


def wait_band(band: str) -> str:
    lower, _, upper = band.partition("-")
    return f"{lower} to {upper} days" if upper else f"{lower.rstrip('+')} days or more"


def size_band(band: str) -> str:
    lower, _, upper = band.partition("-<")
    if not upper:
        return f"{lower.rstrip('+')} hours or more"
    return f"under {upper} hours" if lower == "0" else f"{lower} to under {upper} hours"


def in_words(column: str, code: str | None) -> str | None:
    """A code of a column as the screen says it; other columns as they stand."""
    if code is None or (code == "all" and column != "age_band"):
        return code
    bands = {"age_band": age_band, "wait_band": wait_band, "size_band": size_band}
    words = {"setting": SETTINGS, "need": NEEDS, "funder": FUNDERS, "role": ROLES, **_BROKERAGE}
    return bands[column](code) if column in bands else words.get(column, {}).get(code, code)


def listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def in_html(text: object) -> str:
    return html.escape(str(text), quote=True)


def in_markdown(text: object) -> str:
    """A markdown image in a name would make every viewer's browser fetch its address."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:@&^=])", r"\\\1", str(text)).replace("\n", " ")


def in_file_name(code: str) -> str:
    """A code may hold anything; the name of a file may not."""
    return re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-").lower()


def in_sentence(words: str) -> str:
    """With a capital; the rest keeps its own (NHS)."""
    return words[:1].upper() + words[1:]
