"""What an hour of care costs, and what it should cost: `prices_paid` and `prices`."""

from typing import Final

from dashboard.measures.record import AddsOver, Measure, Words, worded

_PRICED: Final = "Lines without a rate have no part in it: the share with a rate is shown."
_STATED: Final = "As the prices extract states it, for the zone where it has its own figure, else for the council."
_UNLOCKED: Final = (
    "Supplement x live hours of the zones; a year is 52 weeks. For each hour unlocked: that cost / (hours waiting x "
    "the share unlocked). Break-even: cost / average rate, the hours at which each costs its rate once more."
)

_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("prices_paid", "mean_rate"): (
        "Average rate",
        "an hour",
        "money",
        None,
        "What the council pays for an hour of live care, on average.",
        "Hours x rate of active packages that state a rate, added up / their hours.",
        f"{_PRICED} A visit by two workers counts twice in the hours. Supplements paid apart are not in it.",
    ),
    ("prices_paid", "weekly_spend"): (
        "Spend",
        "a week",
        "pounds",
        None,
        "What live care costs in a week at the rates that packages state.",
        "Hours x rate of active packages on the Monday, added up.",
        f"{_PRICED} It is what is bought, not what is paid: visits not made are in it.",
    ),
    ("prices_paid", "priced_share"): (
        "Hours with a rate",
        "of live hours",
        "percent",
        "down",
        "How much of live care has a price in the extract.",
        "Live hours of packages that state a rate / live hours.",
        "What is said of prices is said of this part alone.",
    ),
    ("prices_paid", "against_cost"): (
        "Against cost of care",
        "an hour",
        "money",
        "down",
        "How far the average rate lies above what an hour of care costs locally; below nought, under it.",
        "Average rate \u2212 cost of care, of the year that the Monday lies in or the last one before it.",
        "A cost of care is itself an estimate, of a year.",
    ),
    ("prices_paid", "below_minimum"): (
        "Under the sector minimum",
        "of priced hours",
        "percent",
        "up",
        "How much of live care is bought for less than the sector says that an hour must cost.",
        "Hours of providers in zones where their average rate is under the minimum price / hours with a rate.",
        "A provider's dear and cheap packages in one zone are taken together.",
    ),
    ("prices", "cost_of_care"): (
        "Cost of care",
        "an hour",
        "money",
        None,
        "What an hour of home care costs to provide locally.",
        _STATED,
        "Made by surveys of providers; councils make it in different ways.",
    ),
    ("prices", "minimum_price"): (
        "Sector minimum",
        "an hour",
        "money",
        None,
        "What the sector's own association says that an hour must cost at least.",
        _STATED,
        "It is reckoned for the whole of a nation, not for one place.",
    ),
    ("prices", "council_rate"): (
        "Council's rate",
        "an hour",
        "money",
        None,
        "What the council says that it pays for an hour.",
        _STATED,
        "What packages state can differ from it.",
    ),
    ("prices_paid", "supplement_cost"): (
        "Cost of a supplement",
        "a week",
        "pounds",
        None,
        "What a supplement an hour on all live care of some zones costs, against the hours waiting there.",
        _UNLOCKED,
        "The share unlocked is the reader's own guess. The care of the unlocked hours costs its rate besides.",
    ),
}
_SOURCES: Final = {
    "against_cost": ("packages", "prices"),
    "below_minimum": ("packages", "prices"),
    "supplement_cost": ("packages", "waiting_list"),
}
_ADDS: Final[dict[str, AddsOver]] = {"weekly_spend": "zones"}


def _measure(table: str, column: str, words: Words) -> Measure:
    paid, adds = table == "prices_paid", _ADDS.get(column, "neither")
    kinds = _SOURCES.get(column, ("packages",) if paid else ("prices",))
    return worded(words, table, column, kinds, adds, name=f"price_{column}", commercial=paid)


PRICES: Final = {column: _measure(table, column, words) for (table, column), words in _WORDS.items()}
MEASURES: Final = tuple(PRICES.values())
