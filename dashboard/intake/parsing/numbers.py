"""Numbers, counts and hours as people and programs write them in Britain."""

import polars as pl

from dashboard.intake.parsing.model import Parsed, parsed, present

MINUS = "\u2212\u2013\u2010\u2011\ufe63\uff0d"
PLAIN = r"^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,3})?$"
GROUPED = r"^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$"
SPACED = r"^[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?$"
DECIMAL_COMMA = r"^[-+]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:[. ]\d{3})+,\d+)$"
CLOCK = r"^(\d{1,4}):([0-5]\d)(?::([0-5]\d)(?:\.0+)?)?$"
WORDS = (
    r"^(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\.?)?[\s,]*(?:and\s+)?"
    r"(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minute|minutes)\.?)?$"
)

NOT_A_NUMBER = "is not a number"
PERCENT = "is a percentage, not a number"
COMMA = "has a comma where a point is expected, or commas that do not part thousands"
MAYBE_COMMA = "could be thousands or decimals: other cells of the column have decimal commas"
NOT_FINITE = "is not a finite number"
FRACTION = "is not a whole number"
NOT_HOURS = "is not a number of hours (write 7.5 or 7:30)"


def parse_number(texts: pl.Series) -> Parsed:
    return parsed(numbers(present(texts)))


def parse_count(texts: pl.Series) -> Parsed:
    found = numbers(present(texts))
    value = pl.col("value")
    fraction = pl.when((value != value.round(0)) | (value.abs() > 2**53)).then(pl.lit(FRACTION))
    reasons = found.with_columns(reason=pl.coalesce("reason", fraction))
    whole = pl.when(pl.col("reason").is_null()).then(value).cast(pl.Int64)
    return parsed(reasons.with_columns(value=whole))


def parse_hours(texts: pl.Series) -> Parsed:
    """Hours and minutes, words, or a number of hours."""
    known = present(texts)
    timed = known.to_frame().select(value=in_hours(pl.col("text").str.to_lowercase())).to_series()
    found = numbers(known).with_columns(timed)
    plain = numbers(known)
    reason = pl.when(timed.is_null()).then(
        pl.when(pl.col("reason") == NOT_A_NUMBER).then(pl.lit(NOT_HOURS)).otherwise("reason")
    )
    return parsed(found.select(value=pl.coalesce("value", plain["value"]), reason=reason))


def in_hours(texts: pl.Expr) -> pl.Expr:
    clock = part(texts, CLOCK, 1) + minutes(part(texts, CLOCK, 2)) + minutes(part(texts, CLOCK, 3)) / 60
    spoken = pl.when(texts.str.contains(r"\d\s*[hm]")).then(
        part(texts, WORDS, 1).fill_null(0) + minutes(part(texts, WORDS, 2))
    )
    worded = pl.when(texts.str.contains(WORDS)).then(spoken)
    return pl.coalesce(clock, worded)


def part(texts: pl.Expr, pattern: str, group: int) -> pl.Expr:
    return texts.str.extract(pattern, group).cast(pl.Float64)


def minutes(found: pl.Expr) -> pl.Expr:
    return found.fill_null(0) / 60


def numbers(known: pl.Series) -> pl.DataFrame:
    """`value` and `reason`, in the order of the texts."""
    tidied = known.to_frame().select(tidy(pl.col("text")).alias("text"))
    text = pl.col("text")
    european = bool(tidied["text"].str.contains(DECIMAL_COMMA).any())
    ambiguous = text.str.contains(GROUPED) & ~text.str.contains(r"\.") & european
    readable = text.str.contains(PLAIN) | text.str.contains(GROUPED) | text.str.contains(SPACED)
    value = pl.when(readable & ~ambiguous).then(text.str.replace_all(r"[, ]", "")).cast(pl.Float64, strict=False)
    found = tidied.select("text", value=value, reason=reason_not_a_number(text, readable, ambiguous))
    endless = pl.when(~pl.col("value").is_finite()).then(pl.lit(NOT_FINITE))
    return found.select("value", reason=pl.coalesce("reason", endless))


def tidy(texts: pl.Expr) -> pl.Expr:
    """One kind of minus and space, no currency; (12) and 12- become -12."""
    plain = texts.str.replace_all(f"[{MINUS}]", "-").str.replace_all(r"[\u00a0\u2007\u202f\u2009]", " ")
    priceless = plain.str.replace(r"(?i)^([-+(]?\s*)(?:£|\$|€|gbp)\s*", "${1}").str.replace(
        r"(?i)\s*(?:£|€|gbp)(\)?)$", "${1}"
    )
    signed = priceless.str.replace(r"^\(\s*([\d.,][\d., ]*?)\s*\)$", "-${1}").str.replace(
        r"^([\d.,][\d., ]*?)\s*-$", "-${1}"
    )
    return signed.str.replace(r"^([-+])\s+", "${1}")


def reason_not_a_number(text: pl.Expr, readable: pl.Expr, ambiguous: pl.Expr) -> pl.Expr:
    infinite = text.str.to_lowercase().str.contains(r"^[-+]?(?:inf|infinity|nan)$")
    return (
        pl.when(ambiguous)
        .then(pl.lit(MAYBE_COMMA))
        .when(readable | text.is_null())
        .then(pl.lit(None, pl.String))
        .when(infinite)
        .then(pl.lit(NOT_FINITE))
        .when(text.str.contains(r"^[-+]?[\d.,]+\s*%$"))
        .then(pl.lit(PERCENT))
        .when(text.str.contains(r"^[-+]?[\d., ]*,[\d., ]*$"))
        .then(pl.lit(COMMA))
        .otherwise(pl.lit(NOT_A_NUMBER))
    )
