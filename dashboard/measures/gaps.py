"""Demand, capacity and the gap between them: `weekly_gaps`."""

from dashboard.measures.record import LEFT_OUT, Measure

_SOURCE = ("packages", "waiting_list", "capacity")
_DECLARED = "Spare hours are what providers say they could take; what they took up can be less."

LIVE_HOURS = Measure(
    name="live_hours",
    label="Live hours",
    unit="hours a week",
    format="whole",
    worse=None,
    meaning="Hours of home care a week that are being delivered on the census Monday.",
    formula="Weekly hours of active packages whose dates include the Monday, added up. Where no "
    "packages are loaded: the planned hours of the period the Monday falls in.",
    source=("packages", "commissioned_hours"),
    mart="weekly_hours",
    column="live_hours",
    limitations=f"{LEFT_OUT} A visit by two "
    "workers counts twice. Ends arrive late, so the last two weeks are provisional.",
    adds_over="zones",
)
WAITING_HOURS = Measure(
    name="waiting_hours",
    label="Hours waiting",
    unit="hours",
    format="whole",
    worse="up",
    meaning="Hours of home care a week that people are waiting for a provider to start.",
    formula="Weekly hours of package referrals made on or before the Monday and not closed by it, added up.",
    source=("waiting_list",),
    mart="weekly_gaps",
    column="waiting_hours",
    limitations="Only people waiting for a package: hours are not known until care is assessed.",
    adds_over="zones",
)
WAITING_PEOPLE = Measure(
    name="waiting_people",
    label="People waiting",
    unit="people",
    format="whole",
    worse="up",
    meaning="Referrals of people waiting for a package of care to start.",
    formula="Package referrals made on or before the Monday and not closed by it; each counts one.",
    source=("waiting_list",),
    mart="weekly_gaps",
    column="waiting_people",
    limitations="A person with two open referrals counts twice.",
    adds_over="zones",
)
REPLACEMENT_HOURS = Measure(
    name="replacement_hours",
    label="To be re-placed",
    unit="hours",
    format="whole",
    worse="up",
    meaning="Hours still being delivered by a provider that is giving them up.",
    formula="For each package to be replaced, the lesser of its referral's hours and its live hours.",
    source=("waiting_list", "packages"),
    mart="weekly_gaps",
    column="replacement_hours",
    limitations="A referral that does not name a known package counts nothing here; the load page lists them.",
    adds_over="zones",
)
SPARE_HOURS = Measure(
    name="spare_hours",
    label="Spare hours declared",
    unit="hours",
    format="whole",
    worse="down",
    meaning="Hours a week that providers say they could take on now.",
    formula="Each active provider's latest declaration for the zone, if no more than 7 days old (local), added up.",
    source=("capacity", "providers"),
    mart="weekly_gaps",
    column="spare_hours",
    limitations=f"{_DECLARED} Older declarations are shown but not counted. Where no provider has "
    "declared, the figure is not known: it is not nought.",
    adds_over="zones",
    commercial=True,
)
DEMAND_HOURS = Measure(
    name="demand_hours",
    label="Demand",
    unit="hours",
    format="whole",
    worse=None,
    meaning="Hours of care a week that people have or are waiting for.",
    formula="Live hours + hours waiting \u2212 hours to be re-placed, so that no care counts twice.",
    source=("packages", "waiting_list"),
    mart="weekly_gaps",
    column="demand_hours",
    limitations="Need that nobody has referred is not in it.",
    adds_over="zones",
)
CAPACITY_HOURS = Measure(
    name="capacity_hours",
    label="Capacity",
    unit="hours",
    format="whole",
    worse="down",
    meaning="Hours of care a week that providers deliver or say they could.",
    formula="Live hours \u2212 hours to be re-placed + spare hours declared.",
    source=_SOURCE,
    mart="weekly_gaps",
    column="capacity_hours",
    limitations=f"{_DECLARED} Not known where no provider has declared.",
    adds_over="zones",
)
GAP_HOURS = Measure(
    name="gap_hours",
    label="Gap",
    unit="hours short",
    format="whole",
    worse="up",
    meaning="How far hours waiting exceed the spare hours declared. Below nought, hours are spare.",
    formula="Demand \u2212 capacity, which is hours waiting \u2212 spare hours declared.",
    source=_SOURCE,
    mart="weekly_gaps",
    column="gap_hours",
    limitations=f"{_DECLARED} Spare hours may not suit the times or places people need.",
    adds_over="neither",
)
SHORTFALL_HOURS = Measure(
    name="shortfall_hours",
    label="Shortfall",
    unit="hours short",
    format="whole",
    worse="up",
    meaning="Hours a week short, in the zones that are short.",
    formula="A zone's gap where above nought. The council's is the sum of its zones': spare hours "
    "in one zone do not serve another.",
    source=_SOURCE,
    mart="weekly_gaps",
    column="shortfall_hours",
    limitations=f"{_DECLARED} Zones whose spare hours are not known are left out.",
    adds_over="zones",
)
COVERAGE = Measure(
    name="coverage",
    label="Coverage",
    unit="of hours waiting",
    format="percent",
    worse="down",
    meaning="How much of the hours waiting the declared spare hours could cover.",
    formula="Spare hours declared / hours waiting.",
    source=("capacity", "waiting_list"),
    mart="weekly_gaps",
    column="coverage",
    limitations=f"{_DECLARED} Not applicable where nobody waits.",
    adds_over="neither",
)

MEASURES = (
    LIVE_HOURS,
    WAITING_HOURS,
    WAITING_PEOPLE,
    REPLACEMENT_HOURS,
    SPARE_HOURS,
    DEMAND_HOURS,
    CAPACITY_HOURS,
    GAP_HOURS,
    SHORTFALL_HOURS,
    COVERAGE,
)
