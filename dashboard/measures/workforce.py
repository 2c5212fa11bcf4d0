"""Who works in the market, month by month: `workforce_council` and `workforce_matched`."""

from dataclasses import replace
from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words, worded

_BOTH: Final = "Over the providers that returned both figures for the month; how many they are stands beside it."
_PEOPLE: Final = "Directly employed people; agency staff are left out."
ZONES: Final = "Where a provider returns all zones together, a zone's part is estimated as its live hours there."

_COUNCIL: Final[dict[str, Words]] = {
    "care_workers": (
        "Care workers",
        "people",
        "whole",
        "down",
        "People whom the providers that returned employ as care workers.",
        "Care workers of each provider's return for the month, added up.",
        f"{_PEOPLE} It rises and falls with the number of returns: compare the same providers only. {ZONES}",
    ),
    "care_workers_wte": (
        "Care workers, whole-time",
        "equivalents",
        "whole",
        "down",
        "Care workers as whole-time equivalents, where providers do not return people.",
        "Whole-time equivalents of each provider's return for the month, added up.",
        f"Not to be set beside people: two half-time workers are one. {ZONES}",
    ),
    "vacancies": (
        "Vacancies",
        "posts",
        "whole",
        "up",
        "Care worker posts that providers would fill today.",
        "Vacancies of each provider's return for the month, added up.",
        f"Providers that leave the figure blank are left out. {ZONES}",
    ),
    "vacancy_rate": (
        "Vacancy rate",
        "of posts",
        "percent",
        "up",
        "How many of the care worker posts are vacant.",
        "Vacancies / (care workers + vacancies).",
        f"{_BOTH} Whole-time equivalents stand in where people are not returned.",
    ),
    "turnover": (
        "Turnover",
        "in 12 months",
        "percent",
        "up",
        "How many care workers left in twelve months, for each hundred employed.",
        "Leavers of the month and the 11 before / the mean of care workers over them.",
        f"Only providers that returned leavers and care workers for all 12 months. {_PEOPLE}",
    ),
    "starters_rate": (
        "Starters",
        "in 12 months",
        "percent",
        None,
        "How many care workers started in twelve months, for each hundred employed.",
        "Starters of the month and the 11 before / the mean of care workers over them.",
        f"Only providers that returned starters and care workers for all 12 months. {_PEOPLE}",
    ),
    "absence": (
        "Absence",
        "of hours",
        "percent",
        "up",
        "How much of the contracted hours is lost to absence.",
        "Absence hours / contracted hours.",
        f"{_BOTH} What counts as absence is each provider's own rule.",
    ),
    "agency_share": (
        "Agency hours",
        "of hours",
        "percent",
        "up",
        "How much of the hours worked is worked by agency staff.",
        "Agency hours / (contracted hours \u2212 absence hours + agency hours).",
        _BOTH,
    ),
    "zero_hours_share": (
        "Zero-hours contracts",
        "of care workers",
        "percent",
        None,
        "How many of the care workers have no guaranteed hours.",
        "Care workers on zero-hours contracts / care workers.",
        _BOTH,
    ),
    "drivers_share": (
        "Drivers",
        "of care workers",
        "percent",
        "down",
        "How many of the care workers drive.",
        "Care workers who drive / care workers.",
        _BOTH,
    ),
    "sponsored_share": (
        "Sponsored workers",
        "of care workers",
        "percent",
        None,
        "How many of the care workers hold a sponsored visa.",
        "Care workers on sponsored visas / care workers.",
        f"{_BOTH} They leave together where a sponsor loses its licence.",
    ),
}


def _council(column: str, words: Words) -> Measure:
    adds: AddsOver = "zones" if column in ("care_workers", "care_workers_wte", "vacancies") else "neither"
    return worded(words, "workforce_council", column, ("workforce",), adds, name=f"staff_{column}", commercial=True)


STAFF: Final = {column: _council(column, words) for column, words in _COUNCIL.items()}

MATCHED_CHANGE = replace(
    STAFF["care_workers"],
    name="matched_change_care_workers",
    label="Change in care workers",
    format="signed",
    meaning="How many care workers more or fewer the same providers employ than twelve months before.",
    formula="Care workers now \u2212 twelve months before, over the providers that returned both months.",
    mart="workforce_matched",
    column="change_care_workers",
    limitations=f"Providers that came, went or missed a return are left out. {_PEOPLE}",
    adds_over="neither",
)

MEASURES = (*STAFF.values(), MATCHED_CHANGE)
