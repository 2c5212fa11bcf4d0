"""What changed in the care delivered between two Mondays: `hours_bridge`."""

from typing import Final

from dashboard.measures.record import Measure, Worse

_LATE = "Ends arrive late, so the last two weeks are provisional."

# column: label, which way is worse, meaning, formula
_STEPS: Final[dict[str, tuple[str, Worse, str, str]]] = {
    "opening_hours": (
        "Live hours a week before",
        None,
        "Hours being delivered on the Monday a week before.",
        "Live hours of the Monday before.",
    ),
    "new_hours": (
        "New packages",
        None,
        "Hours of packages that were not there a week before.",
        "Hours now of packages with no line at the Monday before and an active one at this Monday, also after a gap.",
    ),
    "increase_hours": (
        "Increases",
        None,
        "Hours added to packages that stayed with their provider and zone.",
        "For each package, provider and zone at both Mondays: hours now \u2212 hours then, where above nought.",
    ),
    "decrease_hours": (
        "Decreases",
        None,
        "Hours taken off packages that stayed with their provider and zone.",
        "For each package, provider and zone at both Mondays: hours then \u2212 hours now, where above nought.",
    ),
    "ended_hours": (
        "Ended",
        None,
        "Hours of packages that ended, other than those a provider handed back.",
        "Hours then of packages active at the Monday before and gone at this one.",
    ),
    "handed_back_hours": (
        "Handed back",
        "up",
        "Hours of packages that a provider gave up and nobody has taken on yet.",
        "Hours then of packages that are gone and whose last line ended as handed back.",
    ),
    "handback_replaced_hours": (
        "Handed back and replaced",
        "up",
        "Hours a provider gave up and another took on within the week; part of transferred out.",
        "Hours then of transferred packages whose old provider's line ended as handed back.",
    ),
    "paused_hours": (
        "Into hospital",
        None,
        "Hours of packages that were suspended in the week.",
        "Hours then of packages active at the Monday before and suspended at this one.",
    ),
    "restarted_hours": (
        "Back from hospital",
        None,
        "Hours of packages that started again in the week.",
        "Hours now of packages suspended at the Monday before and active at this one.",
    ),
    "transferred_in_hours": (
        "Transferred in",
        None,
        "Hours that came from another provider or zone.",
        "Hours now of continuing packages with a provider or zone that they did not have before.",
    ),
    "transferred_out_hours": (
        "Transferred out",
        None,
        "Hours that went to another provider or zone.",
        "Hours then of continuing packages with a provider or zone that they no longer have.",
    ),
    "closing_hours": (
        "Live hours now",
        None,
        "Hours being delivered on the Monday.",
        "Opening, plus the hours that came in, less the hours that went out.",
    ),
    "residual_hours": (
        "Unexplained",
        "up",
        "What the steps leave unexplained. It must be 0.",
        "Closing live hours \u2212 the steps added up.",
    ),
}


def _measure(column: str, label: str, worse: Worse, meaning: str, formula: str) -> Measure:
    stock = column in ("opening_hours", "closing_hours")
    return Measure(
        name=f"bridge_{column}",
        label=label,
        unit="hours a week",
        format="whole",
        worse=worse,
        meaning=meaning,
        formula=formula,
        source=("packages",),
        mart="hours_bridge",
        column=column,
        limitations=_LATE,
        adds_over="zones" if stock else "weeks",
        commercial=column in ("handed_back_hours", "handback_replaced_hours"),
    )


MEASURES = tuple(_measure(column, *words) for column, words in _STEPS.items())
