"""What one provider delivers and gives up: `provider_totals`, `provider_hours`, `handback_windows` and `delivery`."""

from typing import Final

from dashboard.measures.record import LEFT_OUT, AddsOver, Measure, Words, worded

_LIVE: Final = f"{LEFT_OUT} The last two weeks are provisional."
_CALLS: Final = "As the provider's electronic call monitoring says; hours of a period are its mean a week."
_HANDED: Final = "A package handed back twice in the weeks counts once. Only where lines say why they ended."

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("provider_totals", "hours"): (
        "Provider's hours",
        "a week",
        "whole",
        None,
        "Hours of care a week that the provider delivers on the Monday.",
        "Weekly hours of its active packages, added up.",
        _LIVE,
    ),
    ("provider_totals", "people"): (
        "Provider's people",
        "people",
        "whole",
        None,
        "People to whom the provider delivers care on the Monday.",
        "Different people with an active package of the provider.",
        f"Someone with care in two zones counts in both, and once in the total. {_LIVE}",
    ),
    ("provider_totals", "packages"): (
        "Provider's packages",
        "packages",
        "whole",
        None,
        "Packages that the provider delivers on the Monday.",
        "Different active packages of the provider.",
        f"A package shared by two providers counts for both. {_LIVE}",
    ),
    ("provider_totals", "double_handed_hours"): (
        "Double-handed hours",
        "a week",
        "whole",
        None,
        "Hours of packages whose visits take two care workers.",
        "Weekly hours of its active packages with 2 carers a visit, added up.",
        "Only where lines say how many carers come.",
    ),
    ("provider_totals", "share"): (
        "Provider's share",
        "of all hours",
        "percent",
        None,
        "How much of the place's care the provider delivers.",
        "Hours of the provider / hours of all providers in the place.",
        "The provider alone: what its group holds together is on the market page.",
    ),
    ("provider_hours", "headroom"): (
        "Headroom",
        "hours a week",
        "whole",
        None,
        "Hours a week that the provider may still take before its caps are reached.",
        "Hours caps of its contracts in a zone \u2212 its hours there.",
        "Only where each of its contracts in the zone has a cap. Below nought the cap is passed.",
    ),
    ("handback_windows", "packages"): (
        "Packages handed back",
        "packages",
        "whole",
        "up",
        "Packages that the provider gave up in the weeks before the Monday, replaced at once or not.",
        "Different packages whose line ended as handed back in the weeks.",
        _HANDED,
    ),
    ("handback_windows", "people"): (
        "People handed back",
        "people",
        "whole",
        "up",
        "People whose care the provider gave up in the weeks before the Monday.",
        "Different people with a line that ended as handed back in the weeks.",
        _HANDED,
    ),
    ("handback_windows", "hours"): (
        "Hours handed back",
        "hours a week",
        "whole",
        "up",
        "Hours of care a week that the provider gave up in the weeks before the Monday.",
        "Weekly hours of the lines that ended as handed back in the weeks, added up.",
        _HANDED,
    ),
    ("delivery", "planned_hours"): (
        "Planned hours",
        "hours a week",
        "whole",
        None,
        "Hours of care a week that were planned for the period.",
        "Planned hours as returned.",
        _CALLS,
    ),
    ("delivery", "delivered_hours"): (
        "Delivered hours",
        "hours a week",
        "whole",
        "down",
        "Hours of care a week that were delivered in the period.",
        "Delivered hours as returned.",
        _CALLS,
    ),
    ("delivery", "missed_visits"): (
        "Missed visits",
        "a week",
        "decimal",
        "up",
        "Visits a week to which nobody came.",
        "Missed visits as returned.",
        _CALLS,
    ),
    ("delivery", "late_visits"): (
        "Late visits",
        "a week",
        "decimal",
        "up",
        "Visits a week that began late.",
        "Late visits as returned.",
        f"{_CALLS} What counts as late is each contract's own rule.",
    ),
}
_SOURCES: Final = {
    "provider_totals": ("packages", "commissioned_hours"),
    "provider_hours": ("contracts", "packages"),
    "handback_windows": ("packages",),
    "delivery": ("commissioned_hours",),
}


def _adds(table: str, column: str) -> AddsOver:
    if column in ("people", "packages", "share"):
        return "neither"
    return "weeks" if table == "handback_windows" else "zones"


def _measure(table: str, column: str, words: Words) -> Measure:
    commercial = table in ("handback_windows", "delivery")
    return worded(words, table, column, _SOURCES[table], _adds(table, column), commercial=commercial)


CARE: Final = {key: _measure(*key, words) for key, words in _WORDS.items()}

MEASURES = tuple(CARE.values())
