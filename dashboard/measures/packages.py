"""Packages that a council looks at one by one: small, large, short-visited, double-handed, long without a review."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words

_LEFT_OUT: Final = "Live-in care, nights, reablement and direct payments are left out."
_VISITS: Final = "Only lines that return both their visits and their short visits."
_POLICY: Final = "The day comes from the event that the council loads. Agreed means that the conditions are recorded."
_REVIEWS: Final = (
    "A blank date is a package never reviewed, or a date not returned. Reviews before the last are not kept."
)
_CARERS: Final = f"Where a line does not say how many carers come, it counts as one. {_LEFT_OUT}"
_TEAM: Final = f"A blank team or source counts as not stated. {_LEFT_OUT}"

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("package_splits", "packages"): (
        "Packages by team and source",
        "packages",
        "whole",
        None,
        "Packages that a team bought, or that came from one source.",
        "Different active packages on the Monday, by the team or the source of their line.",
        _TEAM,
    ),
    ("package_splits", "mean_hours"): (
        "Mean hours by team and source",
        "hours a week",
        "decimal",
        None,
        "Hours of care a week that a package of the team or source holds, on average.",
        "Hours / packages.",
        f"A few large packages raise it. {_TEAM}",
    ),
    ("package_splits", "small_packages"): (
        "Packages under 5 hours",
        "packages",
        "whole",
        None,
        "Packages of fewer than 5 hours a week.",
        "Different active packages on the Monday whose lines together hold under 5 hours a week.",
        _TEAM,
    ),
    ("package_splits", "small_share"): (
        "Under 5 hours a week",
        "of packages",
        "percent",
        None,
        "How many of the packages hold fewer than 5 hours a week.",
        "Packages under 5 hours / packages.",
        _TEAM,
    ),
    ("package_splits", "small_saving"): (
        "Saving on small packages",
        "hours a week",
        "whole",
        None,
        "What the council reckons it could save of the hours in packages under 5 hours.",
        "Hours of packages under 5 hours x the setting small_package_saving.",
        "The council's own percentage, not a finding: where none is set, none is shown.",
    ),
    ("large_packages", "packages"): (
        "Packages of 20 hours or more",
        "packages",
        "whole",
        None,
        "Packages of 20 hours a week or more, in bands.",
        "Different active packages on the Monday whose lines together hold 20 hours a week or more.",
        f"A visit by two workers counts twice. {_LEFT_OUT}",
    ),
    ("large_packages", "hours"): (
        "Hours in large packages",
        "hours a week",
        "whole",
        None,
        "Hours of care a week in packages of 20 hours or more.",
        "Weekly hours of those packages, added up.",
        f"A visit by two workers counts twice. {_LEFT_OUT}",
    ),
    ("double_handed", "packages"): (
        "Double-handed packages",
        "packages",
        "whole",
        None,
        "Packages whose visits take two care workers at once.",
        "Different active packages on the Monday with a line of 2 carers a visit.",
        _CARERS,
    ),
    ("double_handed", "share"): (
        "Double-handed",
        "of packages",
        "percent",
        None,
        "How many of the packages take two care workers at once.",
        "Double-handed packages / packages.",
        _CARERS,
    ),
    ("double_handed", "hours"): (
        "Double-handed hours of care",
        "hours a week",
        "whole",
        None,
        "Hours bought for visits of two care workers: each worker's time counts.",
        "Weekly hours of lines with 2 carers a visit, added up.",
        _CARERS,
    ),
    ("double_handed", "person_hours"): (
        "Hours with the person",
        "hours a week",
        "whole",
        None,
        "How long the person has care in visits of two care workers.",
        "Weekly hours / carers a visit, of lines with 2 carers, added up.",
        _CARERS,
    ),
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
        f"A package that two providers share counts for each. {_TEAM}",
    ),
}  # fmt: skip


def _measure(table: str, column: str, words: Words) -> Measure:
    label, unit, form, worse, meaning, formula, limitations = words
    adds: AddsOver = "zones" if column.endswith(("hours", "saving")) else "neither"
    return Measure(
        f"{table}_{column}", label, unit, form, worse, meaning, formula, ("packages",), table, column, limitations, adds
    )


PACKAGE: Final = {key: _measure(*key, words) for key, words in _WORDS.items()}

MEASURES = tuple(PACKAGE.values())
