"""Age bands as publishers write them, rolled up to the council's own."""

import re
from collections.abc import Sequence

import polars as pl

from dashboard.intake.parsing.model import MISSING, Parsed, parsed, present

DEFAULT_BANDS = ("0-17", "18-64", "65-74", "75-84", "85+", "unknown")
ALL, UNKNOWN = "all", "unknown"
ALL_AGES = frozenset(
    {"all", "all ages", "all age groups", "any age", "total", "all people", "persons all ages", "total all ages"}
)
NOT_KNOWN = frozenset(
    {"unknown", "not known", "not recorded", "not stated", "unspecified", "missing", "no age", "age unknown"}
)
OLDEST = 999
NOISE = re.compile(r"\b(?:aged?|ages|years?|yrs?|yr|olds?|people|persons?|of)\b|(?<=\d)s\b|[()']")
RANGE = re.compile(r"^(\d{1,3})\s*(?:-|\u2013|\u2014|to)\s*(\d{1,3})$")
FROM = re.compile(
    r"^(?:(\d{1,3})\s*(?:\+|plus|(?:and|or|&)\s*(?:over|above|older|more|up))|(?:>=|\u2265)\s*(\d{1,3}))$"
)
OVER = re.compile(r"^(?:over|>|above|older than)\s*(\d{1,3})$")
UNDER = re.compile(r"^(?:under|<|below|less than|younger than)\s*(\d{1,3})$")
UP_TO = re.compile(r"^(?:(?:up to|<=|\u2264)\s*(\d{1,3})|(\d{1,3})\s*(?:and|or|&)\s*(?:under|below|younger))$")
ONE = re.compile(r"^(\d{1,3})$")

NOT_A_BAND = "is not an age or age band"
STRADDLES = "straddles two age bands of the council"


def age_band(texts: pl.Series, bands: Sequence[str] = DEFAULT_BANDS) -> Parsed:
    """Values are members of `bands`, or `all` for a row that is the total of its parts."""
    known = present(texts.cast(pl.String).alias("text"), MISSING).fill_null("").to_frame()
    edges = {band: span for band in bands if (span := years_of(band.lower()))}
    distinct = known["text"].unique().to_list()
    member = {text: member_of(text, edges) for text in distinct}
    value = pl.col("text").replace_strict(member, default=None, return_dtype=pl.String)
    wrong = pl.when(value.is_in([NOT_A_BAND, STRADDLES])).then(value)
    return parsed(known.select(value=value, reason=wrong), texts.name)


def member_of(text: str, edges: dict[str, tuple[int, int]]) -> str:
    words = " ".join(text.lower().replace(",", " ").split())
    if words in ALL_AGES:
        return ALL
    if not words or words in NOT_KNOWN:
        return UNKNOWN
    span = years_of(words)
    if span is None:
        return NOT_A_BAND
    inside = (band for band, (youngest, oldest) in edges.items() if youngest <= span[0] and span[1] <= oldest)
    return next(inside, STRADDLES)


def years_of(words: str) -> tuple[int, int] | None:
    """Youngest and oldest whole year of age that the words cover."""
    bare = " ".join(NOISE.sub(" ", words).split())
    for pattern, span in SPANS:
        if found := pattern.match(bare):
            youngest, oldest = span([int(part) for part in found.groups() if part])
            return (youngest, oldest) if youngest <= oldest else None
    return None


SPANS = (
    (RANGE, lambda ages: (ages[0], ages[1])),
    (FROM, lambda ages: (ages[0], OLDEST)),
    (OVER, lambda ages: (ages[0] + 1, OLDEST)),
    (UNDER, lambda ages: (0, ages[0] - 1)),
    (UP_TO, lambda ages: (0, ages[0])),
    (ONE, lambda ages: (ages[0], ages[0])),
)
