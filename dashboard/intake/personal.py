"""What personal data looks like: by the values of a column, by its heading, or by both.

NHS number: NHS Data Dictionary, modulus 11. National Insurance number: HMRC manual NIM39110. Postcode: Royal Mail.
"""

import re

import polars as pl

AT_LEAST = 3
HALF = 0.5
NHS_AT_LEAST = 20
SPREAD = 2_000
SPACED_POSTCODE = r"^[A-Z]{1,2}\d[A-Z\d]? +\d[A-Z]{2}$"
POSTCODE = r"^[A-PR-UWYZ][A-HK-Z]?\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}$"
INSURANCE = r"^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$"
PHONE = r"^(?:\+44|0044|0)(?:[1-3]|[789])\d{8,9}$"
BARE_MOBILE = r"^(?:44)?7\d{9}$"
EMAIL = r"(?i)[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
TITLED = r"(?i)^(?:mr|mrs|ms|miss|mx|dr|rev|sir|lady)\.?\s+[a-z]"
PERSON = r"^\p{Lu}[\p{L}'\u2019-]*,?(?: \p{Lu}[\p{L}'\u2019-]*\.?){1,3}$"
COMPANY = (
    r"(?i)\b(?:ltd|limited|llp|plc|care|services?|homes?|council|group|trust|nhs|agency|support|house|court"
    r"|north|south|east|west|team|hospital|ward|locality|area|zone|central)\b"
)

POSTCODE_NAMED = "postcode"
BIRTH_NAMED = "date of birth"
PERSON_NAMED = "name of a person"
NHS_NAMED = "NHS number"

BIRTH = re.compile(r"\b(?:dob|d o b|date of birth|birth ?date|birthday|born on|date born)\b")
BIRTH_HINT = re.compile(r"\b(?:births?|born)\b")
NAME_WORDS = re.compile(
    r"\b(?:sur ?name|fore ?names?|known as|next of kin|initials"
    r"|(?:first|last|family|given|middle|full|maiden|preferred|birth|legal|christian) ?names?)\b"
)
PEOPLE = (
    r"(?:client|service user|customer|person|patient|resident|citizen|adult|individual|user|carer|contact|nok|kin|su"
    r"|(?:social |allocated |care |key |support )?worker|employee|staff|officer|assessor|referrer"
    r"|(?:care |case )?manager|nurse|gp|tenant)s?"
)
NAME_OF_PERSON = re.compile(rf"\b{PEOPLE} (?:full )?names?\b|\bnames? of (?:the )?{PEOPLE}\b|^names? {PEOPLE}$")
MAYBE_PERSON = re.compile(rf"^(?:names?|(?:the )?{PEOPLE}|title)$")
ADDRESS = re.compile(r"\b(?:home |client |person |patient |street )?address\b|^street$")
ORGANISATION = re.compile(
    r"\b(?:provider|supplier|zone|group|hospital|team|organi[sz]ation|company|agency|office|branch|service name|ward"
    r"|vendor|employer|ip|web)\b"
)
HEADINGS = {
    NHS_NAMED: re.compile(r"\bnhs ?(?:number|no|num|id)?\b"),
    "National Insurance number": re.compile(r"\b(?:ni|nino|national insurance) ?(?:number|no|num)?$|\bnino\b"),
    "phone number": re.compile(r"\b(?:tele)?phones?\b|\bmobiles?\b|\btel\b|\blandline\b"),
    "e-mail address": re.compile(r"\be ?mails?\b"),
    POSTCODE_NAMED: re.compile(r"\bpost ?codes?\b|\bzip\b"),
}


def header_words(heading: str) -> str:
    """`ClientSurname`, `client_surname` and `Client  surname` are the same words."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", parted.lower()).split())


def spread(known: pl.Series) -> pl.Series:
    """Evenly spaced values: personal data may start late in a file."""
    return known.gather_every(-(-known.len() // SPREAD)) if known.len() else known


def compact(known: pl.Series) -> pl.Series:
    return known.str.to_uppercase().str.replace_all(r"[\s().\-\u2011\u2013/]", "")


def share(hits: pl.Series) -> float:
    return float(hits.sum()) / hits.len() if hits.len() else 0.0


def hits_by_kind(known: pl.Series) -> dict[str, pl.Series]:
    bare = compact(known)
    digits = bare if not known.str.contains(r"\.0$").any() else compact(known.str.replace(r"\.0$", ""))
    return {
        NHS_NAMED: valid_nhs_numbers(digits),
        "National Insurance number": bare.str.contains(INSURANCE),
        "e-mail address": known.str.contains(EMAIL),
        "phone number": bare.str.contains(PHONE),
        POSTCODE_NAMED: bare.str.contains(POSTCODE) | known.str.to_uppercase().str.contains(SPACED_POSTCODE),
        PERSON_NAMED: known.str.contains(TITLED),
    }


def kind_by_values(known: pl.Series) -> str:
    """More than half of the values look it, of at least 3 (NHS numbers: of at least 20)."""
    for kind, hits in hits_by_kind(known).items():
        enough = NHS_AT_LEAST if kind == NHS_NAMED else AT_LEAST
        if hits.len() >= enough and share(hits) > HALF:
            return kind
    return ""


def valid_nhs_numbers(digits: pl.Series) -> pl.Series:
    """Ten digits whose last one is the check digit, modulus 11; never ten times the same digit."""
    number = pl.col("number")
    ten = pl.when(number.str.contains(r"^\d{10}$") & ~number.str.contains(r"^(?:0{10}|1{10}|9{10})$")).then(number)
    parts = [ten.str.slice(place, 1).cast(pl.Int32) for place in range(10)]
    total = pl.sum_horizontal(parts[place] * (10 - place) for place in range(9))
    check = (11 - total % 11) % 11
    return (
        digits.alias("number")
        .to_frame()
        .select(ten.is_not_null() & (check == parts[9]))
        .to_series()
        .fill_null(value=False)
    )


def kind_by_heading(words: str, known: pl.Series) -> str:
    """A heading that says so, beside at least one value that does not contradict it."""
    for kind, heading in HEADINGS.items():
        if heading.search(words) and not ORGANISATION.search(words) and fits(kind, known):
            return kind
    if NAME_WORDS.search(words) or NAME_OF_PERSON.search(words):
        return "" if ORGANISATION.search(words) else PERSON_NAMED
    if MAYBE_PERSON.match(words) and share(person_names(known)) > HALF:
        return PERSON_NAMED
    return "home address" if ADDRESS.search(words) and not ORGANISATION.search(words) else ""


def fits(kind: str, known: pl.Series) -> bool:
    digits = compact(known.str.replace(r"\.0$", ""))
    if kind == NHS_NAMED:
        return share(digits.str.contains(r"^\d{10}$")) > HALF
    hits = hits_by_kind(known)[kind]
    return bool((hits | digits.str.contains(BARE_MOBILE)).any() if kind == "phone number" else hits.any())


def person_names(known: pl.Series) -> pl.Series:
    return known.str.contains(PERSON) & ~known.str.contains(COMPANY)
