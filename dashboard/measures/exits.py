"""What would be left if a provider stopped: `provider_exit`."""

from typing import Final

from dashboard.measures.record import Words, worded

_SOURCE: Final = ("packages", "capacity", "contracts", "waiting_list", "providers")
_GROUPS: Final = "Providers of one group stop together; one that was taken over goes with the group that took it over."
_PLACED: Final = (
    "Declared hours are no promise. Providers that are suspended, embargoed or closed "
    "take none. Where a cap is set a provider takes no more than its headroom; headroom alone takes nobody on."
)
_WORDS: Final[dict[str, Words]] = {
    "hours": (
        "Hours now", "hours a week", "whole", None,
        "Live hours that a provider group delivers now.",
        "Weekly hours of its active lines on the latest Monday.", _GROUPS,
    ),
    "people": (
        "People", "people", "whole", None,
        "People whose care a provider group delivers.",
        "Different people with an active line of the group.",
        "A person with care from two groups counts with each; where both stop, once.",
    ),
    "packages": (
        "Packages", "packages", "whole", None,
        "Packages of care that a provider group delivers, or part of which it delivers.",
        "Different packages with an active line of the group.", _GROUPS,
    ),
    "double_handed_packages": (
        "Double-handed packages", "packages", "whole", None,
        "Packages whose visits need two care workers at once: they are the hardest to place.",
        "Packages with an active line of the group for which two carers a visit are stated.",
        "Only where the extract states carers a visit.",
    ),
    "zones": (
        "Zones", "zones", "whole", None,
        "Zones in which a provider group delivers care.",
        "Zones with live hours of the group.", _GROUPS,
    ),
    "absorbable_hours": (
        "Hours others could take", "hours a week", "whole", "down",
        "Hours of a provider group that others have declared room for, where it delivers them.",
        "A linear programme: fewest hours left, then nearest by role: lead, secondary, framework, block or spot, none.",
        _PLACED,
    ),
    "unplaced_hours": (
        "Hours with nowhere to go", "hours a week", "whole", "up",
        "Hours of a provider group that nobody has declared room for, if it stopped.",
        "Hours of the group \u2212 hours that move with its staff \u2212 hours others could take.",
        f"Shown for shares of its staff that transfer to others with the care. {_PLACED}",
    ),
    "weeks_to_resource": (
        "Weeks to re-source", "weeks", "decimal", "up",
        "How long it would take to place what is left, at the pace of the last 13 weeks.",
        "Hours with nowhere to go / hours a week placed from the queue over 13 weeks.",
        "Those who wait already would wait meanwhile. For the whole council only; none where nothing was placed.",
    ),
}  # fmt: skip
EXIT: Final = {
    column: worded(words, "provider_exit", column, _SOURCE, name=f"exit_{column}", commercial=True)
    for column, words in _WORDS.items()
}

MEASURES = tuple(EXIT.values())
