"""The measures of `measure_trends` by what they are about, in the order that a director reads them."""

from typing import Final

from dashboard.measures import MEASURES
from dashboard.measures.record import Measure

SIGNALLING: Final = "signals"
TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "waiting": ("waiting_hours", "waiting_people", "longest_days", "p90_days", "median_days", "replacement_hours"),
    "care": (
        "live_hours", "people", "packages", "mean_hours", "suspended_hours", "new_packages", "bridge_new_hours",
        "bridge_increase_hours", "bridge_decrease_hours", "bridge_ended_hours", "bridge_paused_hours",
        "bridge_restarted_hours",
    ),
    "gap": ("gap_hours", "shortfall_hours", "spare_hours", "coverage", "demand_hours", "capacity_hours"),
    "market": (
        "market_providers", "market_n50", "largest_share", "largest_4_share", "largest_10_share",
        "effective_providers", "market_hhi",
    ),
    "providers": (
        "handback_hours", "bridge_handed_back_hours", "offers_declined", "missed_late_visits", "absence",
    ),
    "hospital": (
        "delayed_people", "discharges_with_care", "admissions_with_package", "reablement_days", "awaiting_onward_care",
    ),
}  # fmt: skip
WORDS: Final = {
    SIGNALLING: "What signals now",
    "waiting": "Waiting",
    "care": "Care delivered",
    "gap": "Capacity and gap",
    "market": "Market",
    "providers": "Providers",
    "hospital": "Hospital and reablement",
}
ORDER: Final = tuple(name for names in TOPICS.values() for name in names)
"""Every measure, of one topic after the other."""
SAID: Final = {
    "bridge_new_hours": "Hours begun",
    "bridge_increase_hours": "Hours added to packages",
    "bridge_decrease_hours": "Hours taken off packages",
    "bridge_ended_hours": "Hours ended",
    "bridge_handed_back_hours": "Handed back, not yet replaced",
    "bridge_paused_hours": "Hours paused for hospital",
    "bridge_restarted_hours": "Hours back from hospital",
    "market_n50": "Providers of half the hours",
    "market_hhi": "Concentration (HHI)",
}
"""Beside other measures a step of the bridge needs more words than in it, and a long name fewer."""


def label(name: str) -> str:
    return SAID.get(name, MEASURES[name].label)


def record(name: str) -> Measure:
    return MEASURES[name]
