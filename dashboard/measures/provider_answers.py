"""What one provider answers, takes up and is said to be worth: offers, spare hours, feedback and KPIs."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words, worded

_ASKED: Final = "Only offers that the extract holds: what was asked by phone alone is not there."
_DECLARED: Final = "A week counts once its seven days are over. Declarations for all zones together are left out."
_REPLIES: Final = "Those who reply are seldom all: the number of replies stands beside it."

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("offer_windows", "offers"): (
        "Offers",
        "offers",
        "whole",
        None,
        "Packages offered to the provider in the weeks before the Monday.",
        "Offers made after the Monday so many weeks before, up to and on this one.",
        f"A package offered twice counts twice. {_ASKED}",
    ),
    ("offer_windows", "acceptance"): (
        "Accepted",
        "of offers",
        "percent",
        "down",
        "How many of the offers the provider accepted.",
        "Offers accepted / offers made.",
        f"An offer without a reply counts as not accepted. {_ASKED}",
    ),
    ("offer_windows", "declined"): (
        "Declined",
        "offers",
        "whole",
        "up",
        "Offers that the provider declined, by the reason it gave.",
        "Offers of the weeks with the answer declined.",
        f"The reason is what was written down, in six words. {_ASKED}",
    ),
    ("offer_windows", "median_days_to_answer"): (
        "Days to answer",
        "days",
        "decimal",
        "up",
        "How long the provider takes to answer: half of its answers take longer.",
        "The median of days from offer to answer.",
        f"Offers without an answer are left out. {_ASKED}",
    ),
    ("spare_uptake", "spare_hours"): (
        "Spare hours declared in 13 weeks",
        "hours",
        "whole",
        None,
        "Hours that the provider said it could take, over all declarations of 13 weeks.",
        "Spare hours of each declaration, added up.",
        f"Hours declared again each week count each week. {_DECLARED}",
    ),
    ("spare_uptake", "asked_for_hours"): (
        "Hours asked for",
        "hours",
        "whole",
        None,
        "How much of the hours declared was asked for in the seven days from each declaration.",
        "The lesser of hours declared and hours offered in the zone in those days, over the declarations of 13 weeks.",
        _DECLARED,
    ),
    ("spare_uptake", "taken_up_hours"): (
        "Hours taken up",
        "hours",
        "whole",
        "down",
        "Hours of new packages that began with the provider in the seven days from each declaration.",
        "Weekly hours of first lines in the zone in those days, where anything was offered.",
        f"What begins after the seven days is not in it. {_DECLARED}",
    ),
    ("spare_uptake", "taken_up_share"): (
        "Declared and taken up",
        "of what was asked",
        "percent",
        "down",
        "How much of the hours that were declared and asked for began.",
        "Hours taken up / the lesser of hours declared and hours offered, over the declarations of 13 weeks.",
        f"Not applicable where nothing was offered. {_DECLARED}",
    ),
    ("feedback", "responses"): (
        "Replies",
        "replies",
        "whole",
        None,
        "How many people replied about the provider in the period.",
        "Replies as returned.",
        "A reply is a form, not a person.",
    ),
    ("feedback", "mean_rating"): (
        "Mean rating",
        "of 5",
        "decimal",
        "down",
        "What people who replied gave the provider, from 1 to 5.",
        "Ratings weighted by replies; none under 5 replies.",
        _REPLIES,
    ),
    ("provider_kpis", "value"): (
        "Performance indicator",
        "as named",
        "decimal",
        None,
        "What the provider reached in the period on an indicator of its contract.",
        "The value as returned.",
        "Whether more is better depends on the indicator: its name says.",
    ),
    ("provider_kpis", "target"): (
        "Target",
        "as named",
        "decimal",
        None,
        "What the contract asks for on the indicator.",
        "The target as returned.",
        "Blank where the contract sets none.",
    ),
}
_SOURCES: Final = {
    "offer_windows": ("offers", "waiting_list"),
    "spare_uptake": ("capacity", "offers", "packages"),
    "feedback": ("feedback",),
    "provider_kpis": ("provider_kpis",),
}


def _measure(table: str, column: str, words: Words) -> Measure:
    adds: AddsOver = "weeks" if column in ("offers", "declined", "responses") else "neither"
    return worded(words, table, column, _SOURCES[table], adds, commercial=table != "feedback")


ANSWERS: Final = {key: _measure(*key, words) for key, words in _WORDS.items()}

MEASURES = tuple(ANSWERS.values())
