"""How good the care is that people get: `quality_mix`, and `delivery` of all providers together."""

from typing import Final

from dashboard.measures.record import Words, worded

_SOURCE: Final = ("packages", "providers")
_STANDING: Final = (
    "As each provider was listed on that Monday; without a rating it is not rated, without a status active. A provider "
    "of several offices may have several ratings: the extract gives one."
)
_WORDS: Final[dict[str, Words]] = {
    "share": (
        "Share of hours", "of live hours", "percent", None,
        "The part of the care that comes from providers of one rating, one status, or with one answer on monitoring.",
        "Their live hours / all live hours.", _STANDING,
    ),
    "hours": (
        "Hours by rating, status or monitoring", "hours a week", "whole", None,
        "Live hours of providers of one rating, one status, or with one answer on electronic call monitoring.",
        "Weekly hours of active lines, added up.", _STANDING,
    ),
    "people": (
        "People by rating, status or monitoring", "people", "whole", None,
        "People with care from providers of one rating, one status, or with one answer on monitoring.",
        "Different people with an active line.", f"A person with two providers may count twice. {_STANDING}",
    ),
    "providers": (
        "Providers by rating, status or monitoring", "providers", "whole", None,
        "Providers with live hours of one rating, one status, or with one answer on monitoring.",
        "Different providers with live hours.", _STANDING,
    ),
}  # fmt: skip
MIX: Final = {
    column: worded(
        words, "quality_mix", column, _SOURCE, "zones" if column == "hours" else "neither", name=f"quality_{column}"
    )
    for column, words in _WORDS.items()
}

MEASURES = tuple(MIX.values())
