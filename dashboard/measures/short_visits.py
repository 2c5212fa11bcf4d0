"""Visits under 30 minutes, and how the council's policy clears them down: `short_visit_weeks`."""

from typing import Final

from dashboard.measures.record import Words

_VISITS: Final = "Only lines that return both their visits and their short visits."
_POLICY: Final = "The day comes from the event that the council loads. Agreed means that the conditions are recorded."

WORDS: Final[dict[tuple[str, str], Words]] = {
    ("short_visit_weeks", "short_share"): (
        "Visits under 30 minutes",
        "of visits",
        "percent",
        "up",
        "How many of the visits last less than half an hour.",
        "Short visits / visits, a week.",
        _VISITS,
    ),
    ("short_visit_weeks", "agreed_share"): (
        "Short visits agreed",
        "of short visits",
        "percent",
        "down",
        "How many of the short visits have NICE's conditions recorded: a known worker, a wider package, time enough.",
        "Short visits of lines where short_visits_agreed is yes / short visits.",
        f"The extract says that the conditions are recorded, not whether each holds (NICE NG21). {_VISITS}",
    ),
    ("short_visit_weeks", "short_packages"): (
        "Packages with short visits",
        "packages",
        "whole",
        "up",
        "Packages with a visit under 30 minutes.",
        "Different active packages with a line of more than 0 short visits a week.",
        _VISITS,
    ),
    ("short_visit_weeks", "older_packages"): (
        "Still to clear down",
        "packages",
        "whole",
        "up",
        "Packages begun before the council's policy that still have short visits without agreement.",
        "Different active packages begun before the policy's day, with short visits and none agreed.",
        f"{_POLICY} {_VISITS}",
    ),
    ("short_visit_weeks", "older_share"): (
        "Short visits, from before the policy",
        "of visits",
        "percent",
        "up",
        "How many visits are short in packages begun before the council's policy.",
        "Short visits / visits, of packages begun before the policy's day.",
        f"{_POLICY} {_VISITS}",
    ),
    ("short_visit_weeks", "newer_share"): (
        "Short visits, begun since the policy",
        "of visits",
        "percent",
        "up",
        "How many visits are short in packages begun since the council's policy.",
        "Short visits / visits, of packages begun on or after the policy's day.",
        f"{_POLICY} {_VISITS}",
    ),
}
