"""Winter's indicators that no other table measures, and packages begun, as they stand in every week."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words, worded

_HOSPITALS: Final = "Hospitals count in their own ways: compare a place with its own past."
_LATE: Final = "Ends arrive late, so the last two weeks are provisional."
_TEAMS: Final = "Only where the reablement service returns it by zone."

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("weekly_demand", "new_packages"): (
        "Packages begun",
        "packages",
        "whole",
        None,
        "Packages of care that began in the week before the Monday.",
        "Different packages whose first line begins in the seven days to the Monday.",
        "Few begin at bank holidays and at Christmas.",
    ),
    ("winter_indicators", "handback_hours"): (
        "Handed back, replaced or not",
        "hours a week",
        "whole",
        "up",
        "Hours of care a week that providers gave up in the seven days before the Monday, of all of them together.",
        "Weekly hours of the lines that ended as handed back in those days, added up.",
        f"Only where lines say why they ended. {_LATE}",
    ),
    ("winter_indicators", "absence"): (
        "Staff absence",
        "of contracted hours",
        "percent",
        "up",
        "How much of the hours that care workers are contracted for they were away.",
        "Absence hours / contracted hours of the month that the Monday falls in, of providers that returned both.",
        "Returned by month: it moves in steps. What counts as absence is each provider's own rule.",
    ),
    ("winter_indicators", "missed_late_visits"): (
        "Missed and late visits",
        "a week",
        "whole",
        "up",
        "Visits a week to which nobody came, or came late.",
        "Missed visits + late visits of the period that the Monday falls in, a week.",
        "Only of providers with call monitoring that returns both. What counts as late is each contract's own rule.",
    ),
    ("winter_indicators", "offers_declined"): (
        "Offers declined",
        "of answered offers",
        "percent",
        "up",
        "How many of the packages offered to providers in the week they declined.",
        "Offers declined / offers accepted or declined, of those made in the seven days to the Monday.",
        "A package offered to many and declined by all counts many times. Offers without an answer are left out.",
    ),
    ("winter_indicators", "delayed_people"): (
        "Delayed for home care",
        "people",
        "whole",
        "up",
        "People well enough to leave hospital who wait there for home care on the Monday.",
        "As the hospitals return it for the week; a zone's hospitals added up.",
        _HOSPITALS,
    ),
    ("winter_indicators", "discharges_with_care"): (
        "Discharges with care",
        "people",
        "whole",
        "up",
        "People who left hospital in the week with home care.",
        "As the hospitals return it for the week; a zone's hospitals added up.",
        f"More discharges can be good news for the hospital: they ask more of home care. {_HOSPITALS}",
    ),
    ("winter_indicators", "admissions_with_package"): (
        "Admitted with a package",
        "people",
        "whole",
        "up",
        "People with a package of care who went into hospital in the week.",
        "As the hospitals return it for the week; a zone's hospitals added up.",
        _HOSPITALS,
    ),
    ("winter_indicators", "reablement_days"): (
        "Reablement stay",
        "days",
        "whole",
        "up",
        "How long people now in reablement have been there, on average.",
        "Mean days as returned; of several returns weighed by their people.",
        f"It lengthens where people cannot go on to lasting care. {_TEAMS}",
    ),
    ("winter_indicators", "awaiting_onward_care"): (
        "Awaiting onward care",
        "people",
        "whole",
        "up",
        "People whose reablement is done and who wait for lasting care.",
        "As returned for the week, added up.",
        _TEAMS,
    ),
}
_SOURCES: Final = {
    "new_packages": ("packages",),
    "handback_hours": ("packages",),
    "absence": ("workforce",),
    "missed_late_visits": ("commissioned_hours",),
    "offers_declined": ("offers",),
    "delayed_people": ("discharges",),
    "discharges_with_care": ("discharges",),
    "admissions_with_package": ("discharges",),
    "reablement_days": ("reablement",),
    "awaiting_onward_care": ("reablement",),
}
_STOCKS: Final = ("delayed_people", "awaiting_onward_care")
_NEVER_ADDED: Final = ("absence", "offers_declined", "reablement_days")
_OF_PROVIDERS: Final = ("handback_hours", "absence", "missed_late_visits", "offers_declined")


def _adds(column: str) -> AddsOver:
    if column in _NEVER_ADDED:
        return "neither"
    return "zones" if column in _STOCKS else "weeks"


def _measure(table: str, column: str, words: Words) -> Measure:
    of_providers = column in _OF_PROVIDERS
    return worded(words, table, column, _SOURCES[column], _adds(column), name=column, commercial=of_providers)


MEASURES: Final = tuple(_measure(*key, words) for key, words in _WORDS.items())
