"""The words for a column's codes and bands."""

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
