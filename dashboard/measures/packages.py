"""Packages that a council looks at one by one: small, large and double-handed."""

from typing import Final

from dashboard.measures import short_visits, teams
from dashboard.measures.record import LEFT_OUT, AddsOver, Measure, Words, worded

_CARERS: Final = f"Where a line does not say how many carers come, it counts as one. {LEFT_OUT}"

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("package_splits", "packages"): (
        "Packages by team and source",
        "packages",
        "whole",
        None,
        "Packages that a team bought, or that came from one source.",
        "Different active packages on the Monday, by the team or the source of their line.",
        teams.NOT_STATED,
    ),
    ("package_splits", "mean_hours"): (
        "Mean hours by team and source",
        "hours a week",
        "decimal",
        None,
        "Hours of care a week that a package of the team or source holds, on average.",
        "Hours / packages.",
        f"A few large packages raise it. {teams.NOT_STATED}",
    ),
    ("package_splits", "small_packages"): (
        "Packages under 5 hours",
        "packages",
        "whole",
        None,
        "Packages of fewer than 5 hours a week.",
        "Different active packages on the Monday whose lines together hold under 5 hours a week.",
        teams.NOT_STATED,
    ),
    ("package_splits", "small_share"): (
        "Under 5 hours a week",
        "of packages",
        "percent",
        None,
        "How many of the packages hold fewer than 5 hours a week.",
        "Packages under 5 hours / packages.",
        teams.NOT_STATED,
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
        f"A visit by two workers counts twice. {LEFT_OUT}",
    ),
    ("large_packages", "hours"): (
        "Hours in large packages",
        "hours a week",
        "whole",
        None,
        "Hours of care a week in packages of 20 hours or more.",
        "Weekly hours of those packages, added up.",
        f"A visit by two workers counts twice. {LEFT_OUT}",
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
}


def _measure(table: str, column: str, words: Words) -> Measure:
    adds: AddsOver = "zones" if column.endswith(("hours", "saving")) else "neither"
    return worded(words, table, column, ("packages",), adds)


PACKAGE: Final = {key: _measure(*key, words) for key, words in {**_WORDS, **short_visits.WORDS, **teams.WORDS}.items()}

MEASURES = tuple(PACKAGE.values())
