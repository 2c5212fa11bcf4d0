"""How packages are placed: stages of brokerage, times of day, answers to offers, and rounds."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words, worded

_ASKED: Final = "Only offers that the extract holds: what was asked by phone alone is not there."
_STAGES: Final = (
    "A stage is known from its day: first offer, a provider's yes (the list's own day, else that of the accepted "
    f"offer), start of care. {_ASKED}"
)
_TIMES: Final = "Visits and hours fall evenly on the times of day asked for. Packages that state none stand apart."
_ROUNDS: Final = (
    "Packed the longest call first, at most 11/9 of the fewest rounds there could be. The days of a visit are not "
    "known: a round is as long as if all in it were visited on the same days. A call is planned at its hours a visit, "
    "or at the shortest call that is set. Packages without visits or times of day are counted and left out."
)
_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("brokerage_stages", "waiting"): (
        "Waiting at a stage", "people", "whole", "up",
        "Package referrals that wait for a first offer, for a provider's yes, or for care to start.",
        "Referrals made on or before the Monday and not closed by it, by what had happened by then.", _STAGES,
    ),
    ("brokerage_stages", "waiting_hours"): (
        "Hours waiting at a stage", "hours a week", "whole", "up",
        "Hours a week of the packages that wait at a stage.", "Their weekly hours, added up.", _STAGES,
    ),
    ("brokerage_stages", "median_days"): (
        "Days at a stage", "days", "whole", "up",
        "Half of those who passed in 13 weeks took longer: referral to first offer, offer to a yes, yes to start.",
        "The median of the days, over referrals that passed it after the Monday 13 weeks before, up to this one.",
        f"Those still at the stage are not in it. {_STAGES}",
    ),
    ("brokerage_stages", "p90_days"): (
        "9 in 10 passed a stage within", "days", "whole", "up",
        "One in ten of those who passed the stage in 13 weeks took longer.",
        "The 90th percentile of the same days.", f"Those still at the stage are not in it. {_STAGES}",
    ),
    ("brokerage_stages", "median_days_from_referral"): (
        "Referral to a yes", "days", "whole", "up",
        "How long it takes from a referral until a provider says yes: half take longer.",
        "The median of the days, over referrals that a provider accepted in 13 weeks.",
        f"Those whom nobody has accepted are not in it. {_STAGES}",
    ),
    ("waiting_visits", "referrals"): (
        "People who need calls", "people", "whole", "up",
        "People who wait for a package with calls at that time of day.",
        "Package referrals on the Monday, one in each of their times of day.",
        f"They do not add over times of day. {_TIMES}",
    ),
    ("waiting_visits", "hours"): (
        "Hours of calls", "hours a week", "whole", "up",
        "Hours a week that wait at that time of day.", "Weekly hours / times of day of the package, added up.", _TIMES,
    ),
    ("offer_bands", "acceptance"): (
        "Offers accepted", "of offers", "percent", "down",
        "How many of the offers of 13 weeks were accepted.", "Offers accepted / offers made.",
        f"An offer without a reply counts as not accepted. {_ASKED}",
    ),
    ("offer_bands", "declined"): (
        "Refusals", "offers", "whole", "up",
        "Offers of 13 weeks that were declined, by the reason given, the zone and the time of day.",
        "Offers with the answer declined; in each time of day of the package.",
        f"A package with calls at four times is refused for one of them: it counts in each. {_ASKED}",
    ),
    ("offer_roles", "acceptance"): (
        "Accepted offers of a role", "of offers", "percent", "down",
        "How many of the offers of 13 weeks providers of one contract role accepted.",
        "Offers accepted / offers made to providers with that role in the zone of the package.",
        f"The role is that of the week of the offer. {_ASKED}",
    ),
    ("rounds", "round"): (
        "Rounds", "rounds", "whole", None,
        "Rounds that the calls still to be placed would make, of one zone and time of day, for one worker or a pair.",
        "Calls of one postcode sector first, then what is left across the zone, each round within the shift.", _ROUNDS,
    ),
    ("rounds", "hours"): (
        "Hours in rounds", "hours a week", "whole", None,
        "Hours a week of the calls in rounds: what placing them would unlock.",
        "Weekly hours / times of day of each package in them, added up.",
        f"A package starts when all of its times of day have a round. {_ROUNDS}",
    ),
    ("rounds", "on_foot"): (
        "Rounds that need no driver", "rounds", "whole", None,
        "Rounds whose calls are all in one postcode sector, so that they can be walked.",
        "Rounds made within one sector.", f"A sector in the country may be too wide to walk. {_ROUNDS}",
    ),
}  # fmt: skip
_SOURCES: Final = {
    "brokerage_stages": ("waiting_list", "offers"),
    "waiting_visits": ("waiting_list",),
    "offer_bands": ("offers", "waiting_list"),
    "offer_roles": ("offers", "waiting_list", "contracts"),
    "rounds": ("waiting_list", "offers"),
}
_ADD: Final = ("waiting", "waiting_hours", "referrals", "hours", "round", "on_foot")


def _measure(table: str, column: str, words: Words) -> Measure:
    adds: AddsOver = "zones" if column in _ADD else "neither"
    return worded(words, table, column, _SOURCES[table], adds, commercial=table.startswith("offer"))


BROKERAGE: Final = {key: _measure(*key, words) for key, words in _WORDS.items()}

MEASURES = tuple(BROKERAGE.values())
