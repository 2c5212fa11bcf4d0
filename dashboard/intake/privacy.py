"""Personal data is stopped at the door, and what replaces it."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from dashboard.intake.parsing.ages import DEFAULT_BANDS, UNKNOWN, years_of
from dashboard.intake.parsing.dates import parse_dates
from dashboard.intake.personal import (
    BIRTH,
    BIRTH_HINT,
    BIRTH_NAMED,
    POSTCODE_NAMED,
    header_words,
    kind_by_heading,
    kind_by_values,
    spread,
)
from dashboard.intake.reading.model import RawTable

HASH_LENGTH = 16
PERSON_ID = "person_id"
OFFERS = {
    BIRTH_NAMED: "replace it by an age band at the start of care",
    POSTCODE_NAMED: "replace it by the postcode sector",
}
WITHOUT = "load the file without this column"
SECTOR = r"^([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]{2}$"
YOUNGEST, OLDEST, EVER = 18, 110, 130
YEAR_DAYS = 365.2425


@dataclass(frozen=True)
class PersonalColumn:
    """`what` it looks like and what the program offers to do instead; never a value."""

    column: str
    what: str
    offer: str


def find_personal(table: RawTable, wanted: Mapping[str, str]) -> list[PersonalColumn]:
    """`wanted`: heading of the file -> canonical column; a recognised column is judged by its values alone."""
    found = {heading: what_it_is(table, heading, wanted.get(heading, "")) for heading in table.headers}
    return [PersonalColumn(heading, what, OFFERS.get(what, WITHOUT)) for heading, what in found.items() if what]


def what_it_is(table: RawTable, heading: str, canonical: str) -> str:
    known = spread(table.rows[heading].drop_nulls())
    words = header_words(heading)
    if not known.len():
        return ""
    if BIRTH.search(words) or (BIRTH_HINT.search(words) and are_births(known, newest_date(table, heading))):
        return BIRTH_NAMED
    by_values = kind_by_values(known)
    if by_values == "phone number" and canonical.endswith("_id"):
        by_values = ""
    by_heading = kind_by_heading(words, known) if canonical in ("", PERSON_ID) else ""
    return by_values or by_heading


def newest_date(table: RawTable, but: str) -> date | None:
    """The newest date in the other columns: dates of birth are far before it."""
    others = (spread(table.rows[heading].drop_nulls()) for heading in table.headers if heading != but)
    newest = [parse_dates(texts.alias("text")).values.max() for texts in others]
    return max((day for day in newest if isinstance(day, date)), default=None)


def are_births(known: pl.Series, newest: date | None) -> bool:
    """Mostly 18 to 110 years before the newest date."""
    births = parse_dates(known.alias("text")).values.drop_nulls()
    if newest is None or 2 * births.len() <= known.len():
        return False
    ages = (pl.lit(newest) - pl.col("text")).dt.total_days() / YEAR_DAYS
    adults = births.to_frame().filter(ages.is_between(YOUNGEST, OLDEST))
    return 2 * adults.height > births.len()


def hash_ids(texts: pl.Series, key: bytes) -> pl.Series:
    """HMAC-SHA256 of each id, shortened to 64 bits (16 hexadecimal characters); missing stays missing."""
    hashes = {text: hashed(text, key) for text in texts.unique().drop_nulls().to_list()}
    return texts.replace_strict(hashes, default=None, return_dtype=pl.String)


def hashed(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()[:HASH_LENGTH]


def age_bands_at(births: pl.Series, on: pl.Series, bands: tuple[str, ...] = DEFAULT_BANDS) -> pl.Series:
    """Band of the age in whole years on each day; unknown where either is missing or the age cannot be."""
    days = pl.DataFrame({"birth": births, "on": on})
    birth, then = pl.col("birth").dt, pl.col("on").dt
    birthday_ahead = (then.month() < birth.month()) | ((then.month() == birth.month()) & (then.day() < birth.day()))
    age = then.year() - birth.year() - birthday_ahead.cast(pl.Int32)
    band = pl.lit(UNKNOWN)
    for name in bands:
        if span := years_of(name):
            band = pl.when(age.is_between(span[0], min(span[1], EVER))).then(pl.lit(name)).otherwise(band)
    return days.select(band.alias(births.name)).to_series()


def postcode_sectors(postcodes: pl.Series) -> pl.Series:
    """`BD16 4` of `bd164ax`; null where it is no full postcode."""
    spaceless = postcodes.str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "").alias("text").to_frame()
    parts = pl.format("{} {}", pl.col("text").str.extract(SECTOR, 1), pl.col("text").str.extract(SECTOR, 2))
    return spaceless.select(parts.alias(postcodes.name)).to_series()
