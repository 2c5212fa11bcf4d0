"""Packages long without a review, and who bought the new ones: `reviews_due` and `team_purchasing`."""

from typing import Final

from dashboard.measures.record import LEFT_OUT, Words

_REVIEWS: Final = (
    "A blank date is a package never reviewed, or a date not returned. Reviews before the last are not kept."
)
NOT_STATED: Final = f"A blank team or source counts as not stated. {LEFT_OUT}"

WORDS: Final[dict[tuple[str, str], Words]] = {
    ("reviews_due", "due_packages"): (
        "Not reviewed for 12 months",
        "packages",
        "whole",
        "up",
        "Packages that are a year old and have had no review in the last 12 months.",
        "Active packages begun 12 months ago or more whose last review is as old, or blank.",
        _REVIEWS,
    ),
    ("reviews_due", "blank_packages"): (
        "Of these without any date",
        "packages",
        "whole",
        "up",
        "Packages that are a year old and have no date of a review.",
        "Active packages begun 12 months ago or more without last_review_on on any line.",
        _REVIEWS,
    ),
    ("reviews_due", "due_hours"): (
        "Their hours",
        "hours a week",
        "whole",
        "up",
        "Hours of care a week in packages that have had no review for 12 months.",
        "Weekly hours of those packages, added up.",
        _REVIEWS,
    ),
    ("reviews_due", "due_share"): (
        "Share not reviewed",
        "of packages",
        "percent",
        "up",
        "How many of the packages are a year old and have had no review in the last 12 months.",
        "Packages not reviewed for 12 months / packages.",
        _REVIEWS,
    ),
    ("team_purchasing", "new_packages"): (
        "New packages bought",
        "packages",
        "whole",
        None,
        "Packages begun in the last twelve whole months, by the team that bought them.",
        "Different packages by the month, team and provider of their first line.",
        f"A package that two providers share counts for each. {NOT_STATED}",
    ),
}
