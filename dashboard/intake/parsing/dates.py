"""Dates: ISO, text with the day first, or Excel serial numbers; one form a column."""

import polars as pl

from dashboard.intake.parsing.model import Parsed, parsed, present

TIME = r"(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$"
WEEKDAY = r"^(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
ISO = r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + TIME
SOLID = r"^((?:19|20)\d{2})(\d{2})(\d{2})$"
NUMERIC = WEEKDAY + r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})" + TIME
NAMED = WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-/. ]*" + MONTH + r"[-/., ]*(\d{4}|\d{2})" + TIME
AMERICAN = WEEKDAY + MONTH + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + TIME
SERIAL = r"^([2-7]\d{4}|80000)(?:\.\d+)?$"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FORMS = {
    "iso": "dates written year first (2026-11-16)",
    "numeric": "dates written as numbers (16/11/2026)",
    "named": "dates with the month in letters (16 Nov 2026)",
    "serial": "Excel serial numbers (46342)",
}
EARLIEST, LATEST = 1900, 2100
CENTURY_TURN = 70
DECEMBER = 12

NOT_A_DATE = "is not a date (write 2026-11-16 or 16/11/2026)"
IMPOSSIBLE = "is a day that does not exist"
FAR_YEAR = f"has a year outside {EARLIEST} to {LATEST}"
MONTH_FIRST = "cannot be read day first: its month would be above 12"
ALL_MONTH_FIRST = "stands in a column that looks month first (some months would be above 12); dates are read day first"


def parse_dates(texts: pl.Series) -> Parsed:
    """Times are dropped; two-digit years are 1970 to 2069."""
    known = present(texts).to_frame()
    split = known.select(form=form_of(pl.col("text")), **date_parts(pl.col("text").str.to_lowercase()))
    split = split.with_columns(value=date_of(), known=known["text"].is_not_null())
    reason = pl.coalesce(mixed_reason(split), month_first_reason(split), wrong_reason())
    return parsed(split.select("value", reason=reason))


def form_of(texts: pl.Expr) -> pl.Expr:
    lowered = texts.str.to_lowercase()
    iso = lowered.str.contains(lower(ISO)) | lowered.str.contains(SOLID)
    named = lowered.str.contains(lower(NAMED)) | lowered.str.contains(lower(AMERICAN))
    return (
        pl.when(iso)
        .then(pl.lit("iso"))
        .when(lowered.str.contains(lower(NUMERIC)))
        .then(pl.lit("numeric"))
        .when(named)
        .then(pl.lit("named"))
        .when(lowered.str.contains(SERIAL))
        .then(pl.lit("serial"))
    )


def lower(pattern: str) -> str:
    return pattern.replace("T,", "t,").replace("Z|", "z|")


def date_parts(texts: pl.Expr) -> dict[str, pl.Expr]:
    """Year, month and day as written, and the serial number."""
    named_month = pl.coalesce(texts.str.extract(lower(NAMED), 2), texts.str.extract(lower(AMERICAN), 1))
    month = named_month.replace_strict(MONTHS, range(1, 13), default=None, return_dtype=pl.Int32)
    years = found(texts, (ISO, 1), (SOLID, 1), (NUMERIC, 3), (NAMED, 3), (AMERICAN, 3))
    return {
        "year": four_digits(years, found_text(texts, (NUMERIC, 3), (NAMED, 3)).str.len_chars() == 2),
        "month": pl.coalesce(found(texts, (ISO, 2), (SOLID, 2), (NUMERIC, 2)), month),
        "day": found(texts, (ISO, 3), (SOLID, 3), (NUMERIC, 1), (NAMED, 1), (AMERICAN, 2)),
        "serial": texts.str.extract(SERIAL, 1).cast(pl.Int32),
    }


def found_text(texts: pl.Expr, *places: tuple[str, int]) -> pl.Expr:
    return pl.coalesce(texts.str.extract(lower(pattern), group) for pattern, group in places)


def found(texts: pl.Expr, *places: tuple[str, int]) -> pl.Expr:
    return found_text(texts, *places).cast(pl.Int32)


def four_digits(years: pl.Expr, short: pl.Expr) -> pl.Expr:
    century = pl.when(years < CENTURY_TURN).then(2000).otherwise(1900)
    return pl.when(short.fill_null(value=False)).then(years + century).otherwise(years)


def date_of() -> pl.Expr:
    month, day = pl.col("month"), pl.col("day")
    sane = month.is_between(1, 12) & day.is_between(1, 31) & pl.col("year").is_between(1, 9999)
    written = pl.date(pl.when(sane).then("year"), pl.when(sane).then("month"), 1)
    counted = written.dt.offset_by(pl.format("{}d", day.fill_null(1) - 1))
    exists = pl.when(counted.dt.month() == month).then(counted)
    from_serial = pl.date(1899, 12, 30) + pl.duration(days=pl.col("serial"))
    return pl.coalesce(exists, from_serial)


def mixed_reason(split: pl.DataFrame) -> pl.Expr:
    """Every cell whose form is not the column's commonest; where two forms tie, every cell of both."""
    counts = split["form"].drop_nulls().value_counts().sort("count", "form", descending=[True, False])
    forms = counts["form"].to_list()
    tied = forms and counts["count"].to_list().count(counts["count"][0]) > 1
    reasons = {form: mixed(form, forms[0]) for form in forms[1:]}
    if tied:
        reasons[forms[0]] = mixed(forms[0], forms[1])
    return pl.col("form").replace_strict(reasons, default=None, return_dtype=pl.String)


def mixed(form: str, other: str) -> str:
    return f"is mixed with others: the column has both {FORMS[other]} and {FORMS[form]}"


def month_first_reason(split: pl.DataFrame) -> pl.Expr:
    numeric = split.filter(pl.col("form") == "numeric")
    is_numeric = pl.col("form") == "numeric"
    swapped = is_numeric & (pl.col("month") > DECEMBER) & (pl.col("day") <= DECEMBER)
    one = pl.when(swapped).then(pl.lit(MONTH_FIRST))
    if (numeric["day"] > DECEMBER).any() or numeric.filter(swapped).is_empty():
        return one
    return pl.coalesce(one, pl.when(is_numeric).then(pl.lit(ALL_MONTH_FIRST)))


def wrong_reason() -> pl.Expr:
    year = pl.coalesce(pl.col("value").dt.year(), pl.col("year"))
    return (
        pl.when(pl.col("known") & pl.col("form").is_null())
        .then(pl.lit(NOT_A_DATE))
        .when(~year.is_between(EARLIEST, LATEST))
        .then(pl.lit(FAR_YEAR))
        .when(pl.col("known") & pl.col("value").is_null())
        .then(pl.lit(IMPOSSIBLE))
    )
