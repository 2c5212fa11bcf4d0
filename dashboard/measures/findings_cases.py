"""What blocks a waiting case, in words."""

from collections.abc import Mapping
from typing import Any

from dashboard import wording


def blocked(case: Mapping[str, Any], *, asked: bool) -> str:
    """A row of `waiting_cases`: "3 refused: no staff, time of day; 1 no reply". `asked`: whether offers are loaded."""
    if case["stage"] == "to_start":
        return "Accepted, care not started"
    if not asked:
        return "Not known: no offers extract"
    if not case["offers"]:
        return "Not offered yet"
    parts = [_refused(case), f"{wording.number(case['no_reply'])} no reply" if case["no_reply"] else ""]
    return "; ".join(part for part in parts if part) or "Offered, no answer yet"


def _refused(case: Mapping[str, Any]) -> str:
    if not case["declined"]:
        return ""
    reasons = ", ".join(wording.ANSWERS[reason] for reason in case["reasons"].split(";"))
    return f"{wording.number(case['declined'])} refused: {reasons}"


def times(bands: str | None) -> str:
    """The times of day of a case: "morning, tea"."""
    return ", ".join(wording.TIME_BANDS[band] for band in bands.split(";")) if bands else "not stated"
